"""Starting a race or the kills, and waiting for their end."""

import subprocess
import sys
from pathlib import Path

from tests.race.log import Done, read

ROOT = Path(__file__).parents[2]


def raced(url: str, folder: Path, seconds: float, children: int = 20, *, unlocked: bool = False) -> list[Done]:
    """Two processes of eight threads, for so many seconds; gives everything that they were told has been done."""
    more = ["--unlocked"] if unlocked else []
    _run("worker", url, folder, *more, seconds=seconds, children=children)
    return _logs(folder)


def killed(url: str, folder: Path, times: int, children: int = 20) -> list[Done]:
    """So many processes killed mid-write, one after another; gives everything that they were told has been done."""
    _run("kills", url, folder, times=times, children=children)
    return _logs(folder)


def _run(module: str, url: str, folder: Path, *more: str, **named: float) -> None:
    options = [word for name, value in named.items() for word in (f"--{name}", str(value))]
    command = [sys.executable, "-m", f"tests.race.{module}", url, str(folder), *options, *more]
    ended = subprocess.run(command, cwd=ROOT, stderr=subprocess.PIPE, check=False)
    if ended.returncode:
        raise RuntimeError(f"The {module} ended with {ended.returncode}: {ended.stderr.decode()[-2000:]}")


def _logs(folder: Path) -> list[Done]:
    return read(*sorted(folder.glob("log-*")))

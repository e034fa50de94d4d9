"""Processes killed in the middle of writing: `python -m tests.race.kills URL FOLDER --times 50`."""

import argparse
import os
import signal
import sys
from pathlib import Path
from random import Random
from time import sleep

from tests.race.worker import Worker, forked
from workflows.catalogue import catalogue

THREADS = 4
LONGEST_LIFE = 0.4
"""Seconds between the first thing that a process was told has been done and its end."""


def kill_again_and_again(url: str, log: Path, times: int, children: int) -> None:
    """Start a process that writes, and kill it at a random moment once it has begun; so many times."""
    random = Random(times)
    for seed in range(times):
        before = _size(log)
        process = forked(Worker(url, log, 600, children, THREADS, seed).work)
        while _size(log) == before:
            sleep(0.005)
        sleep(random.random() * LONGEST_LIFE)
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)


def _size(log: Path) -> int:
    return log.stat().st_size if log.exists() else 0


def main(arguments: list[str]) -> None:
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("url")
    given.add_argument("folder", type=Path)
    given.add_argument("--times", type=int, default=50)
    given.add_argument("--children", type=int, default=20)
    asked = given.parse_args(arguments)
    catalogue()
    kill_again_and_again(asked.url, asked.folder / "log-0", asked.times, asked.children)


if __name__ == "__main__":
    main(sys.argv[1:])

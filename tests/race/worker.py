"""The processes of a race: `python -m tests.race.worker URL FOLDER --seconds 20`.

Everything is imported once; each process is a copy of this one that opens the database anew.
"""

import argparse
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from engine.clock import SystemClock
from engine.database import Database
from engine.desk import Desk
from engine.ids import Ids
from tests.race.log import Log
from tests.race.racer import Racer
from tests.race.unlocked import take_the_lock_out
from workflows.catalogue import catalogue

PROCESSES, THREADS = 2, 8
MACHINES_APART = 0.25
"""How far the second process's clock is behind the first's, in seconds."""
WARM_UP = 15
"""Presses before the race, so that statements are compiled once and not by eight threads at a time."""


class ClockBehind(SystemClock):
    """The clock of a machine that is late."""

    def __init__(self, by: timedelta):
        self.by = by

    def now(self) -> datetime:
        return super().now() - self.by


@dataclass(frozen=True, slots=True)
class Worker:
    """One process: so many threads, each with a randomness of its own, for so many seconds."""

    url: str
    log: Path
    seconds: float
    children: int
    threads: int = THREADS
    seed: int = 1
    behind: float = 0.0

    def work(self) -> None:
        database = Database(self.url)
        desk = Desk(catalogue(), ClockBehind(timedelta(seconds=self.behind)), database, Ids())
        log = Log(self.log)
        racers = [Racer(desk, log, self.seed * 1000 + place, self.children) for place in range(self.threads)]
        for _ in range(WARM_UP):
            racers[0].press()
        running = [threading.Thread(target=racer.run, args=(self.seconds,)) for racer in racers]
        for thread in running:
            thread.start()
        for thread in running:
            thread.join()
        log.close()
        database.dispose()


def forked(work: Callable[[], None]) -> int:
    """A process of its own that does the work and ends; gives its id."""
    process = os.fork()
    if process:
        return process
    ended = 1
    try:
        work()
        ended = 0
    finally:
        os._exit(ended)


def main(arguments: list[str]) -> int:
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("url")
    given.add_argument("folder", type=Path)
    given.add_argument("--seconds", type=float, default=20)
    given.add_argument("--children", type=int, default=20)
    given.add_argument("--unlocked", action="store_true")
    asked = given.parse_args(arguments)
    if asked.unlocked:
        take_the_lock_out()
    catalogue()
    workers = [
        Worker(
            asked.url, asked.folder / f"log-{place}", asked.seconds, asked.children, seed=place,
            behind=place * MACHINES_APART,
        )
        for place in range(PROCESSES)
    ]  # fmt: skip
    ended = [os.waitpid(process, 0)[1] for process in [forked(worker.work) for worker in workers]]
    return 1 if any(ended) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

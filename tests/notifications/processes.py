"""What tests run in processes of their own: a sweep, an outbox, an outbox that dies with a mail in its hands."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from engine.clock import SetClock, at_time
from engine.database import Database
from engine.desk import Desk
from engine.ids import Ids
from notifications.channels import Delivery, Letter
from notifications.channels.folder import FolderChannel
from notifications.outbox import deliver
from notifications.sweep import sweep
from tests.notifications.helping import OneWorkflow
from tests.notifications.school import SCHOOL, SITE

NEW = get_context("spawn")


@contextmanager
def _desk(url: str, day: date) -> Iterator[Desk]:
    database = Database(url)
    yield Desk(OneWorkflow(), SetClock(at_time(day)), database, Ids())
    database.dispose()


def sweep_and_send(url: str, day: date, folder: Path, rounds: int) -> None:
    """Several rounds of both jobs."""
    with _desk(url, day) as desk:
        for _ in range(rounds):
            sweep(desk, SCHOOL, desk.clock.now(), base_url=SITE)
            deliver(desk, SCHOOL, FolderChannel(folder, "waymark@waymark.example"))


class Dying:
    """A channel in whose hands the process ends, as it does on a power cut."""

    where = "nowhere"

    def deliver(self, letter: Letter) -> Delivery:
        os._exit(9)


def die_while_sending(url: str, day: date) -> None:
    with _desk(url, day) as desk:
        deliver(desk, SCHOOL, Dying())


def run_together(target, *arguments: tuple, seconds: int = 60) -> list[int | None]:
    """Run `target` once for each of `arguments`, all at once; gives the exit codes."""
    running = [NEW.Process(target=target, args=each) for each in arguments]
    for process in running:
        process.start()
    for process in running:
        process.join(seconds)
    return [process.exitcode for process in running]

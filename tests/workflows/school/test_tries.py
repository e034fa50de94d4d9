"""Counting failures to sign in: none is lost, whoever else fails at the same moment, and each is forgotten in time."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest

from engine.clock import SetClock
from engine.database import Database
from workflows.school import tries
from workflows.school.account_records import SignInCounter, digest
from workflows.school.tries import MustWait

EMAIL, PLACE = "okafor@ashgrove.example", "192.0.2.1"
THREADS, EACH = 8, 10


def at_once(count: int, does: Callable[[], None]) -> list[BaseException]:
    """Let so many threads do the same at one moment; what was raised."""
    gate, raised = threading.Barrier(count), list[BaseException]()

    def run() -> None:
        gate.wait(30)
        try:
            does()
        except BaseException as error:
            raised.append(error)

    threads = [threading.Thread(target=run) for _ in range(count)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(60)
    return raised


def fail(database: Database, clock: SetClock, times: int = 1, email: str = EMAIL) -> None:
    for _ in range(times):
        with database.writing(facts=False) as session:
            tries.count_failure(session, email, PLACE, clock.now())


def counted(database: Database, of: str) -> int:
    with database.reading() as session:
        return session.get_one(SignInCounter, digest(of)).failures


def waits(database: Database, clock: SetClock, email: str = EMAIL) -> bool:
    with database.reading() as session:
        try:
            tries.refuse_haste(session, email, PLACE, clock.now())
        except MustWait:
            return True
    return False


def test_of_many_failures_at_one_moment_none_is_lost_and_none_is_an_error(database: Database, clock: SetClock) -> None:
    assert at_once(THREADS, lambda: fail(database, clock, EACH)) == []
    assert (counted(database, EMAIL), counted(database, PLACE)) == (THREADS * EACH, THREADS * EACH)


def test_coming_in_while_others_fail_breaks_nothing(database: Database, clock: SetClock) -> None:
    def come_in_or_fail() -> None:
        for _ in range(EACH):
            fail(database, clock)
            with database.writing(facts=False) as session:
                tries.forget(session, [EMAIL], clock.now())

    assert at_once(THREADS, come_in_or_fail) == []
    assert counted(database, PLACE) == THREADS * EACH


@pytest.mark.parametrize(("kind", "email"), [("email", EMAIL), ("place", "somebody@else.example")])
def test_after_the_free_failures_one_waits_until_they_are_forgotten(
    database: Database, clock: SetClock, kind: str, email: str
) -> None:
    fail(database, clock, tries.FREE_FAILURES[kind] - 1)
    assert not waits(database, clock, email)
    fail(database, clock)
    assert waits(database, clock, email)
    clock.advance(timedelta(minutes=1, seconds=1))
    assert not waits(database, clock, email)
    clock.advance(tries.FORGOTTEN_AFTER[kind])
    fail(database, clock)
    assert counted(database, EMAIL if kind == "email" else PLACE) == 1


def test_whoever_comes_in_starts_anew_and_the_place_does_not(database: Database, clock: SetClock) -> None:
    fail(database, clock, 7)
    with database.writing(facts=False) as session:
        tries.forget(session, [EMAIL], clock.now())
    assert not waits(database, clock)
    assert counted(database, PLACE) == 7
    with database.reading() as session:
        assert session.get(SignInCounter, digest(EMAIL)) is None

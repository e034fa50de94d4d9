"""The lease: one holder, a takeover when it dies, and no holder for ever when a clock is put back."""

from datetime import timedelta
from threading import Barrier, Thread
from uuid import UUID

import pytest

from engine.clock import SetClock
from engine.database import Database
from notifications.lease import TTL, Hold, LeaseLost, last_alive


def holds(database: Database, clock: SetClock, *numbers: int) -> list[Hold]:
    return [Hold(database, clock, UUID(int=number)) for number in numbers]


def keep(hold: Hold) -> None:
    with hold.database.writing(facts=False) as session:
        hold.keep(session)


def test_one_process_holds_it_and_renews_it(database: Database, clock: SetClock):
    one, other = holds(database, clock, 1, 2)
    assert (one.take(), other.take(), one.take()) == (True, False, True)
    clock.advance(timedelta(seconds=59))
    assert (other.take(), one.take()) == (False, True)


def test_another_takes_over_once_it_has_expired(database: Database, clock: SetClock):
    one, other = holds(database, clock, 1, 2)
    one.take()
    clock.advance(TTL)
    assert (other.take(), one.take()) == (True, False)


def test_a_process_that_was_taken_over_finds_out_in_its_own_transaction(database: Database, clock: SetClock):
    one, other = holds(database, clock, 1, 2)
    one.take()
    keep(one)
    clock.advance(TTL)
    other.take()
    with pytest.raises(LeaseLost):
        keep(one)
    keep(other)


def test_keeping_it_renews_it(database: Database, clock: SetClock):
    one, other = holds(database, clock, 1, 2)
    one.take()
    clock.advance(timedelta(seconds=50))
    keep(one)
    clock.advance(timedelta(seconds=50))
    assert not other.take()


def test_an_expiry_from_a_clock_that_was_put_back_counts_as_expired(database: Database, clock: SetClock):
    one, other = holds(database, clock, 1, 2)
    one.take()
    clock.advance(-timedelta(hours=1))
    assert other.take()
    assert not one.take()


def test_who_stops_leaves_it_to_the_next(database: Database, clock: SetClock):
    one, other = holds(database, clock, 1, 2)
    one.take()
    other.release()
    assert not other.take()
    one.release()
    assert other.take()


def test_it_says_when_the_scheduler_was_last_alive(database: Database, clock: SetClock):
    [one] = holds(database, clock, 1)
    with database.reading() as session:
        assert last_alive(session) is None
    one.take()
    with database.reading() as session:
        assert last_alive(session) == clock.now()


def test_of_many_at_once_one_gets_it(database: Database, clock: SetClock):
    start, taken = Barrier(8), []

    def run(hold: Hold) -> None:
        start.wait()
        taken.append(hold.take())

    threads = [Thread(target=run, args=[hold]) for hold in holds(database, clock, *range(1, 9))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == [False] * 7 + [True]

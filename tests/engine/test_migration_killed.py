"""A process that moves journeys is killed in the middle: nothing is half moved, and the next one goes on."""

import os
import signal
from collections import Counter
from collections.abc import Callable
from time import sleep

import pytest
from sqlalchemy import func, select

from engine.clock import SetClock
from engine.database import Database
from engine.desk import Desk
from engine.migrating import BATCH, MIGRATED_JOURNEY, MIGRATION, Progress, migrate
from engine.store import JOURNEY, RECORD
from engine.undoing import undo
from tests.engine.many import copies
from tests.engine.recipes import SECOND, desk_of
from tests.engine.small import desk_over
from tests.engine.test_journeys import begin
from tests.engine.test_migrating import SYSTEM, as_it_stands
from tests.race.worker import forked

CHILDREN = 3 * BATCH + 7
INTO_THE_NEXT_BATCH = 0.05
"""Seconds after the first batch was told, when the next is under way."""


@pytest.fixture
def url(database: Database, clock: SetClock) -> str:
    """A database in which so many children stand at the first stage."""
    desk_over(database, clock)
    desk = desk_of(database, clock)
    copies(desk, begin(desk), CHILDREN - 1)
    database.dispose()
    return str(database.url)


def killed(url: str, clock: SetClock, work: Callable[[Desk, Callable[[Progress], None]], object]) -> None:
    """Do the work in a process of its own, and kill that one while its second batch is under way."""
    here, there = os.pipe()

    def do() -> None:
        work(desk_of(Database(url), clock), lambda _: os.write(there, b".") and None)

    process = forked(do)
    assert os.read(here, 1) == b"."
    sleep(INTO_THE_NEXT_BATCH)
    os.kill(process, signal.SIGKILL)
    assert os.waitpid(process, 0)[1] == signal.SIGKILL
    os.close(here)
    os.close(there)


def whole(desk: Desk) -> Counter[int]:
    """How many journeys stand under each version: none of them half, with its record, its stage and what is kept."""
    counted = select(func.count(RECORD.c.id)).where(RECORD.c.journey_id == JOURNEY.c.id, RECORD.c.kind == "migrated")
    kept = select(func.count()).where(
        MIGRATED_JOURNEY.c.journey_id == JOURNEY.c.id, MIGRATED_JOURNEY.c.undone_at.is_(None)
    )
    columns = (JOURNEY.c.version, JOURNEY.c.stage, JOURNEY.c.definition)
    with desk.database.reading() as session:
        rows = session.connection().execute(
            select(*columns, counted.scalar_subquery().label("records"), kept.scalar_subquery().label("kept"))
        )
        found = [tuple(row) for row in rows]
    moved = (2, "stirring", SECOND.hash, 1, 1)
    for row in found:
        assert row == moved or (row[:3], row[4]) == ((1, "mixing", "baking-1-0"), 0), row
    return Counter(row[0] for row in found)


def test_a_migration_that_is_killed_in_the_middle_leaves_nothing_half_moved_and_goes_on(url, clock):
    killed(url, clock, lambda desk, tell: migrate(desk, SYSTEM, SECOND, tell=tell))
    database = Database(url)
    desk = desk_of(database, clock)
    stopped = whole(desk)
    assert stopped[1] > 0
    assert stopped[2] >= BATCH
    assert stopped[2] % BATCH == 0
    made = migrate(desk, SYSTEM, SECOND)
    assert (made.moved, whole(desk)) == (stopped[1], Counter({2: CHILDREN}))
    with database.reading() as session:
        assert session.connection().execute(select(MIGRATION.c.id)).scalars().all() == [made.id]
    database.dispose()


def test_one_that_is_killed_while_it_is_taken_back_goes_on_too(url, clock):
    database = Database(url)
    desk = desk_of(database, clock)
    before = as_it_stands(desk)
    made = migrate(desk, SYSTEM, SECOND)
    database.dispose()
    killed(url, clock, lambda desk, tell: undo(desk, SYSTEM, made.id, tell=tell))
    database = Database(url)
    desk = desk_of(database, clock)
    stopped = whole(desk)
    assert stopped[1] >= BATCH
    assert stopped[2] > 0
    assert undo(desk, SYSTEM, made.id).back == stopped[2]
    assert whole(desk) == Counter({1: CHILDREN})
    assert as_it_stands(desk) == before
    database.dispose()

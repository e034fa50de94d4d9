"""The past put together again, and a change of rules played over it."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from engine import journeys
from engine.clock import SetClock, at_time
from engine.database import Database
from engine.days import plain_days
from engine.desk import Desk
from engine.past import Past
from engine.refresh import refreshed
from engine.refreshing import refresh_school
from engine.store import JOURNEY, RECORD, TASK
from engine.what_if import Stands, first_days, play
from tests.counting import asked
from tests.engine.many import copies
from tests.engine.recipes import SECOND, desk_of
from tests.engine.small import SCHOOL, SENCO, SIBLING, TEACHER, as_, desk_over
from tests.engine.test_journeys import answer, begin, seen
from tests.engine.test_migrating import SYSTEM


@pytest.fixture
def desk(database: Database, clock: SetClock) -> Desk:
    desk_over(database, clock)
    return desk_of(database, clock)


def as_stored(desk: Desk) -> dict[Any, Any]:
    """What the rows of the open journeys say comes next, at the end of a day."""
    refresh_school(desk, SYSTEM, everything=True)
    found = [seen(desk), *([seen(desk, SIBLING)] if SIBLING in subjects(desk) else [])]
    return {each.journey.id: each.as_stored for each in found if each.journey.is_open}


def subjects(desk: Desk) -> set[Any]:
    with desk.database.reading() as session:
        return set(session.connection().execute(select(JOURNEY.c.subject_id)).scalars())


def put_together(desk: Desk, day: date) -> dict[Any, Any]:
    with desk.reading(SYSTEM) as session:
        there = list(Past(desk.catalogue, session.connection(), SCHOOL).at(at_time(day, 23)))
    return {
        each.facts.journey.id: refreshed(each.playbook, each.facts, each.circle, lambda: None).projection
        for each in there
    }


def test_each_day_put_together_again_says_what_that_day_said(desk, clock):
    """Steps, answers, dates and moves of two journeys, each day held against what its rows said then."""
    story = [
        lambda: begin(desk),
        lambda: answer(desk, TEACHER, "weigh", note="300 g", again_on="2026-09-14"),
        lambda: begin(desk, SIBLING),
        lambda: answer(desk, SENCO, "tell", on="2026-09-10"),
        lambda: answer(desk, TEACHER, "weigh", note="310 g", again_on="2026-09-14"),
        lambda: journeys.move(desk, as_(TEACHER), seen(desk).journey.id, "bake", seen=0),
        lambda: journeys.move(desk, as_(SENCO), seen(desk).journey.id, "take_out", seen=1),
    ]
    days = {}
    for step in story:
        step()
        days[desk.today()] = as_stored(desk)
        clock.advance(timedelta(days=1))
    for day, said in days.items():
        assert put_together(desk, day) == said, day
    assert put_together(desk, date(2026, 9, 6)) == {}


def test_how_many_would_have_been_late_stuck_and_without_something(desk, clock):
    begin(desk)
    begin(desk, SIBLING)
    answer(desk, SENCO, "tell", on="2026-09-07")
    answer(desk, TEACHER, "weigh", note="300 g")
    journeys.move(desk, as_(TEACHER), seen(desk).journey.id, "bake", seen=0)
    clock.advance(timedelta(days=60))
    with desk.reading(SYSTEM) as session:
        first, last = play(desk, session, SYSTEM, SECOND, [date(2026, 9, 8), date(2026, 11, 2)])
    assert (first.journeys, first.then, first.instead, first.different) == (2, Stands(0, 0), Stands(0, 0), 1)
    assert first.missing == (("It is not weighed.", 1),)
    assert (last.then, last.instead) == (Stands(2, 1), Stands(2, 2))


def test_playing_changes_nothing_and_asks_as_often_however_many_there_are(desk, clock):
    journey_id = begin(desk)
    clock.advance(timedelta(days=3))

    def statements() -> int:
        with asked(desk.database) as sent, desk.reading(SYSTEM) as session:
            list(play(desk, session, SYSTEM, SECOND, [desk.today()]))
        return len(sent)

    few = statements()
    copies(desk, journey_id, 30)
    with desk.database.writing(facts=True) as session:
        first = session.connection().execute(select(RECORD)).mappings().one()
        opened = session.connection().execute(select(JOURNEY.c.id).where(JOURNEY.c.id != journey_id)).scalars()
        rows = [{**first, "id": id, "journey_id": id} for id in opened]
        session.connection().execute(RECORD.insert(), rows)
        session.connection().execute(update(TASK).values(nudge_on=None))
    with desk.reading(SYSTEM) as session:
        [played] = play(desk, session, SYSTEM, SECOND, [desk.today()])
    assert played.journeys == 31
    assert statements() == few


def test_the_first_school_day_of_each_month_is_looked_at_and_none_that_is_still_to_come():
    days = first_days(plain_days(), date(2026, 11, 20))
    assert days[0] == date(2025, 12, 1)
    assert days[-1] == date(2026, 11, 2)
    assert len(days) == 12
    assert first_days(plain_days(), date(2026, 11, 1))[-1] == date(2026, 10, 1)

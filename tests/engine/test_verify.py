"""The history proves itself: whatever is altered behind the engine's back is found."""

import pytest
from sqlalchemy import delete, update

from engine import journeys, verify
from engine.desk import Desk
from engine.refreshing import refresh_school
from engine.store import DETAIL, JOURNEY, RECORD
from tests.engine.small import SCHOOL, SENCO, TEACHER, as_
from tests.engine.test_journeys import ready


@pytest.fixture
def moved(desk: Desk) -> Desk:
    journey_id = ready(desk)
    journeys.move(desk, as_(TEACHER), journey_id, "bake", seen=0)
    journeys.move(desk, as_(SENCO), journey_id, "back", seen=1, why="Too wet")
    return desk


def faults(desk: Desk) -> list[str]:
    with desk.reading(as_(SENCO)) as session:
        return [fault.what for fault in verify.broken_chains(session, SCHOOL)]


def tamper(desk: Desk, statement) -> None:
    with desk.database.writing(facts=True) as session:
        session.connection().execute(statement)


def test_an_untouched_history_holds(moved):
    assert faults(moved) == []
    with moved.reading(as_(SENCO)) as session:
        assert list(verify.wrong_projections(moved, session, as_(SENCO))) == []


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        (update(RECORD).where(RECORD.c.sequence == 1).values(to_stage="over"), "record 1 was altered"),
        (update(RECORD).where(RECORD.c.sequence == 1).values(made_by=None), "record 1 was altered"),
        (update(RECORD).where(RECORD.c.sequence == 1).values(text="{}"), None),
        (update(DETAIL).values(body='{"why":"Another reason"}'), "the detail of record 0 was altered"),
        (update(JOURNEY).values(head="0"), "the newest record is missing"),
    ],
)
def test_whatever_is_altered_is_found(moved, statement, what):
    if what is None:
        statement = update(RECORD).where(RECORD.c.sequence == 1).values(hash="0" * 64)
        what = "record 1 does not fit the chain"
    tamper(moved, statement)
    assert what in faults(moved)


def test_a_record_taken_out_is_missed(moved):
    tamper(moved, delete(DETAIL))
    tamper(moved, delete(RECORD).where(RECORD.c.sequence == 1))
    assert "record 1 is missing" in faults(moved)


def test_a_detail_erased_under_a_tombstone_leaves_the_chain_whole(moved):
    tamper(moved, update(DETAIL).values(body="", erased_at=moved.clock.now(), erased_why="Asked for"))
    assert faults(moved) == []


def test_a_row_that_says_something_else_is_found(moved):
    tamper(moved, update(JOURNEY).values(next_name="begin"))
    with moved.reading(as_(SENCO)) as session:
        assert len(list(verify.wrong_projections(moved, session, as_(SENCO)))) == 1


def test_a_day_is_sealed_once_and_a_later_change_breaks_it(moved):
    line = verify.seal(moved, as_(SENCO))
    assert line
    assert verify.seal(moved, as_(SENCO)) is None
    with moved.reading(as_(SENCO)) as session:
        assert list(verify.broken_seals(session, SCHOOL, [line])) == []
        assert list(verify.broken_seals(session, SCHOOL, [line.replace('"digest":"', '"digest":"0')]))
    tamper(moved, update(RECORD).where(RECORD.c.sequence == 2).values(hash="0" * 64))
    with moved.reading(as_(SENCO)) as session:
        assert list(verify.broken_seals(session, SCHOOL, [line]))


def test_a_new_day_refreshes_only_rows_of_an_earlier_one(moved, clock):
    assert refresh_school(moved, as_(SENCO)) == 0
    clock.set(clock.now().replace(day=8))
    assert refresh_school(moved, as_(SENCO)) == 1
    assert refresh_school(moved, as_(SENCO)) == 0

"""Disposing of a record: nothing of the child is left in any table, the others lose nothing, and the chains hold."""

from typing import Any

import pytest
from sqlalchemy import select, text

from engine.clock import SetClock
from engine.database import Database
from engine.errors import NotAllowed, NotFound, WhyIsMissing
from engine.verify import broken_chains, wrong_projections
from tests.workflows.graduated_approach.story import Story
from tests.workflows.small import CHILD, DSL, HEAD, SCHOOL, SENCO, SIBLING, as_
from web import tables
from workflows.school import disposal, record_requests, retention
from workflows.school.record_requests import Asked
from workflows.school.records import Pupil

WORDS = ("Amira", "Reasoning aloud", "maps", "Reads a line")
"""What was said of the child, here and there, on the way to the plan."""
HANG_ON = {"subject", "pupil", "journey", "move_record", "move_detail", "disposal"}
"""The tables in which a row of the child stays: emptied, or without a name from the first."""


@pytest.fixture
def story(database: Database, clock: SetClock) -> Story:
    """A child who was helped up to the plan in place, and whose record has been kept for its time; and a sibling."""
    made = Story(database, clock)
    made.to_do()
    with made.desk.writing(as_(SENCO), subjects=[CHILD, SIBLING]) as work:
        work.session.get_one(Pupil, (SCHOOL, CHILD)).left_on = work.today
        work.session.get_one(Pupil, (SCHOOL, SIBLING)).left_on = work.today
    with made.desk.writing_school(as_(SENCO)) as work:
        retention.change_keep_years(work, 9)
    with made.desk.writing(as_(SENCO), subjects=[CHILD]) as work:
        disposal.ask(work, CHILD, "Kept for its time", "Elm Academy")
    return made


def dispose(story: Story) -> None:
    with story.desk.writing(as_(HEAD), subjects=[CHILD]) as work:
        disposal.agree(work, CHILD)


def rows_of(story: Story) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table."""
    with story.desk.reading(as_(SENCO)) as session:
        found = {each.name: session.connection().execute(select(each)) for each in tables.metadata.sorted_tables}
        return {name: [dict(row._mapping) for row in rows] for name, rows in found.items()}


def test_nothing_of_the_child_is_left_and_the_others_lose_nothing(story: Story) -> None:
    before = rows_of(story)
    assert all(word in str(before) for word in WORDS)
    dispose(story)
    after = rows_of(story)
    assert not [word for word in WORDS if word in str(after)]
    assert {name for name, rows in after.items() for row in rows if CHILD in row.values()} <= HANG_ON
    assert {name for name, rows in after.items() if len(rows) != len(before[name])} & {"contact", "answer", "plan"}
    sibling = [row for row in after["pupil"] if row["id"] == SIBLING]
    assert sibling == [row for row in before["pupil"] if row["id"] == SIBLING]


def test_the_history_still_verifies_and_says_that_something_was_erased(story: Story) -> None:
    dispose(story)
    with story.desk.reading(as_(SENCO)) as session:
        assert not list(broken_chains(session, SCHOOL))
        assert not list(wrong_projections(story.desk, session, as_(SENCO)))
        if story.desk.database.is_sqlite:
            assert not session.connection().execute(text("PRAGMA foreign_key_check")).all()
    stones = [row for row in rows_of(story)["move_detail"] if row["erased_by"] == HEAD]
    assert stones
    assert {row["body"] for row in stones} == {""}


def test_the_trace_says_who_decided_and_nobodys_name(story: Story) -> None:
    dispose(story)
    with story.desk.reading(as_(SENCO)) as session:
        (gone,) = retention.disposed(session, SCHOOL)
        assert (gone.sent_to, gone.asked_by, gone.agreed_by) == ("Elm Academy", SENCO, HEAD)
        assert CHILD not in {each.id for each in retention.time_passed(session, SCHOOL, story.desk.today())}
    with pytest.raises(NotFound):
        dispose(story)


def test_it_takes_two_and_no_record_goes_that_is_held(story: Story) -> None:
    with pytest.raises(NotAllowed), story.desk.writing(as_(SENCO), subjects=[CHILD]) as work:
        disposal.agree(work, CHILD)
    with story.desk.writing(as_(HEAD), subjects=[CHILD]) as work:
        retention.hold(work, CHILD, "A claim")
    with pytest.raises(NotAllowed):
        dispose(story)


def test_a_held_record_is_let_go_by_the_senco_or_the_head_with_a_reason_that_is_kept(story: Story) -> None:
    with story.desk.writing(as_(SENCO), subjects=[CHILD]) as work:
        retention.hold(work, CHILD, "A claim")
    with pytest.raises(NotAllowed), story.desk.writing(as_(DSL), subjects=[CHILD]) as work:
        retention.let_go(work, CHILD, "It is settled")
    with pytest.raises(WhyIsMissing), story.desk.writing(as_(HEAD), subjects=[CHILD]) as work:
        retention.let_go(work, CHILD, " ")
    with story.desk.writing(as_(HEAD), subjects=[CHILD]) as work:
        retention.let_go(work, CHILD, "It is settled")
    (row,) = rows_of(story)["legal_hold"]
    assert (row["superseded_by"], row["superseded_why"]) == (HEAD, "It is settled")


def test_no_record_goes_while_somebody_waits_for_it(story: Story) -> None:
    with story.desk.writing(as_(SENCO), subjects=[CHILD]) as work:
        request = record_requests.write_down(work, CHILD, Asked("child", work.today, "in_person"))
    with pytest.raises(NotAllowed, match="it is given first"):
        dispose(story)
    with story.desk.writing(as_(SENCO), subjects=[CHILD]) as work:
        record_requests.take_back(work, request, "It is no longer wanted")
    dispose(story)


def test_no_record_goes_before_its_time(story: Story) -> None:
    with story.desk.writing_school(as_(SENCO)) as work:
        retention.change_keep_years(work, 10)
    with pytest.raises(NotFound):
        dispose(story)

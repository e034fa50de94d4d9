"""How many statements each verb and each list costs: exact counts, since times are not the same on two machines."""

from datetime import timedelta
from uuid import UUID

import pytest

from engine import boards, journeys, tasks
from engine.clock import SetClock, at_time
from engine.records import Duty
from engine.refreshing import refresh_school
from tests import MONDAY
from tests.counting import Sent, asked
from tests.engine.many import copies
from tests.engine.small import CHILD, SCHOOL, SENCO, SIBLING, TEACHER, as_, desk_over
from tests.engine.test_journeys import begin, ready, seen

MOVE, ANSWER, BATCH, LIST = 20, 18, 8, 4


def listed(sent: list[Sent]) -> str:
    """The statements in words, for a test that fails."""
    return "\n".join(each.what for each in sent)


def test_a_move_costs_at_most_twenty_statements(desk):
    journey_id = ready(desk)
    with asked(desk.database) as sent:
        journeys.move(desk, as_(TEACHER), journey_id, "bake", seen=0)
    assert len(sent) <= MOVE, listed(sent)


def test_a_move_among_many_journeys_costs_no_more(desk):
    journey_id = ready(desk)
    begin(desk, SIBLING)
    with asked(desk.database) as alone:
        journeys.move(desk, as_(TEACHER), journey_id, "bake", seen=0)
    for sequence in range(1, 9):
        do = ("back", "bake")[sequence % 2 == 0]
        journeys.move(desk, as_(SENCO), journey_id, do, seen=sequence, why="Again", reasons={"weighed": "No time"})
    with asked(desk.database) as later:
        journeys.move(desk, as_(SENCO), journey_id, "back", seen=9, why="Again")
    assert len(later) <= len(alone) + 2, listed(later)


def test_an_answer_costs_at_most_eighteen_statements(desk):
    begin(desk)
    row = next(row for row in seen(desk).tasks if row.task == "weigh")
    with asked(desk.database) as sent:
        tasks.answer(desk, as_(TEACHER), row.id, {"note": "300 g", "again_on": "2026-09-30"}, seen=0)
    assert len(sent) <= ANSWER, listed(sent)


def test_an_opening_costs_no_more_than_a_move(desk):
    with asked(desk.database) as sent:
        begin(desk)
    assert len(sent) <= MOVE, listed(sent)
    with asked(desk.database) as again:
        begin(desk, SIBLING)
    assert len(again) < len(sent), listed(again)


def test_a_verb_begins_and_commits_once_and_locks_first(desk):
    journey_id = ready(desk)
    with asked(desk.database) as sent:
        journeys.move(desk, as_(TEACHER), journey_id, "bake", seen=0)
    words = [each.text for each in sent]
    assert (words[0], words[-1], words.count("BEGIN"), words.count("COMMIT")) == ("BEGIN", "COMMIT", 1, 1)
    assert words[1].startswith("UPDATE subject")


def test_the_sweep_costs_at_most_eight_statements_a_batch(desk, clock: SetClock):
    copies(desk, begin(desk), 499)
    clock.set(at_time(MONDAY + timedelta(days=8)))
    with asked(desk.database) as sent:
        assert refresh_school(desk, as_(SENCO)) == 500
    finding = [each.text for each in sent if each.text.startswith("SELECT DISTINCT")]
    assert len(finding) == 2
    assert len(sent) - len(finding) * 3 <= BATCH, listed(sent)


@pytest.mark.parametrize("count", [1, 20, 200])
def test_the_lists_cost_the_same_whatever_the_number_of_journeys(sqlite_database, clock, count):
    desk = desk_over(sqlite_database, clock)
    copies(desk, begin(desk), count - 1)
    with asked(desk.database) as sent, desk.reading(as_(SENCO)) as session:
        assert len(boards.mine(session, as_(SENCO), desk.today())) >= count
    assert len(sent) == LIST, listed(sent)
    with asked(desk.database) as sent, desk.reading(as_(SENCO)) as session:
        assert len(boards.board(session, as_(SENCO))) == count
        assert len(boards.board(session, as_(SENCO), held_up_before=MONDAY)) == 0
    assert len(sent) == LIST, listed(sent)


def test_who_holds_the_next_steps_is_found_in_one_statement_those_of_the_child_first(desk):
    """Whoever holds the role to the whole school comes after them, though their duty is the older."""
    journey_id = begin(desk)
    of_child = Duty(
        school_id=SCHOOL, id=UUID(int=1 << 100), subject_id=CHILD, role="senco", person_id=TEACHER, from_on=MONDAY
    )
    with desk.database.writing(facts=True) as session:
        session.add(of_child)
    with asked(desk.database) as sent, desk.reading(as_(SENCO)) as session:
        holders = boards.next_holders(session, as_(SENCO), desk.today())
    assert holders.of(journey_id, "senco") == (TEACHER, SENCO)
    assert sum(each.text.startswith("SELECT") for each in sent) == 1, listed(sent)

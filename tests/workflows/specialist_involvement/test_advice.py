"""Advice is here: filed, weighed together, built into the plan; or the child is seen again."""

from datetime import date

import pytest

from engine.errors import InTheWay
from engine.values import TaskStatus
from tests.workflows.small import MOTHER, SENCO, TEACHER, key
from tests.workflows.specialist_involvement.story import ADVICE, AGREED, MEANWHILE, SENT, TAKEN_ON, Asking

STAFF = [f"person:{TEACHER}", f"person:{SENCO}"]


def test_the_whole_way_from_first_thought_to_the_plan(asking: Asking) -> None:
    asking.decide()
    assert asking.move("agree_with_family", TEACHER) == "decided"
    asking.answer("send_request", SENCO, **SENT)
    assert asking.move("refer") == "referred"
    asking.answer("note_reply", SENCO, **TAKEN_ON)
    assert asking.move("accepted") == "waiting"
    asking.answer("help_meanwhile", **MEANWHILE)
    asking.on(date(2026, 11, 10))
    assert asking.move("receive_advice", TEACHER) == "advice_received"
    asking.answer("file_advice", SENCO, **ADVICE)
    asking.answer("agree_use", **AGREED)
    assert asking.next() == ("move", "build_in", "class_teacher")
    assert asking.move("build_in", TEACHER) == "built_in"
    assert not asking.now.journey.is_open
    assert asking.open_tasks() == set()
    assert [each.ends_on for each in asking.agreements()] == [date(2026, 11, 10)]


def test_what_advice_asks_is_due_by_our_defaults(asking: Asking) -> None:
    asking.to_advice()
    due = {row.task: (row.owner, row.due_on) for row in asking.now.tasks if row.status is TaskStatus.OPEN}
    assert due == {
        "file_advice": ("senco", date(2026, 11, 24)),
        "agree_use": ("class_teacher", date(2026, 12, 1)),
    }


def test_advice_that_nobody_has_agreed_to_use_needs_a_reason_to_be_built_in(asking: Asking) -> None:
    asking.to_advice()
    assert asking.blocking("build_in") == {
        "use_agreed_together": "What to use has not been agreed with the class teacher.",
        "advice_review_date": "No date is set to see whether it helps.",
    }
    with pytest.raises(InTheWay):
        asking.move("build_in", use_agreed_together="All agree.")
    asking.answer("agree_use", **{**AGREED, "took_part": STAFF})
    assert asking.blocking("build_in") == {"use_agreed_together": "What to use has not been agreed with the family."}
    assert asking.move("build_in", use_agreed_together="They asked us to begin.") == "built_in"


def test_a_child_who_is_seen_again_waits_again_and_the_next_advice_is_weighed_anew(asking: Asking) -> None:
    asking.to_advice()
    asking.answer("file_advice", SENCO, **ADVICE)
    asking.answer("agree_use", **AGREED)
    assert asking.move("more_to_come") == "waiting"
    row = asking.row("chase")
    assert (row.status, row.answer) == (TaskStatus.OPEN, None)
    assert asking.move("receive_advice") == "advice_received"
    assert asking.row("file_advice").status is TaskStatus.OPEN
    assert set(asking.blocking("build_in")) == {"use_agreed_together", "advice_review_date"}


def test_the_talk_about_the_advice_begins_with_nothing_where_there_is_no_plan(asking: Asking) -> None:
    asking.to_advice()
    asking.answer("agree_use", **{**AGREED, "took_part": [key(MOTHER), *STAFF]})
    assert asking.blocking("build_in") == {}

"""Advice is here: filed, weighed together, built into the plan; or the child is seen again."""

from datetime import date

import pytest

from engine.errors import InTheWay
from engine.values import TaskStatus
from tests.workflows.small import FATHER, MOTHER, SENCO, TEACHER, key
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
    asking.recommend("use", "not_now")
    asking.answer("agree_use", **AGREED)
    asking.share(MOTHER, FATHER)
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
        "weigh_advice": ("class_teacher", date(2026, 12, 1)),
        "agree_use": ("class_teacher", date(2026, 12, 1)),
        "share_advice": ("class_teacher", date(2026, 11, 24)),
    }


def test_advice_is_built_in_with_a_reason_for_each_thing_that_is_missing(asking: Asking) -> None:
    asking.to_advice()
    missing = {
        "recommendations_answered": "No recommendation is written.",
        "use_agreed_together": "What to use has not been agreed with the class teacher.",
        "advice_review_date": "No date is set to see whether it helps.",
        "advice_shared": "The advice has not been shared with the family.",
    }
    assert asking.blocking("build_in") == missing
    for check in missing:
        some = {each: "All agree." for each in missing if each != check}
        with pytest.raises(InTheWay):
            asking.move("build_in", **some)
    assert asking.move("build_in", **dict.fromkeys(missing, "All agree.")) == "built_in"


def test_each_thing_that_is_done_is_no_longer_missing(asking: Asking) -> None:
    asking.to_advice()
    asking.recommend("use", "")
    assert asking.blocking("build_in")["recommendations_answered"] == "1 of 2 recommendations have no answer."
    asking.recommend("use", "change")
    asking.answer("agree_use", **{**AGREED, "took_part": STAFF})
    asking.share(MOTHER)
    assert asking.blocking("build_in") == {
        "use_agreed_together": "What to use has not been agreed with the family.",
        "advice_shared": "The advice has not been shared with the family.",
    }
    asking.answer("agree_use", **{**AGREED, "took_part": [key(MOTHER), *STAFF]})
    asking.share(FATHER)
    assert asking.blocking("build_in") == {}
    assert asking.status("weigh_advice") is TaskStatus.DONE
    assert asking.status("share_advice") is TaskStatus.DONE


def test_a_child_who_is_seen_again_waits_again_and_the_next_advice_is_weighed_anew(asking: Asking) -> None:
    asking.to_advice()
    asking.answer("file_advice", SENCO, **ADVICE)
    asking.recommend("use")
    asking.answer("agree_use", **AGREED)
    asking.share(MOTHER, FATHER)
    assert asking.move("more_to_come") == "waiting"
    row = asking.row("chase")
    assert (row.status, row.answer) == (TaskStatus.OPEN, None)
    assert asking.move("receive_advice") == "advice_received"
    assert asking.open_tasks() == {"file_advice", "weigh_advice", "agree_use", "share_advice"}
    assert len(asking.blocking("build_in")) == 4

"""A specialist who is involved already is put in from one row, and what is not known opens its step at once."""

from datetime import date

from engine import journeys
from engine.values import TaskStatus
from tests.workflows.small import CHILD, MOTHER, SENCO, TEACHER, as_, key
from tests.workflows.specialist_involvement.story import ANSWER, WORKFLOW, Asking

ROW = {
    "service": "physiotherapy",
    "asked_by": "health",
    "since": "2026-05-04",
    "next_on": "2026-10-09",
    "carries_out": f"person:{TEACHER}",
}
SAID = {"family_took_part": "The hospital, 4 May 2026", "family_agrees": "The hospital, 4 May 2026"}


def put_in(asking: Asking, known: dict[str, str] | None = None, at: str = "waiting", **row: object) -> None:
    moved = journeys.carry_in(asking.desk, as_(SENCO), CHILD, WORKFLOW, at=at, values={**ROW, **row}, known=known)
    asking.journey_id = moved.journey_id


def test_what_is_not_known_opens_its_step_at_once(asking: Asking) -> None:
    put_in(asking)
    assert asking.now.records[0].detail["known"] == {
        "family_took_part": "not known",
        "family_agrees": "not known",
        "ehc_plan_sharing_agreed": "not known",
    }
    row = asking.row("decide_with_family")
    assert (row.status, row.due_on) == (TaskStatus.OPEN, date(2026, 9, 21))


def test_what_is_on_record_elsewhere_is_not_asked_again(asking: Asking) -> None:
    put_in(asking, SAID)
    assert asking.status("decide_with_family") is None
    assert asking.open_tasks() == {"chase", "help_meanwhile"}


def test_the_wait_lasts_until_the_next_date_and_the_service_is_asked_then(asking: Asking) -> None:
    put_in(asking, SAID)
    assert asking.now.projection.usual_until == date(2026, 10, 9)
    assert asking.row("chase").due_on == date(2026, 10, 9)


def test_an_answer_given_now_is_for_the_service_that_was_put_in(asking: Asking) -> None:
    put_in(asking)
    asking.answer("decide_with_family", **{**ANSWER, "took_part": [key(MOTHER)]})
    assert asking.status("decide_with_family") is TaskStatus.DONE
    assert {each.service for each in asking.agreements()} == {"physiotherapy"}


def test_advice_that_is_here_already_is_filed_and_agreed(asking: Asking) -> None:
    put_in(asking, at="advice_received")
    assert {"file_advice", "agree_use"} <= asking.open_tasks()


def test_a_family_that_asked_the_service_itself_took_part_and_is_still_asked_what_may_be_shared(
    asking: Asking,
) -> None:
    put_in(asking, asked_by="family")
    assert asking.status("decide_with_family") is TaskStatus.OPEN

"""Recorders of the annual review: what its answers, and its last move, write of an EHC plan."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from engine.checks import Register
from engine.values import JourneyState
from engine.work import Work
from workflows.support import ehc_reviews
from workflows.support.council import moved_to_council

review_recorders = Register("recorder")
Answers = Mapping[str, Any]


@review_recorders.add
def ehc_plan_known(work: Work, journey: JourneyState, answers: Answers) -> None:
    """The plan in force as the school has it before it: which council, issued and last reviewed when."""
    reviewed = answers.get("reviewed_on")
    ehc_reviews.plan_known(
        work,
        journey.subject_id,
        answers["council"],
        date.fromisoformat(answers["issued_on"]),
        date.fromisoformat(reviewed) if reviewed else None,
    )


@review_recorders.add
def council_changed(work: Work, journey: JourneyState, answers: Answers) -> None:
    """The child lives in another council's area from a day (SEND Regulations 2014, regulations 5(1)(b) and 15)."""
    moved_to_council(work, journey.subject_id, answers["council"], date.fromisoformat(answers["on"]))


@review_recorders.add
def ehc_review_decided(work: Work, journey: JourneyState, answers: Answers) -> None:
    """The review has ended with the council's decision: a year is counted from the newest of them."""
    rows = (row.answer for row in work.journey(journey.id).tasks if row.task == "note_decision" and row.answer)
    days = (each.day("on") for each in rows)
    ehc_reviews.plan_reviewed(work, journey.subject_id, max(day for day in days if day))


@review_recorders.add
def ehc_plan_ended(work: Work, journey: JourneyState, answers: Answers) -> None:
    """The council has ended the plan on a day, or has not: an answer that is corrected takes the end back."""
    ended = answers["end"] == "ended"
    ehc_reviews.plan_ended(work, journey.subject_id, date.fromisoformat(answers["on"]) if ended else None)


@review_recorders.add
def after_ehc_plan(work: Work, journey: JourneyState, answers: Answers) -> None:
    """The SEN status that the school decides on once the council has ended the plan."""
    ehc_reviews.status_after_plan(work, journey.subject_id, answers["next_status"])

"""Looking at each outcome in a review: where the child is now, how far it was reached, what shows it (Code 6.54)."""

from dataclasses import dataclass

from engine.errors import AnswersRefused, NotFound
from engine.values import JourneyState
from engine.work import Work
from workflows.support.history import add, stamped, standing, supersede
from workflows.support.records import OutcomeRow, Plan
from workflows.support.screen_records import OutcomeReview

REACHED = {
    "more": "More than hoped",
    "hoped": "As hoped",
    "nearly": "Nearly",
    "little": "A little",
    "not_yet": "Not yet",
}


@dataclass(frozen=True, slots=True)
class ReviewWords:
    """What is said of one outcome; blank parts are still to be written."""

    now: str = ""
    reached: str = ""
    shows: str = ""


def save_outcome_review(work: Work, journey: JourneyState, place: int, words: ReviewWords) -> None:
    """Write what this review says of the outcome at a place of the plan in force. Raises AnswersRefused, NotFound.

    What is half written is kept too; it counts once all three are there.
    """
    if words.reached and words.reached not in REACHED:
        raise AnswersRefused({"reached": "Choose how far it was reached."})
    plan = _plan(work, journey)
    if not standing(work, OutcomeRow, plan_id=plan.id, position=place):
        raise NotFound("outcome")
    of = {"plan_id": plan.id, "outcome": place, "visit": journey.visit}
    before = standing(work, OutcomeReview, journey_id=journey.id, **of)
    said = {"now": words.now, "reached": words.reached, "shows": words.shows}
    if before and all(getattr(before[-1], name) == value for name, value in said.items()):
        return
    supersede(work, before)
    about = {"subject_id": journey.subject_id, "journey_id": journey.id, **of}
    add(work, OutcomeReview(**stamped(work, **about, on=work.today, **said)))


def _plan(work: Work, journey: JourneyState) -> Plan:
    """The journey’s own plan that is in force."""
    plans = standing(work, Plan, journey_id=journey.id, status="in_force")
    if not plans:
        raise NotFound("plan")
    return plans[-1]

"""What a specialist recommends, one row each, and what is done with it: used, changed, or not now and why.

Source: Code 6.62: the teacher, the SENCO, the specialist and the parents agree what is done with the advice.
"""

from dataclasses import asdict, dataclass

from engine.errors import AnswersRefused
from engine.values import JourneyState
from engine.work import Work
from workflows.support.history import add, stamped, standing, supersede
from workflows.support.records import Plan
from workflows.support.screen_records import Recommendation

ANSWERS = {"use": "Use it", "change": "Change it", "not_now": "Not now"}
NEEDS_WHY = frozenset({"change", "not_now"})
MOST = 20


@dataclass(frozen=True, slots=True)
class RecommendationWords:
    """One recommendation and the answer to it; `goes_into` is `outcome:<place>` or `support:<place>` of the plan."""

    what: str
    answer: str = ""
    why: str = ""
    goes_into: str = ""


def save_recommendation(work: Work, journey: JourneyState, place: int, words: RecommendationWords) -> None:
    """Write the recommendation at a place. Raises AnswersRefused. One that has no answer yet is kept too."""
    faults = {}
    if not 1 <= place <= MOST:
        faults["what"] = f"There is room for {MOST} recommendations."
    if words.answer and words.answer not in ANSWERS:
        faults["answer"] = "Choose what is done with it."
    if faults:
        raise AnswersRefused(faults)
    before = _at(work, journey, place)
    said = asdict(words)
    if before and all(getattr(before[-1], name) == value for name, value in said.items()):
        return
    supersede(work, before)
    of = {"subject_id": journey.subject_id, "journey_id": journey.id, "visit": journey.visit, "position": place}
    plans = standing(work, Plan, subject_id=journey.subject_id, status="in_force") if words.goes_into else []
    add(work, Recommendation(**stamped(work, **of, **said, plan_id=plans[-1].id if plans else None)))


def drop_recommendation(work: Work, journey: JourneyState, place: int) -> None:
    """Take out a recommendation that was written by mistake."""
    supersede(work, _at(work, journey, place))


def rows_of_points(work: Work, journey: JourneyState, points: str) -> int:
    """Make one row of each line of the points that were filed, where no row is written yet; answers how many."""
    if standing(work, Recommendation, journey_id=journey.id, visit=journey.visit):
        return 0
    lines = [line.strip(" \t-*•–") for line in points.splitlines()]
    wanted = [line for line in lines if line][:MOST]
    for place, line in enumerate(wanted, start=1):
        save_recommendation(work, journey, place, RecommendationWords(line))
    return len(wanted)


def _at(work: Work, journey: JourneyState, place: int) -> list[Recommendation]:
    return standing(work, Recommendation, journey_id=journey.id, visit=journey.visit, position=place)

"""What the page says that begins a journey beside the cycle: its button, what to know first, what is told after."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from web.pupils.about import newest_strengths
from web.pupils.files import File
from workflows.support.circle import Circle

Known = Callable[[File], Mapping[str, Any]]
NOBODY_TOLD = "Nobody outside the school has been told anything. The next step is below."


def _nothing(file: File) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class Opening:
    """The words of one workflow's beginning. `known` gives what its questions begin with."""

    button: str = "Begin"
    why: tuple[str, ...] = ()
    told: str = NOBODY_TOLD
    known: Known = field(default=_nothing)


def _strengths(file: File) -> Mapping[str, Any]:
    return {"works": newest_strengths(file)}


def _plan(file: File) -> Mapping[str, Any]:
    """The EHC plan as it is on record, so that it is only to be confirmed."""
    circle: Circle = file.sight.gathered.circles[file.pupil.id]
    plan = circle.ehc_plan_in_force
    council = circle.council_on(file.sight.today)
    if plan is None:
        return {"council": council}
    days = {"issued_on": plan.issued_on, "reviewed_on": plan.reviewed_on}
    return {"council": plan.council or council, **{name: day.isoformat() for name, day in days.items() if day}}


OPENINGS = {
    "specialist_involvement": Opening(
        button="Go on to the family",
        why=(
            "You may think of asking at any time. No number of cycles is needed, and no plan.",
            "Nothing leaves the school from here. Next you decide with the family, and nobody is asked without them.",
            "Asking for general advice without naming a child is not a journey: it needs no step here, and nobody’s "
            "agreement.",
        ),
        known=_strengths,
    ),
    "ehc_annual_review": Opening(
        button="Begin the yearly review",
        why=(
            "The council’s decision on a review must be out within twelve months of the plan, or of its last decision. "
            "Every date is counted backwards from that.",
            "One journey goes on from review to review while the plan is in force: there is always a next one.",
            "The family, the school and the council may ask for an early review at any time.",
        ),
        known=_plan,
    ),
}


def opening(workflow: str) -> Opening:
    """The words of a workflow's beginning; plain ones where it has none of its own."""
    return OPENINGS.get(workflow, Opening())

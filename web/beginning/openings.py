"""What the page says that begins a journey beside the cycle: its button, what to know first, what is told after."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from web.pupils.about import newest_strengths
from web.pupils.files import File
from workflows.support.circle import Circle

Known = Callable[[File], Mapping[str, Any]]
NOBODY_TOLD = "Nobody outside the school has been told anything."


def _nothing(file: File) -> Mapping[str, Any]:
    return {}


@dataclass(frozen=True, slots=True)
class Opening:
    """The words of one workflow's beginning, or of putting one in. `known` gives what its questions begin with; `title`
    stands in the place of the usual one. `goes_on` says that the first step of one's own is asked at once."""

    button: str = "Begin"
    why: tuple[str, ...] = ()
    told: str = NOBODY_TOLD
    known: Known = field(default=_nothing)
    title: str = ""
    goes_on: bool = False


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


def _who_asks(file: File) -> Mapping[str, Any]:
    """Whose right it is to ask the council, and which council that is."""
    circle: Circle = file.sight.gathered.circles[file.pupil.id]
    on = file.sight.today
    who = "young_person" if circle.young_person_decides(on) else "parent"
    return {"asked_by": who, "council": circle.council_on(on)}


COUNCIL = "ehc_needs_assessment"
OPENINGS = {
    COUNCIL: Opening(
        button="Get the request ready",
        why=(
            "The council must assess if a child has or may have special educational needs, and a plan may be "
            "necessary. No number of cycles, no report and no diagnosis is a condition of it.",
            "Nothing leaves the school from here. Next you show what has been done, and ask the family what they "
            "think of it. The family may also ask the council itself, at any moment.",
            "SEN support goes on all the while.",
        ),
        known=_strengths,
        goes_on=True,
    ),
    "specialist_involvement": Opening(
        button="Go on to the family",
        why=(
            "You may think of asking at any time. No number of cycles is needed, and no plan.",
            "Nothing leaves the school from here. Next you decide with the family, and nobody is asked without them.",
            "Asking for general advice without naming a child is not a journey: it needs no step here, and nobody’s "
            "agreement.",
        ),
        known=_strengths,
        goes_on=True,
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
    "phase_transfer": Opening(
        button="Begin to get the move ready",
        why=(
            "First the family sees and agrees what goes to the next school. Only then does anybody there hear of it.",
            "With an EHC plan the council names the next school before 15 February of the year of the move; before "
            "31 March where it is from school to post-16, and five months before any other move after 16.",
        ),
    ),
}


def opening(workflow: str) -> Opening:
    """The words of a workflow's beginning; plain ones where it has none of its own."""
    return OPENINGS.get(workflow, Opening())


PUT_IN = Opening(
    button="Put it in",
    why=(
        "For a child who comes with support, or whose support began before Waymark. It begins here at the stage where "
        "it stands, and nothing is lost.",
        "What the law or the Code always asks for on the way there is written down as recorded elsewhere, or as not "
        "known.",
    ),
    told="What is not known opens its step at once, below.",
)
HAS_ASKED = Opening(
    title="The council has been asked",
    button="Write it down",
    why=(
        "It is a right. Nobody at school can hold it up, it needs no reason, and no other step has to come first.",
        "The council’s dates run from the day on which it got the request. You can put that day right later.",
        "SEN support goes on as it is.",
    ),
    told="The council’s dates are below. SEN support goes on as it is.",
    known=_who_asks,
)
"""For a request that a family made, and somebody here writes down."""


def putting_in(workflow: str, at: str) -> Opening:
    """The words of putting a journey of `workflow` in at a stage."""
    return HAS_ASKED if (workflow, at) == (COUNCIL, "requested") else PUT_IN

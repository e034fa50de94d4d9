"""When the next review of each open journey is: of SEN support as agreed with the family, of an EHC plan as set."""

from collections.abc import Callable, Sequence
from datetime import date
from uuid import UUID

from sqlmodel import Session

from engine.boards import OnBoard
from engine.definition import Workflow
from engine.stays import days_ahead
from engine.terms import RuleName
from engine.values import Scope

AGREED = "review_due"
MEETING, HELD = RuleName("meeting_day"), "meeting_was_held"


def reviews_ahead(
    session: Session, scope: Scope, found: Sequence[OnBoard], workflow: Callable[[str], Workflow]
) -> dict[UUID, date]:
    """The day of the review that these journeys have yet to hold, by journey; `workflow` finds one by its hash.

    An agreed day is a dated duty. The meeting about an EHC plan has its day in an answer, and getting ready for it
    usually lasts until then, which the row keeps: so one statement answers for both.
    """
    agreed = days_ahead(session, scope, AGREED)
    meetings = (each for each in found if _awaits_meeting(workflow, each))
    return agreed | {each.journey_id: each.usual_until for each in meetings if each.usual_until}


def _awaits_meeting(workflow: Callable[[str], Workflow], each: OnBoard) -> bool:
    """Whether a journey stands where its meeting ends the stage, and nobody has written that it was held."""
    is_unwritten = any(check == HELD for check, _ in each.blocking)
    return is_unwritten and workflow(each.definition).stages[each.stage].usual == MEETING

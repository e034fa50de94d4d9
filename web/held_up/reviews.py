"""When the next review of each open journey is: of SEN support as agreed with the family, of an EHC plan as set."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
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
    ends_with_meeting = cache(lambda definition, stage: workflow(definition).stages[stage].usual == MEETING)
    at_meeting = (each for each in found if ends_with_meeting(each.definition, each.stage))
    return agreed | {each.journey_id: each.usual_until for each in at_meeting if each.usual_until and _is_ahead(each)}


def _is_ahead(each: OnBoard) -> bool:
    """Whether nobody has written yet that the meeting was held, by which a journey stands."""
    return any(check == HELD for check, _ in each.blocking)

"""A glance at an outcome between two reviews: on track, stuck or met, and where the child is now.

Nothing hangs on it: no guard asks for it, and the review of an outcome stays what it is (Code 6.54). It is there so
that a teacher sees early what a review would only find at its end (Code 6.52: progress is tracked while help is given).
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from engine.errors import AnswersRefused, NotFound
from engine.values import JourneyState
from engine.work import Work
from workflows.support.history import add, stamped, standing, supersede
from workflows.support.records import OutcomeRow, Plan
from workflows.support.screen_records import OutcomeLook

GOES = {"on_track": "On track", "stuck": "Stuck", "met": "Met"}

Place = tuple[UUID, int]
"""An outcome: its plan, and its place in it."""


@dataclass(frozen=True, slots=True)
class Look:
    """How an outcome went on a day, and where the child was, where that was said."""

    goes: str
    now: str
    on: date


def save_look(work: Work, journey: JourneyState, place: Place, goes: str, now: str) -> None:
    """Write how the outcome at a place of the journey’s plan in force goes today. Raises AnswersRefused, NotFound."""
    if goes not in GOES:
        raise AnswersRefused({"goes": "Choose how it goes."})
    plan_id, position = place
    plans = standing(work, Plan, id=plan_id, journey_id=journey.id, status="in_force")
    if not plans or not standing(work, OutcomeRow, plan_id=plan_id, position=position):
        raise NotFound("outcome")
    of = {"plan_id": plan_id, "outcome": position, "on": work.today}
    supersede(work, standing(work, OutcomeLook, journey_id=journey.id, **of))
    about = {"subject_id": journey.subject_id, "journey_id": journey.id, **of}
    add(work, OutcomeLook(**stamped(work, **about, goes=goes, now=now)))


def newest_looks(session: Session, school_id: UUID, plan_ids: Collection[UUID]) -> dict[Place, Look]:
    """The last look at each outcome of these plans that was looked at. One statement."""
    query = select(OutcomeLook).where(
        col(OutcomeLook.school_id) == school_id,
        col(OutcomeLook.plan_id).in_(list(plan_ids)),
        col(OutcomeLook.superseded_at).is_(None),
    )
    rows = session.exec(query.order_by(col(OutcomeLook.on), col(OutcomeLook.id)))
    return {(row.plan_id, row.outcome): Look(row.goes, row.now, row.on) for row in rows}

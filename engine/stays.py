"""How long journeys have stood at each stage, and which dated duties lie ahead: what lists compare and announce."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import and_, func, select
from sqlmodel import Session

from engine.clock import day_of
from engine.history import BROUGHT_BACK, MIGRATED
from engine.store import DATE, JOURNEY, RECORD
from engine.values import Scope


@dataclass(frozen=True, slots=True)
class Stay:
    """One time that a journey stood at a stage, from the day it came to the day it went on."""

    workflow: str
    stage: str
    from_on: date
    to_on: date


BY_SYSTEM = (MIGRATED, BROUGHT_BACK)
_CAME, _WENT = RECORD.alias("came"), RECORD.alias("went")
_NEXT = and_(
    _WENT.c.school_id == _CAME.c.school_id,
    _WENT.c.journey_id == _CAME.c.journey_id,
    _WENT.c.sequence == _CAME.c.sequence + 1,
)
_PLACE = (
    func.row_number()
    .over(partition_by=(JOURNEY.c.workflow, _CAME.c.to_stage), order_by=(_WENT.c.made_at.desc(), _WENT.c.id))
    .label("place")
)
_STAYS = (
    select(
        JOURNEY.c.workflow,
        _CAME.c.to_stage.label("stage"),
        _CAME.c.made_at.label("came_at"),
        _WENT.c.made_at.label("went_at"),
        _PLACE,
    )
    .join(JOURNEY, and_(JOURNEY.c.school_id == _CAME.c.school_id, JOURNEY.c.id == _CAME.c.journey_id))
    .join(_WENT, _NEXT)
    .where(_CAME.c.kind.not_in(("carried", *BY_SYSTEM)), _WENT.c.kind.not_in(BY_SYSTEM))
)


def stays(session: Session, scope: Scope, newest: int) -> tuple[Stay, ...]:
    """The newest finished stays at each stage of each workflow, no more than `newest` of each. One statement.

    A journey that was put in from elsewhere had stood at its first stage before: that stay is left out, and so is one
    that a change of rules cuts in two.
    """
    found = _STAYS.where(_CAME.c.school_id == scope.school_id).subquery()
    query = select(found).where(found.c.place <= newest)
    rows = session.connection().execute(query)
    return tuple(Stay(row.workflow, row.stage, day_of(row.came_at), day_of(row.went_at)) for row in rows)


def days_ahead(session: Session, scope: Scope, name: str, journey_ids: Collection[UUID]) -> dict[UUID, date]:
    """When the dated duty called `name` is due for each of these journeys that has yet to meet it. One statement."""
    query = select(DATE.c.journey_id, func.min(DATE.c.due_on).label("on")).where(
        DATE.c.school_id == scope.school_id,
        DATE.c.journey_id.in_(journey_ids),
        DATE.c.name == name,
        DATE.c.met_on.is_(None),
        DATE.c.superseded_at.is_(None),
    )
    return {row.journey_id: row.on for row in session.connection().execute(query.group_by(DATE.c.journey_id))}


def times_come(session: Session, scope: Scope, journey_ids: Collection[UUID]) -> dict[UUID, int]:
    """How often each of these journeys has come to the stage at which it stands now. One statement."""
    came_here = and_(
        RECORD.c.school_id == JOURNEY.c.school_id,
        RECORD.c.journey_id == JOURNEY.c.id,
        RECORD.c.to_stage == JOURNEY.c.stage,
    )
    query = (
        select(JOURNEY.c.id, func.count(RECORD.c.id).label("times"))
        .join(RECORD, came_here)
        .where(JOURNEY.c.school_id == scope.school_id, JOURNEY.c.id.in_(journey_ids))
        .group_by(JOURNEY.c.id)
    )
    return {row.id: row.times for row in session.connection().execute(query)}

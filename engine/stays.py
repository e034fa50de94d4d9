"""How long journeys have stood at each stage, and which dated duties lie ahead: what lists compare and announce."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import and_, bindparam, func, or_, select
from sqlmodel import Session

from engine.boards import GOES_ON
from engine.clock import day_of
from engine.history import BY_SYSTEM, MIGRATED
from engine.prepared import Prepared
from engine.store import DATE, JOURNEY, RECORD
from engine.values import Scope


@dataclass(frozen=True, slots=True)
class Stay:
    """One time that a journey stood at a stage, from the day it came to the day it went on."""

    workflow: str
    stage: str
    from_on: date
    to_on: date


_CAME, _WENT = RECORD.alias("came"), RECORD.alias("went")
_BEFORE = and_(
    _CAME.c.school_id == _WENT.c.school_id,
    _CAME.c.journey_id == _WENT.c.journey_id,
    _CAME.c.sequence == _WENT.c.sequence - 1,
)
_PLACE = (
    func.row_number()
    .over(partition_by=(JOURNEY.c.workflow, _CAME.c.to_stage), order_by=(_WENT.c.made_at.desc(), _WENT.c.id))
    .label("place")
)
# From the record that ends a stay: those of journeys that still stand where they began are never joined with anything.
_EACH_STAY = (
    select(
        JOURNEY.c.workflow,
        _CAME.c.to_stage.label("stage"),
        _CAME.c.made_at.label("came_at"),
        _WENT.c.made_at.label("went_at"),
        _PLACE,
    )
    .select_from(_WENT)
    .join(_CAME, _BEFORE)
    .join(JOURNEY, and_(JOURNEY.c.school_id == _WENT.c.school_id, JOURNEY.c.id == _WENT.c.journey_id))
    .where(_WENT.c.school_id == bindparam("school"), _WENT.c.sequence > 0)
    .where(*(_CAME.c.kind != kind for kind in ("carried", *BY_SYSTEM)), *(_WENT.c.kind != kind for kind in BY_SYSTEM))
    .subquery()
)
STAYS = Prepared(select(*list(_EACH_STAY.c)[:4]).where(_EACH_STAY.c.place <= bindparam("newest")))


def stays(session: Session, scope: Scope, newest: int) -> tuple[Stay, ...]:
    """The newest finished stays at each stage of each workflow, no more than `newest` of each. One statement.

    A journey that was put in from elsewhere had stood at its first stage before: that stay is left out, and so is one
    that a change of rules cuts in two.
    """
    rows = STAYS.rows(session.connection(), {"school": scope.school_id, "newest": newest})
    return tuple(Stay(workflow, stage, day_of(came), day_of(went)) for workflow, stage, came, went in rows)


AHEAD = Prepared(
    select(DATE.c.journey_id, func.min(DATE.c.due_on))
    .join(JOURNEY, and_(JOURNEY.c.school_id == DATE.c.school_id, JOURNEY.c.id == DATE.c.journey_id))
    .where(DATE.c.school_id == bindparam("school"), DATE.c.name == bindparam("name"), GOES_ON)
    .where(DATE.c.met_on.is_(None), DATE.c.superseded_at.is_(None))
    .group_by(DATE.c.journey_id)
)


def days_ahead(session: Session, scope: Scope, name: str) -> dict[UUID, date]:
    """When the dated duty called `name` is due for each journey on the board that has yet to meet it. One statement."""
    rows = AHEAD.rows(session.connection(), {"school": scope.school_id, "name": name})
    return {row[0]: row[1] for row in rows}


_CAME_HERE = and_(
    RECORD.c.school_id == JOURNEY.c.school_id,
    RECORD.c.journey_id == JOURNEY.c.id,
    RECORD.c.to_stage == JOURNEY.c.stage,
    or_(RECORD.c.kind.not_in(BY_SYSTEM), and_(RECORD.c.kind == MIGRATED, RECORD.c.from_stage != RECORD.c.to_stage)),
)
TIMES_COME = (
    select(JOURNEY.c.id, func.count(RECORD.c.id))
    .join(RECORD, _CAME_HERE)
    .where(JOURNEY.c.school_id == bindparam("school"), JOURNEY.c.id.in_(bindparam("ids", expanding=True)))
    .group_by(JOURNEY.c.id)
)


def times_come(session: Session, scope: Scope, journey_ids: Collection[UUID]) -> dict[UUID, int]:
    """How often each of these journeys has come to the stage at which it stands now. One statement.

    A change of rules is no coming, where it leaves the journey at its stage, nor is taking it back.
    """
    rows = session.connection().execute(TIMES_COME, {"school": scope.school_id, "ids": list(journey_ids)}).all()
    return {row[0]: row[1] for row in rows}

"""Why people went on without what guidance asks for: departures, for lists of many journeys."""

import json
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import and_, select
from sqlmodel import Session

from engine.boards import RUNS
from engine.clock import day_of
from engine.store import DETAIL, JOURNEY, RECORD
from engine.values import Scope


@dataclass(frozen=True, slots=True)
class Departed:
    """One move that was made without a should, with the reason that was written, and by whom."""

    subject_id: UUID
    on: date
    by: UUID | None
    reason: str


def departures(session: Session, scope: Scope, check: str) -> tuple[Departed, ...]:
    """The moves by which running journeys came where they stand in their cycle, and that went on without `check`.

    The newest first. One statement.
    """
    query = (
        select(JOURNEY.c.subject_id, RECORD.c.made_at, RECORD.c.made_by, DETAIL.c.body)
        .join(RECORD, and_(RECORD.c.school_id == JOURNEY.c.school_id, RECORD.c.journey_id == JOURNEY.c.id))
        .join(DETAIL, and_(DETAIL.c.school_id == RECORD.c.school_id, DETAIL.c.record_id == RECORD.c.id))
        .where(JOURNEY.c.school_id == scope.school_id, RUNS, RECORD.c.cycle == JOURNEY.c.cycle)
        .where(DETAIL.c.body.contains(f'"{check}"', autoescape=True))
        .order_by(RECORD.c.made_at.desc(), RECORD.c.id)
    )
    found = session.connection().execute(query)
    said = (
        (subject, made_at, by, json.loads(body).get("departures", {}).get(check))
        for subject, made_at, by, body in found
    )
    return tuple(Departed(subject, day_of(made_at), by, reason) for subject, made_at, by, reason in said if reason)

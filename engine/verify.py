"""Proving that the history is whole: every chain recomputed, every projection compared, every day's seal checked."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Row, and_, func, insert, select
from sqlmodel import Session, SQLModel

from engine.canonical import as_json, digest
from engine.desk import Desk
from engine.records import Seal
from engine.refresh import refreshed
from engine.sight import Sight
from engine.store import DETAIL, JOURNEY, RECORD, Loaded
from engine.values import Scope

SEAL = SQLModel.metadata.tables[str(Seal.__tablename__)]
_CHAINED = {"record": "id", "sequence": "sequence", "kind": "kind", "do": "do", "from": "from_stage", "to": "to_stage",
            "cycle": "cycle", "at": "made_at", "by": "made_by", "definition": "definition",
            "subject_version": "subject_version"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not hold: which journey, and what, without a name."""

    journey_id: UUID
    what: str

    def __str__(self) -> str:
        return f"journey {self.journey_id}: {self.what}"


def broken_chains(session: Session, school_id: UUID) -> Iterator[Fault]:
    """Every fault of the chains of moves: a record altered, lost, added, or a detail that is not what was sealed."""
    query = (
        select(
            RECORD, DETAIL.c.salt, DETAIL.c.body, DETAIL.c.erased_at, JOURNEY.c.head, JOURNEY.c.sequence.label("last")
        )
        .join(JOURNEY, and_(JOURNEY.c.school_id == RECORD.c.school_id, JOURNEY.c.id == RECORD.c.journey_id))
        .outerjoin(DETAIL, and_(DETAIL.c.school_id == RECORD.c.school_id, DETAIL.c.record_id == RECORD.c.id))
        .where(RECORD.c.school_id == school_id)
        .order_by(RECORD.c.journey_id, RECORD.c.sequence)
    )
    rows = session.connection().execute(query)
    for journey_id, chain in groupby(rows, key=lambda row: row.journey_id):
        yield from (Fault(journey_id, what) for what in _chain_faults(list(chain)))
    empty = select(JOURNEY.c.id).where(
        JOURNEY.c.school_id == school_id,
        ~select(RECORD.c.id).where(RECORD.c.school_id == school_id, RECORD.c.journey_id == JOURNEY.c.id).exists(),
    )
    for journey_id in session.connection().execute(empty).scalars():
        yield Fault(journey_id, "its opening is not on record")


def _chain_faults(chain: list[Row[Any]]) -> Iterator[str]:
    before = ""
    for place, row in enumerate(chain):
        text = json.loads(row.text)
        if row.sequence != place:
            yield f"record {place} is missing"
            return
        if digest(row.text) != row.hash or text["before"] != before:
            yield f"record {place} does not fit the chain"
        if any(text[key] != json.loads(as_json(getattr(row, column))) for key, column in _CHAINED.items()):
            yield f"record {place} was altered"
        if row.erased_at is None and (row.body is None or digest(row.body, row.salt) != text["detail"]):
            yield f"the detail of record {place} was altered"
        before = row.hash
    if chain[-1].head != before or chain[-1].last != chain[-1].sequence:
        yield "the newest record is missing"


def wrong_projections(desk: Desk, session: Session, scope: Scope) -> Iterator[Fault]:
    """Every open journey whose row says something else than a recomputation as of the day of its last refresh."""
    query = select(JOURNEY.c.subject_id).where(JOURNEY.c.school_id == scope.school_id, JOURNEY.c.is_open).distinct()
    subjects = sorted(session.connection().execute(query).scalars())
    for start in range(0, len(subjects), 200):
        sight = desk.sight(session, scope, subjects[start : start + 200])
        for loaded in sight.journeys.values():
            if loaded.journey.is_open and not _as_recomputed(sight, loaded):
                yield Fault(loaded.journey.id, "what its row says comes next is not what follows from the facts")


def _as_recomputed(sight: Sight, loaded: Loaded) -> bool:
    """Whether a refresh on the day of the last one would change nothing; ids are never needed for that."""
    facts = sight.journey_facts(loaded)._replace(today=loaded.assessed_on)
    made: list[UUID] = []

    def new_id() -> UUID:
        made.append(UUID(int=len(made)))
        return made[-1]

    result = refreshed(sight.playbook(loaded), facts, sight.circle(loaded), new_id)
    same = (_by_id(result.tasks), _by_id(result.dates), result.projection)
    return not made and same == (_by_id(loaded.tasks), _by_id(loaded.dates), loaded.projection)


def _by_id(rows: Iterable[Any]) -> dict[UUID, Any]:
    return {row.id: row for row in rows}


def heads(session: Session, school_id: UUID, until: datetime) -> tuple[int, str]:
    """How many journeys a school had at a moment, and the digest of the heads of all their chains."""
    newest = (
        select(RECORD.c.journey_id, func.max(RECORD.c.sequence).label("last"))
        .where(RECORD.c.school_id == school_id, RECORD.c.made_at <= until)
        .group_by(RECORD.c.journey_id)
        .subquery()
    )
    query = (
        select(RECORD.c.journey_id, RECORD.c.hash)
        .join(newest, and_(newest.c.journey_id == RECORD.c.journey_id, newest.c.last == RECORD.c.sequence))
        .where(RECORD.c.school_id == school_id)
    )
    found = sorted((str(row.journey_id), row.hash) for row in session.connection().execute(query))
    return len(found), digest(as_json(found))


def seal(desk: Desk, scope: Scope) -> str | None:
    """Seal today's chain heads, once a day; gives the line for the file of seals, None where today is sealed."""
    now, today = desk.clock.now(), desk.today()
    with desk.short(scope) as session:
        known = select(SEAL.c.digest).where(SEAL.c.school_id == scope.school_id, SEAL.c.sealed_on == today)
        if session.connection().execute(known).first():
            return None
        count, found = heads(session, scope.school_id, now)
        row = {"school_id": scope.school_id, "sealed_on": today, "sealed_at": now, "journeys": count, "digest": found}
        session.connection().execute(insert(SEAL), row)
    return as_json(row)


def broken_seals(session: Session, school_id: UUID, lines: list[str]) -> Iterator[str]:
    """Every seal, in the table and in the file's `lines`, that the chains no longer give."""
    rows = session.connection().execute(select(SEAL).where(SEAL.c.school_id == school_id).order_by(SEAL.c.sealed_on))
    stored = {row.sealed_on.isoformat(): row for row in rows}
    filed = {each["sealed_on"]: each for each in map(json.loads, lines) if each["school_id"] == str(school_id)}
    for day, row in stored.items():
        if heads(session, school_id, row.sealed_at) != (row.journeys, row.digest):
            yield f"the history up to {day} is not what was sealed on that day"
    for day, each in filed.items():
        if day not in stored or stored[day].digest != each["digest"]:
            yield f"the seal of {day} in the file is not the one in the database"

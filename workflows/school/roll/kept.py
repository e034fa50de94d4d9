"""Previews that wait for the press that brings them in, and the imports that were made.

What was understood of a file is kept in the database, never the file, and for a day at most.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, delete, func, select

from engine.desk import Desk
from engine.errors import NotFound
from engine.records import Journey
from engine.values import Scope
from workflows.school.records import Person, RollChange, RollImport, RollPreview
from workflows.school.roll.people import Holds, Roll
from workflows.school.roll.preview import Preview, preview
from workflows.school.roll.snapshot import class_names, known_pupils

KEPT_FOR = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ImportMade:
    """One import, for the list: what it did, who made it, whether it was taken back, and what of it is left."""

    id: UUID
    source: str
    file_name: str
    made_at: datetime
    made_by: str
    new: int
    changed: int
    left: int
    undone_at: datetime | None
    remaining: int
    of_contacts: bool = False

    @property
    def can_be_undone(self) -> bool:
        return self.remaining > 0


@dataclass(frozen=True, slots=True)
class StillOpen:
    """A journey of somebody who has left, and where it stands."""

    journey_id: UUID
    pupil_id: UUID
    definition: str
    stage: str


def look(desk: Desk, scope: Scope, roll: Roll) -> Preview:
    """What a roll would do to the school as it stands now."""
    with desk.reading(scope) as session:
        pupils = known_pupils(session, scope.school_id, desk.today())
        return preview(roll, pupils, class_names(session, scope.school_id), desk.today())


def keep(desk: Desk, scope: Scope, shown: Preview) -> UUID:
    """Keep a preview for the press that confirms it; those older than a day go."""
    now = desk.clock.now()
    kept_as = desk.ids.new(now)
    with desk.short(scope) as session:
        session.exec(delete(RollPreview).where(col(RollPreview.made_at) < now - KEPT_FOR))
        session.add(
            RollPreview(
                school_id=scope.school_id,
                id=kept_as,
                made_at=now,
                made_by=scope.actor.person_id,
                body=shown.as_text(),
            )
        )
    return kept_as


def kept(desk: Desk, scope: Scope, kept_as: UUID) -> Preview:
    """A preview that was kept; NotFound where it was brought in, given up, or is older than a day."""
    with desk.reading(scope) as session:
        found = session.get(RollPreview, (scope.school_id, kept_as))
        if found is None or found.made_at < desk.clock.now() - KEPT_FOR:
            raise NotFound("preview")
        return Preview.from_text(found.body)


def give_up(desk: Desk, scope: Scope, kept_as: UUID) -> None:
    """Forget a preview."""
    with desk.short(scope) as session:
        session.exec(
            delete(RollPreview).where(col(RollPreview.school_id) == scope.school_id, col(RollPreview.id) == kept_as)
        )


def imports(session: Session, school_id: UUID) -> tuple[ImportMade, ...]:
    """The imports of a school, newest first."""
    remaining = (
        select(col(RollChange.import_id), func.count().label("rows"))
        .where(col(RollChange.school_id) == school_id)
        .group_by(col(RollChange.import_id))
        .subquery()
    )
    query = (
        select(RollImport, Person.name, remaining.c.rows)
        .outerjoin(Person, (col(Person.school_id) == RollImport.school_id) & (col(Person.id) == RollImport.made_by))
        .outerjoin(remaining, remaining.c.import_id == RollImport.id)
        .where(col(RollImport.school_id) == school_id)
        .order_by(col(RollImport.made_at).desc(), col(RollImport.id).desc())
    )
    return tuple(_made(row, name, rows) for row, name, rows in session.exec(query))


def left_with_open_journeys(session: Session, school_id: UUID, import_id: UUID) -> tuple[StillOpen, ...]:
    """The journeys that are still open of those who left with an import: a person closes those, one by one."""
    query = (
        select(Journey.id, Journey.subject_id, Journey.definition, Journey.stage)
        .join(
            RollChange, (col(RollChange.school_id) == Journey.school_id) & (RollChange.pupil_id == Journey.subject_id)
        )
        .where(
            col(Journey.school_id) == school_id,
            col(Journey.is_open),
            col(RollChange.import_id) == import_id,
            col(RollChange.kind) == "left",
        )
        .order_by(col(Journey.subject_id), col(Journey.id))
    )
    return tuple(StillOpen(*row) for row in session.exec(query))


def _made(row: RollImport, name: str | None, rows: int | None) -> ImportMade:
    counts = json.loads(row.counts)
    return ImportMade(
        id=row.id,
        source=row.source,
        file_name=row.file_name,
        made_at=row.made_at,
        made_by=name or "the command line",
        new=counts.get("new", 0),
        changed=counts.get("changed", 0),
        left=counts.get("left", 0),
        undone_at=row.undone_at,
        remaining=rows or 0,
        of_contacts=counts.get("holds") == Holds.CONTACTS,
    )

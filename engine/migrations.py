"""What migrations there were at a school: read, for whoever looks at one or takes it back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, func, select
from sqlmodel import Session

from engine.errors import NotFound
from engine.migrating import MIGRATED_JOURNEY, MIGRATION
from engine.values import Scope

_MADE = "id workflow version definition why begun_by begun_at finished_at undone_at".split()


@dataclass(frozen=True, slots=True)
class MigrationMade:
    """One migration: to which definition, by whom and why, how many journeys it moved, and how many are not put back.

    `finished_at` is None while more could move, `undone_at` until each journey was put back.
    """

    id: UUID
    workflow: str
    version: int
    definition: str
    why: str
    begun_by: UUID | None
    begun_at: datetime
    finished_at: datetime | None
    undone_at: datetime | None
    moved: int
    left: int

    @property
    def can_be_undone(self) -> bool:
        return self.left > 0


def migrations_to(session: Session, scope: Scope, definition: str) -> tuple[MigrationMade, ...]:
    """The migrations to the definition with this hash, newest first. One statement."""
    query = _query(scope).where(MIGRATION.c.definition == definition)
    rows = session.connection().execute(query.order_by(MIGRATION.c.begun_at.desc(), MIGRATION.c.id.desc()))
    return tuple(MigrationMade(*row) for row in rows)


def migration(session: Session, scope: Scope, migration_id: UUID) -> MigrationMade:
    """One migration of the school. Raises NotFound."""
    row = session.connection().execute(_query(scope).where(MIGRATION.c.id == migration_id)).first()
    if row is None:
        raise NotFound("migration")
    return MigrationMade(*row)


def _query(scope: Scope) -> Select[Any]:
    made, moved = MIGRATION.c, MIGRATED_JOURNEY.c
    columns, all_moved = [made[name] for name in _MADE], func.count(moved.journey_id)
    of_one = and_(moved.school_id == made.school_id, moved.migration_id == made.id)
    return (
        select(*columns, all_moved, all_moved - func.count(moved.undone_at))
        .select_from(MIGRATION.outerjoin(MIGRATED_JOURNEY, of_one))
        .where(made.school_id == scope.school_id)
        .group_by(made.school_id, *columns)
    )

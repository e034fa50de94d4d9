"""Presses kept for somebody whose session had ended: stored sealed, handed back within the hour, then gone."""

from datetime import timedelta
from uuid import UUID

from sqlmodel import col, delete, select

from engine.desk import Desk
from engine.values import Scope
from workflows.school.account_records import ParkedPost

KEPT_FOR = timedelta(hours=1)


def keep(desk: Desk, scope: Scope, person_id: UUID, path: str, sealed: str) -> None:
    """Keep one press for a person, their newest, and forget every one that is older than an hour."""
    now = desk.clock.now()
    with desk.short(scope) as session:
        own = (col(ParkedPost.school_id) == scope.school_id) & (col(ParkedPost.person_id) == person_id)
        session.exec(delete(ParkedPost).where(own | (col(ParkedPost.parked_at) < now - KEPT_FOR)))
        session.add(
            ParkedPost(
                school_id=scope.school_id,
                id=desk.ids.new(now),
                person_id=person_id,
                path=path,
                sealed=sealed,
                parked_at=now,
            )
        )


def newest(desk: Desk, scope: Scope) -> tuple[str, str] | None:
    """The path and the sealed body of the actor's newest press of the last hour; None where there is none."""
    with desk.reading(scope) as session:
        row = session.exec(
            select(ParkedPost)
            .where(
                ParkedPost.school_id == scope.school_id,
                ParkedPost.person_id == scope.actor.person_id,
                col(ParkedPost.parked_at) >= desk.clock.now() - KEPT_FOR,
            )
            .order_by(col(ParkedPost.parked_at).desc())
        ).first()
    return (row.path, row.sealed) if row else None


def drop(desk: Desk, scope: Scope) -> None:
    """Forget everything kept for the actor: it was sent again, or is not wanted."""
    with desk.short(scope) as session:
        session.exec(
            delete(ParkedPost).where(
                col(ParkedPost.school_id) == scope.school_id, col(ParkedPost.person_id) == scope.actor.person_id
            )
        )

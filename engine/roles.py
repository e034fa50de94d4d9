"""Who somebody is to a subject: roles are relative, and deny unless listed."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlmodel import Session

from engine.errors import NotAllowed
from engine.store import DUTY
from engine.values import Scope


def roles_of(session: Session, scope: Scope, subject_id: UUID, on: date) -> frozenset[str]:
    """The roles that the actor holds to one subject on a day, whole-school roles included."""
    return _roles(session, scope, on, subject_id)


def roles_anywhere(session: Session, scope: Scope, on: date) -> frozenset[str]:
    """The roles that the actor holds to anybody in the school on a day."""
    return _roles(session, scope, on, None)


def subjects_of(session: Session, scope: Scope, on: date) -> frozenset[UUID] | None:
    """The subjects to whom the actor holds a role of their own; None where a whole-school role opens every file."""
    query = select(DUTY.c.subject_id, DUTY.c.role).where(*_mine(scope, on))
    rows = session.connection().execute(query).all()
    if any(row.subject_id is None and row.role in WHOLE_SCHOOL for row in rows):
        return None
    return frozenset(row.subject_id for row in rows if row.subject_id is not None)


WHOLE_SCHOOL = frozenset({"senco", "head", "dsl"})


def acting_as(held: Iterable[str], may: list[str]) -> str:
    """The first role in `may` that is held; NotAllowed where there is none. The system may do what it is asked to."""
    roles = frozenset(held)
    if "system" in roles:
        return "system"
    for role in may:
        if role in roles:
            return role
    raise NotAllowed()


def _mine(scope: Scope, on: date) -> tuple[Any, ...]:
    return (
        DUTY.c.school_id == scope.school_id,
        DUTY.c.person_id == scope.actor.person_id,
        DUTY.c.from_on <= on,
        or_(DUTY.c.to_on.is_(None), DUTY.c.to_on >= on),
    )


def _roles(session: Session, scope: Scope, on: date, subject_id: UUID | None) -> frozenset[str]:
    if scope.actor.is_system:
        return frozenset({"system"})
    query = select(DUTY.c.role).where(*_mine(scope, on))
    if subject_id is not None:
        query = query.where(or_(DUTY.c.subject_id == subject_id, DUTY.c.subject_id.is_(None)))
    return frozenset(session.connection().execute(query).scalars())

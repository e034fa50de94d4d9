"""Who somebody is to a subject: roles are relative, and deny unless listed."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, or_, select
from sqlmodel import Session

from engine.definition import OUTSIDE_ROLES, Move, Role
from engine.errors import NotAllowed
from engine.holding import HOLDS, ME
from engine.prepared import Prepared
from engine.store import DUTY
from engine.values import Scope

_MINE = (*HOLDS, DUTY.c.person_id == ME)
_ANYWHERE = select(DUTY.c.role).where(*_MINE).distinct()
ANYWHERE = Prepared(_ANYWHERE)
TO_ONE = Prepared(_ANYWHERE.where(or_(DUTY.c.subject_id == bindparam("subject"), DUTY.c.subject_id.is_(None))))
TO_WHOM = select(DUTY.c.subject_id, DUTY.c.role).where(*_MINE)


def roles_of(session: Session, scope: Scope, subject_id: UUID, on: date) -> frozenset[str]:
    """The roles that the actor holds to one subject on a day, whole-school roles included."""
    return _roles(session, scope, on, subject_id)


def roles_anywhere(session: Session, scope: Scope, on: date) -> frozenset[str]:
    """The roles that the actor holds to anybody in the school on a day."""
    return _roles(session, scope, on, None)


def subjects_of(session: Session, scope: Scope, on: date) -> frozenset[UUID] | None:
    """The subjects to whom the actor holds a role of their own; None where a whole-school role opens every file."""
    rows = session.connection().execute(TO_WHOM, _asked(scope, on)).all()
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


def movers(move: Move, held: Mapping[str, Collection[UUID]]) -> list[str]:
    """The roles that may make a move, of those `held` to the subject; where nobody holds the first, which owes it, the
    SENCO too, then the head."""
    by = [each.value for each in move.by]
    owing = by if move.by[0] in OUTSIDE_ROLES else by[:1]
    return by if any(held.get(role) for role in owing) else [*by, falls_to(held)]


def falls_to(held: Mapping[str, Collection[UUID]]) -> str:
    """The role to which falls what nobody owes."""
    return Role.SENCO.value if held.get(Role.SENCO.value) else Role.HEAD.value


def _asked(scope: Scope, on: date) -> dict[str, Any]:
    return {"school": scope.school_id, "me": scope.actor.person_id, "today": on}


def _roles(session: Session, scope: Scope, on: date, subject_id: UUID | None) -> frozenset[str]:
    if scope.actor.is_system:
        return frozenset({"system"})
    query = ANYWHERE if subject_id is None else TO_ONE
    asked = _asked(scope, on) | ({} if subject_id is None else {"subject": subject_id})
    return frozenset(role for (role,) in query.rows(session.connection(), asked))

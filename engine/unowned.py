"""What nobody holds: open steps and next moves whose role nobody has to the child. Two statements."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import and_, case, exists, or_, select
from sqlmodel import Session

from engine.definition import OPENER, OUTSIDE_ROLES
from engine.store import DUTY, JOURNEY, TASK
from engine.values import Scope, TaskStatus

OUTSIDE = [role.value for role in OUTSIDE_ROLES]


@dataclass(frozen=True, slots=True)
class Unowned:
    """One open step, or move (`task_id` empty), that nobody holds: `role` is whose it would be."""

    subject_id: UUID
    definition: str
    stage: str
    task_id: UUID | None
    name: str
    role: str
    due_on: date | None


def unowned(session: Session, scope: Scope, on: date) -> tuple[Unowned, ...]:
    """Every open step and next move of the school that nobody holds, by due date."""
    role = _owing(TASK.c.owner, TASK.c.chased_by)
    tasks = (
        select(TASK.c.id, TASK.c.task, TASK.c.due_on, role.label("role"),
               JOURNEY.c.subject_id, JOURNEY.c.definition, JOURNEY.c.stage)
        .join(JOURNEY, and_(JOURNEY.c.school_id == TASK.c.school_id, JOURNEY.c.id == TASK.c.journey_id))
        .where(TASK.c.school_id == scope.school_id, TASK.c.status == TaskStatus.OPEN.value, role != OPENER)
        .where(TASK.c.person_id.is_(None), ~_held(role, on))
    )  # fmt: skip
    moves = select(
        JOURNEY.c.subject_id, JOURNEY.c.definition, JOURNEY.c.stage, JOURNEY.c.next_name, JOURNEY.c.next_owner,
        JOURNEY.c.next_due_on,
    ).where(
        JOURNEY.c.school_id == scope.school_id,
        JOURNEY.c.is_open,
        JOURNEY.c.next_kind == "move",
        JOURNEY.c.next_owner.not_in([*OUTSIDE, OPENER]),
        ~_held(JOURNEY.c.next_owner, on),
    )  # fmt: skip
    connection = session.connection()
    found = [
        Unowned(row.subject_id, row.definition, row.stage, row.id, row.task, row.role, row.due_on)
        for row in connection.execute(tasks)
        if row.role not in OUTSIDE
    ]
    found += [
        Unowned(row.subject_id, row.definition, row.stage, None, row.next_name, row.next_owner, row.next_due_on)
        for row in connection.execute(moves)
    ]
    return tuple(sorted(found, key=lambda each: (each.due_on or date.max, each.subject_id, each.name)))


def _owing(owner: Any, chased_by: Any) -> Any:
    """Who owes a step at the school: the owner, or whoever keeps in touch with an owner outside."""
    return case((and_(owner.in_(OUTSIDE), chased_by.is_not(None)), chased_by), else_=owner)


def _held(role: Any, on: date) -> Any:
    """Somebody holds `role` to the journey's subject on a day."""
    return exists().where(
        DUTY.c.school_id == JOURNEY.c.school_id,
        or_(DUTY.c.subject_id == JOURNEY.c.subject_id, DUTY.c.subject_id.is_(None)),
        DUTY.c.role == role,
        DUTY.c.from_on <= on,
        or_(DUTY.c.to_on.is_(None), DUTY.c.to_on >= on),
    )

"""The lists: what waits for one person, and what is held up. Each is read from the kept rows in one statement."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, and_, exists, or_, select
from sqlmodel import Session

from engine.definition import OPENER
from engine.store import DUTY, JOURNEY, TASK
from engine.values import Scope


@dataclass(frozen=True, slots=True)
class Mine:
    """One thing that waits for the actor: a task, or a move (`task_id` empty), of one journey."""

    journey_id: UUID
    subject_id: UUID
    definition: str
    stage: str
    task_id: UUID | None
    name: str
    owner: str
    due_on: date | None
    due_standing: str
    is_next: bool
    is_nobodys: bool
    sequence: int


@dataclass(frozen=True, slots=True)
class OnBoard:
    """One open journey on the board, as its row keeps it."""

    journey_id: UUID
    subject_id: UUID
    workflow: str
    definition: str
    stage: str
    entered_on: date
    usual_until: date | None
    held_up_from: date | None
    next_kind: str
    next_name: str | None
    next_task_id: UUID | None
    next_owner: str | None
    next_person_id: UUID | None
    next_due_on: date | None
    waiting_until: date | None
    waiting_for: str | None
    permitted: bool
    blocking: tuple[tuple[str, str], ...]
    assessed_on: date


def _held(role: Any, on: date) -> Any:
    """Somebody holds `role` to the journey's subject today."""
    return exists().where(
        DUTY.c.school_id == JOURNEY.c.school_id,
        or_(DUTY.c.subject_id == JOURNEY.c.subject_id, DUTY.c.subject_id.is_(None)),
        DUTY.c.role == role,
        *_holds(on),
    )


def _mine(role: Any, scope: Scope, on: date) -> Any:
    """The actor holds `role` to the journey's subject today."""
    return _held(role, on).where(DUTY.c.person_id == scope.actor.person_id)


def _falls_to_me(role: Any, scope: Scope, on: date) -> Any:
    """Nobody holds `role`, so that it falls to the SENCO, and without one to the head: and that is the actor."""
    to_senco = _mine("senco", scope, on)
    to_head = and_(~_held("senco", on), _mine("head", scope, on))
    return and_(~_held(role, on), role != OPENER, or_(to_senco, to_head))


def mine(session: Session, scope: Scope, on: date) -> tuple[Mine, ...]:
    """Everything open that waits for the actor, by due date; what nobody holds is marked, and falls to SENCO or head.

    Tasks are theirs by the owner's role, by a hand-over, by having opened the journey, or by the chasing that they owe
    for somebody outside; moves by the role of the next step. Two statements.
    """
    me = scope.actor.person_id
    role_owns = and_(TASK.c.person_id.is_(None), _mine(TASK.c.owner, scope, on))
    chases = and_(TASK.c.chased_by.is_not(None), _mine(TASK.c.chased_by, scope, on), ~_held(TASK.c.owner, on))
    falls = and_(TASK.c.person_id.is_(None), TASK.c.chased_by.is_(None), _falls_to_me(TASK.c.owner, scope, on))
    opened = and_(TASK.c.owner == OPENER, JOURNEY.c.opened_by == me)
    tasks = (
        select(TASK, JOURNEY.c.subject_id, JOURNEY.c.definition, JOURNEY.c.stage, JOURNEY.c.next_task_id,
               JOURNEY.c.sequence, falls.label("nobodys"))
        .join(JOURNEY, and_(JOURNEY.c.school_id == TASK.c.school_id, JOURNEY.c.id == TASK.c.journey_id))
        .where(TASK.c.school_id == scope.school_id, TASK.c.status == "open")
        .where(or_(TASK.c.person_id == me, role_owns, chases, opened, falls))
    )  # fmt: skip
    falls_move = _falls_to_me(JOURNEY.c.next_owner, scope, on)
    moves = (
        select(JOURNEY, falls_move.label("nobodys"))
        .where(JOURNEY.c.school_id == scope.school_id, JOURNEY.c.is_open, JOURNEY.c.next_kind == "move")
        .where(or_(_mine(JOURNEY.c.next_owner, scope, on), falls_move))
    )
    connection = session.connection()
    found = [_task(row) for row in connection.execute(tasks)] + [_move(row) for row in connection.execute(moves)]
    return tuple(sorted(found, key=lambda each: (each.due_on or date.max, not each.is_next, each.journey_id)))


def _task(row: Row[Any]) -> Mine:
    return Mine(
        row.journey_id, row.subject_id, row.definition, row.stage, row.id, row.task, row.owner, row.due_on,
        row.due_standing, row.next_task_id == row.id, bool(row.nobodys), row.sequence,
    )  # fmt: skip


def _move(row: Row[Any]) -> Mine:
    return Mine(
        row.id, row.subject_id, row.definition, row.stage, None, row.next_name, row.next_owner, row.next_due_on, "",
        True, bool(row.nobodys), row.sequence,
    )  # fmt: skip


def board(session: Session, scope: Scope, *, held_up_before: date | None = None) -> tuple[OnBoard, ...]:
    """Every open journey of the school, or only those held up on a day, the longest held up first. One statement.

    An ended journey is among them while something that outlives its end is to be done.
    """
    goes_on = or_(JOURNEY.c.is_open, JOURNEY.c.next_kind == "task")
    query = select(JOURNEY).where(JOURNEY.c.school_id == scope.school_id, goes_on)
    if held_up_before is not None:
        query = query.where(JOURNEY.c.held_up_from.is_not(None), JOURNEY.c.held_up_from < held_up_before)
    query = query.order_by(JOURNEY.c.held_up_from, JOURNEY.c.id)
    return tuple(_row(row) for row in session.connection().execute(query))


def around(session: Session, scope: Scope, on: date) -> tuple[OnBoard, ...]:
    """The open journeys of the subjects to whom the actor holds a role of their own, whoever owes the next step.

    What somebody is told who has nothing to do: for whom it waits, and until when. One statement.
    """
    own = exists().where(
        DUTY.c.school_id == JOURNEY.c.school_id,
        DUTY.c.subject_id == JOURNEY.c.subject_id,
        DUTY.c.person_id == scope.actor.person_id,
        *_holds(on),
    )
    query = select(JOURNEY).where(JOURNEY.c.school_id == scope.school_id, JOURNEY.c.is_open, own)
    return tuple(_row(row) for row in session.connection().execute(query.order_by(JOURNEY.c.id)))


def _holds(on: date) -> tuple[Any, ...]:
    return DUTY.c.from_on <= on, or_(DUTY.c.to_on.is_(None), DUTY.c.to_on >= on)


def _row(row: Row[Any]) -> OnBoard:
    return OnBoard(
        row.id, row.subject_id, row.workflow, row.definition, row.stage, row.entered_on, row.usual_until,
        row.held_up_from, row.next_kind, row.next_name, row.next_task_id, row.next_owner, row.next_person_id,
        row.next_due_on, row.waiting_until, row.waiting_for, row.permitted,
        tuple((check, because) for check, because in json.loads(row.blocking)), row.assessed_on,
    )  # fmt: skip

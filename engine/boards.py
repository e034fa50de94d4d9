"""The lists: what waits for one person, and what is held up. Each is read from the kept rows in one statement."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Exists, Row, Select, and_, bindparam, exists, literal, or_, select, union_all
from sqlmodel import Session

from engine.definition import OPENER, OUTSIDE_ROLES, Role
from engine.store import DATE, DUTY, JOURNEY, TASK
from engine.values import Scope, TaskStatus

OUTSIDE = sorted(role.value for role in OUTSIDE_ROLES)


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


@dataclass(frozen=True, slots=True)
class DatedOf:
    """One dated duty of an open journey that is not met yet."""

    id: UUID
    name: str
    subject_id: UUID
    due_on: date


@dataclass(frozen=True, slots=True)
class OpenTask:
    """One open task of an open journey, whoever owes it."""

    task_id: UUID
    name: str
    subject_id: UUID
    due_on: date | None


_BOARD = [JOURNEY.c["id" if each.name == "journey_id" else each.name] for each in fields(OnBoard)]
"""The columns that a row of the board is read from, in the order of its own fields."""
_BLOCKING = [each.name for each in fields(OnBoard)].index("blocking")

_school: Any = bindparam("school")
_me: Any = bindparam("me")
_today: Any = bindparam("today")
_HOLDS = (DUTY.c.school_id == _school, DUTY.c.from_on <= _today, or_(DUTY.c.to_on.is_(None), DUTY.c.to_on >= _today))
_EVERYWHERE = select(DUTY.c.role).where(*_HOLDS, DUTY.c.subject_id.is_(None))


def _held(role: Any) -> Any:
    """Somebody holds `role` to the journey's subject today, or to the whole school.

    Two halves, each with its index: asked with one OR, either database reads every duty of the school.
    """
    return or_(role.in_(_EVERYWHERE), _held_to_subject(role))


def _held_to_subject(role: Any) -> Exists:
    return exists().where(*_HOLDS, DUTY.c.subject_id == JOURNEY.c.subject_id, DUTY.c.role == role)


def _mine(role: Any) -> Any:
    """The actor holds `role` to the journey's subject today, or to the whole school."""
    by_me = DUTY.c.person_id == _me
    return or_(role.in_(_EVERYWHERE.where(by_me)), _held_to_subject(role).where(by_me))


def _falls_to_me(role: Any) -> Any:
    """Nobody holds `role`, so that it falls to the SENCO, and without one to the head: and that is the actor.

    What is up to somebody outside falls to nobody: whoever owes the chasing is named beside them, or nobody does.
    """
    senco, head = (literal(each.value) for each in (Role.SENCO, Role.HEAD))
    return and_(~_held(role), role.not_in([OPENER, *OUTSIDE]), or_(_mine(senco), and_(~_held(senco), _mine(head))))


def _tasks_of_mine() -> Any:
    """The open tasks that wait for the actor."""
    role_owns = and_(TASK.c.person_id.is_(None), _mine(TASK.c.owner))
    chases = and_(TASK.c.chased_by.is_not(None), _mine(TASK.c.chased_by), ~_held(TASK.c.owner))
    falls = and_(TASK.c.person_id.is_(None), TASK.c.chased_by.is_(None), _falls_to_me(TASK.c.owner))
    opened = and_(TASK.c.owner == OPENER, JOURNEY.c.opened_by == _me)
    return (
        select(TASK, JOURNEY.c.subject_id, JOURNEY.c.definition, JOURNEY.c.stage, JOURNEY.c.next_task_id,
               JOURNEY.c.sequence, falls.label("nobodys"))
        .join(JOURNEY, and_(JOURNEY.c.school_id == TASK.c.school_id, JOURNEY.c.id == TASK.c.journey_id))
        .where(TASK.c.school_id == _school, TASK.c.status == TaskStatus.OPEN.value)
        .where(or_(TASK.c.person_id == _me, role_owns, chases, opened, falls))
    )  # fmt: skip


def _moves_of_mine() -> Any:
    """The journeys whose next step is a move that waits for the actor."""
    falls = _falls_to_me(JOURNEY.c.next_owner)
    return (
        select(JOURNEY, falls.label("nobodys"))
        .where(JOURNEY.c.school_id == _school, JOURNEY.c.is_open, JOURNEY.c.next_kind == "move")
        .where(or_(_mine(JOURNEY.c.next_owner), falls))
    )


TASKS_OF_MINE, MOVES_OF_MINE = _tasks_of_mine(), _moves_of_mine()


def mine(session: Session, scope: Scope, on: date) -> tuple[Mine, ...]:
    """Everything open that waits for the actor, by due date; what nobody holds is marked, and falls to SENCO or head.

    Tasks are theirs by the owner's role, by a hand-over, by having opened the journey, or by the chasing that they owe
    for somebody outside; moves by the role of the next step. Two statements.
    """
    connection, asked = session.connection(), {"school": scope.school_id, "me": scope.actor.person_id, "today": on}
    found = [_task(row) for row in connection.execute(TASKS_OF_MINE, asked)]
    found += [_move(row) for row in connection.execute(MOVES_OF_MINE, asked)]
    return tuple(sorted(found, key=lambda each: (each.due_on or date.max, not each.is_next, each.journey_id)))


DATES_OF_MINE = (
    select(DATE.c.id, DATE.c.name, JOURNEY.c.subject_id, DATE.c.due_on)
    .join(JOURNEY, and_(JOURNEY.c.school_id == DATE.c.school_id, JOURNEY.c.id == DATE.c.journey_id))
    .where(DATE.c.school_id == _school, DATE.c.met_on.is_(None), DATE.c.superseded_at.is_(None))
    .where(JOURNEY.c.is_open, _mine(DATE.c.whose))
    .order_by(DATE.c.due_on, DATE.c.id)
)


def dates_of_mine(session: Session, scope: Scope, on: date) -> tuple[DatedOf, ...]:
    """The dated duties that are not met yet and whose role the actor holds, by their day. One statement."""
    asked = {"school": scope.school_id, "me": scope.actor.person_id, "today": on}
    return tuple(DatedOf(*row) for row in session.connection().execute(DATES_OF_MINE, asked))


def open_tasks(session: Session, scope: Scope, names: Collection[str]) -> tuple[OpenTask, ...]:
    """The open tasks of the school that are called one of these, by due date. One statement.

    Whoever owes them: it is for the caller to ask who may answer them.
    """
    query = (
        select(TASK.c.id, TASK.c.task, JOURNEY.c.subject_id, TASK.c.due_on)
        .join(JOURNEY, and_(JOURNEY.c.school_id == TASK.c.school_id, JOURNEY.c.id == TASK.c.journey_id))
        .where(TASK.c.school_id == scope.school_id, TASK.c.status == TaskStatus.OPEN.value, JOURNEY.c.is_open)
        .where(TASK.c.task.in_(list(names)))
        .order_by(TASK.c.due_on, TASK.c.id)
    )
    return tuple(OpenTask(*row) for row in session.connection().execute(query))


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


RUNS = and_(JOURNEY.c.is_open, JOURNEY.c.next_kind != "rest")
"""An open journey that does not rest: one whose subject nothing is asked about any more is in no list."""
GOES_ON = or_(RUNS, JOURNEY.c.next_kind == "task")
"""What stands on the board: an ended journey too, while something that outlives its end is to be done."""


def _boarded(*more: Any) -> Select[Any]:
    found = select(*_BOARD).where(JOURNEY.c.school_id == _school, GOES_ON, *more)
    return found.order_by(JOURNEY.c.held_up_from, JOURNEY.c.id)


ALL_ON_BOARD = _boarded()
HELD_UP = _boarded(JOURNEY.c.held_up_from.is_not(None), JOURNEY.c.held_up_from < bindparam("before"))


def board(session: Session, scope: Scope, *, held_up_before: date | None = None) -> tuple[OnBoard, ...]:
    """Every open journey of the school that does not rest, or only those held up on a day, the longest held up first.
    One statement.

    An ended journey is among them while something that outlives its end is to be done.
    """
    query, asked = (ALL_ON_BOARD, {}) if held_up_before is None else (HELD_UP, {"before": held_up_before})
    return _on_board(session.connection().execute(query, {"school": scope.school_id, **asked}))


def _holding_next(place: int, whose: Any) -> Select[Any]:
    """Who holds the role of each next step, of duties that are `whose`."""
    role = and_(DUTY.c.school_id == JOURNEY.c.school_id, DUTY.c.role == JOURNEY.c.next_owner, whose)
    columns = (JOURNEY.c.id, DUTY.c.person_id, literal(place).label("place"), DUTY.c.id.label("duty"))
    return select(*columns).join(DUTY, role).where(JOURNEY.c.school_id == _school, GOES_ON, *_HOLDS)


HOLDING_NEXT = union_all(
    _holding_next(0, DUTY.c.subject_id == JOURNEY.c.subject_id), _holding_next(1, DUTY.c.subject_id.is_(None))
).order_by("place", "duty")


def next_holders(session: Session, scope: Scope, on: date) -> dict[UUID, tuple[UUID, ...]]:
    """Who holds the role of the next step today, by journey on the board: to its subject first, then to the school.

    A journey whose next step has no role, or one that nobody holds, is left out. One statement.
    """
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for journey, person, *_ in session.connection().execute(HOLDING_NEXT, {"school": scope.school_id, "today": on}):
        found[journey].append(person)
    return {journey: tuple(people) for journey, people in found.items()}


def under_way(session: Session, scope: Scope, workflow: str, *, carried: bool = False) -> frozenset[UUID]:
    """The subjects with an open journey of a workflow that does not rest. One statement.

    `carried` keeps to those whose journey began before Waymark and was put in.
    """
    query = select(JOURNEY.c.subject_id).where(
        JOURNEY.c.school_id == scope.school_id, RUNS, JOURNEY.c.workflow == workflow
    )
    if carried:
        query = query.where(JOURNEY.c.carried)
    return frozenset(session.connection().execute(query).scalars())


AROUND = (
    select(*_BOARD)
    .where(JOURNEY.c.school_id == _school, RUNS)
    .where(JOURNEY.c.subject_id.in_(select(DUTY.c.subject_id).where(*_HOLDS, DUTY.c.person_id == _me)))
    .order_by(JOURNEY.c.id)
)


def around(session: Session, scope: Scope, on: date) -> tuple[OnBoard, ...]:
    """The open journeys of the subjects to whom the actor holds a role of their own, whoever owes the next step.

    What somebody is told who has nothing to do: for whom it waits, and until when. One statement.
    """
    asked = {"school": scope.school_id, "me": scope.actor.person_id, "today": on}
    return _on_board(session.connection().execute(AROUND, asked))


def _on_board(rows: Iterable[Row[Any]]) -> tuple[OnBoard, ...]:
    """The rows of the board as values. Many journeys lack the same: each text of what they lack is read once."""
    lacking, before, after = cache(_lacking), slice(_BLOCKING), slice(_BLOCKING + 1, None)
    return tuple(OnBoard(*(*row[before], lacking(row[_BLOCKING]), *row[after])) for row in rows)


def _lacking(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((check, because) for check, because in json.loads(text))

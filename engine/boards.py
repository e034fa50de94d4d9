"""The lists: what waits for one person, and what is held up. Each is read from the kept rows in one statement."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import and_, bindparam, cast, false, func, literal, null, or_, select, true, union_all
from sqlmodel import Session

from engine.definition import OPENER
from engine.holding import HOLDS, ME, SCHOOL, falls_to_me, is_held, is_mine
from engine.prepared import Prepared, Rows
from engine.store import DATE, DUTY, JOURNEY, TASK
from engine.values import Scope, TaskStatus


class Mine(NamedTuple):
    """One thing that waits for the actor: a task, or a move (`task_id` empty), of one journey.

    Lists make hundreds of these and of `OnBoard`; a frozen dataclass takes several times as long to make.
    """

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


class OnBoard(NamedTuple):
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


_BOARD = [JOURNEY.c["id" if name == "journey_id" else name] for name in OnBoard._fields]
"""The columns that a row of the board is read from, in the order of its own fields."""
_BLOCKING = OnBoard._fields.index("blocking")
_WHERE = [JOURNEY.c[name] for name in "id subject_id definition stage".split()]


def _tasks_of_mine() -> Any:
    """The open tasks that wait for the actor, in the order of the fields of `Mine`.

    Of these, one falls to the actor where nothing else makes it theirs: so nobody who holds its role is looked for
    twice.
    """
    role_owns = and_(TASK.c.person_id.is_(None), is_mine(TASK.c.owner))
    chases = and_(TASK.c.chased_by.is_not(None), is_mine(TASK.c.chased_by), ~is_held(TASK.c.owner))
    falls = and_(TASK.c.person_id.is_(None), TASK.c.chased_by.is_(None), falls_to_me(TASK.c.owner))
    opened = and_(TASK.c.owner == OPENER, JOURNEY.c.opened_by == ME)
    has_fallen = and_(
        TASK.c.person_id.is_(None), TASK.c.chased_by.is_(None), TASK.c.owner != OPENER, ~is_mine(TASK.c.owner)
    )
    is_next = func.coalesce(TASK.c.id == JOURNEY.c.next_task_id, false())
    return (
        select(*_WHERE, TASK.c.id, TASK.c.task, TASK.c.owner, TASK.c.due_on, TASK.c.due_standing,
               is_next, has_fallen, JOURNEY.c.sequence)
        .join(JOURNEY, and_(JOURNEY.c.school_id == TASK.c.school_id, JOURNEY.c.id == TASK.c.journey_id))
        .where(TASK.c.school_id == SCHOOL, TASK.c.status == TaskStatus.OPEN.value)
        .where(or_(TASK.c.person_id == ME, role_owns, chases, opened, falls))
    )  # fmt: skip


def _moves_of_mine() -> Any:
    """The journeys whose next step is a move that waits for the actor, in the order of the fields of `Mine`."""
    is_own = is_mine(JOURNEY.c.next_owner)
    return (
        select(*_WHERE, null(), JOURNEY.c.next_name, JOURNEY.c.next_owner, JOURNEY.c.next_due_on, literal(""),
               true(), ~is_own, JOURNEY.c.sequence)
        .where(JOURNEY.c.school_id == SCHOOL, JOURNEY.c.is_open, JOURNEY.c.next_kind == "move")
        .where(or_(is_own, falls_to_me(JOURNEY.c.next_owner)))
    )  # fmt: skip


TASKS_OF_MINE, MOVES_OF_MINE = Prepared(_tasks_of_mine()), Prepared(_moves_of_mine())


def mine(session: Session, scope: Scope, on: date) -> tuple[Mine, ...]:
    """Everything open that waits for the actor, by due date; what nobody holds is marked, and falls to SENCO or head.

    Tasks are theirs by the owner's role, by a hand-over, by having opened the journey, or by the chasing that they owe
    for somebody outside; moves by the role of the next step. Two statements.
    """
    connection, asked = session.connection(), {"school": scope.school_id, "me": scope.actor.person_id, "today": on}
    found = map(Mine._make, (*TASKS_OF_MINE.rows(connection, asked), *MOVES_OF_MINE.rows(connection, asked)))
    return tuple(sorted(found, key=lambda each: (each.due_on or date.max, not each.is_next, each.journey_id.int)))


DATES_OF_MINE = (
    select(DATE.c.id, DATE.c.name, JOURNEY.c.subject_id, DATE.c.due_on)
    .join(JOURNEY, and_(JOURNEY.c.school_id == DATE.c.school_id, JOURNEY.c.id == DATE.c.journey_id))
    .where(DATE.c.school_id == SCHOOL, DATE.c.met_on.is_(None), DATE.c.superseded_at.is_(None))
    .where(JOURNEY.c.is_open, is_mine(DATE.c.whose))
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


RUNS = and_(JOURNEY.c.is_open, JOURNEY.c.next_kind != "rest")
"""An open journey that does not rest: one whose subject nothing is asked about any more is in no list."""
GOES_ON = or_(RUNS, JOURNEY.c.next_kind == "task")
"""What stands on the board: an ended journey too, while something that outlives its end is to be done."""
SUBJECTS_ON_BOARD = select(JOURNEY.c.subject_id).where(JOURNEY.c.school_id == SCHOOL, GOES_ON)


def _boarded(*more: Any) -> Prepared:
    found = select(*_BOARD).where(JOURNEY.c.school_id == SCHOOL, GOES_ON, *more)
    return Prepared(found.order_by(JOURNEY.c.held_up_from, JOURNEY.c.id))


ALL_ON_BOARD = _boarded()
HELD_UP = _boarded(JOURNEY.c.held_up_from.is_not(None), JOURNEY.c.held_up_from < bindparam("before"))


def board(session: Session, scope: Scope, *, held_up_before: date | None = None) -> tuple[OnBoard, ...]:
    """Every open journey of the school that does not rest, or only those held up on a day, the longest held up first.
    One statement.

    An ended journey is among them while something that outlives its end is to be done.
    """
    query, asked = (ALL_ON_BOARD, {}) if held_up_before is None else (HELD_UP, {"before": held_up_before})
    return _on_board(query.rows(session.connection(), {"school": scope.school_id, **asked}))


@dataclass(frozen=True, slots=True)
class NextHolders:
    """Who holds the roles of the next steps of a day: to a journey's own subject, and each role to the whole school."""

    own: Mapping[UUID, Sequence[UUID]]
    everywhere: Mapping[str, Sequence[UUID]]

    def of(self, journey_id: UUID, role: str | None) -> tuple[UUID, ...]:
        """Those who hold the role of a journey's next step: to its subject first, then to the school."""
        return (*self.own.get(journey_id, ()), *self.everywhere.get(role or "", ()))


_OWN = and_(
    DUTY.c.school_id == JOURNEY.c.school_id,
    DUTY.c.role == JOURNEY.c.next_owner,
    DUTY.c.subject_id == JOURNEY.c.subject_id,
)
_HOLDING = union_all(
    select(JOURNEY.c.id, DUTY.c.role, DUTY.c.person_id, DUTY.c.id.label("duty"))
    .join(DUTY, _OWN)
    .where(JOURNEY.c.school_id == SCHOOL, GOES_ON, *HOLDS),
    select(cast(null(), JOURNEY.c.id.type), DUTY.c.role, DUTY.c.person_id, DUTY.c.id).where(
        *HOLDS, DUTY.c.subject_id.is_(None)
    ),
).subquery()
HOLDING_NEXT = Prepared(select(_HOLDING.c.id, _HOLDING.c.role, _HOLDING.c.person_id).order_by(_HOLDING.c.duty))


def next_holders(session: Session, scope: Scope, on: date) -> NextHolders:
    """Who holds the role of each next step on the board today, in the order in which their duties began. One statement.

    Whoever holds a role to the whole school is read once, and not for each journey.
    """
    own: dict[UUID, list[UUID]] = {}
    everywhere: dict[str, list[UUID]] = {}
    asked = {"school": scope.school_id, "today": on}
    for journey, role, person in HOLDING_NEXT.rows(session.connection(), asked):
        people = everywhere.setdefault(role, []) if journey is None else own.setdefault(journey, [])
        people.append(person)
    return NextHolders(own, everywhere)


UNDER_WAY = select(JOURNEY.c.subject_id).where(
    JOURNEY.c.school_id == SCHOOL, RUNS, JOURNEY.c.workflow == bindparam("workflow")
)
CARRIED_IN = UNDER_WAY.where(JOURNEY.c.carried)


def under_way(session: Session, scope: Scope, workflow: str, *, carried: bool = False) -> frozenset[UUID]:
    """The subjects with an open journey of a workflow that does not rest. One statement.

    `carried` keeps to those whose journey began before Waymark and was put in.
    """
    asked = {"school": scope.school_id, "workflow": workflow}
    return frozenset(session.connection().execute(CARRIED_IN if carried else UNDER_WAY, asked).scalars())


AROUND = Prepared(
    select(*_BOARD)
    .where(JOURNEY.c.school_id == SCHOOL, RUNS)
    .where(JOURNEY.c.subject_id.in_(select(DUTY.c.subject_id).where(*HOLDS, DUTY.c.person_id == ME)))
    .order_by(JOURNEY.c.id)
)


def around(session: Session, scope: Scope, on: date) -> tuple[OnBoard, ...]:
    """The open journeys of the subjects to whom the actor holds a role of their own, whoever owes the next step.

    What somebody is told who has nothing to do: for whom it waits, and until when. One statement.
    """
    asked = {"school": scope.school_id, "me": scope.actor.person_id, "today": on}
    return _on_board(AROUND.rows(session.connection(), asked))


def _on_board(rows: Rows) -> tuple[OnBoard, ...]:
    """The rows of the board as values. Many journeys lack the same: each text of what they lack is read once."""
    lacking, before, after = cache(_lacking), slice(_BLOCKING), slice(_BLOCKING + 1, None)
    return tuple(OnBoard._make((*row[before], lacking(row[_BLOCKING]), *row[after])) for row in rows)


def _lacking(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((check, because) for check, because in json.loads(text))

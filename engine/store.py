"""Locking and reading, as Core statements built once over the tables of `records`; writing is in `rows`.

Reading gives frozen values; what is shared by every verb is read for a whole batch of subjects at once, in three
statements, whatever the number of journeys.
"""

import json
from collections import defaultdict
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, and_, bindparam, case, or_, select, union_all, update
from sqlmodel import SQLModel

from engine.clock import day_of
from engine.records import (
    AllowanceRow,
    AnswerRow,
    DateRow,
    DefinitionUsed,
    Duty,
    Journey,
    Moment,
    MoveDetail,
    MoveRecord,
    Subject,
    TaskRow,
)
from engine.values import (
    Allowance,
    AllowanceKind,
    Answered,
    DateSet,
    JourneyState,
    NextStep,
    Projection,
    TaskState,
    TaskStatus,
)

_T = SQLModel.metadata.tables
SUBJECT, JOURNEY, TASK, ANSWER = (_T[str(m.__tablename__)] for m in (Subject, Journey, TaskRow, AnswerRow))
ALLOWANCE, DATE, DUTY = (_T[str(m.__tablename__)] for m in (AllowanceRow, DateRow, Duty))
RECORD, DETAIL, DEFINITION = (_T[str(m.__tablename__)] for m in (MoveRecord, MoveDetail, DefinitionUsed))

_school: Any = bindparam("school")
_ids: Any = bindparam("ids", expanding=True)
_now: Any = bindparam("now", type_=Moment())
_raised = (SUBJECT.c.id, SUBJECT.c.version, SUBJECT.c.written_at)
_later = case((SUBJECT.c.written_at > _now, SUBJECT.c.written_at), else_=_now)
_raise = update(SUBJECT).where(SUBJECT.c.school_id == _school).values(version=SUBJECT.c.version + 1, written_at=_later)
LOCK_SUBJECT = _raise.where(SUBJECT.c.id == bindparam("one")).returning(*_raised)


def _one(table: Any, column: str, id: Any) -> Any:
    """One column of the row with this id: by its key alone, which no database can look up in a slow way."""
    return select(table.c[column]).where(table.c.school_id == _school, table.c.id == id).scalar_subquery()


_journey_of_task = _one(TASK, "journey_id", bindparam("one"))
LOCK_JOURNEY = _raise.where(SUBJECT.c.id == _one(JOURNEY, "subject_id", bindparam("one"))).returning(*_raised)
LOCK_TASK = _raise.where(SUBJECT.c.id == _one(JOURNEY, "subject_id", _journey_of_task)).returning(*_raised)
LOCK_MANY = (
    select(*_raised)
    .where(SUBJECT.c.school_id == _school, SUBJECT.c.id.in_(_ids))
    .order_by(SUBJECT.c.id)
    .with_for_update(key_share=True)
)
RAISE_MANY = _raise.where(SUBJECT.c.id.in_(_ids))

# A row is read by position: the columns stand in the order of the value's own fields.
_STATE = [each.name for each in fields(JourneyState)]
_KEPT = ("assessed_on blocking permitted usual_until next_due_on held_up_from "
         "next_kind next_name next_task_id next_owner next_person_id waiting_until waiting_for").split()  # fmt: skip
_TASK = [each.name for each in fields(TaskState) if each.name != "answer"]
_GIVEN = "body version answered_by role answered_at cycle visit".split()
_DATED = [each.name for each in fields(DateSet)]
_ALLOWED = "id kind name guard recorded_by role reason recorded_at look_again_on".split()


def _columns(table: Any, names: list[str], before: str = "") -> list[Any]:
    return [table.c[name].label(before + name) for name in names]


def _hangs(on: Any) -> Any:
    """The rows of a table that hang on a journey and still hold."""
    return and_(on.c.school_id == JOURNEY.c.school_id, on.c.journey_id == JOURNEY.c.id, on.c.superseded_at.is_(None))


# Nothing here is put in order by the database: asked for an order, SQLite walks a whole school to save itself a sort.
JOURNEYS = (
    select(*_columns(JOURNEY, _STATE), *_columns(JOURNEY, _KEPT), *_columns(DATE, _DATED, "date_"),
           *_columns(ALLOWANCE, _ALLOWED, "allow_"))
    .outerjoin(DATE, _hangs(DATE))
    .outerjoin(ALLOWANCE, _hangs(ALLOWANCE))
    .where(JOURNEY.c.school_id == _school, JOURNEY.c.subject_id.in_(_ids))
)  # fmt: skip
TASKS = (
    select(TASK.c.journey_id, TASK.c.answer_id, *_columns(TASK, _TASK), *_columns(ANSWER, _GIVEN, "given_"))
    .outerjoin(ANSWER, and_(ANSWER.c.school_id == TASK.c.school_id, ANSWER.c.id == TASK.c.answer_id))
    .where(TASK.c.school_id == _school, TASK.c.journey_id.in_(_ids))
)


def _duties(whose: Any) -> Any:
    """Who holds which role today, of duties that are `whose`."""
    return select(DUTY.c.subject_id, DUTY.c.role, DUTY.c.person_id).where(
        DUTY.c.school_id == _school,
        whose,
        DUTY.c.from_on <= bindparam("today"),
        or_(DUTY.c.to_on.is_(None), DUTY.c.to_on >= bindparam("today")),
    )


# Two halves, each with its index: asked with OR, either database reads every duty of the school.
DUTIES = union_all(_duties(DUTY.c.subject_id.in_(_ids)), _duties(DUTY.c.subject_id.is_(None)))


@dataclass(frozen=True, slots=True)
class Loaded:
    """One journey as it is stored, with everything of the engine's that hangs on it."""

    journey: JourneyState
    projection: Projection
    assessed_on: date
    tasks: tuple[TaskState, ...]
    answer_ids: dict[UUID, UUID]
    allowances: tuple[Allowance, ...]
    dates: tuple[DateSet, ...]


Holders = dict[UUID, dict[str, tuple[UUID, ...]]]
_Task = tuple[UUID | None, TaskState]
_HANGS = len(_STATE) + len(_KEPT)
_TASK_END = 2 + len(_TASK)


def load(connection: Connection, school_id: UUID, subject_ids: list[UUID]) -> dict[UUID, Loaded]:
    """Every journey of these subjects, by its id, oldest first."""
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in connection.execute(JOURNEYS, {"school": school_id, "ids": subject_ids}):
        found[row[0]].append(row)
    tasks = _tasks(connection, school_id, list(found)) if found else {}
    return {id: _loaded(found[id], tasks.get(id, [])) for id in sorted(found)}


def _tasks(connection: Connection, school_id: UUID, journey_ids: list[UUID]) -> dict[UUID, list[_Task]]:
    """The tasks of these journeys and the answers that hold, oldest scope first."""
    found: dict[UUID, list[_Task]] = defaultdict(list)
    for row in connection.execute(TASKS, {"school": school_id, "ids": journey_ids}):
        found[row[0]].append((row[1], _task(row)))
    for rows in found.values():
        rows.sort(key=_by_scope)
    return found


def _by_scope(row: _Task) -> tuple[int, int, UUID]:
    return row[1].cycle, row[1].visit, row[1].id


def _loaded(rows: list[Row[Any]], tasks: list[_Task]) -> Loaded:
    """One journey from the rows of its join: each date and each allowance comes as often as there are of the other."""
    first = tuple(rows[0])
    assessed_on, *kept = first[len(_STATE) : _HANGS]
    hangs = [row[_HANGS:] for row in rows]
    dates = {row[0]: row[: len(_DATED)] for row in hangs}
    allowed = {row[len(_DATED)]: row[len(_DATED) :] for row in hangs}
    return Loaded(
        JourneyState(*first[: len(_STATE)]),
        _projection(*kept),
        assessed_on,
        tuple(task for _, task in tasks),
        {task.id: answer_id for answer_id, task in tasks if answer_id},
        tuple(_allowance(*allowed[id]) for id in sorted(filter(None, allowed))),
        tuple(DateSet(*dates[id]) for id in sorted(filter(None, dates))),
    )


def holders(connection: Connection, school_id: UUID, subject_ids: list[UUID], today: date) -> Holders:
    """Who holds which role to each subject today, whole-school roles included."""
    everywhere: dict[str, list[UUID]] = defaultdict(list)
    own: dict[UUID, dict[str, list[UUID]]] = {subject: defaultdict(list) for subject in subject_ids}
    for subject_id, role, person_id in connection.execute(
        DUTIES, {"school": school_id, "ids": subject_ids, "today": today}
    ):
        (everywhere if subject_id is None else own[subject_id])[role].append(person_id)
    return {
        subject: {role: (*roles.get(role, ()), *everywhere.get(role, ())) for role in {*roles, *everywhere}}
        for subject, roles in own.items()
    }


def _projection(
    blocking: str, permitted: bool, usual: date | None, due: date | None, held: date | None, *step: Any
) -> Projection:
    kind, name, task_id, owner, person_id, *waiting = step
    next_step = NextStep(kind, name, task_id, owner, person_id, due if kind == "task" else None, *waiting)
    found = tuple((check, because) for check, because in json.loads(blocking))
    return Projection(next_step, permitted, found, usual, due, held)


def _allowance(
    _: UUID, kind: str, name: str, guard: str, by: UUID, role: str, why: str, at: datetime, again: date
) -> Allowance:
    return Allowance(AllowanceKind(kind), name, guard, by, role, why, day_of(at), again)


def _task(row: Row[Any]) -> TaskState:
    state = list(row[2:_TASK_END])
    state[2] = TaskStatus(state[2])
    body, version, by, role, at, cycle, visit = row[_TASK_END:]
    given = None
    if body is not None:
        given = Answered(state[1], version, json.loads(body), by, role, at, day_of(at), cycle, visit)
    state.append(given)
    return TaskState(*state)

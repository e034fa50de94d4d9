"""Locking and reading, as Core statements built once over the tables of `records`; writing is in `rows`.

Reading gives frozen values; what is shared by every verb is read for a whole batch of subjects at once, in one
statement, whatever the number of journeys.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, and_, bindparam, case, or_, select, update
from sqlmodel import SQLModel

from engine.clock import day_of
from engine.columns import Moment
from engine.prepared import Prepared, Rows
from engine.records import (
    AllowanceRow,
    AnswerRow,
    DateRow,
    DefinitionUsed,
    Duty,
    Journey,
    MoveDetail,
    MoveRecord,
    Subject,
    TaskRow,
)
from engine.together import About, Part, PerSubject
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


def _locking(subject: Any) -> Prepared:
    """Lock a subject, and raise its version, in one."""
    return Prepared(_raise.where(SUBJECT.c.id == subject).returning(*_raised))


def _one(table: Any, column: str, id: Any) -> Any:
    """One column of the row with this id: by its key alone, which no database can look up in a slow way."""
    return select(table.c[column]).where(table.c.school_id == _school, table.c.id == id).scalar_subquery()


LOCK_SUBJECT = _locking(bindparam("one"))
LOCK_JOURNEY = _locking(_one(JOURNEY, "subject_id", bindparam("one")))
LOCK_TASK = _locking(_one(JOURNEY, "subject_id", _one(TASK, "journey_id", bindparam("one"))))
LOCK_MANY = (
    select(*_raised)
    .where(SUBJECT.c.school_id == _school, SUBJECT.c.id.in_(_ids))
    .order_by(SUBJECT.c.id)
    .with_for_update(key_share=True)
)
RAISE_MANY = _raise.where(SUBJECT.c.id.in_(_ids))

# A row is read by position: the columns stand in the order of the value's own fields.
_STATE = list(JourneyState._fields)
_KEPT = ("assessed_on blocking permitted usual_until next_due_on held_up_from "
         "next_kind next_name next_task_id next_owner next_person_id waiting_until waiting_for").split()  # fmt: skip
_TASK = [name for name in TaskState._fields if name != "answer"]
_TASK_END = 1 + len(_TASK)
GIVEN = "body version answered_by role answered_at cycle visit".split()
_DATED = list(DateSet._fields)
_STATUS = {each.value: each for each in TaskStatus}
ALLOWED = "kind name guard recorded_by role reason recorded_at look_again_on cycle".split()


def _columns(table: Any, names: list[str]) -> list[Any]:
    return [table.c[name] for name in names]


def _hangs(table: Any, names: list[str], own: Any) -> Part:
    """The rows of a table that hang on the journeys and still hold, oldest first."""
    holds = (table.c.school_id == _school, table.c.journey_id.in_(own), table.c.superseded_at.is_(None))
    return Part(select(table.c.journey_id, *_columns(table, names)).where(*holds), by=(table.c.id,))


def _duties(whose: Any) -> Part:
    """Who holds which role today, of duties that are `whose`."""
    found = select(DUTY.c.subject_id, DUTY.c.role, DUTY.c.person_id).where(
        DUTY.c.school_id == _school,
        whose,
        DUTY.c.from_on <= bindparam("today"),
        or_(DUTY.c.to_on.is_(None), DUTY.c.to_on >= bindparam("today")),
    )
    return Part(found, by=(DUTY.c.id,))


def _holding(about: About) -> dict[str, Part]:
    """Two halves, each with its index: asked with OR, either database reads every duty of the school."""
    return {"own": _duties(about(DUTY.c.subject_id)), "everywhere": _duties(DUTY.c.subject_id.is_(None))}


def _resting(about: About) -> Part:
    """Those of the subjects about whom nothing is asked any more."""
    here = (SUBJECT.c.school_id == _school, about(SUBJECT.c.id), SUBJECT.c.rests_from.is_not(None))
    return Part(select(SUBJECT.c.id).where(*here), by=(SUBJECT.c.id,))


def _standing(about: About) -> dict[str, Part]:
    """The journeys, and everything of the engine's that hangs on them."""
    here = (JOURNEY.c.school_id == _school, about(JOURNEY.c.subject_id))
    own = select(JOURNEY.c.id).where(*here)
    tasks = (
        select(TASK.c.journey_id, TASK.c.answer_id, *_columns(TASK, _TASK), *_columns(ANSWER, GIVEN))
        .outerjoin(ANSWER, and_(ANSWER.c.school_id == TASK.c.school_id, ANSWER.c.id == TASK.c.answer_id))
        .where(TASK.c.school_id == _school, TASK.c.journey_id.in_(own))
    )
    return {
        "journeys": Part(select(*_columns(JOURNEY, _STATE), *_columns(JOURNEY, _KEPT)).where(*here), (JOURNEY.c.id,)),
        "tasks": Part(tasks, by=(TASK.c.cycle, TASK.c.visit, TASK.c.id)),
        "dates": _hangs(DATE, _DATED, own),
        "allowances": _hangs(ALLOWANCE, ALLOWED, own),
        "resting": _resting(about),
        **_holding(about),
    }


_HOLDING, _STANDING = PerSubject(_holding), PerSubject(_standing)


class Loaded(NamedTuple):
    """One journey as it is stored, with everything of the engine's that hangs on it."""

    journey: JourneyState
    projection: Projection
    assessed_on: date
    tasks: tuple[TaskState, ...]
    answer_ids: dict[UUID, UUID]
    allowances: tuple[Allowance, ...]
    dates: tuple[DateSet, ...]


Holders = dict[UUID, dict[str, tuple[UUID, ...]]]


@dataclass(frozen=True, slots=True)
class Stored:
    """Some subjects as they are stored: their journeys, oldest first, and who holds which role to each today.

    `resting` are those about whom nothing is asked any more.
    """

    journeys: dict[UUID, Loaded]
    holders: Holders
    resting: frozenset[UUID]


def load(connection: Connection, school_id: UUID, subject_ids: list[UUID], today: date) -> Stored:
    """Every journey of these subjects and who holds which role to them, in one statement."""
    found = _STANDING.ask(connection, school_id, subject_ids, {"today": today})
    tasks, dates, allowances = (_by_journey(found[name]) for name in ("tasks", "dates", "allowances"))
    journeys = {row[0]: _loaded(row, tasks[row[0]], dates[row[0]], allowances[row[0]]) for row in found["journeys"]}
    return Stored(journeys, _held(found, subject_ids), frozenset(row[0] for row in found["resting"]))


def _by_journey(rows: Rows) -> Mapping[UUID, Rows]:
    found: defaultdict[UUID, list[tuple[Any, ...]]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row[1:])
    return found


def _loaded(row: tuple[Any, ...], tasks: Rows, dates: Rows, allowances: Rows) -> Loaded:
    assessed_on, *kept = row[len(_STATE) :]
    return Loaded(
        JourneyState(*row[: len(_STATE)]),
        _projection(*kept),
        assessed_on,
        tuple(_task(each) for each in tasks),
        {each[1]: each[0] for each in tasks if each[0]},
        tuple(allowance_of(*each) for each in allowances),
        tuple(DateSet(*each) for each in dates),
    )


def holders(connection: Connection, school_id: UUID, subject_ids: list[UUID], today: date) -> Holders:
    """Who holds which role to each subject today, whole-school roles included."""
    return _held(_HOLDING.ask(connection, school_id, subject_ids, {"today": today}), subject_ids)


def _held(found: Mapping[str, Rows], subject_ids: list[UUID]) -> Holders:
    everywhere: dict[str, list[UUID]] = defaultdict(list)
    for _, role, person_id in found["everywhere"]:
        everywhere[role].append(person_id)
    own: dict[UUID, dict[str, list[UUID]]] = {subject: defaultdict(list) for subject in subject_ids}
    for subject_id, role, person_id in found["own"]:
        own[subject_id][role].append(person_id)
    return {
        subject: {role: (*roles.get(role, ()), *everywhere.get(role, ())) for role in {*roles, *everywhere}}
        for subject, roles in own.items()
    }


def _projection(
    blocking: str, permitted: bool, usual: date | None, due: date | None, held: date | None, *step: Any
) -> Projection:
    kind, name, task_id, owner, person_id, *waiting = step
    next_step = NextStep(kind, name, task_id, owner, person_id, due if kind == "task" else None, *waiting)
    return Projection(next_step, permitted, _blocking(blocking), usual, due, held)


@lru_cache(maxsize=1 << 10)
def _blocking(stored: str) -> tuple[tuple[str, str], ...]:
    """What is in the way, out of its column. Many journeys wait for the same."""
    return tuple((check, because) for check, because in json.loads(stored))


def allowance_of(
    kind: str, name: str, guard: str, by: UUID, role: str, why: str, at: datetime, again: date, cycle: int
) -> Allowance:
    return Allowance(AllowanceKind(kind), name, guard, by, role, why, day_of(at), again, cycle)


def _task(row: tuple[Any, ...]) -> TaskState:
    *state, since = row[1:_TASK_END]
    state[2] = _STATUS[state[2]]
    state += [answered_of(state[1], row[_TASK_END:]), since]
    return TaskState(*state)


def answered_of(task: str, given: Sequence[Any]) -> Answered | None:
    """The answer that the columns `GIVEN` hold; None where they are empty."""
    body, version, by, role, at, cycle, visit = given
    if body is None:
        return None
    return Answered(task, version, json.loads(body), by, role, at, day_of(at), cycle, visit)

"""The hot statements of the engine, as Core statements built once over the tables of `records`.

Reading gives frozen values; what is shared by every verb is read for a whole batch of subjects at once, in four
statements, whatever the number of journeys.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, and_, bindparam, insert, or_, select, update
from sqlmodel import SQLModel

from engine.clock import day_of
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
_raised = (SUBJECT.c.id, SUBJECT.c.version)
_raise = update(SUBJECT).where(SUBJECT.c.school_id == _school).values(version=SUBJECT.c.version + 1)
LOCK_SUBJECT = _raise.where(SUBJECT.c.id == bindparam("one")).returning(*_raised)
LOCK_JOURNEY = _raise.where(
    SUBJECT.c.id
    == select(JOURNEY.c.subject_id)
    .where(JOURNEY.c.school_id == _school, JOURNEY.c.id == bindparam("one"))
    .scalar_subquery()
).returning(*_raised)
LOCK_TASK = _raise.where(
    SUBJECT.c.id
    == select(JOURNEY.c.subject_id)
    .join(TASK, and_(TASK.c.school_id == JOURNEY.c.school_id, TASK.c.journey_id == JOURNEY.c.id))
    .where(TASK.c.school_id == _school, TASK.c.id == bindparam("one"))
    .scalar_subquery()
).returning(*_raised)
LOCK_MANY = (
    select(*_raised)
    .where(SUBJECT.c.school_id == _school, SUBJECT.c.id.in_(_ids))
    .order_by(SUBJECT.c.id)
    .with_for_update(key_share=True)
)
RAISE_MANY = _raise.where(SUBJECT.c.id.in_(_ids))

_OF_SUBJECTS = and_(JOURNEY.c.school_id == _school, JOURNEY.c.subject_id.in_(_ids))
_ON_JOURNEY = and_(TASK.c.school_id == JOURNEY.c.school_id, TASK.c.journey_id == JOURNEY.c.id)
JOURNEYS = (
    select(JOURNEY, *(c.label(f"date_{c.name}") for c in DATE.c), *(c.label(f"allow_{c.name}") for c in ALLOWANCE.c))
    .outerjoin(
        DATE,
        and_(
            DATE.c.school_id == JOURNEY.c.school_id, DATE.c.journey_id == JOURNEY.c.id, DATE.c.superseded_at.is_(None)
        ),
    )
    .outerjoin(
        ALLOWANCE,
        and_(
            ALLOWANCE.c.school_id == JOURNEY.c.school_id,
            ALLOWANCE.c.journey_id == JOURNEY.c.id,
            ALLOWANCE.c.superseded_at.is_(None),
        ),
    )
    .where(_OF_SUBJECTS)
    .order_by(JOURNEY.c.id, DATE.c.id, ALLOWANCE.c.id)
)
TASKS = (
    select(TASK, *(c.label(f"given_{c.name}") for c in ANSWER.c))
    .join(JOURNEY, _ON_JOURNEY)
    .outerjoin(ANSWER, and_(ANSWER.c.school_id == TASK.c.school_id, ANSWER.c.id == TASK.c.answer_id))
    .where(_OF_SUBJECTS)
    .order_by(TASK.c.cycle, TASK.c.visit, TASK.c.id)
)
DUTIES = select(DUTY.c.subject_id, DUTY.c.role, DUTY.c.person_id).where(
    DUTY.c.school_id == _school,
    or_(DUTY.c.subject_id.in_(_ids), DUTY.c.subject_id.is_(None)),
    DUTY.c.from_on <= bindparam("today"),
    or_(DUTY.c.to_on.is_(None), DUTY.c.to_on >= bindparam("today")),
)

INSERT_JOURNEY, INSERT_TASK, INSERT_ANSWER = insert(JOURNEY), insert(TASK), insert(ANSWER)
INSERT_DATE, INSERT_RECORD, INSERT_DETAIL = insert(DATE), insert(RECORD), insert(DETAIL)
_KEPT = (
    "stage is_open open_slot entered_on cycle visit sequence head closed_on next_kind next_name next_task_id "
    "next_owner next_person_id next_due_on waiting_until waiting_for permitted blocking usual_until "
    "held_up_from assessed_on"
).split()
UPDATE_JOURNEY = (
    update(JOURNEY)
    .where(JOURNEY.c.school_id == bindparam("b_school"), JOURNEY.c.id == bindparam("b_id"))
    .values({name: bindparam(name) for name in _KEPT})
)
_TASK_KEPT = "status due_on due_words due_standing provisional opened_on person_id nudge_on done_on answer_id".split()
UPDATE_TASK = (
    update(TASK)
    .where(TASK.c.school_id == bindparam("b_school"), TASK.c.id == bindparam("b_id"))
    .values({name: bindparam(name) for name in _TASK_KEPT})
)
UPDATE_DATE = (
    update(DATE)
    .where(DATE.c.school_id == bindparam("b_school"), DATE.c.id == bindparam("b_id"))
    .values({name: bindparam(name) for name in ("met_on", "nudge_on", "superseded_at")})
)


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


def load(connection: Connection, school_id: UUID, subject_ids: list[UUID]) -> dict[UUID, Loaded]:
    """Every journey of these subjects, by its id, oldest first."""
    about = {"school": school_id, "ids": subject_ids}
    tasks: dict[UUID, list[TaskState]] = defaultdict(list)
    answer_ids: dict[UUID, dict[UUID, UUID]] = defaultdict(dict)
    for row in connection.execute(TASKS, about):
        tasks[row.journey_id].append(_task(row))
        if row.answer_id:
            answer_ids[row.journey_id][row.id] = row.answer_id
    found: dict[UUID, Loaded] = {}
    for row in connection.execute(JOURNEYS, about):
        if row.id not in found:
            own = tuple(tasks[row.id])
            found[row.id] = Loaded(_journey(row), _projection(row), row.assessed_on, own, answer_ids[row.id], (), ())
        found[row.id] = _with_hangers(found[row.id], row)
    return found


def _with_hangers(loaded: Loaded, row: Row[Any]) -> Loaded:
    """`loaded` with the date and the allowance that this row of the join brings, each once."""
    dates, allowances = loaded.dates, loaded.allowances
    if row.date_id and all(d.id != row.date_id for d in dates):
        dated = DateSet(
            row.date_id, row.date_name, row.date_due_on, row.date_rule, row.date_cycle, row.date_met_on,
            row.date_nudge_on,
        )  # fmt: skip
        dates = (*dates, dated)
    if row.allow_id:
        allowance = Allowance(
            AllowanceKind(row.allow_kind), row.allow_name, row.allow_guard, row.allow_recorded_by, row.allow_role,
            row.allow_reason, day_of(row.allow_recorded_at), row.allow_look_again_on,
        )  # fmt: skip
        if allowance not in allowances:
            allowances = (*allowances, allowance)
    if dates is loaded.dates and allowances is loaded.allowances:
        return loaded
    return replace(loaded, dates=dates, allowances=allowances)


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


def _journey(row: Row[Any]) -> JourneyState:
    return JourneyState(
        row.id, row.school_id, row.subject_id, row.workflow, row.version, row.definition, row.stage, row.is_open,
        row.opened_on, row.opened_by, row.carried, row.entered_on, row.cycle, row.visit, row.sequence, row.head,
        row.closed_on, row.continues,
    )  # fmt: skip


def _projection(row: Row[Any]) -> Projection:
    step = NextStep(
        row.next_kind, row.next_name, row.next_task_id, row.next_owner, row.next_person_id,
        row.next_due_on if row.next_kind == "task" else None, row.waiting_until, row.waiting_for,
    )  # fmt: skip
    blocking = tuple((check, because) for check, because in json.loads(row.blocking))
    return Projection(step, row.permitted, blocking, row.usual_until, row.next_due_on, row.held_up_from)


def _task(row: Row[Any]) -> TaskState:
    return TaskState(
        row.id, row.task, TaskStatus(row.status), row.cycle, row.visit, row.opened_on, row.due_on, row.due_words,
        row.due_standing, row.provisional, row.owner, row.chased_by, row.person_id, row.nudge_on, row.done_on,
        _answer(row) if row.given_body is not None else None,
    )  # fmt: skip


def _answer(row: Row[Any]) -> Answered:
    at = row.given_answered_at
    return Answered(
        row.task, row.given_version, json.loads(row.given_body), row.given_answered_by, row.given_role, at,
        day_of(at), row.given_cycle, row.given_visit,
    )  # fmt: skip


def journey_row(journey: JourneyState, projection: Projection, today: date, slot: str | None) -> dict[str, Any]:
    """The columns of a journey's row that every write keeps."""
    step = projection.next
    return {
        "stage": journey.stage,
        "is_open": journey.is_open,
        "open_slot": slot if journey.is_open else None,
        "entered_on": journey.entered_on,
        "cycle": journey.cycle,
        "visit": journey.visit,
        "sequence": journey.sequence,
        "head": journey.head,
        "closed_on": journey.closed_on,
        "next_kind": step.kind,
        "next_name": step.name,
        "next_task_id": step.task_id,
        "next_owner": step.owner,
        "next_person_id": step.person_id,
        "next_due_on": projection.next_due_on,
        "waiting_until": step.waiting_until,
        "waiting_for": step.waiting_for,
        "permitted": projection.permitted,
        "blocking": json.dumps([list(each) for each in projection.blocking], ensure_ascii=False),
        "usual_until": projection.usual_until,
        "held_up_from": projection.held_up_from,
        "assessed_on": today,
    }


def task_row(task: TaskState, answer_id: UUID | None) -> dict[str, Any]:
    """The columns of a task's row that change."""
    return {
        "status": task.status.value,
        "due_on": task.due_on,
        "due_words": task.due_words,
        "due_standing": task.due_standing,
        "provisional": task.provisional,
        "opened_on": task.opened_on,
        "person_id": task.person_id,
        "nudge_on": task.nudge_on,
        "done_on": task.done_on,
        "answer_id": answer_id,
    }


def new_task_row(school_id: UUID, journey_id: UUID, task: TaskState) -> dict[str, Any]:
    """A whole task row, for a task that opens."""
    return {
        "school_id": school_id,
        "id": task.id,
        "journey_id": journey_id,
        "task": task.task,
        "cycle": task.cycle,
        "visit": task.visit,
        "owner": task.owner,
        "chased_by": task.chased_by,
        **task_row(task, None),
    }


def keyed(school_id: UUID, id: UUID, columns: dict[str, Any]) -> dict[str, Any]:
    """`columns` with the key under which the update statements look for the row."""
    return {"b_school": school_id, "b_id": id, **columns}


def run(connection: Connection, statement: Any, rows: Iterable[dict[str, Any]]) -> None:
    """One statement for all rows; none where there are none."""
    many = list(rows)
    if many:
        connection.execute(statement, many)

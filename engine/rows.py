"""Writing what a verb changed: the statements, built once, and the rows that they take."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, bindparam, insert, update
from sqlalchemy.dialects import postgresql, sqlite

from engine.prepared import Prepared
from engine.store import ANSWER, DATE, DETAIL, JOURNEY, RECORD, SUBJECT, TASK
from engine.values import DateSet, JourneyState, Projection, TaskState


@cache
def inserting(table: Table, but: tuple[str, ...] = ()) -> Prepared:
    """An insert of whole rows, `but` for columns that stay empty."""
    return Prepared(insert(table), [column.name for column in table.columns if column.name not in but])


@cache
def updating(table: Table, names: tuple[str, ...]) -> Prepared:
    """An update of these columns of the row that `keyed` names."""
    where = (table.c.school_id == bindparam("b_school"), table.c.id == bindparam("b_id"))
    return Prepared(update(table).where(*where).values({name: bindparam(name) for name in names}))


INSERT_JOURNEY, INSERT_TASK, INSERT_ANSWER, INSERT_RECORD = map(inserting, (JOURNEY, TASK, ANSWER, RECORD))
INSERT_DATE = inserting(DATE, but=("superseded_at",))
INSERT_SUBJECT = inserting(SUBJECT, but=("rests_from",))
INSERT_DETAIL = inserting(DETAIL, but=("erased_at", "erased_by", "erased_why"))
_KEPT = (
    "stage is_open open_slot entered_on cycle visit sequence head relied closed_on next_kind next_name next_task_id "
    "next_owner next_person_id next_due_on waiting_until waiting_for permitted blocking usual_until "
    "held_up_from assessed_on"
).split()
UPDATE_JOURNEY = updating(JOURNEY, tuple(_KEPT))
PIN_JOURNEY = updating(JOURNEY, ("workflow", "version", "definition"))
GROW_CHAIN = updating(JOURNEY, ("sequence", "head"))
_TASK_KEPT = (
    "status due_on due_words due_standing due_since provisional opened_on person_id nudge_on done_on answer_id"
).split()
UPDATE_TASK = updating(TASK, tuple(_TASK_KEPT))
_DATE_KEPT = ("met_on", "nudge_on", "since", "provisional", "superseded_at")
UPDATE_DATE = updating(DATE, _DATE_KEPT)


@lru_cache(maxsize=1 << 10)
def _blocking(found: tuple[tuple[str, str], ...]) -> str:
    """What is in the way, for its column."""
    return json.dumps(found, ensure_ascii=False)


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
        "relied": journey.relied,
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
        "blocking": _blocking(projection.blocking),
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
        "due_since": task.due_since,
        "provisional": task.provisional,
        "opened_on": task.opened_on,
        "person_id": task.person_id,
        "nudge_on": task.nudge_on,
        "done_on": task.done_on,
        "answer_id": answer_id,
    }


def date_row(dated: DateSet, superseded_at: datetime | None) -> dict[str, Any]:
    """The columns of a dated duty's row that change."""
    return {
        "met_on": dated.met_on,
        "nudge_on": dated.nudge_on,
        "since": dated.since,
        "provisional": dated.provisional,
        "superseded_at": superseded_at,
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


_INSERT: Mapping[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def put(
    connection: Connection,
    table: Table,
    key: Mapping[str, Any],
    columns: Mapping[str, Any],
    *,
    again: Mapping[str, Any] | None = None,
) -> None:
    """Write a row whether or not there is one with this key: two writers at one moment never meet an error.

    `again` is what is written where there is one, if that is something else; it may build on what stands there.
    """
    row = _INSERT[connection.dialect.name](table).values({**key, **columns})
    connection.execute(row.on_conflict_do_update(index_elements=list(key), set_=dict(again or columns)))


def put_once(connection: Connection, table: Table, row: Mapping[str, Any]) -> None:
    """Write a row unless there is one with its key already, which then stays as it is."""
    connection.execute(_INSERT[connection.dialect.name](table).values(dict(row)).on_conflict_do_nothing())

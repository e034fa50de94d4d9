"""Rows kept as they stand, and put back: journeys with their tasks and dates, equal to the byte.

Nothing here knows what the columns mean, so that a column that is added is kept too. A journey's place in its chain
(`sequence`, `head`) is never put back: history only grows.
"""

import json
import zlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, delete, select
from sqlmodel import SQLModel

from engine import rows
from engine.canonical import as_json
from engine.store import DATE, JOURNEY, TASK

Row = dict[str, Any]
Kept = dict[str, list[Row]]
KEPT = (JOURNEY, TASK, DATE)
ONLY_GROWS = frozenset({"sequence", "head"})
NEVER_CHANGE = frozenset({"school_id", "id", "subject_id", "journey_id"})
"""A key that is set, though to itself, has the database look through every table that may refer to it."""
READ: Mapping[type, Callable[[str], Any]] = {UUID: UUID, date: date.fromisoformat, datetime: datetime.fromisoformat}


def kept_of(connection: Connection, school_id: UUID, subject_ids: Collection[UUID]) -> dict[UUID, Kept]:
    """The rows of all journeys of each of these subjects, in three statements."""
    here = JOURNEY.c.school_id == school_id, JOURNEY.c.subject_id.in_(subject_ids)
    journeys = _rows(connection, select(JOURNEY).where(*here))
    whose = {row["id"]: row["subject_id"] for row in journeys}
    found: dict[UUID, Kept] = {subject: {table.name: [] for table in KEPT} for subject in subject_ids}
    for row in journeys:
        found[row["subject_id"]][JOURNEY.name].append(row)
    for table in (TASK, DATE):
        of_journeys = select(table).where(table.c.school_id == school_id, table.c.journey_id.in_(list(whose)))
        for row in _rows(connection, of_journeys):
            found[whose[row["journey_id"]]][table.name].append(row)
    return found


def packed(kept: Kept) -> bytes:
    """Rows as they are stored with a migration."""
    return zlib.compress(as_json(kept).encode())


def unpacked(stored: bytes) -> Kept:
    """The rows that `packed` stored."""
    found = json.loads(zlib.decompress(stored))
    return {table.name: [_read(table, row) for row in found[table.name]] for table in KEPT}


def came_since(now: Kept, before: Kept, table: Table) -> set[UUID]:
    """The rows of a table that are there now and were not."""
    return {row["id"] for row in now[table.name]} - {row["id"] for row in before[table.name]}


def referred_to(connection: Connection, school_id: UUID, task_ids: Collection[UUID]) -> set[UUID]:
    """The tasks among these for which something is written in another table: a draft, an answer, a reminder put off."""
    found: set[UUID] = set()
    for table, column in _pointing_at_tasks() if task_ids else ():
        asked = select(table.c[column]).where(table.c.school_id == school_id, table.c[column].in_(task_ids))
        found.update(connection.execute(asked.distinct()).scalars())
    return found


def put_back(connection: Connection, school_id: UUID, pairs: Collection[tuple[Kept, Kept]]) -> None:
    """Make the rows of some subjects what they were: of each the rows now, and the rows before."""
    for table in KEPT:
        gone = [id for now, before in pairs for id in came_since(now, before, table)]
        if gone:
            connection.execute(delete(table).where(table.c.school_id == school_id, table.c.id.in_(gone)))
        columns = tuple(column.name for column in table.c if column.name not in ONLY_GROWS | NEVER_CHANGE)
        changed = (row for now, before in pairs for row in _changed(now[table.name], before[table.name], columns))
        rows.updating(table, columns).run(connection, (rows.keyed(school_id, id, row) for id, row in changed))


def _changed(now: list[Row], before: list[Row], columns: Collection[str]) -> Iterable[tuple[UUID, Row]]:
    stand = {row["id"]: row for row in now}
    for row in before:
        if any(stand[row["id"]][name] != row[name] for name in columns):
            yield row["id"], {name: row[name] for name in columns}


def _rows(connection: Connection, query: Any) -> list[Row]:
    return [dict(row) for row in connection.execute(query).mappings()]


def _read(table: Table, row: Row) -> Row:
    """A stored row with its ids, days and moments as they were."""
    return {name: _value(table.c[name].type, value) for name, value in row.items()}


def _value(type_: Any, value: Any) -> Any:
    kind = getattr(type_, "impl_instance", type_).python_type
    return READ[kind](value) if value is not None and kind in READ else value


def _pointing_at_tasks() -> Iterable[tuple[Table, str]]:
    for table in SQLModel.metadata.sorted_tables:
        for key in table.foreign_key_constraints:
            if key.referred_table is TASK:
                yield from ((table, name) for name in key.column_keys if name != "school_id")


def by_subject(found: Iterable[Any]) -> dict[UUID, list[Any]]:
    """Rows by the subject that they are about."""
    subjects: dict[UUID, list[Any]] = defaultdict(list)
    for row in found:
        subjects[row.subject_id].append(row)
    return subjects

"""Erasing what is kept about one subject: the chains still verify, and say that something was erased, by whom and why.

Every table that hangs on the subject by its foreign keys, however far, is emptied of the subject's rows, whoever made
it: a table that comes later needs no line here. What is kept is named: the journeys and their records, which hold no
name, and whatever the domain keeps as its trace.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Table, delete, or_, select, update
from sqlmodel import SQLModel

from engine.store import DETAIL, JOURNEY, RECORD
from engine.work import Work

ROOTS = frozenset({"subject", "pupil"})
"""The tables whose id is the subject's own."""
KEPT = frozenset({"subject", "journey", "move_record", "move_detail"})


def erase(work: Work, subject_id: UUID, why: str, *, kept: frozenset[str]) -> None:
    """Erase everything about a subject but the rows of the tables that are `kept`. `work` holds the subject.

    The subject rests from today on: nothing is asked about it any more, and nothing of it is brought up to date.
    """
    work.rest(subject_id, work.today)
    work.refresh()
    _leave_tombstones(work, subject_id, why)
    for table in reversed(SQLModel.metadata.sorted_tables):
        theirs = None if table.name in KEPT | kept else _theirs(table, work.school_id, subject_id)
        if theirs is not None:
            work.connection.execute(delete(table).where(table.c.school_id == work.school_id, theirs))


def _leave_tombstones(work: Work, subject_id: UUID, why: str) -> None:
    """Empty the names, reasons and becauses of every record, under a tombstone that the chain allows for."""
    here = (JOURNEY.c.school_id == work.school_id, JOURNEY.c.subject_id == subject_id)
    journeys = select(JOURNEY.c.id).where(*here)
    records = select(RECORD.c.id).where(RECORD.c.school_id == work.school_id, RECORD.c.journey_id.in_(journeys))
    whole = (DETAIL.c.school_id == work.school_id, DETAIL.c.erased_at.is_(None), DETAIL.c.record_id.in_(records))
    by = {"erased_at": work.now, "erased_by": work.scope.actor.person_id, "erased_why": why}
    work.connection.execute(update(DETAIL).where(*whole).values(body="", **by))


def _theirs(table: Table, school_id: UUID, subject_id: UUID) -> ColumnElement[bool] | None:
    """The rows of a table that hang on the subject, by any of its foreign keys; None where none can."""
    found = []
    for key in table.foreign_key_constraints:
        refers, column = key.referred_table, _own_column(key)
        if refers is table or column is None:
            continue
        if refers.name in ROOTS:
            found.append(column == subject_id)
        elif (beyond := _theirs(refers, school_id, subject_id)) is not None:
            found.append(column.in_(select(refers.c.id).where(refers.c.school_id == school_id, beyond)))
    return or_(*found) if found else None


def _own_column(key: Any) -> Any:
    """The column of a foreign key beside the school’s; None for a key that is made otherwise."""
    columns = [each for each in key.columns if each.name != "school_id"]
    is_by_id = [each.column.name for each in key.elements if each.column.name != "school_id"] == ["id"]
    return columns[0] if len(columns) == 1 and is_by_id else None

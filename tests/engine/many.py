"""Many journeys made quickly: one is opened by the engine, the others are copies of its rows under ids of their own."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Table, insert, select

from engine.desk import Desk
from engine.store import ANSWER, JOURNEY, SUBJECT, TASK
from tests.engine.small import SCHOOL

COPIES = 1 << 64


def copies(desk: Desk, journey_id: UUID, count: int) -> list[UUID]:
    """So many more subjects, each with a journey that stands where this one does; they have no history."""
    if not count:
        return []
    with desk.database.writing(facts=True) as session:
        connection = session.connection()
        own = {
            JOURNEY: JOURNEY.c.id == journey_id,
            TASK: TASK.c.journey_id == journey_id,
            ANSWER: ANSWER.c.task_id.in_(select(TASK.c.id).where(TASK.c.journey_id == journey_id)),
        }
        rows = {table: connection.execute(select(table).where(only)).mappings().all() for table, only in own.items()}
        subjects = [UUID(int=place * COPIES) for place in range(1, count + 1)]
        connection.execute(insert(SUBJECT), [{"school_id": SCHOOL, "id": each, "version": 1} for each in subjects])
        for table, found in rows.items():
            connection.execute(insert(table), [each for row in found for each in _copied(dict(row), table, count)])
    return subjects


def _copied(row: dict[str, Any], table: Table, count: int) -> Iterator[dict[str, Any]]:
    """The row under other ids: each id of its own or of the journey's other rows is moved by the same distance."""
    named = {"id", "journey_id", "task_id", "answer_id", "next_task_id"} & set(row)
    for place in range(1, count + 1):
        away = place * COPIES
        moved = {name: UUID(int=row[name].int ^ away) for name in named if row[name] is not None}
        subject = {"subject_id": UUID(int=away)} if table is JOURNEY else {}
        slot = {"open_slot": f"copy:{place}"} if table is JOURNEY else {}
        yield {**row, **moved, **subject, **slot}

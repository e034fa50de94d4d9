"""Ten thousand running journeys moved to a newer version, and taken back: in how long, and in how much memory."""

import resource
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Any
from uuid import UUID

from sqlalchemy import Table, insert, select

from engine.clock import SetClock, at_time
from engine.database import Database
from engine.desk import Desk
from engine.ids import Ids
from engine.migrating import migrate
from engine.playbook import Playbook
from engine.rulebook import Rulebook
from engine.store import ANSWER, DETAIL, JOURNEY, RECORD, TASK
from engine.undoing import undo
from engine.values import Actor, Scope
from engine.versions import Replaces
from engine.write_out import as_text, hash_of
from tests import MONDAY
from tests.bench.servers import Kind
from tests.bench.stories import SCHOOL, begun, make_school
from web import tables
from workflows.catalogue import Definitions, catalogue

SYSTEM = Scope(SCHOOL, Actor.system("migrate"))
AT_MOST, MEGABYTES = 120.0, 500
"""Seconds for moving all journeys and taking them back, and what the process may have used at its highest."""


@dataclass(frozen=True, slots=True)
class Moved:
    """One way: how many journeys, in how many seconds, and the most memory used by then, in megabytes."""

    name: str
    journeys: int
    took: float
    megabytes: int


def second_version() -> Playbook:
    """A newer version of the graduated approach, in which each stage leads to itself and one is called otherwise."""
    first = catalogue().version("graduated_approach", 1)
    old = first.workflow
    stages = {**old.stages, "concern": replace(old.stages["concern"], label="Something noticed")}
    same = Replaces(old.name, 1, {name: name for name in old.open_stages})
    made = replace(old, version=2, stages=stages, replaces=same)
    text = as_text(made)
    return replace(first, workflow=made, text=text, hash=hash_of(text), rulebook=Rulebook(made))


def moved(kind: Kind, journeys: int) -> Iterator[Moved]:
    """So many concerns moved to the newer version, and taken back."""
    database = Database(kind.url("moving"))
    tables.metadata.create_all(database.writer)
    target = second_version()
    desk = Desk(Definitions([*catalogue().all(), target]), SetClock(at_time(MONDAY)), database, Ids())
    children = make_school(database, journeys)
    _copied(database, begun(Desk(catalogue(), desk.clock, database, desk.ids), children[0]).journey_id, children[1:])
    made: list[Any] = []
    yield _timed("moved", lambda: made.append(migrate(desk, SYSTEM, target)) or made[0].moved)
    yield _timed("taken back", lambda: undo(desk, SYSTEM, made[0].id).back)
    database.dispose()


def _timed(name: str, work: Callable[[], int]) -> Moved:
    began = perf_counter()
    count = work()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Moved(name, count, perf_counter() - began, most)


def _copied(database: Database, journey_id: UUID, children: list[UUID]) -> None:
    """The rows of one journey for each of these children too, under ids of their own."""
    of_records = select(RECORD.c.id).where(RECORD.c.journey_id == journey_id)
    of_tasks = select(TASK.c.id).where(TASK.c.journey_id == journey_id)
    own = {
        JOURNEY: JOURNEY.c.id == journey_id,
        TASK: TASK.c.journey_id == journey_id,
        ANSWER: ANSWER.c.task_id.in_(of_tasks),
        RECORD: RECORD.c.journey_id == journey_id,
        DETAIL: DETAIL.c.record_id.in_(of_records),
    }
    with database.writing(facts=True) as session:
        connection = session.connection()
        for table, only in own.items():
            rows = [dict(row) for row in connection.execute(select(table).where(only)).mappings()]
            connection.execute(insert(table), [_as_of(child, row, table) for child in children for row in rows])


def _as_of(child: UUID, row: dict[str, Any], table: Table) -> dict[str, Any]:
    named = {"id", "journey_id", "task_id", "answer_id", "next_task_id", "record_id"} & set(row)
    other = {name: UUID(int=row[name].int ^ child.int) for name in named if row[name] is not None}
    slot = {"subject_id": child, "open_slot": f"support:{child}"} if table is JOURNEY else {}
    return {**row, **other, **slot}

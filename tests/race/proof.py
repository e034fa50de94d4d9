"""Holding what was acknowledged against what the database has: every fault by its kind, with what it is."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import SQLModel

from engine import verify
from engine.clock import SystemClock
from engine.database import Database
from engine.desk import Desk
from engine.ids import Ids
from engine.store import ANSWER, JOURNEY, RECORD, SUBJECT, TASK
from tests.race.log import Done
from tests.race.school import SCHOOL, SENCO, as_, parent_of
from workflows.catalogue import catalogue

JUDGED_ON_FACTS = ("agree_with_family", "refer")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that must never happen: `kind` is stale fact, lost update, lost write, half done, error, and so on."""

    kind: str
    what: str


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to a child, at a version of the child: a move, or a change of the facts it stands on."""

    version: int
    what: str
    journey: UUID | None = None
    says: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What the database holds after the race."""

    versions: dict[UUID, int]
    records: dict[UUID, Any]
    answers: dict[tuple[UUID, int], Any]
    agreements: Counter[tuple[UUID, Any]]
    entitled: dict[UUID, bool]


def faults(url: str, log: list[Done], *, killed: int = 0) -> list[Fault]:
    """Every fault after a race; with `killed` threads, as many things may have been done that nobody was told of."""
    database = Database(url)
    try:
        with database.reading() as session:
            found = _found(session.connection())
            whole = list(_whole(Desk(catalogue(), SystemClock(), database, Ids()), session))
    finally:
        database.dispose()
    told = [each for each in log if each.op != "error"]
    return [
        *(Fault("error", each.says) for each in log if each.op == "error"),
        *_acknowledged(found, told),
        *_half_done(found),
        *_versions(found, told, killed),
        *([] if killed else _stale(found, told)),
        *([] if killed else _last_word(found, told)),
        *whole,
    ]


def kinds(found: Iterable[Fault]) -> dict[str, int]:
    """How many faults of each kind."""
    return dict(Counter(each.kind for each in found))


def _found(connection: Connection) -> Found:
    agreement, contact = (SQLModel.metadata.tables[name] for name in ("agreement", "contact"))
    records = select(RECORD, JOURNEY.c.subject_id).join(JOURNEY, JOURNEY.c.id == RECORD.c.journey_id)
    answers = (
        select(ANSWER, TASK.c.task, TASK.c.journey_id, JOURNEY.c.subject_id)
        .join(TASK, TASK.c.id == ANSWER.c.task_id)
        .join(JOURNEY, JOURNEY.c.id == TASK.c.journey_id)
    )
    given = select(agreement.c.journey_id, agreement.c.recorded_at)
    asked = select(contact.c.id, contact.c.is_entitled).where(contact.c.superseded_at.is_(None))
    return Found(
        {row.id: row.version for row in connection.execute(select(SUBJECT))},
        {row.id: row for row in connection.execute(records)},
        {(row.task_id, row.version): row for row in connection.execute(answers)},
        Counter((row.journey_id, row.recorded_at) for row in connection.execute(given)),
        {row.id: row.is_entitled for row in connection.execute(asked)},
    )


def _acknowledged(found: Found, log: list[Done]) -> Iterator[Fault]:
    """What somebody was told has been done, and is not there, or not as it was told; and what is half there."""
    for done in log:
        if done.op in ("open", "move"):
            record = found.records.get(_id(done.row))
            if record is None:
                yield Fault("lost write", f"the {done.op} {done.row}")
            elif record.sequence != done.made:
                yield Fault("stale tab", f"a page opened on {done.seen} made record {record.sequence}")
        elif done.op == "answer":
            row = found.answers.get((_id(done.row), done.made))
            if row is None or json.loads(row.body)["answer"] != done.says:
                yield Fault("lost write", f"answer {done.made} to {done.row}")


def _half_done(found: Found) -> Iterator[Fault]:
    """Each answer of the family is there together with the agreement that it gave."""
    for row in found.answers.values():
        if row.task == "decide_with_family" and not found.agreements[row.journey_id, row.answered_at]:
            yield Fault("half done", f"an answer to {row.task_id} without its agreement")


def _versions(found: Found, log: list[Done], killed: int) -> Iterator[Fault]:
    """Each write raises its child's version by one: a version twice is an update lost, one missing a write untold."""
    claimed: dict[UUID, Counter[int]] = defaultdict(Counter)
    for child, version in _claimed(found, log):
        claimed[child][version] += 1
    untold = 0
    for child, last in found.versions.items():
        for version, times in claimed[child].items():
            if times > 1:
                yield Fault("lost update", f"{times} writes made version {version} of {child}")
        untold += len(set(range(1, last + 1)) - set(claimed[child]))
        if max(claimed[child], default=0) > last:
            yield Fault("lost update", f"{child} stands at {last}, though {max(claimed[child])} was written")
    if untold > killed:
        yield Fault("lost write", f"{untold} writes that nobody was told of")


def _claimed(found: Found, log: list[Done]) -> Iterator[tuple[UUID, int]]:
    for done in log:
        row: Any = None
        if done.op in ("open", "move"):
            row = found.records.get(_id(done.row))
        elif done.op == "answer":
            row = found.answers.get((_id(done.row), done.made))
        elif done.version is not None:
            yield _id(done.child), done.version
        if row is not None:
            yield row.subject_id, row.subject_version


def _stale(found: Found, log: list[Done]) -> Iterator[Fault]:
    """Every move that needs the family's agreement, held against the facts as they stood one version before it."""
    events = _events(found, log)
    for child, happened in events.items():
        agreed: dict[UUID | None, bool] = {}
        entitled = True
        for event in sorted(happened, key=lambda each: each.version):
            if event.what == "move" and not (entitled and agreed.get(event.journey)):
                yield Fault("stale fact", f"{event.says} at version {event.version} of {child}")
            elif event.what == "import":
                entitled = event.says == "True"
            elif event.what in ("answer", "withdraw"):
                agreed[event.journey] = event.says == "yes"


def _events(found: Found, log: list[Done]) -> dict[UUID, list[Event]]:
    events: dict[UUID, list[Event]] = defaultdict(list)
    for row in found.records.values():
        if row.do in JUDGED_ON_FACTS:
            events[row.subject_id].append(Event(row.subject_version, "move", row.journey_id, row.do))
    for row in found.answers.values():
        if row.task == "decide_with_family":
            says = json.loads(row.body)["answer"]
            events[row.subject_id].append(Event(row.subject_version, "answer", row.journey_id, says))
    for done in log:
        if done.op in ("withdraw", "import"):
            events[_id(done.child)].append(Event(done.version or 0, done.op, done.journey, done.says))
    return events


def _last_word(found: Found, log: list[Done]) -> Iterator[Fault]:
    """What the last roll said of each child is what stands."""
    last: dict[UUID, Done] = {}
    for done in log:
        child = _id(done.child)
        if done.op == "import" and (child not in last or (last[child].version or 0) < (done.version or 0)):
            last[child] = done
    for child, done in last.items():
        if str(found.entitled.get(parent_of(child))) != done.says:
            yield Fault("lost update", f"the last roll said {done.says} of {child}")


def _whole(desk: Desk, session: Any) -> Iterator[Fault]:
    """Chains and projections, and the database file itself."""
    for broken in verify.broken_chains(session, SCHOOL):
        yield Fault("chain", str(broken))
    for wrong in verify.wrong_projections(desk, session, as_(SENCO)):
        yield Fault("projection", str(wrong))
    if desk.database.is_sqlite:
        for (line,) in session.connection().exec_driver_sql("PRAGMA integrity_check"):
            if line != "ok":
                yield Fault("integrity", line)
        for row in session.connection().exec_driver_sql("PRAGMA foreign_key_check"):
            yield Fault("integrity", f"a row of {row[0]} points at nothing")


def _id(given: UUID | None) -> UUID:
    assert given is not None
    return given

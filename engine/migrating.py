"""Moving running journeys to another definition, and putting them back: batch by batch, each all or nothing.

Nothing has to be remembered between two batches. What is still to be moved stands under another definition, and what
was moved stands with the migration, so a command that was stopped in the middle goes on where it was.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, func, insert, or_, select, update
from sqlmodel import Session, SQLModel

from engine import rows
from engine.boards import RUNS
from engine.desk import Desk
from engine.errors import NotLaw, NotYetLaw
from engine.history import MIGRATED, Made, write
from engine.kept import kept_of, packed
from engine.landing import is_between_cycles, lands_at, moved_to, settled
from engine.migration_records import Migration, MigrationJourney
from engine.opening import pin
from engine.playbook import Playbook
from engine.refresh import lapsing
from engine.store import JOURNEY, Loaded
from engine.values import Scope
from engine.work import Work, slot_of

BATCH = 100
MIGRATION = SQLModel.metadata.tables[str(Migration.__tablename__)]
MIGRATED_JOURNEY = SQLModel.metadata.tables[str(MigrationJourney.__tablename__)]


@dataclass(frozen=True, slots=True)
class Progress:
    """How many journeys have been dealt with, and of how many."""

    done: int
    of: int


@dataclass(frozen=True, slots=True)
class Migrated:
    """A migration that was carried out: its id (None where there was nothing to move), and how many journeys moved now.

    `is_whole` is false where it stopped after as many as it was to move at most.
    """

    id: UUID | None
    moved: int
    is_whole: bool = True


Tell = Callable[[Progress], None]


def migrate(
    desk: Desk,
    scope: Scope,
    target: Playbook,
    *,
    why: str = "",
    most: int | None = None,
    tell: Tell = lambda _: None,
) -> Migrated:
    """Move every journey of a school that `target` takes over, and that stands where it may, to that definition.

    One that was stopped is gone on with; `most` stops it after about so many journeys, for a press that somebody waits
    for. Raises NotLaw for a proposal, NotYetLaw for a definition that is not in force today; then nothing has changed.
    """
    refuse_what_is_not_law(target, desk.today())
    with desk.reading(scope) as session:
        there = movable(desk, session, scope, target)
    migration_id, of = _unfinished(desk, scope, target), sum(there.values())
    if migration_id is None and not of:
        return Migrated(None, 0)
    migration_id = migration_id or _begun(desk, scope, target, why)
    moved = 0
    for subjects in _batches(desk, scope, list(there)):
        with desk.holding(scope, subjects) as work:
            work.why = why.strip()
            moved += _moved(work, target, migration_id)
        tell(Progress(moved, of))
        if most is not None and most <= moved < of:
            return Migrated(migration_id, moved, is_whole=False)
    _finished(desk, scope, migration_id)
    return Migrated(migration_id, moved)


def refuse_what_is_not_law(target: Playbook, today: date) -> None:
    """Raise NotLaw for a proposal, and NotYetLaw for a definition that is not in force on this day."""
    workflow = target.workflow
    if workflow.proposal is not None or workflow.in_force_from is None:
        raise NotLaw()
    if today < workflow.in_force_from or (workflow.in_force_to is not None and workflow.in_force_to < today):
        raise NotYetLaw(workflow.in_force_from, workflow.in_force_to)


def movable(desk: Desk, session: Session, scope: Scope, target: Playbook) -> dict[tuple[str, str], int]:
    """The definitions and stages from which journeys can be moved to `target` today, and how many stand there."""
    standing = (JOURNEY.c.definition, JOURNEY.c.workflow, JOURNEY.c.version, JOURNEY.c.stage)
    found = (
        select(*standing, func.count().label("journeys"))
        .where(JOURNEY.c.school_id == scope.school_id, RUNS, JOURNEY.c.definition != target.hash)
        .group_by(*standing)
    )
    rows_ = session.connection().execute(found)
    return {(row.definition, row.stage): row.journeys for row in rows_ if _may_move(desk, target, row)}


def _may_move(desk: Desk, target: Playbook, row: Any) -> bool:
    if lands_at(target.workflow, row.workflow, row.version, row.stage) is None:
        return False
    return is_between_cycles(desk.catalogue.playbook(row.definition).workflow, row.stage)


def _stands_at(places: list[tuple[str, str]]) -> ColumnElement[bool]:
    return or_(false(), *(and_(JOURNEY.c.definition == pinned, JOURNEY.c.stage == stage) for pinned, stage in places))


def _batches(desk: Desk, scope: Scope, places: list[tuple[str, str]]) -> Iterator[list[UUID]]:
    """The subjects of the journeys that stand at these places, in the order of their ids."""
    here = (JOURNEY.c.school_id == scope.school_id, RUNS, _stands_at(places))
    query = select(JOURNEY.c.subject_id).distinct().where(*here).order_by(JOURNEY.c.subject_id).limit(BATCH)
    after: UUID | None = None
    while True:
        with desk.reading(scope) as session:
            next_ones = query.where(JOURNEY.c.subject_id > after) if after else query
            batch = list(session.connection().execute(next_ones).scalars())
        if not batch:
            return
        yield batch
        after = batch[-1]


def _unfinished(desk: Desk, scope: Scope, target: Playbook) -> UUID | None:
    """The migration to this definition that was begun and stopped."""
    row = MIGRATION.c
    here = (row.school_id == scope.school_id, row.definition == target.hash)
    with desk.reading(scope) as session:
        stopped = select(row.id).where(*here, row.finished_at.is_(None), row.undone_at.is_(None))
        found: UUID | None = session.connection().execute(stopped.order_by(row.begun_at.desc())).scalar()
        return found


def _begun(desk: Desk, scope: Scope, target: Playbook, why: str) -> UUID:
    with desk.writing_school(scope) as work:
        migration_id = work.new_id()
        made = {
            "school_id": scope.school_id,
            "id": migration_id,
            "workflow": target.workflow.name,
            "version": target.workflow.version,
            "definition": target.hash,
            "why": why.strip(),
            "begun_by": scope.actor.person_id,
            "begun_at": work.now,
        }
        work.connection.execute(insert(MIGRATION), made)
    return migration_id


def _finished(desk: Desk, scope: Scope, migration_id: UUID) -> None:
    row = MIGRATION.c
    with desk.writing_school(scope) as work:
        this = update(MIGRATION).where(row.school_id == scope.school_id, row.id == migration_id)
        work.connection.execute(this.values(finished_at=work.now))


def _moved(work: Work, target: Playbook, migration_id: UUID) -> int:
    """Move the journeys of one batch of subjects, which are locked; gives how many moved."""
    wanted = [(loaded, stage) for loaded, stage in _landing(work, target)]
    if not wanted:
        return 0
    subjects = list(dict.fromkeys(loaded.journey.subject_id for loaded, _ in wanted))
    before = kept_of(work.connection, work.school_id, subjects)
    work.written_about(subjects)
    pin(work, target)
    for loaded, stage in wanted:
        work.put(_written(work, target, loaded, stage, migration_id))
    rows.PIN_JOURNEY.run(work.connection, (_pinned(work, target, loaded) for loaded, _ in wanted))
    work.refresh()
    packs = {subject: packed(kept) for subject, kept in before.items()}
    kept_rows = [_row(work, migration_id, loaded, stage, packs) for loaded, stage in wanted]
    work.connection.execute(insert(MIGRATED_JOURNEY), kept_rows)
    return len(wanted)


def _landing(work: Work, target: Playbook) -> Iterator[tuple[Loaded, str]]:
    """The journeys that move, judged again under the lock, each with where it lands."""
    for loaded in work.journeys.values():
        state = loaded.journey
        stage = lands_at(target.workflow, state.workflow, state.version, state.stage)
        if stage is None or not state.is_open or state.definition == target.hash or work.rests(state.subject_id):
            continue
        source = work.playbook(loaded)
        if is_between_cycles(source.workflow, state.stage) and not _is_taken(work, target, loaded):
            yield loaded, stage


def _is_taken(work: Work, target: Playbook, loaded: Loaded) -> bool:
    """Whether another open journey of the subject holds the slot that this one would need."""
    state = loaded.journey
    slot = slot_of(target, state.subject_id)
    others = (
        each for each in work.of_subject(state.subject_id) if each.journey.is_open and each.journey.id != state.id
    )
    return slot is not None and any(slot_of(work.playbook(each), state.subject_id) == slot for each in others)


def _written(work: Work, target: Playbook, loaded: Loaded, stage: str, migration_id: UUID) -> Loaded:
    """The journey as it now stands, with its record in the chain: written by the system, in somebody's name."""
    source = work.playbook(loaded).workflow
    moved = loaded._replace(journey=moved_to(loaded.journey, target, stage, work.today))
    facts = work.journey_facts(moved)
    said = {
        "migration": str(migration_id),
        "before": f"{source.name} {source.version}",
        "now": f"{target.workflow.name} {target.workflow.version}",
    }
    lapsed = lapsing(target, moved.journey, moved.tasks)
    made = Made(MIGRATED, "migrate", loaded.journey.stage, "system", work.why, lapsed=lapsed, values=said)
    moved, _ = write(work, moved, made)
    found = settled(target, facts._replace(journey=moved.journey), work.circle(moved), work.new_id)
    return moved._replace(tasks=found.tasks, dates=found.dates)


def _pinned(work: Work, target: Playbook, loaded: Loaded) -> dict[str, Any]:
    workflow = target.workflow
    columns = {"workflow": workflow.name, "version": workflow.version, "definition": target.hash}
    return rows.keyed(work.school_id, loaded.journey.id, columns)


def _row(work: Work, migration_id: UUID, loaded: Loaded, stage: str, packs: dict[UUID, bytes]) -> dict[str, Any]:
    subject_id = loaded.journey.subject_id
    return {
        "school_id": work.school_id,
        "migration_id": migration_id,
        "journey_id": loaded.journey.id,
        "subject_id": subject_id,
        "from_definition": loaded.journey.definition,
        "from_stage": loaded.journey.stage,
        "to_stage": stage,
        "version": work.versions[subject_id],
        "before": packs.pop(subject_id, b""),
        "moved_at": work.now,
    }

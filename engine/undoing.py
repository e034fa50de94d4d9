"""Taking a migration back: journeys, tasks and dates equal to the byte as before, and both records in the history.

A child about whom something newer was written stays where it is, and the reason is said.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, select, update
from sqlmodel import Session

from engine import rows
from engine.desk import Desk
from engine.errors import NotFound
from engine.history import BROUGHT_BACK, Made, write
from engine.kept import Kept, by_subject, came_since, kept_of, put_back, referred_to, unpacked
from engine.migrating import BATCH, MIGRATED_JOURNEY, MIGRATION, Progress, Tell
from engine.store import JOURNEY, SUBJECT, TASK
from engine.values import JourneyState, Scope
from engine.work import Work

NEWER = "Something newer was written about this child."
BEGUN = "Somebody has begun a step that opened with the change."


@dataclass(frozen=True, slots=True)
class Refused:
    """A subject that was not put back, and why."""

    subject_id: UUID
    why: str


@dataclass(frozen=True, slots=True)
class Undone:
    """How many journeys stand again as they did, and the subjects that were refused."""

    back: int
    refused: tuple[Refused, ...]
    is_whole: bool = True


def undo(
    desk: Desk, scope: Scope, migration_id: UUID, *, most: int | None = None, tell: Tell = lambda _: None
) -> Undone:
    """Put back every journey that a migration moved, but for those about whom something newer was written.

    What was stopped in the middle goes on; what was refused is asked again; `most` stops it after about so many
    journeys, for a press that somebody waits for. Raises NotFound.
    """
    of = _left(desk, scope, migration_id)
    back, refused = 0, list[Refused]()

    def ahead(after: UUID | None) -> list[UUID]:
        with desk.reading(scope) as session:
            return _subjects(session.connection(), scope.school_id, migration_id, after)

    for subjects in _paged(ahead):
        with desk.holding(scope, subjects) as work:
            back += _batch(work, migration_id, refused)
        tell(Progress(back, of))
        if most is not None and most <= back < of:
            return Undone(back, tuple(refused), is_whole=False)
    if not refused:
        _note_undone(desk, scope, migration_id)
    return Undone(back, tuple(refused))


def what_undo_would_do(session: Session, scope: Scope, migration_id: UUID) -> Undone:
    """How many journeys taking a migration back would put back now, and whom it would leave, and why.

    What is kept of the journeys is read a batch at a time: of a whole school it is more than a process should hold.
    """
    connection, school_id = session.connection(), scope.school_id
    back, refused = 0, list[Refused]()
    for subjects in _paged(lambda after: _subjects(connection, school_id, migration_id, after)):
        found = _moved(connection, school_id, migration_id, subjects)
        staying = {each.subject_id: each for each in _staying(connection, school_id, found)}
        back += sum(len(rows_) for subject, rows_ in found.items() if subject not in staying)
        refused += staying.values()
    return Undone(back, tuple(refused))


def _staying(connection: Connection, school_id: UUID, found: Mapping[UUID, Any]) -> Iterator[Refused]:
    """The subjects of one batch of moved journeys that would stay."""
    here = (SUBJECT.c.school_id == school_id, SUBJECT.c.id.in_(list(found)))
    known = connection.execute(select(SUBJECT.c.id, SUBJECT.c.version).where(*here))
    versions = {row.id: row.version for row in known}
    now, before = kept_of(connection, school_id, list(found)), _before(found)
    why_not = _why_not(connection, school_id, versions, found, now, before)
    yield from (Refused(subject, why) for subject, why in why_not.items())


def _still_moved(school_id: UUID, migration_id: UUID) -> tuple[ColumnElement[bool], ...]:
    """What is true of each journey of a migration that was not put back."""
    moved = MIGRATED_JOURNEY.c
    return (moved.school_id == school_id, moved.migration_id == migration_id, moved.undone_at.is_(None))


def _left(desk: Desk, scope: Scope, migration_id: UUID) -> int:
    """How many journeys of a migration are still to be put back; NotFound where there is no such migration here."""
    known = select(MIGRATION.c.id).where(MIGRATION.c.school_id == scope.school_id, MIGRATION.c.id == migration_id)
    still = _still_moved(scope.school_id, migration_id)
    with desk.reading(scope) as session:
        if session.connection().execute(known).first() is None:
            raise NotFound("migration")
        return session.connection().execute(select(func.count()).where(*still)).scalar_one()


def _paged(ahead: Callable[[UUID | None], list[UUID]]) -> Iterator[list[UUID]]:
    """One batch of subjects after the other; `ahead` gives those that come after one, or the first."""
    after: UUID | None = None
    while batch := ahead(after):
        yield batch
        after = batch[-1]


def _subjects(connection: Connection, school_id: UUID, migration_id: UUID, after: UUID | None) -> list[UUID]:
    """The next subjects after one with a journey that was not put back, a batch at most."""
    subject = MIGRATED_JOURNEY.c.subject_id
    query = select(subject).distinct().where(*_still_moved(school_id, migration_id)).order_by(subject).limit(BATCH)
    return list(connection.execute(query.where(subject > after) if after else query).scalars())


def _moved(connection: Connection, school_id: UUID, migration_id: UUID, subjects: list[UUID]) -> dict[UUID, list[Any]]:
    """What is kept of the journeys of some subjects that were not put back."""
    here = (*_still_moved(school_id, migration_id), MIGRATED_JOURNEY.c.subject_id.in_(subjects))
    return by_subject(connection.execute(select(MIGRATED_JOURNEY).where(*here).order_by(MIGRATED_JOURNEY.c.subject_id)))


def _batch(work: Work, migration_id: UUID, refused: list[Refused]) -> int:
    """Put back the journeys of one batch of subjects, which are locked; gives how many."""
    found = _moved(work.connection, work.school_id, migration_id, work.subject_ids)
    now, before = kept_of(work.connection, work.school_id, list(found)), _before(found)
    why_not = _why_not(work.connection, work.school_id, work.versions, found, now, before)
    refused += [Refused(subject, why) for subject, why in why_not.items()]
    accepted = [subject for subject in found if subject not in why_not]
    if not accepted:
        return 0
    states = {each.journey.id: each.journey for each in work.journeys.values()}
    work.written_about(accepted)
    put_back(work.connection, work.school_id, [(now[subject], before[subject]) for subject in accepted])
    journeys = [row.journey_id for subject in accepted for row in found[subject]]
    kept = {row["id"]: row for subject in accepted for row in before[subject][JOURNEY.name]}
    rows.GROW_CHAIN.run(work.connection, (_grown(work, migration_id, states[id], kept[id]) for id in journeys))
    those = (*_still_moved(work.school_id, migration_id), MIGRATED_JOURNEY.c.journey_id.in_(journeys))
    done = update(MIGRATED_JOURNEY).where(*those)
    work.connection.execute(done.values(undone_at=work.now))
    return len(journeys)


def _before(found: Mapping[UUID, Any]) -> dict[UUID, Kept]:
    """The rows of each subject as they stood before the migration."""
    return {subject: unpacked(next(row.before for row in rows_ if row.before)) for subject, rows_ in found.items()}


def _why_not(
    connection: Connection,
    school_id: UUID,
    versions: Mapping[UUID, int],
    found: Mapping[UUID, Any],
    now: Mapping[UUID, Kept],
    before: Mapping[UUID, Kept],
) -> dict[UUID, str]:
    """The subjects that stay where they are, each with its reason."""
    new = {subject: came_since(now[subject], before[subject], TASK) for subject in found}
    begun = referred_to(connection, school_id, [task for tasks in new.values() for task in tasks])
    reasons = {subject: BEGUN for subject, tasks in new.items() if tasks & begun}
    return reasons | {subject: NEWER for subject, rows_ in found.items() if versions[subject] != rows_[0].version}


def _grown(work: Work, migration_id: UUID, state: JourneyState, kept: dict[str, Any]) -> dict[str, Any]:
    """Add to a journey's chain that it was brought back; gives its new place in the chain."""
    back = JourneyState(**{name: kept[name] for name in JourneyState._fields})._replace(
        sequence=state.sequence + 1, head=state.head
    )
    made = Made(BROUGHT_BACK, "bring back", state.stage, "system", values={"migration": str(migration_id)})
    loaded, _ = write(work, work.journey(state.id)._replace(journey=back), made)
    grown = {"sequence": loaded.journey.sequence, "head": loaded.journey.head}
    return rows.keyed(work.school_id, state.id, grown)


def _note_undone(desk: Desk, scope: Scope, migration_id: UUID) -> None:
    with desk.writing_school(scope) as work:
        this = update(MIGRATION).where(MIGRATION.c.school_id == scope.school_id, MIGRATION.c.id == migration_id)
        work.connection.execute(this.values(undone_at=work.now))

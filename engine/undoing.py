"""Taking a migration back: journeys, tasks and dates equal to the byte as before, and both records in the history.

A child about whom something newer was written stays where it is, and the reason is said.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select, update
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
STATE = tuple(each.name for each in fields(JourneyState))


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
    for subjects in _batches(desk, scope, migration_id):
        with desk.holding(scope, subjects) as work:
            back += _batch(work, migration_id, refused)
        tell(Progress(back, of))
        if most is not None and most <= back < of:
            return Undone(back, tuple(refused), is_whole=False)
    if not refused:
        _note_undone(desk, scope, migration_id)
    return Undone(back, tuple(refused))


def what_undo_would_do(session: Session, scope: Scope, migration_id: UUID) -> Undone:
    """How many journeys taking a migration back would put back now, and whom it would leave, and why."""
    connection, moved = session.connection(), MIGRATED_JOURNEY.c
    here = (moved.school_id == scope.school_id, moved.migration_id == migration_id, moved.undone_at.is_(None))
    found = by_subject(connection.execute(select(MIGRATED_JOURNEY).where(*here).order_by(moved.subject_id)))
    subjects = list(found)
    batches = (subjects[start : start + BATCH] for start in range(0, len(subjects), BATCH))
    staying = (_staying(connection, scope.school_id, {each: found[each] for each in batch}) for batch in batches)
    refused = tuple(each for some in staying for each in some)
    stay = {each.subject_id for each in refused}
    return Undone(sum(len(rows_) for subject, rows_ in found.items() if subject not in stay), refused)


def _staying(connection: Connection, school_id: UUID, found: Mapping[UUID, Any]) -> Iterator[Refused]:
    """The subjects of one batch of moved journeys that would stay."""
    here = (SUBJECT.c.school_id == school_id, SUBJECT.c.id.in_(list(found)))
    known = connection.execute(select(SUBJECT.c.id, SUBJECT.c.version).where(*here))
    versions = {row.id: row.version for row in known}
    now, before = kept_of(connection, school_id, list(found)), _before(found)
    why_not = _why_not(connection, school_id, versions, found, now, before)
    yield from (Refused(subject, why) for subject, why in why_not.items())


def _left(desk: Desk, scope: Scope, migration_id: UUID) -> int:
    """How many journeys of a migration are still to be put back; NotFound where there is no such migration here."""
    known = select(MIGRATION.c.id).where(MIGRATION.c.school_id == scope.school_id, MIGRATION.c.id == migration_id)
    moved = MIGRATED_JOURNEY.c
    here = (moved.school_id == scope.school_id, moved.migration_id == migration_id, moved.undone_at.is_(None))
    with desk.reading(scope) as session:
        if session.connection().execute(known).first() is None:
            raise NotFound("migration")
        return session.connection().execute(select(func.count()).where(*here)).scalar_one()


def _batches(desk: Desk, scope: Scope, migration_id: UUID) -> Iterator[list[UUID]]:
    moved = MIGRATED_JOURNEY.c
    here = (moved.school_id == scope.school_id, moved.migration_id == migration_id, moved.undone_at.is_(None))
    query = select(moved.subject_id).distinct().where(*here).order_by(moved.subject_id).limit(BATCH)
    after: UUID | None = None
    while True:
        with desk.reading(scope) as session:
            batch = list(
                session.connection().execute(query.where(moved.subject_id > after) if after else query).scalars()
            )
        if not batch:
            return
        yield batch
        after = batch[-1]


def _batch(work: Work, migration_id: UUID, refused: list[Refused]) -> int:
    """Put back the journeys of one batch of subjects, which are locked; gives how many."""
    moved = MIGRATED_JOURNEY.c
    here = (moved.school_id == work.school_id, moved.migration_id == migration_id, moved.undone_at.is_(None))
    found = by_subject(
        work.connection.execute(select(MIGRATED_JOURNEY).where(*here, moved.subject_id.in_(work.subject_ids)))
    )
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
    rows.run(work.connection, rows.GROW_CHAIN, (_grown(work, migration_id, states[id], kept[id]) for id in journeys))
    done = update(MIGRATED_JOURNEY).where(*here, moved.journey_id.in_(journeys))
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
    back = replace(JourneyState(**{name: kept[name] for name in STATE}), sequence=state.sequence + 1, head=state.head)
    made = Made(BROUGHT_BACK, "bring back", state.stage, "system", values={"migration": str(migration_id)})
    loaded, _ = write(work, replace(work.journey(state.id), journey=back), made)
    grown = {"sequence": loaded.journey.sequence, "head": loaded.journey.head}
    return rows.keyed(work.school_id, state.id, grown)


def _note_undone(desk: Desk, scope: Scope, migration_id: UUID) -> None:
    with desk.writing_school(scope) as work:
        this = update(MIGRATION).where(MIGRATION.c.school_id == scope.school_id, MIGRATION.c.id == migration_id)
        work.connection.execute(this.values(undone_at=work.now))

"""Bringing a whole school's journeys up to a new day, in batches that hold the lock only briefly."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlmodel import Session

from engine.desk import Desk
from engine.store import JOURNEY
from engine.values import Scope

BATCH = 500


def stale_subjects(session: Session, scope: Scope, today: date, after: UUID | None, most: int = BATCH) -> list[UUID]:
    """The next subjects, in order of id, with a journey whose row is of an earlier day.

    An ended journey counts from the day on which something of it opens.
    """
    goes_on = or_(JOURNEY.c.is_open, JOURNEY.c.waiting_until <= today)
    query = (
        select(JOURNEY.c.subject_id)
        .distinct()
        .where(JOURNEY.c.school_id == scope.school_id, goes_on, JOURNEY.c.assessed_on < today)
        .order_by(JOURNEY.c.subject_id)
        .limit(most)
    )
    if after is not None:
        query = query.where(JOURNEY.c.subject_id > after)
    return list(session.connection().execute(query).scalars())


def refresh_school(desk: Desk, scope: Scope, *, everything: bool = False) -> int:
    """Refresh every journey whose row is older than today, a batch a transaction; gives the number of subjects.

    `everything` takes every open journey, as after a change to terms or settings, which every date may hang on.
    """
    done = 0
    for batch in _batches(desk, scope, everything):
        with desk.refreshing(scope, batch):
            done += len(batch)
    return done


def _batches(desk: Desk, scope: Scope, everything: bool) -> Iterator[list[UUID]]:
    after: UUID | None = None
    older_than = date.max if everything else desk.today()
    while True:
        with desk.reading(scope) as session:
            batch = stale_subjects(session, scope, older_than, after)
        if not batch:
            return
        yield batch
        after = batch[-1]

"""Steps that were given to one person by name: found, and given on in one write, when that person goes."""

from uuid import UUID

from sqlalchemy import and_, select
from sqlmodel import Session

from engine.store import JOURNEY, TASK
from engine.values import Scope, TaskStatus
from engine.work import Work


def subjects_by_name(session: Session, scope: Scope, person_id: UUID) -> list[UUID]:
    """The subjects about whom an open step was given to one person by name. One statement."""
    query = (
        select(JOURNEY.c.subject_id)
        .join(TASK, and_(TASK.c.school_id == JOURNEY.c.school_id, TASK.c.journey_id == JOURNEY.c.id))
        .where(
            TASK.c.school_id == scope.school_id,
            TASK.c.status == TaskStatus.OPEN.value,
            TASK.c.person_id == person_id,
        )
        .distinct()
    )
    return sorted(session.connection().execute(query).scalars())


def pass_on(work: Work, person_id: UUID, to: UUID | None) -> int:
    """Give every open step of the locked subjects that is one person's by name to another, or back to its role.

    Answers how many there were. Whoever writes has been asked whether they may.
    """
    given = 0
    for loaded in list(work.journeys.values()):
        theirs = {row.id for row in loaded.tasks if row.status is TaskStatus.OPEN and row.person_id == person_id}
        if theirs:
            tasks = tuple(row._replace(person_id=to) if row.id in theirs else row for row in loaded.tasks)
            work.put(loaded._replace(tasks=tasks))
        given += len(theirs)
    return given

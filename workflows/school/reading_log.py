"""The log of who opened which pupil's file: where it cannot be written, the file is not shown.

It is for the school's own checks; no feature reads it.
"""

from collections.abc import Iterable
from uuid import UUID

from engine.desk import Desk
from engine.errors import NotAllowed
from engine.values import Scope
from workflows.school.records import FileRead


def log_reading(desk: Desk, scope: Scope, pupil_id: UUID, page: str) -> None:
    """Write down that the actor opens `page` of a pupil's file; any failure is raised, and then nothing is shown."""
    log_readings(desk, scope, [pupil_id], page)


def log_readings(desk: Desk, scope: Scope, pupil_ids: Iterable[UUID], page: str) -> None:
    """Write down that a page shows what is in the files of several pupils, each in a line of its own."""
    if scope.actor.person_id is None:
        raise NotAllowed("Only a person opens a file.")
    now = desk.clock.now()
    with desk.short(scope) as session:
        for pupil_id in pupil_ids:
            session.add(
                FileRead(
                    school_id=scope.school_id,
                    id=desk.ids.new(now),
                    pupil_id=pupil_id,
                    person_id=scope.actor.person_id,
                    page=page,
                    read_at=now,
                )
            )

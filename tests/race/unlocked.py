"""The engine with its lock taken out, to show that the proof would find what the lock prevents.

A write begins plainly and reads the version of its subjects without holding them; at its end it writes down the
version that follows from what it read.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, select, update

from engine import database, desk
from engine.store import JOURNEY, SUBJECT, TASK
from engine.work import Work

_PLAINLY = select(SUBJECT.c.id, SUBJECT.c.version, SUBJECT.c.written_at).where(
    SUBJECT.c.school_id == bindparam("school")
)
_begin_as_written = database._as_sqlite


def take_the_lock_out() -> None:
    """From here on, this process writes without a lock."""
    desk._lock = _lock
    desk.Work = _Careless  # type: ignore[misc]
    database._as_sqlite = _plain_begin


def _lock(
    connection: Connection, about: dict[str, Any], subjects: Sequence[UUID], journey: UUID | None, task: UUID | None
) -> desk.Held:
    if task is not None:
        journey = connection.execute(select(TASK.c.journey_id).where(TASK.c.id == task)).scalar()
    if journey is not None:
        subjects = list(connection.execute(select(JOURNEY.c.subject_id).where(JOURNEY.c.id == journey)).scalars())
    rows = connection.execute(_PLAINLY.where(SUBJECT.c.id.in_(subjects)), about)
    held = desk.Held.of(rows, about["now"])
    return desk.Held({id: version + 1 for id, version in held.versions.items()}, about["now"])


class _Careless(Work):
    def refresh(self) -> None:
        super().refresh()
        for id, version in sorted(self.versions.items()):
            self.connection.execute(update(SUBJECT).where(SUBJECT.c.id == id).values(version=version))


def _plain_begin(engine: Any, *, begin: str, query_only: bool) -> None:
    _begin_as_written(engine, begin="BEGIN", query_only=query_only)

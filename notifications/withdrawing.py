"""Taking back mails that wait and speak of somebody about whom nothing is asked any more; forgetting what was said."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, delete, or_, select, update

from engine.store import SUBJECT
from notifications.finding import MESSAGE, NUDGE
from notifications.records import Status


def withdraw(connection: Connection, school_id: UUID, now: datetime) -> int:
    """Take such mails out of the outbox; what else they said goes into the next mail of the day. How many went.

    Their own nudges are settled for good. A mail that is just being sent is left alone: whoever sends it holds it, or
    has handed it over.
    """
    waits = (MESSAGE.c.school_id == school_id, MESSAGE.c.status == Status.WAITING)
    about_them = select(NUDGE.c.message_id).where(_theirs(school_id), NUDGE.c.message_id.is_not(None))
    found = select(MESSAGE.c.id).where(*waits, MESSAGE.c.id.in_(about_them))
    gone = list(connection.execute(found.with_for_update(of=MESSAGE, skip_locked=True)).scalars())
    in_gone = NUDGE.c.message_id.in_(gone)
    over = update(NUDGE).where(_theirs(school_id), or_(NUDGE.c.settled_at.is_(None), in_gone))
    connection.execute(over.values(settled_at=now, message_id=None))
    if gone:
        freed = update(NUDGE).where(NUDGE.c.school_id == school_id, in_gone)
        connection.execute(freed.values(settled_at=None, message_id=None))
        connection.execute(delete(MESSAGE).where(MESSAGE.c.school_id == school_id, MESSAGE.c.id.in_(gone)))
    return len(gone)


def forget(connection: Connection, school_id: UUID, subject_id: UUID) -> None:
    """Empty the words of every mail that spoke of somebody, sent or not: their record is about to be erased."""
    spoke = select(NUDGE.c.message_id).where(
        NUDGE.c.school_id == school_id, NUDGE.c.subject_id == subject_id, NUDGE.c.message_id.is_not(None)
    )
    here = (MESSAGE.c.school_id == school_id, MESSAGE.c.id.in_(spoke))
    connection.execute(update(MESSAGE).where(*here).values(subject="", body=""))


def _theirs(school_id: UUID) -> ColumnElement[bool]:
    """Nudges about somebody about whom nothing is asked any more."""
    rest = select(SUBJECT.c.id).where(SUBJECT.c.school_id == school_id, SUBJECT.c.rests_from.is_not(None))
    return (NUDGE.c.school_id == school_id) & NUDGE.c.subject_id.in_(rest)

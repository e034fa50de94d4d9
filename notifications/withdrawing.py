"""Taking back mails that wait and speak of somebody about whom nothing is asked any more; forgetting what was said."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, delete, or_, select, update

from engine.store import SUBJECT
from notifications.finding import MESSAGE, NUDGE
from notifications.records import Status


def withdraw(connection: Connection, school_id: UUID, now: datetime) -> int:
    """Take such mails out of the outbox; what else they said goes into the next mail of the day. How many went.

    Their own nudges are settled for good. A mail that is just being sent is left alone: whoever sends it holds it, or
    has handed it over.
    """
    waiting = _waiting(school_id, _theirs(school_id)).with_for_update(of=MESSAGE, skip_locked=True)
    gone = list(connection.execute(waiting).scalars())
    over = update(NUDGE).where(_theirs(school_id), or_(NUDGE.c.settled_at.is_(None), NUDGE.c.message_id.in_(gone)))
    connection.execute(over.values(settled_at=now, message_id=None))
    _take_back(connection, school_id, gone)
    return len(gone)


def forget(connection: Connection, school_id: UUID, subject_id: UUID) -> None:
    """Take back every mail that waits and speaks of somebody, and empty the words of all others that did.

    Their record is about to be erased, and their nudges with it; what else a mail that waited said goes into the next.
    A mail that is just being marked as sent is waited for.
    """
    theirs = and_(NUDGE.c.school_id == school_id, NUDGE.c.subject_id == subject_id)
    gone = list(connection.execute(_waiting(school_id, theirs).with_for_update(of=MESSAGE)).scalars())
    connection.execute(update(NUDGE).where(theirs, NUDGE.c.message_id.in_(gone)).values(message_id=None))
    _take_back(connection, school_id, gone)
    spoke = (MESSAGE.c.school_id == school_id, MESSAGE.c.id.in_(_mails_about(theirs)))
    connection.execute(update(MESSAGE).where(*spoke).values(subject="", body=""))


def _waiting(school_id: UUID, theirs: ColumnElement[bool]) -> Select[UUID]:
    """The mails that wait and hold one of these nudges."""
    waits = (MESSAGE.c.school_id == school_id, MESSAGE.c.status == Status.WAITING)
    return select(MESSAGE.c.id).where(*waits, MESSAGE.c.id.in_(_mails_about(theirs)))


def _mails_about(theirs: ColumnElement[bool]) -> Select[UUID]:
    return select(NUDGE.c.message_id).where(theirs, NUDGE.c.message_id.is_not(None))


def _take_back(connection: Connection, school_id: UUID, gone: list[UUID]) -> None:
    """Delete these mails; the nudges that are still in them go into the next mail."""
    if gone:
        freed = update(NUDGE).where(NUDGE.c.school_id == school_id, NUDGE.c.message_id.in_(gone))
        connection.execute(freed.values(settled_at=None, message_id=None))
        connection.execute(delete(MESSAGE).where(MESSAGE.c.school_id == school_id, MESSAGE.c.id.in_(gone)))


def _theirs(school_id: UUID) -> ColumnElement[bool]:
    """Nudges about somebody about whom nothing is asked any more."""
    rest = select(SUBJECT.c.id).where(SUBJECT.c.school_id == school_id, SUBJECT.c.rests_from.is_not(None))
    return (NUDGE.c.school_id == school_id) & NUDGE.c.subject_id.in_(rest)

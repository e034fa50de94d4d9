"""Waiting after failures to sign in: counted for each e-mail address and each place, and forgotten after a while."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import case
from sqlmodel import Session, SQLModel, col, delete

from engine.rows import put
from workflows.school.account_records import SignInCounter, digest

COUNTER = SQLModel.metadata.tables[str(SignInCounter.__tablename__)]
FREE_FAILURES = {"email": 5, "place": 100}
"""A whole school signs in from one place: a Monday morning of slips must not keep everybody out."""
FORGOTTEN_AFTER = {"email": timedelta(days=1), "place": timedelta(hours=1)}
LONGEST_WAIT = timedelta(minutes=15)


class MustWait(Exception):
    """There were too many failures; `until` is when the next try is looked at."""

    def __init__(self, until: datetime):
        self.until = until
        super().__init__("There were too many tries.")


def refuse_haste(session: Session, email: str, place: str, now: datetime) -> None:
    """Raise MustWait where this address, or whoever is at this place, has failed too often too lately."""
    for kind, of in _counters(email, place).items():
        row = session.get(SignInCounter, of)
        if row is None or row.failed_at < now - FORGOTTEN_AFTER[kind]:
            continue
        until = row.failed_at + _wait(row.failures - FREE_FAILURES[kind])
        if until > now:
            raise MustWait(until)


def count_failure(session: Session, email: str, place: str, now: datetime) -> None:
    """Count one failure more, in the database itself: of many at one moment none is lost, and none meets an error."""
    for kind, of in _counters(email, place).items():
        is_forgotten = COUNTER.c.failed_at < now - FORGOTTEN_AFTER[kind]
        more = case((is_forgotten, 1), else_=COUNTER.c.failures + 1)
        first, again = {"failures": 1, "failed_at": now}, {"failures": more, "failed_at": now}
        put(session.connection(), COUNTER, {"of": of}, first, again=again)


def forget(session: Session, emails: Iterable[str], now: datetime) -> None:
    """Forget the failures of addresses whose holder has come in, and all that have had their time."""
    came_in = col(SignInCounter.of).in_([digest(each) for each in emails])
    had_its_time = col(SignInCounter.failed_at) < now - max(FORGOTTEN_AFTER.values())
    session.exec(delete(SignInCounter).where(came_in | had_its_time))


def _counters(email: str, place: str) -> dict[str, str]:
    return {"email": digest(email), "place": digest(place)}


def _wait(too_many: int) -> timedelta:
    """How long to wait after so many failures too many: nothing, then a minute, then twice as long each time."""
    return min(timedelta(minutes=2 ** min(too_many, 10)), LONGEST_WAIT) if too_many >= 0 else timedelta()

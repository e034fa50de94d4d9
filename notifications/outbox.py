"""The outbox: marks a mail as being sent, commits, sends it, and writes down what became of it.

A mail is tried again only where nothing of it was handed over, for certain. Whatever a crash left half done may have
arrived, and is shown so. A mail belongs to its day: what could not be handed over on it is given up, and its steps go
into the next one.
"""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import Connection, and_, bindparam, select, update

from engine.desk import Desk
from notifications.channels import Channel, Delivery, Letter, Outcome
from notifications.finding import MESSAGE, NUDGE, PERSON
from notifications.lease import Keep, unleased
from notifications.records import Status
from notifications.round import Round
from notifications.withdrawing import withdraw

BACK_OFF = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))
CRASHED_AFTER = timedelta(minutes=10)
MAY_HAVE_GONE = "Sending was cut short."
DAY_OVER = "It could not be handed over on its day; its steps are in the next mail."
ENDED = {Outcome.SENT: Status.SENT, Outcome.REFUSED: Status.FAILED, Outcome.UNKNOWN: Status.UNKNOWN}

_ONE = and_(MESSAGE.c.school_id == bindparam("b_school"), MESSAGE.c.id == bindparam("b_id"))
_BEGIN = (
    update(MESSAGE)
    .where(_ONE)
    .values(status=Status.SENDING.value, attempts=MESSAGE.c.attempts + 1, sending_at=bindparam("at"))
)


@dataclass(frozen=True, slots=True)
class OutboxReport:
    """What became of the mails that were tried."""

    sent: int = 0
    failed: int = 0
    unknown: int = 0
    later: int = 0

    def __str__(self) -> str:
        return f"sent={self.sent} failed={self.failed} unknown={self.unknown} later={self.later}"


@dataclass(frozen=True, slots=True)
class Attempt:
    """A mail marked as being sent: what goes, and how often it has been tried, this time included."""

    letter: Letter
    attempts: int


def deliver(desk: Desk, school_id: UUID, channel: Channel, *, keep: Keep = unleased) -> OutboxReport:
    """Send what one school's outbox holds for today; stops at the first sign that the server itself is at fault."""

    def turn() -> Round:
        return Round.of(desk, school_id, desk.clock.now(), keep=keep)

    with desk.reading(turn().scope) as session:
        if not _is_any(session.connection(), school_id):
            return OutboxReport()
    _tidy(turn())
    counts = {"sent": 0, "failed": 0, "unknown": 0, "later": 0}
    while (attempt := _begin(turn())) is not None:
        delivery = channel.deliver(attempt.letter)
        counts[_end(turn(), attempt, delivery)] += 1
        if delivery.is_server:
            break
    return OutboxReport(**counts)


def _is_any(connection: Connection, school_id: UUID) -> bool:
    unsent = MESSAGE.c.status.in_([Status.WAITING, Status.SENDING])
    found = select(MESSAGE.c.id).where(MESSAGE.c.school_id == school_id, unsent).limit(1)
    return connection.execute(found).first() is not None


def _tidy(turn: Round) -> None:
    """Settle what a crash left in `sending`, give up what waited beyond its day, take back what is not to go."""
    own = MESSAGE.c.school_id == turn.school_id
    crashed = and_(own, MESSAGE.c.status == Status.SENDING, MESSAGE.c.sending_at <= turn.now - CRASHED_AFTER)
    late = and_(own, MESSAGE.c.status == Status.WAITING, MESSAGE.c.for_on < turn.day)
    with turn.desk.short(turn.scope) as session:
        turn.keep(session)
        connection = session.connection()
        withdraw(connection, turn.school_id, turn.now)
        over = {"ended_at": turn.now}
        connection.execute(update(MESSAGE).where(crashed).values(status=Status.UNKNOWN, reason=MAY_HAVE_GONE, **over))
        given_up = update(MESSAGE).where(late).values(status=Status.FAILED, reason=DAY_OVER, **over)
        gone = list(connection.execute(given_up.returning(MESSAGE.c.id)).scalars())
        if gone:
            freed = update(NUDGE).where(NUDGE.c.school_id == turn.school_id, NUDGE.c.message_id.in_(gone))
            connection.execute(freed.values(settled_at=None, message_id=None))


def _begin(turn: Round) -> Attempt | None:
    """Mark the next mail as being sent, and commit that before anything is sent; None where none is left.

    A mail whose words were emptied while it was being sent is not tried again: its day gives it up.
    """
    waiting = (MESSAGE.c.school_id == turn.school_id, MESSAGE.c.status == Status.WAITING)
    due = (MESSAGE.c.for_on == turn.day, MESSAGE.c.next_try_at <= turn.now, MESSAGE.c.body != "")
    person = and_(PERSON.c.school_id == MESSAGE.c.school_id, PERSON.c.id == MESSAGE.c.recipient_id)
    query = (
        select(MESSAGE, PERSON.c.email, PERSON.c.left_on)
        .join(PERSON, person)
        .where(*waiting, *due)
        .order_by(MESSAGE.c.id)
        .limit(1)
    )
    with turn.desk.short(turn.scope) as session:
        turn.keep(session)
        row = session.execute(query.with_for_update(of=MESSAGE, skip_locked=True)).first()
        if row is None:
            return None
        session.execute(_BEGIN, {"b_school": turn.school_id, "b_id": row.id, "at": turn.now})
    to = "" if row.left_on and row.left_on <= turn.day else row.email
    return Attempt(Letter(row.id, to, row.subject, row.body, turn.now), row.attempts + 1)


def _end(turn: Round, attempt: Attempt, delivery: Delivery) -> str:
    """Write down what became of an attempt. No lease is asked for: what has happened is true whoever runs now."""
    if delivery.outcome is Outcome.TRY_LATER:
        wait = BACK_OFF[min(attempt.attempts, len(BACK_OFF)) - 1]
        ended = {"status": Status.WAITING, "next_try_at": turn.now + wait, "reason": delivery.reason}
    else:
        ended = {"status": ENDED[delivery.outcome], "ended_at": turn.now, "reason": delivery.reason}
    key = {"b_school": turn.school_id, "b_id": attempt.letter.id}
    with turn.desk.short(turn.scope) as session:
        session.execute(update(MESSAGE).where(_ONE).values(**ended), key)
    return "later" if delivery.outcome is Outcome.TRY_LATER else str(ENDED[delivery.outcome].value)

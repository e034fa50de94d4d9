"""Putting one's own reminders of a step off: until a day, with a reason, so often and so long and no more.

Only the person's own reminders wait. Whoever is told after them is told when the ladder says so, and a date of the law
is never put off beyond itself. On the day itself there is a reminder again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, func, insert, select, update
from sqlmodel import Session, SQLModel

from engine.clock import day_of
from engine.days import DayKind, Days, in_words
from engine.definition import Standing
from engine.desk import Desk
from engine.errors import AnswersRefused, NotAllowed, NotFound, NotOpen
from engine.roles import roles_of
from engine.values import Scope
from notifications.finding import NUDGE, Setting, one_task, roster
from notifications.recipients import About, owing
from notifications.records import Snooze
from notifications.round import Round
from notifications.rungs import Told, title_of
from notifications.wording import PUT_OFF
from workflows.school.terms import days_now

SNOOZE = SQLModel.metadata.tables[str(Snooze.__tablename__)]
LONGEST = 10
"""How many school days reminders can be put off at a time."""
MOST = 3
"""How often somebody can put off the reminders of one step."""
Held = frozenset[tuple[UUID, UUID]]


@dataclass(frozen=True, slots=True)
class PutOff:
    """One time that somebody put their reminders of a step off."""

    person_id: UUID
    until: date
    reason: str
    made_on: date


@dataclass(frozen=True, slots=True)
class Room:
    """How far somebody can still put off: how many times more, and until when; no day where there is no room."""

    times_left: int
    until: date | None


def put_off(desk: Desk, scope: Scope, task_id: UUID, until: date, reason: str) -> None:
    """Put the actor's own reminders of an open step off. Raises NotFound, NotOpen, NotAllowed, AnswersRefused."""
    turn = Round(desk, scope, desk.clock.now())
    with desk.reading(scope) as session:
        about = _about(session, turn, task_id)
        room = _room(session, turn, about)
    _refuse(room, turn.day, until, reason)
    with desk.short(scope) as session:
        _write(session.connection(), turn, task_id, until, reason.strip())


def room_left(session: Session, desk: Desk, scope: Scope, task_id: UUID) -> Room:
    """How far the actor can still put off the reminders of a step."""
    turn = Round(desk, scope, desk.clock.now())
    return _room(session, turn, _about(session, turn, task_id))


def put_offs(session: Session, scope: Scope, task_id: UUID) -> tuple[PutOff, ...]:
    """Every time that anybody put their reminders of a step off, oldest first."""
    of = (SNOOZE.c.school_id == scope.school_id, SNOOZE.c.task_id == task_id)
    rows = session.connection().execute(select(SNOOZE).where(*of).order_by(SNOOZE.c.made_at, SNOOZE.c.id))
    return tuple(PutOff(row.person_id, row.until, row.reason, day_of(row.made_at)) for row in rows)


def held(connection: Connection, school_id: UUID, day: date) -> Held:
    """Who is not reminded of which step on `day`, as pairs of person and step."""
    asleep = (SNOOZE.c.school_id == school_id, SNOOZE.c.woken_at.is_(None), SNOOZE.c.until > day)
    rows = connection.execute(select(SNOOZE.c.person_id, SNOOZE.c.task_id).where(*asleep))
    return frozenset((row.person_id, row.task_id) for row in rows)


def waking(connection: Connection, turn: Round, setting: Setting, *, lock: bool) -> Iterator[tuple[UUID, Told | None]]:
    """Each snooze whose day has come, with the reminder of that day; None where there is nothing left to remind of."""
    if not setting.is_open:
        return
    due = (SNOOZE.c.school_id == turn.school_id, SNOOZE.c.woken_at.is_(None), SNOOZE.c.until <= turn.day)
    query = select(SNOOZE).where(*due).order_by(SNOOZE.c.id)
    for row in connection.execute(query.with_for_update(skip_locked=True) if lock else query).all():
        yield row.id, _reminder(connection, turn, setting, row)


def wake(connection: Connection, turn: Round, snooze_ids: list[UUID]) -> None:
    """Say that the reminders of these were written."""
    these = (SNOOZE.c.school_id == turn.school_id, SNOOZE.c.id.in_(snooze_ids))
    connection.execute(update(SNOOZE).where(*these).values(woken_at=turn.now))


def is_any_asleep(connection: Connection, school_id: UUID, day: date) -> bool:
    """Whether the day of any snooze has come: a look at one row, so that most sweeps lock nothing."""
    due = (SNOOZE.c.school_id == school_id, SNOOZE.c.woken_at.is_(None), SNOOZE.c.until <= day)
    return connection.execute(select(SNOOZE.c.id).where(*due).limit(1)).first() is not None


def _reminder(connection: Connection, turn: Round, setting: Setting, row: Row[Any]) -> Told | None:
    about = one_task(connection, turn.school_id, row.task_id)
    if about is None or not about.is_live or row.person_id not in setting.staff:
        return None
    theirs = owing(about, roster(connection, setting, [about]))
    title = title_of(turn.workflow(about.definition), about)
    reason = f"put off until {in_words(row.until)} by yourself"
    is_theirs = row.person_id in theirs
    return Told(about, title, PUT_OFF, PUT_OFF, row.until, row.person_id, about.owner, is_theirs, reason)


def _about(session: Session, turn: Round, task_id: UUID) -> About:
    about = one_task(session.connection(), turn.school_id, task_id)
    if about is None:
        raise NotFound("step")
    if not about.is_live:
        raise NotOpen()
    person = turn.scope.actor.person_id
    is_named = person is not None and person in (about.person_id, about.opened_by)
    if not is_named and not roles_of(session, turn.scope, about.subject_id, turn.day):
        raise NotAllowed()
    return about


def _room(session: Session, turn: Round, about: About) -> Room:
    mine = (SNOOZE.c.school_id == turn.school_id, SNOOZE.c.person_id == turn.scope.actor.person_id)
    counted = select(func.count()).select_from(SNOOZE).where(*mine, SNOOZE.c.task_id == about.id)
    left = MOST - session.connection().execute(counted).scalar_one()
    latest = _latest(days_now(session, turn.school_id), about, turn.day)
    return Room(max(left, 0), latest if left > 0 and latest > turn.day else None)


def _latest(days: Days, about: About, day: date) -> date:
    """The last day until which reminders can be put off; a date of the law stays the last word."""
    latest = days.after(day, LONGEST, DayKind.SCHOOL)
    if about.standing == Standing.LAW and about.due_on is not None:
        return min(latest, about.due_on - timedelta(days=1))
    return latest


def _refuse(room: Room, today: date, until: date, reason: str) -> None:
    faults = {}
    if room.until is None:
        faults["until"] = "The reminders of this step cannot be put off any more."
    elif not today < until <= room.until:
        faults["until"] = f"Choose a day after today, and no later than {in_words(room.until)}."
    if not reason.strip():
        faults["reason"] = "Say why, in a few words."
    if faults:
        raise AnswersRefused(faults)


def _write(connection: Connection, turn: Round, task_id: UUID, until: date, reason: str) -> None:
    """Keep it, and take what is unread of this step off the person's list and out of the next mail."""
    person = turn.scope.actor.person_id
    row = {"id": turn.new_id(), "task_id": task_id, "person_id": person, "until": until, "reason": reason}
    asleep = (SNOOZE.c.school_id == turn.school_id, SNOOZE.c.task_id == task_id, SNOOZE.c.person_id == person)
    connection.execute(update(SNOOZE).where(*asleep, SNOOZE.c.woken_at.is_(None)).values(woken_at=turn.now))
    connection.execute(insert(SNOOZE), [{"school_id": turn.school_id, "made_at": turn.now, **row}])
    read_all(connection, turn, task_id, person)


def read_all(connection: Connection, turn: Round, task_id: UUID, person_id: UUID | None) -> None:
    """Take every reminder of a step as read by one person; those in a mail on its way stay in it."""
    mine = (NUDGE.c.school_id == turn.school_id, NUDGE.c.about_id == task_id, NUDGE.c.recipient_id == person_id)
    now: datetime = turn.now
    settled = func.coalesce(NUDGE.c.settled_at, now)
    connection.execute(update(NUDGE).where(*mine, NUDGE.c.read_at.is_(None)).values(read_at=now, settled_at=settled))

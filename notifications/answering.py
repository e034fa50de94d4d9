"""Answering a reminder from its mail, by a signed address (`links`) for one answer to one reminder.

Opening it does nothing, since mail servers open addresses too; the press on its page does. What is answered is kept
and shown on the step: “on track” and “done” put the person's own reminders off, “need help” tells the SENCO.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select
from sqlmodel import Session, SQLModel

from engine.clock import day_of
from engine.days import DayKind
from engine.desk import Desk
from engine.errors import AnswersRefused, NotAllowed
from engine.values import Actor, Scope
from notifications.finding import NUDGE, PERSON, Setting, children_of, one_task, roster, setting
from notifications.links import Link, LinkOver, Said
from notifications.once import insert_once
from notifications.recipients import About, choose
from notifications.records import AboutKind, ReminderAnswer
from notifications.round import Round
from notifications.rungs import Told, title_of
from notifications.snoozing import put_off, put_offs, read_all, room_left
from notifications.telling import write
from notifications.wording import HELP_WANTED, title_words

ANSWER = SQLModel.metadata.tables[str(ReminderAnswer.__tablename__)]
QUIET = 5
"""How many school days “on track” and “done” put reminders off."""
WHY = {Said.ON_TRACK: "On track, answered from the mail.", Said.DONE: "Done, answered from the mail."}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page of an address says: the step with initials, whether this was answered before, and until when the
    reader is not reminded of it."""

    said: Said
    title: str
    task_id: UUID
    due_on: date | None
    is_answered: bool
    quiet_until: date | None


@dataclass(frozen=True, slots=True)
class LastSaid:
    """The newest answer to the reminders of a step, by whom and when."""

    person_id: UUID
    said: Said
    on: date


def asked(desk: Desk, link: Link) -> Asked:
    """What an address asks. Raises LinkOver."""
    with desk.reading(_nobody(link)) as session:
        row, about = _found(session, desk, link)
        child = children_of(session, link.school_id, [about.subject_id])[about.subject_id]
        before = session.connection().execute(select(ANSWER.c.id).where(*_this(link))).first()
        quiet = _quiet_until(session, _nobody(link), about.id, row.recipient_id, desk.today())
    title = title_words(title_of(_workflow(desk, about), about), child.initials)
    words = title if child.initials in title else f"{title} ({child.initials})"
    return Asked(link.said, words, about.id, about.due_on, before is not None, quiet)


def answer(desk: Desk, link: Link) -> None:
    """Take an answer. Twice is once. Raises LinkOver."""
    with desk.reading(_nobody(link)) as session:
        row, about = _found(session, desk, link)
    scope = Scope(link.school_id, Actor("by a link in a mail", row.recipient_id))
    turn = Round(desk, scope, desk.clock.now())
    if not _kept(turn, link, about.id):
        return
    if link.said is Said.NEED_HELP:
        _ask_for_help(turn, about)
    else:
        _be_quiet(turn, about, WHY[link.said])


def _kept(turn: Round, link: Link, task_id: UUID) -> bool:
    """Write the answer down, and take the reminders as read; False where it was given before."""
    person = turn.scope.actor.person_id
    of = {"school_id": link.school_id, "id": turn.new_id(), "nudge_id": link.nudge_id, "task_id": task_id}
    said = {"person_id": person, "answer": link.said.value, "answered_at": turn.now}
    with turn.desk.short(turn.scope) as session:
        insert = insert_once(turn.desk.database, ANSWER).returning(ANSWER.c.id)
        is_first = session.connection().execute(insert, [{**of, **said}]).first() is not None
        read_all(session.connection(), turn, task_id, person)
    return is_first


def last_said(session: Session, scope: Scope, task_ids: list[UUID]) -> Mapping[UUID, LastSaid]:
    """The newest answer from a mail for each of these steps; those without one are left out."""
    query = select(ANSWER).where(ANSWER.c.school_id == scope.school_id, ANSWER.c.task_id.in_(task_ids))
    rows = session.connection().execute(query.order_by(ANSWER.c.answered_at, ANSWER.c.id))
    return {row.task_id: LastSaid(row.person_id, Said(row.answer), day_of(row.answered_at)) for row in rows}


def _found(session: Session, desk: Desk, link: Link) -> tuple[Row[Any], About]:
    """The reminder and its step, while it is open and its reader is on the staff."""
    today, connection = desk.today(), session.connection()
    on_staff = PERSON.c.left_on.is_(None) | (PERSON.c.left_on > today)
    query = (
        select(NUDGE)
        .join(PERSON, (PERSON.c.school_id == NUDGE.c.school_id) & (PERSON.c.id == NUDGE.c.recipient_id))
        .where(NUDGE.c.school_id == link.school_id, NUDGE.c.id == link.nudge_id)
        .where(NUDGE.c.about_kind == AboutKind.TASK, on_staff)
    )
    row = connection.execute(query).first()
    about = one_task(connection, link.school_id, row.about_id) if row else None
    if row is None or about is None or not about.is_live:
        raise LinkOver()
    return row, about


def _quiet_until(session: Session, scope: Scope, task_id: UUID, person_id: UUID, today: date) -> date | None:
    """Until when somebody is not reminded of a step."""
    days = (each.until for each in put_offs(session, scope, task_id) if each.person_id == person_id)
    return max((day for day in days if day > today), default=None)


def _be_quiet(turn: Round, about: About, why: str) -> None:
    """Put the person's own reminders off, as far as there is room for it."""
    with suppress(AnswersRefused, NotAllowed):
        with turn.desk.reading(turn.scope) as session:
            place, room = (
                setting(session, turn.school_id, turn.day),
                room_left(session, turn.desk, turn.scope, about.id),
            )
        until = min(place.days.after(turn.day, QUIET, DayKind.SCHOOL), room.until or turn.day)
        put_off(turn.desk, turn.scope, about.id, until, why)


def _ask_for_help(turn: Round, about: About) -> None:
    """Tell the SENCO, or the head where the SENCO asks, that somebody wants help with a step; once a day."""
    with turn.desk.reading(turn.scope) as session:
        place = setting(session, turn.school_id, turn.day)
        people, role = _helpers(session, place, about, turn.scope.actor.person_id)
    title, reason = title_of(_workflow(turn.desk, about), about), "A colleague asks for help with this step."
    tells = [Told(about, title, HELP_WANTED, HELP_WANTED, turn.day, each, role, False, reason) for each in people]
    with turn.desk.short(turn.scope) as session:
        write(session.connection(), turn, tells)


def _helpers(session: Session, place: Setting, about: About, asker: UUID | None) -> tuple[tuple[UUID, ...], str]:
    """Who is asked for help, and as what."""
    around = roster(session.connection(), place, [about])
    for role in ("senco", "head"):
        found = choose(about, role, around)
        people = tuple(person for person in found.people if person != asker)
        if people:
            return people, found.role
    return (), "head"


def _this(link: Link) -> tuple[Any, ...]:
    same = ANSWER.c.nudge_id == link.nudge_id, ANSWER.c.answer == link.said.value
    return (ANSWER.c.school_id == link.school_id, *same)


def _workflow(desk: Desk, about: About) -> Any:
    return desk.catalogue.playbook(about.definition).workflow


def _nobody(link: Link) -> Scope:
    return Scope(link.school_id, Actor.system("a link in a mail"))

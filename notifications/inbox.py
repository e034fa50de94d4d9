"""What a person sees of notifications in the product, and the reminder that a person sends."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, select, update
from sqlmodel import Session

from engine.clock import day_of
from engine.definition import Role
from engine.desk import Desk
from engine.errors import EngineError, NotAllowed, NotFound, NotOpen
from engine.roles import roles_of
from engine.values import Scope
from notifications.finding import MESSAGE, NUDGE, PERSON, holds_now, one_task, roster, setting, unread_rows
from notifications.recipients import OWNER, About, choose
from notifications.records import AboutKind, Status
from notifications.round import Round
from notifications.rungs import Told, title_of
from notifications.telling import write
from notifications.wording import REMINDER, VIEW_ASKED

VIEW_TITLE = "Say how it goes in your lessons"
MAY_REMIND = frozenset({Role.SENCO.value, Role.HEAD.value})


class NobodyToRemind(EngineError):
    """The step waits for the person who wants to remind, or for nobody that Waymark writes to."""

    def __init__(self) -> None:
        super().__init__("There is nobody else to remind: this step waits for you.")


@dataclass(frozen=True, slots=True)
class Unread:
    """One nudge that somebody has not read. `title` may hold `{child}`; `ids` are all that reading it settles."""

    ids: tuple[UUID, ...]
    about_kind: AboutKind
    about_id: UUID
    journey_id: UUID
    subject_id: UUID
    template: str
    title: str
    due_on: date | None
    owner: str
    is_owner: bool
    reason: str
    written_at: datetime
    written_by: UUID | None


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A mail that did not go (`failed`) or may not have arrived (`unknown`): whose, of which day, and why."""

    id: UUID
    recipient_id: UUID
    name: str
    for_on: date
    status: Status
    reason: str


@dataclass(frozen=True, slots=True)
class Reminded:
    """When and as what a step was last spoken of: by its ladder, or (`by`) by a person."""

    on: date
    recipient_ids: tuple[UUID, ...]
    by: UUID | None


def unread(session: Session, scope: Scope) -> tuple[Unread, ...]:
    """The actor's unread nudges that still hold, one for each step, what is due first coming first. One statement."""
    if scope.actor.person_id is None:
        return ()
    newest: dict[UUID, Unread] = {}
    for row in unread_rows(session.connection(), scope.school_id, scope.actor.person_id):
        if holds_now(row):
            earlier = newest[row.about_id].ids if row.about_id in newest else ()
            newest[row.about_id] = Unread(
                (*earlier, row.id), AboutKind(row.about_kind), row.about_id, row.journey_id, row.subject_id,
                row.template, row.title, row.due_on, row.owner, row.is_owner, row.reason, row.written_at,
                row.written_by,
            )  # fmt: skip
    return tuple(sorted(newest.values(), key=lambda each: (each.due_on or date.max, each.about_id)))


def mark_read(desk: Desk, scope: Scope, nudge_ids: Collection[UUID]) -> None:
    """Say that the actor has read these; another person's stay as they are. What was read is in no later mail."""
    now = desk.clock.now()
    mine = (NUDGE.c.school_id == scope.school_id, NUDGE.c.recipient_id == scope.actor.person_id)
    these = update(NUDGE).where(*mine, NUDGE.c.id.in_(nudge_ids), NUDGE.c.read_at.is_(None))
    with desk.short(scope) as session:
        session.execute(these.values(read_at=now, settled_at=func.coalesce(NUDGE.c.settled_at, now)))


_SCHOOL: Any = bindparam("school")
UNDELIVERED = (
    select(MESSAGE, PERSON.c.name)
    .join(PERSON, (PERSON.c.school_id == MESSAGE.c.school_id) & (PERSON.c.id == MESSAGE.c.recipient_id))
    .where(MESSAGE.c.school_id == _SCHOOL, MESSAGE.c.for_on >= bindparam("since"))
    .where(MESSAGE.c.status.in_([Status.UNKNOWN, Status.FAILED]))
    .order_by(MESSAGE.c.for_on.desc(), MESSAGE.c.id)
)
UNDELIVERED_TO_ME = UNDELIVERED.where(MESSAGE.c.recipient_id == bindparam("me"))


def undelivered(session: Session, scope: Scope, *, since: date, everybody: bool = False) -> tuple[Undelivered, ...]:
    """Mails from `since` on that did not go or may not have arrived: the actor's own, or everybody's. Newest first."""
    asked = {"school": scope.school_id, "since": since, "me": scope.actor.person_id}
    rows = session.connection().execute(UNDELIVERED if everybody else UNDELIVERED_TO_ME, asked)
    return tuple(
        Undelivered(row.id, row.recipient_id, row.name, row.for_on, Status(row.status), row.reason) for row in rows
    )


REMINDED = (
    select(NUDGE.c.about_id, NUDGE.c.recipient_id, NUDGE.c.written_at, NUDGE.c.written_by)
    .where(NUDGE.c.school_id == _SCHOOL, NUDGE.c.about_kind.in_([kind.value for kind in AboutKind]))
    .where(NUDGE.c.about_id.in_(bindparam("about", expanding=True)))
    .order_by(NUDGE.c.written_at, NUDGE.c.id)
)


def reminded(session: Session, scope: Scope, about_ids: Collection[UUID]) -> Mapping[UUID, Reminded]:
    """When each of these tasks or dates was last spoken of, to whom; those never spoken of are left out."""
    found: dict[UUID, Reminded] = {}
    for row in session.connection().execute(REMINDED, {"school": scope.school_id, "about": list(about_ids)}):
        day, last = day_of(row.written_at), found.get(row.about_id)
        people = last.recipient_ids if last and last.on == day else ()
        found[row.about_id] = Reminded(day, tuple(dict.fromkeys((*people, row.recipient_id))), row.written_by)
    return found


@dataclass(frozen=True, slots=True)
class Spoken:
    """One reminder as it was written: when, to whom, and (`by`) who asked for it, if not its ladder."""

    on: date
    to: UUID
    by: UUID | None


def spoken_of(session: Session, scope: Scope, about_ids: Collection[UUID], newest: int = 5) -> tuple[Spoken, ...]:
    """The newest reminders about any of these tasks and dates, the newest first. One statement."""
    query = (
        select(NUDGE.c.written_at, NUDGE.c.recipient_id, NUDGE.c.written_by)
        .where(NUDGE.c.school_id == scope.school_id, NUDGE.c.about_kind.in_([kind.value for kind in AboutKind]))
        .where(NUDGE.c.about_id.in_(about_ids))
        .order_by(NUDGE.c.written_at.desc(), NUDGE.c.id)
        .limit(newest)
    )
    rows = session.connection().execute(query)
    return tuple(Spoken(day_of(row.written_at), row.recipient_id, row.written_by) for row in rows)


def remind(desk: Desk, scope: Scope, task_id: UUID) -> tuple[UUID, ...]:
    """Send a reminder about an open task to whoever owes it, once a day; gives the people who are told.

    For the SENCO, the head and whoever owes the chasing. It shows in the product at once and goes into the next mail.
    Raises NotFound, NotOpen, NotAllowed, NobodyToRemind.
    """
    turn = Round(desk, scope, desk.clock.now())
    with desk.reading(scope) as session:
        about = one_task(session.connection(), scope.school_id, task_id)
        if about is None:
            raise NotFound("step")
        if not about.is_live:
            raise NotOpen()
        _may_remind(session, scope, about, turn.day)
        place = setting(session, scope.school_id, turn.day)
        chosen = choose(about, OWNER, roster(session.connection(), place, [about]))
    title = title_of(turn.workflow(about.definition), about)
    others = tuple(person for person in chosen.people if person != scope.actor.person_id)
    if not others:
        raise NobodyToRemind()
    reason = "A colleague asked for this reminder."
    tells = [Told(about, title, REMINDER, REMINDER, turn.day, person, chosen.role, True, reason) for person in others]
    with desk.short(scope) as session:
        write(session.connection(), turn, tells)
    return others


def ask_view(desk: Desk, scope: Scope, task_id: UUID, people: Mapping[UUID, date]) -> None:
    """Tell teachers that somebody asks how it goes in their lessons, each until a day, for the step that asks.

    It goes into the one mail of their day, and makes none of its own. Raises NotFound.
    """
    turn = Round(desk, scope, desk.clock.now())
    with desk.reading(scope) as session:
        about = one_task(session.connection(), scope.school_id, task_id)
    if about is None:
        raise NotFound("step")
    tells = [
        Told(
            replace(about, due_on=closes_on),
            VIEW_TITLE,
            VIEW_ASKED,
            VIEW_ASKED,
            turn.day,
            person,
            Role.SUBJECT_TEACHER.value,
            False,
            "A colleague asks everyone who teaches the child.",
        )
        for person, closes_on in people.items()
    ]
    with desk.short(scope) as session:
        write(session.connection(), turn, tells)


def _may_remind(session: Session, scope: Scope, about: About, on: date) -> None:
    held = roles_of(session, scope, about.subject_id, on)
    if not held & (MAY_REMIND | {about.chased_by}):
        raise NotAllowed()

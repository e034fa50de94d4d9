"""Calendar addresses: made, renewed and ended by their owner, and read without signing in by whoever has the address.

The secret in an address is shown once. Only its digest is kept: neither the table nor a backup opens a calendar.
"""

import hashlib
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import delete, insert, select
from sqlmodel import Session, SQLModel

from engine.boards import DatedOf, Mine, dates_of_mine, mine
from engine.clock import day_of
from engine.definition import Workflow
from engine.desk import Desk
from engine.errors import NotFound
from engine.values import Actor, Scope
from notifications.calendar import Entry, as_calendar
from notifications.digest import Child
from notifications.finding import PERSON, children_of
from notifications.recipients import FALLS_TO
from notifications.records import CalendarFeed
from notifications.wording import title_words
from workflows.school.duties import whole_school_roles
from workflows.school.year_keeping import open_duties
from workflows.school.yearly import BY_NAME

FEED = SQLModel.metadata.tables[str(CalendarFeed.__tablename__)]
SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class Feed:
    """Somebody's calendar address as far as it is known: since when there is one."""

    made_on: date


def feed_of(session: Session, scope: Scope) -> Feed | None:
    """The actor's calendar; None where there is none."""
    mine_ = (FEED.c.school_id == scope.school_id, FEED.c.person_id == scope.actor.person_id)
    made_at = session.connection().execute(select(FEED.c.made_at).where(*mine_)).scalar_one_or_none()
    return Feed(day_of(made_at)) if made_at else None


def renew(desk: Desk, scope: Scope) -> str:
    """A new secret for the actor's calendar; an address with the one before leads nowhere from now on."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    row = {"school_id": scope.school_id, "person_id": scope.actor.person_id}
    with desk.short(scope) as session:
        _end(session, scope)
        made = {**row, "secret_digest": _digest(secret), "made_at": desk.clock.now()}
        session.connection().execute(insert(FEED), [made])
    return secret


def end(desk: Desk, scope: Scope) -> None:
    """No calendar any more."""
    with desk.short(scope) as session:
        _end(session, scope)


def calendar_of(desk: Desk, secret: str, base_url: str) -> str:
    """The calendar behind an address. Raises NotFound where there is none, or its owner has left."""
    now = desk.clock.now()
    with desk.database.reading() as session:
        scope = _owner(session, secret, day_of(now))
        return as_calendar(_entries(desk, session, scope, base_url, now), now)


def _end(session: Session, scope: Scope) -> None:
    own = (FEED.c.school_id == scope.school_id, FEED.c.person_id == scope.actor.person_id)
    session.connection().execute(delete(FEED).where(*own))


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _owner(session: Session, secret: str, today: date) -> Scope:
    here = PERSON.c.left_on.is_(None) | (PERSON.c.left_on > today)
    query = (
        select(FEED.c.school_id, FEED.c.person_id)
        .join(PERSON, (PERSON.c.school_id == FEED.c.school_id) & (PERSON.c.id == FEED.c.person_id))
        .where(FEED.c.secret_digest == _digest(secret), here)
    )
    row = session.connection().execute(query).first()
    if row is None:
        raise NotFound("calendar")
    return Scope(row.school_id, Actor("a calendar", row.person_id))


def _entries(desk: Desk, session: Session, scope: Scope, base_url: str, now: datetime) -> list[Entry]:
    today = day_of(now)
    steps = [each for each in mine(session, scope, today) if each.task_id and each.due_on]
    dates = dates_of_mine(session, scope, today)
    about = {each.subject_id for each in steps} | {each.subject_id for each in dates}
    children = children_of(session, scope.school_id, about)
    found = [*_of_steps(desk, steps, children, base_url), *_of_dates(dates, children, base_url)]
    found += _of_school(session, scope, base_url, today)
    return sorted(found, key=lambda entry: (entry.on, entry.id))


def _of_steps(desk: Desk, steps: Iterable[Mine], children: dict[UUID, Child], base_url: str) -> Iterator[Entry]:
    for each in steps:
        title = _workflow(desk, each.definition).task(each.name).title
        words = _words(title, children[each.subject_id])
        if each.task_id and each.due_on:
            yield Entry(each.task_id, each.due_on, words, f"{base_url}/steps/{each.task_id}")


def _of_dates(dates: Iterable[DatedOf], children: dict[UUID, Child], base_url: str) -> Iterator[Entry]:
    for each in dates:
        title = each.name.removesuffix("_due").replace("_", " ").capitalize()
        words = _words(title, children[each.subject_id])
        yield Entry(each.id, each.due_on, words, f"{base_url}/children/{each.subject_id}")


def _of_school(session: Session, scope: Scope, base_url: str, today: date) -> Iterator[Entry]:
    """The open duties of the school, for whoever owes them and for whom they fall to: the SENCO and the head."""
    person = scope.actor.person_id
    roles = whole_school_roles(session, scope.school_id, today).get(person, frozenset()) if person else frozenset()
    for each in open_duties(session, scope):
        if roles & {each.whose, *FALLS_TO}:
            yield Entry(each.id, each.due_on, BY_NAME[each.name].title, f"{base_url}/school-year")


def _words(title: str, child: Child) -> str:
    """What is due, with the child's initials."""
    words = title_words(title, child.initials)
    return words if child.initials in words else f"{words} ({child.initials})"


def _workflow(desk: Desk, definition: str) -> Workflow:
    return desk.catalogue.playbook(definition).workflow

"""Signing in with an e-mail address and a password: hashes, and sessions kept on the server."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Row, and_, bindparam, func
from sqlalchemy import select as core_select
from sqlmodel import SQLModel, col, select

from engine.desk import Desk
from engine.values import Actor, Scope
from workflows.school import second_factor, tries
from workflows.school.account_records import SignInSession, digest
from workflows.school.records import Person, School

IDLE = timedelta(minutes=60)
LONGEST = timedelta(hours=12)
SEEN_EVERY = timedelta(minutes=1)
SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200
NOBODY = Scope(UUID(int=0), Actor.system("sign_in"))
"""The scope of looking up who is at the door: there is no school before somebody is known."""

_hasher = PasswordHasher()


class SignInRefused(Exception):
    """The address and the password do not belong together. Never says which of them is wrong."""


class CodeNeeded(Exception):
    """The password was right, and a code of the person's app is asked for too."""

    def __init__(self, school_id: UUID, person_id: UUID):
        self.school_id, self.person_id = school_id, person_id
        super().__init__("A code is needed too.")


@dataclass(frozen=True, slots=True)
class Account:
    """The person behind a session, as far as signing in goes."""

    school_id: UUID
    school_name: str
    is_demo: bool
    person_id: UUID
    name: str
    email: str
    must_change_password: bool
    session_id: UUID
    has_ended: bool


def hashed(password: str) -> str:
    """The argon2id hash of a password, with its salt and parameters."""
    return _hasher.hash(password)


def matches(password_hash: str | None, password: str) -> bool:
    """Whether `password` is the one behind the hash. Takes as long without a hash, so that time tells nothing."""
    try:
        return _hasher.verify(password_hash or _nobodys_hash(), password) and password_hash is not None
    except (VerificationError, InvalidHashError):
        return False


@lru_cache(maxsize=1)
def _nobodys_hash() -> str:
    return hashed(secrets.token_urlsafe())


def one_time_password() -> str:
    """A password to read out to somebody once: four groups without letters that look alike."""
    alphabet = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(alphabet) for _ in range(4)) for _ in range(4))


def normal(email: str) -> str:
    """An e-mail address as it is kept and compared."""
    return email.strip().lower()


def sign_in(desk: Desk, email: str, password: str, *, place: str) -> str:
    """Begin a session and return its token. `place` is where the browser is.

    Raises SignInRefused, MustWait, or CodeNeeded where the password is right and not enough.
    """
    email, now = normal(email), desk.clock.now()
    with desk.reading(NOBODY) as session:
        tries.refuse_haste(session, email, place, now)
        found = session.exec(
            select(Person).where(func.lower(Person.email) == email, col(Person.left_on).is_(None))
        ).all()
    known = next((each for each in found if matches(each.password_hash, password)), None)
    if known is None:
        if not found:
            matches(None, password)
        with desk.short(NOBODY) as session:
            tries.count_failure(session, email, place, now)
        raise SignInRefused
    with desk.reading(NOBODY) as session:
        if second_factor.is_on(session, known.school_id, known.id):
            raise CodeNeeded(known.school_id, known.id)
    return begin_session(desk, known.school_id, known.id, forget=[email])


def sign_in_with_code(desk: Desk, needed: CodeNeeded, code: str, *, place: str) -> str:
    """Begin the session of somebody whose password was right, and return its token; SignInRefused or MustWait."""
    name, now = f"code of {needed.person_id}", desk.clock.now()
    with desk.reading(NOBODY) as session:
        tries.refuse_haste(session, name, place, now)
        person = session.get_one(Person, (needed.school_id, needed.person_id))
    if person.left_on is not None or not second_factor.take(desk, needed.school_id, needed.person_id, code):
        with desk.short(NOBODY) as session:
            tries.count_failure(session, name, place, now)
        raise SignInRefused
    return begin_session(desk, person.school_id, person.id, forget=[name, normal(person.email)])


def begin_session(desk: Desk, school_id: UUID, person_id: UUID, *, forget: Sequence[str] = ()) -> str:
    """Make a session and return its token; `forget` are the addresses whose failures end with it."""
    token, now = secrets.token_urlsafe(32), desk.clock.now()
    with desk.short(Scope(school_id, Actor("", person_id))) as session:
        session.add(
            SignInSession(
                school_id=school_id,
                id=desk.ids.new(now),
                person_id=person_id,
                token_hash=digest(token),
                made_at=now,
                seen_at=now,
            )
        )
        tries.forget(session, forget, now)
    return token


SESSION, PERSON, SCHOOL = (
    SQLModel.metadata.tables[str(each.__tablename__)] for each in (SignInSession, Person, School)
)
_KNOWN: list[Any] = [
    *(SESSION.c[name] for name in "school_id id person_id made_at seen_at ended_at".split()),
    *(PERSON.c[name] for name in "name email must_change_password".split()),
    SCHOOL.c.name.label("school_name"),
    SCHOOL.c.is_demo,
]
# Asked at every request, so it is built once.
BEHIND = (
    core_select(*_KNOWN)
    .join(PERSON, and_(PERSON.c.school_id == SESSION.c.school_id, PERSON.c.id == SESSION.c.person_id))
    .join(SCHOOL, SCHOOL.c.id == SESSION.c.school_id)
    .where(SESSION.c.token_hash == bindparam("token"), PERSON.c.left_on.is_(None))
)


def account_behind(desk: Desk, token: str) -> Account | None:
    """Who holds this token; None for one that was never given, or whose holder has left. An ended session says so."""
    now = desk.clock.now()
    with desk.reading(NOBODY) as session:
        found = session.connection().execute(BEHIND, {"token": digest(token)}).first()
    if found is None:
        return None
    has_ended = _has_ended(found, now)
    if not has_ended and now - found.seen_at >= SEEN_EVERY:
        _note_seen(desk, found, now)
    return Account(
        school_id=found.school_id,
        school_name=found.school_name,
        is_demo=found.is_demo,
        person_id=found.person_id,
        name=found.name,
        email=found.email,
        must_change_password=found.must_change_password,
        session_id=found.id,
        has_ended=has_ended,
    )


def _has_ended(signed_in: Row[Any], now: datetime) -> bool:
    return signed_in.ended_at is not None or now - signed_in.seen_at > IDLE or now - signed_in.made_at > LONGEST


def _note_seen(desk: Desk, signed_in: Row[Any], now: datetime) -> None:
    with desk.short(Scope(signed_in.school_id, Actor("", signed_in.person_id))) as session:
        row = session.get(SignInSession, (signed_in.school_id, signed_in.id))
        if row is not None:
            row.seen_at = now


def sign_out(desk: Desk, scope: Scope, session_id: UUID) -> None:
    """End one session."""
    with desk.short(scope) as session:
        row = session.get(SignInSession, (scope.school_id, session_id))
        if row is not None and row.person_id == scope.actor.person_id:
            row.ended_at, row.sought = desk.clock.now(), ""


def change_password(desk: Desk, scope: Scope, password: str, *, keep: UUID) -> None:
    """Give the actor a new password, and end every session of theirs but `keep`."""
    with desk.writing_school(scope) as work:
        person = work.session.get_one(Person, (scope.school_id, scope.actor.person_id))
        person.password_hash = hashed(password)
        person.must_change_password = False
    end_sessions(desk, scope, person.id, but=keep)


def end_sessions(desk: Desk, scope: Scope, person_id: UUID, *, but: UUID | None = None) -> None:
    """End every session of a person, wherever they are signed in."""
    now = desk.clock.now()
    with desk.short(scope) as session:
        rows = session.exec(
            select(SignInSession).where(
                SignInSession.school_id == scope.school_id,
                SignInSession.person_id == person_id,
                col(SignInSession.ended_at).is_(None),
                SignInSession.id != but,
            )
        )
        for row in rows:
            row.ended_at, row.sought = now, ""


def password_faults(password: str, again: str) -> tuple[str, str]:
    """What is wrong with a new password, and with its repetition; empty where nothing is."""
    first = ""
    if len(password) < SHORTEST_PASSWORD:
        first = f"Password must be at least {SHORTEST_PASSWORD} characters; three words that only you think of will do"
    elif len(password) > LONGEST_PASSWORD:
        first = f"Password must be at most {LONGEST_PASSWORD} characters"
    elif len(set(password)) < SHORTEST_PASSWORD // 3:
        first = "Password must not be one character again and again"
    return first, "" if first or password == again else "Both passwords must be the same"


def right_password(desk: Desk, scope: Scope, password: str, *, place: str) -> bool:
    """Whether `password` is the actor's own. A wrong one counts as at the door; raises MustWait after too many."""
    now = desk.clock.now()
    with desk.reading(scope) as session:
        person = session.get_one(Person, (scope.school_id, scope.actor.person_id))
        tries.refuse_haste(session, normal(person.email), place, now)
    if matches(person.password_hash, password):
        return True
    with desk.short(scope) as session:
        tries.count_failure(session, normal(person.email), place, now)
    return False

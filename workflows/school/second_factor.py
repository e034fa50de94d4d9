"""The second factor of a local account: the codes of an app on somebody's phone (TOTP, RFC 6238), each taken once."""

from datetime import datetime
from secrets import compare_digest
from uuid import UUID

import pyotp
from sqlmodel import Session, SQLModel, col, delete, update

from engine.desk import Desk
from engine.errors import NotAllowed
from engine.rows import put
from engine.values import Actor, Scope
from workflows.school.account_records import SecondFactor

TABLE = SQLModel.metadata.tables[str(SecondFactor.__tablename__)]
SECONDS = 30
DRIFT = (0, -1, 1)
"""A phone whose clock is half a minute off still gives a code that is taken."""


def is_on(session: Session, school_id: UUID, person_id: UUID) -> bool:
    """Whether somebody is asked for a code when they sign in."""
    row = session.get(SecondFactor, (school_id, person_id))
    return row is not None and row.confirmed_at is not None


def begin(desk: Desk, scope: Scope) -> None:
    """Make a new key for the actor; it counts once a code of it was given. Raises NotAllowed where one counts."""
    with desk.short(scope) as session:
        if is_on(session, scope.school_id, _actor(scope)):
            raise NotAllowed("A code is asked for already when you sign in.")
        key = {"school_id": scope.school_id, "person_id": _actor(scope)}
        new = {"secret": pyotp.random_base32(), "made_at": desk.clock.now(), "confirmed_at": None, "last_number": 0}
        put(session.connection(), TABLE, key, new)


def key_to_confirm(session: Session, scope: Scope) -> str:
    """The actor's key that does not count yet; empty where there is none. Once it counts it is never shown again."""
    row = session.get(SecondFactor, (scope.school_id, _actor(scope)))
    return row.secret if row is not None and row.confirmed_at is None else ""


def confirm(desk: Desk, scope: Scope, code: str) -> bool:
    """Let the actor's key count from now on, if the code is one of its; whether it was."""
    now = desk.clock.now()
    with desk.short(scope) as session:
        row = _taken(session, scope.school_id, _actor(scope), code, now)
        if row is not None:
            row.confirmed_at = now
    return row is not None


def take(desk: Desk, school_id: UUID, person_id: UUID, code: str) -> bool:
    """Whether the code is right now and was not taken before; each is taken once, however many send it at a time."""
    with desk.short(Scope(school_id, Actor("", person_id))) as session:
        return _taken(session, school_id, person_id, code, desk.clock.now()) is not None


def remove(session: Session, school_id: UUID, person_id: UUID) -> None:
    """Ask somebody for no code any more, and forget their key."""
    own = (col(SecondFactor.school_id) == school_id) & (col(SecondFactor.person_id) == person_id)
    session.exec(delete(SecondFactor).where(own))


def _taken(session: Session, school_id: UUID, person_id: UUID, code: str, now: datetime) -> SecondFactor | None:
    row = session.get(SecondFactor, (school_id, person_id))
    number = _number(row.secret, code, now) if row is not None else None
    if row is None or number is None:
        return None
    newest = update(SecondFactor).where(
        col(SecondFactor.school_id) == school_id,
        col(SecondFactor.person_id) == person_id,
        col(SecondFactor.last_number) < number,
    )
    return row if session.exec(newest.values(last_number=number)).rowcount == 1 else None


def _number(secret: str, code: str, now: datetime) -> int | None:
    """Which of the key's codes this is, of those that hold at the moment; None where it is none of them."""
    sent, totp = "".join(code.split()).encode(), pyotp.TOTP(secret, interval=SECONDS)
    numbers = [int(now.timestamp()) // SECONDS + drift for drift in DRIFT]
    return next((each for each in numbers if compare_digest(totp.generate_otp(each).encode(), sent)), None)


def _actor(scope: Scope) -> UUID:
    if scope.actor.person_id is None:
        raise NotAllowed("Sign in first.")
    return scope.actor.person_id

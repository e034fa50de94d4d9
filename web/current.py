"""Who is here: the person signed in, their scope, their roles, and the desk that everything is asked of."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import cast
from uuid import UUID

from flask import current_app, g
from sqlmodel import Session

from engine.definition import Workflow
from engine.desk import Desk
from engine.errors import NotAllowed
from engine.terms import Role
from engine.values import Actor, Scope
from workflows.settings import Settings

KEY = "waymark"


@dataclass(frozen=True, slots=True)
class Here:
    """What the application holds, once, from its start."""

    desk: Desk
    settings: Settings


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The person behind a request. `roles` are those held towards anybody at this school today."""

    school_id: UUID
    school_name: str
    is_demo: bool
    person_id: UUID
    name: str
    email: str
    roles: frozenset[Role]
    must_change_password: bool
    session_id: UUID

    @property
    def scope(self) -> Scope:
        return Scope(self.school_id, Actor(self.name, self.person_id))


def desk() -> Desk:
    """The desk of this application."""
    return cast(Here, current_app.extensions[KEY]).desk


def settings() -> Settings:
    return cast(Here, current_app.extensions[KEY]).settings


def today() -> date:
    """The day in London."""
    return desk().today()


def somebody() -> SignedIn | None:
    """The person signed in, or None on a page that is open to all."""
    return cast(SignedIn | None, g.get("signed_in"))


def person() -> SignedIn:
    """The person signed in; only for views that need a permission, where there is always one."""
    found = somebody()
    if found is None:
        raise NotAllowed("Sign in first.")
    return found


def scope() -> Scope:
    """The scope in which the person signed in acts."""
    return person().scope


def roles() -> frozenset[Role]:
    """The roles that the person signed in holds towards anybody at this school today."""
    return person().roles


def workflow(session: Session, name: str) -> Workflow:
    """A workflow as a journey of it begins today at this school, with its layers; KeyError where none is in force."""
    return desk().current(session, scope(), name).workflow


@contextmanager
def reading() -> Iterator[Session]:
    """A session on the reader, in the scope of the person signed in."""
    with desk().reading(scope()) as session:
        yield session

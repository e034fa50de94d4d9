"""The desk: what everything needs at run time, built once at start, and the only ways to a session."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection
from sqlmodel import Session

from engine import store
from engine.clock import Clock, day_of
from engine.database import Database
from engine.errors import NotFound
from engine.ids import Ids
from engine.playbook import Catalogue
from engine.sight import Sight
from engine.values import Scope
from engine.work import Work


@dataclass(frozen=True, slots=True)
class Desk:
    """The definitions, the clock, the database and the maker of ids."""

    catalogue: Catalogue
    clock: Clock
    database: Database
    ids: Ids

    def today(self) -> date:
        """The day in London."""
        return day_of(self.clock.now())

    @contextmanager
    def reading(self, scope: Scope) -> Iterator[Session]:
        """A session that sees one moment and cannot write."""
        with self.database.reading() as session:
            yield session

    def sight(self, session: Session, scope: Scope, subject_ids: list[UUID]) -> Sight:
        """Some subjects as they stand now, through a session that is open."""
        return Sight(self, session, scope, self.clock.now(), subject_ids)

    @contextmanager
    def writing(
        self,
        scope: Scope,
        *,
        subjects: Sequence[UUID] = (),
        journey: UUID | None = None,
        task: UUID | None = None,
        why: str = "",
    ) -> Iterator[Work]:
        """One transaction about some subjects, locked first, their journeys refreshed and stored at the end.

        Name the subjects themselves, or one journey or task of the subject meant. Raises NotFound where there is no
        such row in the school. `why` is kept where an agreed date moves. Nothing is stored where anything is raised.
        """
        with self.database.writing(facts=True) as session:
            versions = _lock(session.connection(), scope.school_id, subjects, journey, task)
            work = Work(self, session, scope, self.clock.now(), versions, why)
            yield work
            work.refresh()

    @contextmanager
    def refreshing(self, scope: Scope, subjects: Sequence[UUID]) -> Iterator[Work]:
        """Like `writing`, for the sweep: nothing new is said about the subjects, so their versions stay."""
        with self.database.writing(facts=True) as session:
            about = {"school": scope.school_id, "ids": list(subjects)}
            locked = session.connection().execute(store.LOCK_MANY, about)
            work = Work(self, session, scope, self.clock.now(), {row.id: row.version for row in locked})
            yield work
            work.refresh()

    @contextmanager
    def writing_school(self, scope: Scope) -> Iterator[Work]:
        """One transaction about the whole school: terms, people, classes. The sweep refreshes journeys afterwards."""
        with self.database.writing(facts=True) as session:
            yield Work(self, session, scope, self.clock.now(), {})

    @contextmanager
    def short(self, scope: Scope | None = None) -> Iterator[Session]:
        """A short write beside the facts: drafts, sign-in counters, the read log. Never inside another write."""
        with self.database.writing(facts=False) as session:
            yield session


def _lock(
    connection: Connection, school_id: UUID, subjects: Sequence[UUID], journey: UUID | None, task: UUID | None
) -> dict[UUID, int]:
    """Lock the subjects, several in the order of their ids, and raise their versions: the first statement."""
    if journey or task:
        statement, one = (store.LOCK_JOURNEY, journey) if journey else (store.LOCK_TASK, task)
        return _raised(connection, statement, school_id, one, "journey" if journey else "task")
    wanted = list(dict.fromkeys(subjects))
    if len(wanted) == 1:
        return _raised(connection, store.LOCK_SUBJECT, school_id, wanted[0], "child")
    if not wanted:
        return {}
    about: dict[str, Any] = {"school": school_id, "ids": wanted}
    versions = {row.id: row.version + 1 for row in connection.execute(store.LOCK_MANY, about)}
    if len(versions) != len(wanted):
        raise NotFound("child")
    connection.execute(store.RAISE_MANY, about)
    return versions


def _raised(connection: Connection, statement: Any, school_id: UUID, one: UUID | None, what: str) -> dict[UUID, int]:
    versions = {row.id: row.version for row in connection.execute(statement, {"school": school_id, "one": one})}
    if not versions:
        raise NotFound(what)
    return versions

"""The desk: what everything needs at run time, built once at start, and the only ways to a session."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection
from sqlmodel import Session

from engine import store
from engine.clock import Clock, day_of
from engine.database import Database
from engine.errors import NotFound
from engine.ids import Ids
from engine.playbook import Catalogue, Playbook
from engine.prepared import Prepared
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

    def current(self, session: Session, scope: Scope, workflow: str) -> Playbook:
        """What a journey of `workflow` begins under today: with the layers that the school uses."""
        shelf = self.catalogue.of_school(session.connection(), scope.school_id)
        return shelf.current(workflow, self.today())

    def sight(self, session: Session, scope: Scope, subject_ids: list[UUID]) -> Sight:
        """Some subjects as they stand now, through a session that is open."""
        return Sight(self, session.connection(), scope, self.clock.now(), subject_ids, session)

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
        with self.database.transaction() as connection:
            about = {"school": scope.school_id, "now": self.clock.now()}
            held = _lock(connection, about, subjects, journey, task)
            work = Work(self, connection, scope, held.now, held.versions, why)
            yield work
            work.refresh()
            work.end()

    @contextmanager
    def refreshing(self, scope: Scope, subjects: Sequence[UUID]) -> Iterator[Work]:
        """Like `writing`, for the sweep: nothing new is said about the subjects, so their versions stay."""
        with self.holding(scope, subjects) as work:
            yield work
            work.refresh()

    @contextmanager
    def holding(self, scope: Scope, subjects: Sequence[UUID]) -> Iterator[Work]:
        """Some subjects, locked and no more: whoever holds them says what was written, and brings up to date."""
        with self.database.transaction() as connection:
            about = {"school": scope.school_id, "ids": list(subjects)}
            held = Held.of(connection.execute(store.LOCK_MANY, about), self.clock.now())
            work = Work(self, connection, scope, held.now, held.versions)
            yield work
            work.end()

    @contextmanager
    def writing_school(self, scope: Scope) -> Iterator[Work]:
        """One transaction about the whole school: terms, people, classes. The sweep refreshes journeys afterwards."""
        with self.database.transaction() as connection:
            work = Work(self, connection, scope, self.clock.now(), {})
            yield work
            work.end()

    @contextmanager
    def short(self, scope: Scope | None = None) -> Iterator[Session]:
        """A short write beside the facts: drafts, sign-in counters, the read log. Never inside another write."""
        with self.database.writing(facts=False) as session:
            yield session


@dataclass(frozen=True, slots=True)
class Held:
    """The locked subjects with their versions, and the moment of this write: never before an earlier one about them.

    Clocks of two machines differ; a fact dated after the write that comes next would not be seen by it.
    """

    versions: dict[UUID, int]
    now: datetime

    @classmethod
    def of(cls, rows: Iterable[Any], now: datetime) -> "Held":
        found = [(id, version, written_at or now) for id, version, written_at in rows]
        return cls({id: version for id, version, _ in found}, max([now, *(at for *_, at in found)]))


def _lock(
    connection: Connection, about: dict[str, Any], subjects: Sequence[UUID], journey: UUID | None, task: UUID | None
) -> Held:
    """Lock the subjects, several in the order of their ids, and raise their versions: the first statement."""
    if journey or task:
        statement, one = (store.LOCK_JOURNEY, journey) if journey else (store.LOCK_TASK, task)
        return _raised(connection, statement, about, one, "journey" if journey else "task")
    wanted = list(dict.fromkeys(subjects))
    if len(wanted) == 1:
        return _raised(connection, store.LOCK_SUBJECT, about, wanted[0], "child")
    if not wanted:
        return Held({}, about["now"])
    among = {**about, "ids": wanted}
    held = Held.of(connection.execute(store.LOCK_MANY, among), about["now"])
    if len(held.versions) != len(wanted):
        raise NotFound("child")
    connection.execute(store.RAISE_MANY, {**among, "now": held.now})
    return Held({id: version + 1 for id, version in held.versions.items()}, held.now)


def _raised(connection: Connection, statement: Prepared, about: dict[str, Any], one: UUID | None, what: str) -> Held:
    held = Held.of(statement.rows(connection, {**about, "one": one}), about["now"])
    if not held.versions:
        raise NotFound(what)
    return held

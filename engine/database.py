"""How the database is opened: a writer and a reader, on SQLite (WAL) or PostgreSQL.

SQLite's writer begins with BEGIN IMMEDIATE and waits its turn behind one lock of the process, so that waiting is fair;
the reader cannot write. A write to a fact table outside `Desk.writing()` is refused here, whoever tries it, but for the
steps that change the shape of tables; so is a write inside another of the same thread, which would wait for itself.
Nobody waits longer than WAIT_SECONDS.
"""

import re
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Date, DateTime, Engine, Uuid, create_engine, event
from sqlalchemy.dialects.sqlite import DATE, DATETIME
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, SQLModel

from engine.errors import BrokenReference, Busy, OutsideWriting, WriteWithinWrite

WAIT_SECONDS = 30
_WRITES = re.compile(
    r"\b(?:(?:INSERT(?:\s+OR\s+\w+)?|REPLACE|MERGE)\s+INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM|TRUNCATE(?:\s+TABLE)?)"
    r'\s+(?:ONLY\s+)?(?:"?\w+"?\.)?"?(\w+)"?',
    re.IGNORECASE,
)
_WAITED_TOO_LONG = frozenset({sqlite3.SQLITE_BUSY, "55P03", "40P01"})  # PostgreSQL: no lock in time; deadlock
# Named, so that a value which a statement holds in twenty places is made ready for the driver once.
_FOR_SQLITE: dict[str, Any] = {"paramstyle": "named", "connect_args": {"timeout": WAIT_SECONDS}}
_FOR_POSTGRESQL: dict[str, Any] = {
    "isolation_level": "READ COMMITTED",
    "connect_args": {"options": f"-c lock_timeout={WAIT_SECONDS}s"},
}


class Database:
    """Two SQLAlchemy engines over one database. `url` is `sqlite:///path` or `postgresql://…`."""

    def __init__(self, url: str, *, threads: int = 16):
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._turn = _Turn(threading.Lock() if self.is_sqlite else None)
        self._kept: Connection | None = None
        if self.is_sqlite:
            _make_file(self.url.database)
        more = _FOR_SQLITE if self.is_sqlite else _FOR_POSTGRESQL
        pool: dict[str, Any] = {"pool_size": threads, "max_overflow": 0, "pool_timeout": WAIT_SECONDS}
        # A failed statement is logged; what it was to store is about a child, and is not.
        self._facts: Engine = create_engine(self.url, hide_parameters=True, **pool, **more)
        self.reader: Engine = create_engine(self.url, hide_parameters=True, **pool, **more)
        if self.is_sqlite:
            _as_sqlite(self._facts, begin="BEGIN IMMEDIATE", query_only=False)
            _as_sqlite(self.reader, begin="BEGIN", query_only=True)
        else:
            self.reader = self.reader.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        self.writer: Engine = self._facts.execution_options()
        event.listen(self.writer, "before_cursor_execute", _refuse_stray_writes)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that cannot write and sees one moment."""
        with Session(self.reader, autoflush=False, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def writing(self, *, facts: bool) -> Iterator[Session]:
        """One write transaction: committed at the end, rolled back on any error. `facts` opens the fact tables.

        Raises Busy where others wrote for too long, and WriteWithinWrite inside another write of the same thread.
        """
        engine = self._facts if facts else self.writer
        with self._turn, Session(engine, expire_on_commit=False) as session, session.begin():
            session.connection()
            yield session

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Like `writing` with the fact tables open, without a session: for the verbs, whose statements are Core."""
        with self._turn, self._lent() as connection, connection.begin():
            yield connection

    def _lent(self) -> AbstractContextManager[Connection]:
        """A connection for one write. SQLite's one writer at a time takes over that of the last; others the pool's."""
        if not self.is_sqlite:
            return self._facts.connect()
        if self._kept is None:
            self._kept = self._facts.connect()
        return nullcontext(self._kept)

    @contextmanager
    def reshaping(self) -> Iterator[Connection]:
        """The one transaction in which the shape of tables changes, and with it what fact tables hold.

        SQLite rebuilds a table to change it, and while the old one goes, what refers to it would be in the way: so it
        looks at that only at the end. Raises BrokenReference, and nothing is changed, where a row then refers to none.
        """
        with self._turn, self._facts.connect() as connection, _unwatched(connection), connection.begin():
            yield connection
            if self.is_sqlite:
                _refuse_broken(connection)

    def dispose(self) -> None:
        """Close every connection."""
        if self._kept is not None:
            self._kept.close()
            self._kept = None
        self._facts.dispose()
        self.reader.dispose()


class _Turn:
    """A thread's one write at a time; with a lock, the process's. Raises Busy where others write for too long."""

    def __init__(self, lock: "threading.Lock | None"):
        self._lock, self._thread = lock, threading.local()

    def __enter__(self) -> None:
        if getattr(self._thread, "is_writing", False):
            raise WriteWithinWrite()
        if self._lock is not None and not self._lock.acquire(timeout=WAIT_SECONDS):
            raise Busy()
        self._thread.is_writing = True

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        self._thread.is_writing = False
        if self._lock is not None:
            self._lock.release()
        if isinstance(error, OperationalError | sqlite3.OperationalError) and _waited_too_long(error):
            raise Busy() from error


def _make_file(path: str | None) -> None:
    """Make the database file, in WAL mode, where there is none: setting the mode later can meet a lock."""
    if not path or path == ":memory:":
        raise ValueError("Waymark's database is a file: sqlite:///path/to/waymark.db")
    if not Path(path).exists():
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).touch(mode=0o600)
        with sqlite3.connect(path) as made:
            made.execute("PRAGMA journal_mode=WAL")
        made.close()


@contextmanager
def _unwatched(connection: Connection) -> Iterator[None]:
    """SQLite does not look at what refers to what; only outside a transaction can it be told so."""
    if connection.dialect.name != "sqlite":
        yield
        return
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


def _refuse_broken(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise BrokenReference(broken[0], broken[2])


def _waited_too_long(error: Exception) -> bool:
    cause = getattr(error, "orig", error)
    code = getattr(cause, "sqlite_errorcode", None) or getattr(cause, "sqlstate", None)
    return code in _WAITED_TOO_LONG


@lru_cache(maxsize=1 << 15)
def _id_of_text(text: str | None) -> UUID | None:
    return None if text is None else UUID(int=int(text, 16))


class _IdAsText(Uuid[UUID]):
    """An id into SQLite, which keeps it as text, and out of it.

    To make an id of its text takes longer than to fetch it, and pages read the same ids again and again: so the ids
    read last are kept. An id never changes, so none of them can be out of date.
    """

    def bind_processor(self, dialect: Any) -> Any:
        return lambda id: None if id is None else f"{id.int:032x}"

    def result_processor(self, dialect: Any, coltype: Any) -> Any:
        return _id_of_text


@lru_cache(maxsize=1 << 10)
def _moment_as_text(at: datetime | None) -> str | None:
    """Kept for those said last, since a write says its own moment in every row."""
    return None if at is None else datetime.isoformat(at.replace(tzinfo=None), " ", "microseconds")


@lru_cache(maxsize=1 << 12)
def _day_as_text(day: date | None) -> str | None:
    return None if day is None else date.isoformat(day)


class _DayAsText(DATE):
    """A day into SQLite, as text: SQLAlchemy would put it together piece by piece."""

    def bind_processor(self, dialect: Any) -> Any:
        return _day_as_text


class _MomentAsText(DATETIME):
    """A moment into SQLite, as text, likewise: in UTC, which is what `Moment` makes of it, and without saying so."""

    def bind_processor(self, dialect: Any) -> Any:
        return _moment_as_text


def _as_sqlite(engine: Engine, *, begin: str, query_only: bool) -> None:
    engine.dialect.colspecs = {**engine.dialect.colspecs, Uuid: _IdAsText, Date: _DayAsText, DateTime: _MomentAsText}

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _: Any) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA synchronous=FULL")
        if query_only:
            connection.execute("PRAGMA query_only=ON")

    @event.listens_for(engine, "begin")
    def began(connection: Connection) -> None:
        connection.connection.dbapi_connection.execute(begin)  # type: ignore[union-attr]


def _refuse_stray_writes(
    _connection: Connection, _cursor: Any, statement: str, _parameters: Any, _context: Any, _many: bool
) -> None:
    for name in _WRITES.findall(statement):
        table = SQLModel.metadata.tables.get(name)
        if table is not None and table.info.get("fact"):
            raise OutsideWriting(name)

"""Databases lent to one test after another.

A copy of a file, or an emptied database of a server, is quicker than a new one; and what SQLAlchemy has compiled for a
`Database` once, it keeps for the next test.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, create_engine, text

from engine.database import Database
from web.tables import metadata
from workflows.school import layers, terms

HANG_UP = text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
EMPTY = text(
    """
    DO $$ DECLARE each text; BEGIN
      SET LOCAL session_replication_role = replica;
      FOR each IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('DELETE FROM %I', each);
      END LOOP;
    END $$
    """
)
"""Without its triggers and references a table forgets its rows in any order."""


class Files:
    """SQLite files in a folder."""

    def __init__(self, folder: Path):
        self._folder = folder
        self._made = 0
        self._free: list[Database] = []

    @contextmanager
    def copy(self, of: Path) -> Iterator[Database]:
        """A database over a copy of a file, which nobody else has until the block ends."""
        database = self._free.pop() if self._free else self._new()
        file = Path(str(database.url.database))
        shutil.copy(of, file)
        try:
            yield database
        finally:
            _given_back(database)
            for each in file.parent.iterdir():
                each.unlink()
            self._free.append(database)

    def _new(self) -> Database:
        self._made += 1
        home = self._folder / str(self._made)
        home.mkdir()
        return Database(f"sqlite:///{home / 'waymark.db'}")


class Server:
    """The databases of one PostgreSQL server."""

    def __init__(self, url: str):
        self._url = url
        self._made = 0
        self._free: list[Database] = []

    @contextmanager
    def blank(self) -> Iterator[Database]:
        """A database with every table and no row, which nobody else has until the block ends."""
        database = self._free.pop() if self._free else Database(with_every_table(self._new()))
        try:
            yield database
        finally:
            _given_back(database)
            with _connected(str(database.url)) as connection:
                connection.execute(HANG_UP)
                connection.execute(EMPTY)
            self._free.append(database)

    @contextmanager
    def bare(self) -> Iterator[Database]:
        """A database without any table, for a test that changes its shape."""
        database = Database(self._new())
        try:
            yield database
        finally:
            database.dispose()
            with _connected(self._url) as connection:
                connection.execute(text(f"DROP DATABASE {database.url.database} WITH (FORCE)"))

    def _new(self) -> str:
        self._made += 1
        name = f"test_{self._made}"
        with _connected(self._url) as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        return self._url.rsplit("/", 1)[0] + f"/{name}"


def with_every_table(url: str) -> str:
    """Make every table there; gives the address back."""
    made = Database(url)
    metadata.create_all(made.writer)
    made.dispose()
    return url


def _given_back(database: Database) -> None:
    """Let go of what a process keeps of a database by a version: for the next test versions begin anew."""
    database.dispose()
    for kept in (layers._kept, terms._kept):
        kept.clear()


@contextmanager
def _connected(url: str) -> Iterator[Connection]:
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield connection
    engine.dispose()

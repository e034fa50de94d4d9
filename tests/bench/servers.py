"""Databases for timing: files of SQLite, or databases of one PostgreSQL server, each copied from the one before."""

import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url

from tests.counting import Sent

Ask = Callable[[Sent], object]


class Kind(Protocol):
    """One kind of database: where a named one is, how it is copied, and its bare driver."""

    name: str

    def url(self, name: str) -> str: ...
    def copy(self, source: str, target: str) -> None: ...
    def bare(self, name: str) -> "Bare": ...


@dataclass(frozen=True, slots=True)
class Bare:
    """A connection of the driver's own, with nothing above it."""

    connection: Any
    ask: Ask

    def replay(self, sent: list[Sent]) -> None:
        """Run exactly these statements, and read every row that they give."""
        for each in sent:
            self.ask(each)


@dataclass(frozen=True, slots=True)
class Files:
    """SQLite: a file each, with the same pragmas as the engine's own writer."""

    folder: Path
    name: str = "SQLite"

    def url(self, name: str) -> str:
        return f"sqlite:///{self._path(name)}"

    def copy(self, source: str, target: str) -> None:
        with sqlite3.connect(self._path(source)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        shutil.copy(self._path(source), self._path(target))

    def bare(self, name: str) -> Bare:
        connection = sqlite3.connect(self._path(name), isolation_level=None)
        for pragma in ("foreign_keys=ON", "synchronous=FULL"):
            connection.execute(f"PRAGMA {pragma}")

        def ask(sent: Sent) -> object:
            if sent.many:
                return connection.executemany(sent.text, sent.parameters)
            text = "BEGIN IMMEDIATE" if sent.text == "BEGIN" else sent.text
            return connection.execute(text, sent.parameters).fetchall()

        return Bare(connection, ask)

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.db"


@dataclass(frozen=True, slots=True)
class Server:
    """PostgreSQL: a database each on one server, whose address is `postgres`."""

    postgres: str
    name: str = "PostgreSQL"

    def url(self, name: str) -> str:
        if not self._ask("SELECT 1 FROM pg_database WHERE datname = %s", name):
            self._do(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return str(make_url(self.postgres).set(database=name))

    def copy(self, source: str, target: str) -> None:
        """A copy, from a source that is analysed: autovacuum does that within a minute."""
        with psycopg.connect(self.url(source), autocommit=True) as connection:
            connection.execute("ANALYZE")
        made = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(target), sql.Identifier(source))
        self._do(made)

    def bare(self, name: str) -> Bare:
        connection = psycopg.connect(self.url(name), autocommit=True)
        cursor = connection.cursor()

        def ask(sent: Sent) -> object:
            if sent.many:
                return cursor.executemany(sent.text, sent.parameters)
            cursor.execute(sent.text, sent.parameters or None)
            return cursor.fetchall() if cursor.description else None

        return Bare(connection, ask)

    def _ask(self, text: str, *parameters: Any) -> list[Any]:
        with psycopg.connect(self.postgres, autocommit=True) as connection:
            return connection.execute(text, parameters).fetchall()

    def _do(self, statement: sql.Composed) -> None:
        with psycopg.connect(self.postgres, autocommit=True) as connection:
            connection.execute(statement)

"""What every test may ask for: a clock that stands still, and a database on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text
from sqlmodel import SQLModel

from engine.clock import SetClock, at_time
from engine.database import Database
from tests import MONDAY
from tests.postgres import server


@pytest.fixture
def clock() -> SetClock:
    """Monday 7 September 2026, nine o'clock in London."""
    return SetClock(at_time(MONDAY))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    with server() as url:
        yield url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'waymark.db'}"


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """An empty database of its own on the test server."""
    name = f"test_{uuid4().hex}"
    admin = create_engine(postgres_server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield postgres_server.rsplit("/", 1)[0] + f"/{name}"
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """A database with every table, once on each of the two kinds."""
    url = request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url")
    made = Database(url)
    SQLModel.metadata.create_all(made.writer)
    yield made
    made.dispose()


@pytest.fixture
def sqlite_database(sqlite_url: str) -> Iterator[Database]:
    made = Database(sqlite_url)
    SQLModel.metadata.create_all(made.writer)
    yield made
    made.dispose()

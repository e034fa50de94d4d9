"""What every test may ask for: a clock that stands still, and a database on SQLite and on PostgreSQL."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text
from sqlmodel import SQLModel

from engine.clock import SetClock, at_time
from engine.database import Database
from engine.desk import Desk
from engine.ids import Ids
from tests import DEMO_DAY, MONDAY
from tests.postgres import server
from web.demonstration.make import make
from web.migrations import upgrade
from workflows.catalogue import catalogue


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


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented school, made once; a test takes a copy."""
    file = tmp_path_factory.mktemp("demo") / "demo.db"
    made = Database(f"sqlite:///{file}")
    upgrade(made)
    make(made, pupils=30, seed=5, today=DEMO_DAY)
    made.dispose()
    return file


@pytest.fixture
def demo(demo_file: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk over a copy of the invented school, on the day on which its story ends."""
    shutil.copy(demo_file, tmp_path / "demo.db")
    database = Database(f"sqlite:///{tmp_path / 'demo.db'}")
    yield Desk(catalogue(), SetClock(at_time(DEMO_DAY, 10)), database, Ids(3))
    database.dispose()

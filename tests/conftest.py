"""What every test may ask for: a clock that stands still, and a database on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from engine.clock import SetClock, at_time
from engine.database import Database
from engine.desk import Desk
from engine.ids import Ids
from tests import DEMO_DAY, MONDAY
from tests.databases import Files, Server, with_every_table
from tests.postgres import server
from web.demonstration.make import make
from web.migrations import upgrade
from workflows.catalogue import catalogue


@pytest.fixture
def clock() -> SetClock:
    """Monday 7 September 2026, nine o'clock in London."""
    return SetClock(at_time(MONDAY))


@pytest.fixture(scope="session")
def blank_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with every table and no row, made once; a test takes a copy."""
    file = tmp_path_factory.mktemp("blank") / "blank.db"
    with_every_table(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    return Files(tmp_path_factory.mktemp("files"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL server of the tests' own."""
    with server() as url:
        yield Server(url)


@pytest.fixture
def sqlite_database(files: Files, blank_file: Path) -> Iterator[Database]:
    """A database file of the test's own, with every table."""
    with files.copy(blank_file) as database:
        yield database


@pytest.fixture
def postgresql_database(postgres: Server) -> Iterator[Database]:
    """A database of the test's own on the test server, with every table."""
    with postgres.blank() as database:
        yield database


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Database:
    """A database with every table, once on each of the two kinds."""
    return cast("Database", request.getfixturevalue(f"{request.param}_database"))


@pytest.fixture
def database_url(database: Database) -> str:
    """Where it is, for other processes."""
    return str(database.url)


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented school, made once; a test takes a copy."""
    file = tmp_path_factory.mktemp("demo") / "demo.db"
    made = Database(f"sqlite:///{file}")
    upgrade(made)
    make(made, pupils=40, seed=5, today=DEMO_DAY)
    made.dispose()
    return file


@pytest.fixture
def demo(demo_file: Path, files: Files) -> Iterator[Desk]:
    """A desk over a copy of the invented school, on the day on which its story ends."""
    with files.copy(demo_file) as database:
        yield Desk(catalogue(), SetClock(at_time(DEMO_DAY, 10)), database, Ids(3))

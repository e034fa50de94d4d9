"""What every test may ask for: a clock that stands still, and a database on SQLite and on PostgreSQL."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Connection, create_engine, text

from engine.clock import SetClock, at_time
from engine.database import Database
from engine.desk import Desk
from engine.ids import Ids
from tests import DEMO_DAY, MONDAY
from tests.postgres import server
from web.demonstration.make import make
from web.migrations import upgrade
from web.tables import metadata
from workflows.catalogue import catalogue


@pytest.fixture
def clock() -> SetClock:
    """Monday 7 September 2026, nine o'clock in London."""
    return SetClock(at_time(MONDAY))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    with server() as url:
        yield url


@pytest.fixture(scope="session")
def blank_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with every table and no row, made once; a test takes a copy."""
    file = tmp_path_factory.mktemp("blank") / "blank.db"
    _with_every_table(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def blank_database(postgres_server: str) -> str:
    """The name of a database with every table and no row, made once; a test takes a copy."""
    with _admin(postgres_server) as admin:
        admin.execute(text("CREATE DATABASE blank"))
    _with_every_table(_called(postgres_server, "blank"))
    return "blank"


def _with_every_table(url: str) -> None:
    made = Database(url)
    metadata.create_all(made.writer)
    made.dispose()


@contextmanager
def _admin(server: str) -> Iterator[Connection]:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        yield connection
    engine.dispose()


def _called(server: str, name: str) -> str:
    return server.rsplit("/", 1)[0] + f"/{name}"


@pytest.fixture
def sqlite_url(tmp_path: Path, blank_file: Path) -> str:
    """A database file of the test's own, with every table."""
    file = shutil.copy(blank_file, tmp_path / "waymark.db")
    return f"sqlite:///{file}"


@pytest.fixture
def postgres_url(postgres_server: str, blank_database: str) -> Iterator[str]:
    """A database of the test's own on the test server, with every table."""
    name = f"test_{uuid4().hex}"
    with _admin(postgres_server) as admin:
        admin.execute(text(f"CREATE DATABASE {name} TEMPLATE {blank_database}"))
    yield _called(postgres_server, name)
    with _admin(postgres_server) as admin:
        admin.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[Database]:
    """A database with every table, once on each of the two kinds."""
    made = Database(request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url"))
    yield made
    made.dispose()


@pytest.fixture
def sqlite_database(sqlite_url: str) -> Iterator[Database]:
    made = Database(sqlite_url)
    yield made
    made.dispose()


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
def demo(demo_file: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk over a copy of the invented school, on the day on which its story ends."""
    shutil.copy(demo_file, tmp_path / "demo.db")
    database = Database(f"sqlite:///{tmp_path / 'demo.db'}")
    yield Desk(catalogue(), SetClock(at_time(DEMO_DAY, 10)), database, Ids(3))
    database.dispose()

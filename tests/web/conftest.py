from pathlib import Path

import pytest
from flask import Flask

from engine.clock import SetClock
from engine.database import Database
from engine.desk import Desk
from engine.ids import Ids
from tests.application import application
from tests.client import Reader
from tests.web.school import SmallSchool, small_school
from workflows.catalogue import catalogue


@pytest.fixture
def desk(sqlite_database: Database, clock: SetClock) -> Desk:
    return Desk(catalogue(), clock, sqlite_database, Ids(1))


@pytest.fixture
def app(desk: Desk, tmp_path: Path) -> Flask:
    return application(desk, tmp_path)


@pytest.fixture
def school(desk: Desk) -> SmallSchool:
    return small_school(desk)


@pytest.fixture
def client(app: Flask) -> Reader:
    """A browser in which nobody is signed in."""
    return app.test_client()


@pytest.fixture
def senco(client: Reader, school: SmallSchool) -> Reader:
    """A browser in which the SENCO is signed in."""
    return client.come_in(school.senco.email)

from pathlib import Path

import pytest
from flask import Flask

from engine.clock import SetClock
from engine.database import Database
from engine.desk import Desk
from engine.ids import Ids
from tests.client import Reader
from tests.web.school import PASSWORD, SmallSchool, small_school
from web import create_app
from workflows.catalogue import catalogue
from workflows.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings("sqlite://", tmp_path, secret_key="only for tests", base_url="http://localhost")


@pytest.fixture
def desk(sqlite_database: Database, clock: SetClock) -> Desk:
    return Desk(catalogue(), clock, sqlite_database, Ids(1))


@pytest.fixture
def app(desk: Desk, settings: Settings) -> Flask:
    made = create_app(desk, settings)
    made.test_client_class = Reader
    return made


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
    client.sign_in(school.senco.email, PASSWORD)
    return client

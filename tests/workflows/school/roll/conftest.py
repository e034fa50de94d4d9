"""A desk over an empty school, and the school's table rows for comparing."""

import pytest

from engine.clock import SetClock, at_time
from engine.database import Database
from engine.desk import Desk
from engine.ids import Ids
from tests.web.school import SCHOOL_ID, SYSTEM
from tests.workflows.school.roll.files import TODAY
from workflows.catalogue import catalogue
from workflows.school.records import School


def opened(database: Database) -> Desk:
    """A desk on the day of the tests, with a school in it and nobody on its roll."""
    desk = Desk(catalogue(), SetClock(at_time(TODAY)), database, Ids(seed=7))
    with desk.writing_school(SYSTEM) as work:
        work.session.add(School(id=SCHOOL_ID, name="Invented Primary School", made_on=TODAY))
    return desk


@pytest.fixture
def desk(sqlite_database: Database) -> Desk:
    return opened(sqlite_database)


@pytest.fixture
def either_desk(database: Database) -> Desk:
    """The same on each kind of database."""
    return opened(database)

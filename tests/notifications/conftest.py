import pytest

from engine.clock import SetClock
from engine.database import Database
from tests.notifications.school import SchoolForTests, school_over


@pytest.fixture
def school(database: Database, clock: SetClock) -> SchoolForTests:
    """The school on each of the two databases."""
    return school_over(database, clock)


@pytest.fixture
def light_school(sqlite_database: Database, clock: SetClock) -> SchoolForTests:
    """The school on SQLite alone, for what the database does not decide."""
    return school_over(sqlite_database, clock)

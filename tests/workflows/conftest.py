import pytest

from engine.clock import SetClock
from engine.database import Database
from tests.workflows.small import Trial


@pytest.fixture
def trial(sqlite_database: Database, clock: SetClock) -> Trial:
    return Trial(sqlite_database, clock)


@pytest.fixture
def trial_on_both(database: Database, clock: SetClock) -> Trial:
    return Trial(database, clock)

import pytest

from engine.clock import SetClock
from engine.database import Database
from tests.workflows.ehc_annual_review.story import Reviewing


@pytest.fixture
def reviewing(sqlite_database: Database, clock: SetClock) -> Reviewing:
    return Reviewing(sqlite_database, clock)

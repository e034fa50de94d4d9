import pytest

from engine.clock import SetClock
from engine.database import Database
from tests.workflows.ehc_needs_assessment.story import Request


@pytest.fixture
def request_(sqlite_database: Database, clock: SetClock) -> Request:
    return Request(sqlite_database, clock)

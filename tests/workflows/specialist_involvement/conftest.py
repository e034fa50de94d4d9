import pytest

from engine.clock import SetClock
from engine.database import Database
from tests.workflows.specialist_involvement.story import Asking


@pytest.fixture
def asking(sqlite_database: Database, clock: SetClock) -> Asking:
    return Asking(sqlite_database, clock)

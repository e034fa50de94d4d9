import pytest

from engine.clock import SetClock
from engine.database import Database
from engine.desk import Desk
from tests.engine.small import desk_over


@pytest.fixture
def desk(database: Database, clock: SetClock) -> Desk:
    return desk_over(database, clock)

"""The race, run short. The long one is `python -m tests.race`."""

from pathlib import Path

import pytest

from tests.race.kills import THREADS
from tests.race.proof import faults, kinds
from tests.race.running import killed, raced
from tests.race.school import make_school

SECONDS, CHILDREN, KILLS = 3, 4, 5


@pytest.fixture
def url(database_url: str) -> str:
    """A database of each kind, with the school that is raced over."""
    make_school(database_url)
    return database_url


def test_nothing_is_lost_stale_or_broken_in_a_race(url: str, tmp_path: Path) -> None:
    log = raced(url, tmp_path, SECONDS, CHILDREN)
    assert {"open", "answer"} <= {each.op for each in log}
    assert faults(url, log) == []


def test_without_the_lock_the_same_race_is_full_of_faults(url: str, tmp_path: Path) -> None:
    log = raced(url, tmp_path, SECONDS, CHILDREN, unlocked=True)
    found = kinds(faults(url, log))
    assert found.keys() & ({"error"} if url.startswith("sqlite") else {"lost update", "stale fact"}), found


def test_processes_killed_mid_write_lose_nothing_and_leave_nothing_half_done(url: str, tmp_path: Path) -> None:
    log = killed(url, tmp_path, KILLS, CHILDREN)
    assert len(log) >= KILLS
    assert faults(url, log, killed=KILLS * THREADS) == []

"""Walks through random schools, run short. The long ones are `python -m tests.walks`."""

import pytest

from engine.clock import SetClock
from engine.database import Database
from tests.engine.small import CHILD, HEAD, SCHOOL, SENCO, SIBLING, TEACHER, desk_over
from tests.walks.holds import broken
from tests.walks.school import walk
from tests.walks.walker import People, Walker
from tests.walks.walking import walked

BAKERS = People(SCHOOL, [CHILD, SIBLING], {"class_teacher": TEACHER, "senco": SENCO, "head": HEAD})


def test_whatever_is_pressed_in_a_bakery_every_row_says_what_follows_from_the_facts(
    sqlite_database: Database, clock: SetClock
) -> None:
    walker = Walker(desk_over(sqlite_database, clock), clock, BAKERS, seed=1)
    assert walked(walker, steps=150) >= {"mixing", "oven", "over"}
    assert broken(walker) == []


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_whatever_is_pressed_in_a_school_nothing_is_passed_by_and_nobody_is_stuck(
    sqlite_database: Database, seed: int
) -> None:
    walker = walk(sqlite_database, seed)
    assert len(walked(walker, steps=200)) >= 6
    assert broken(walker) == []


def test_a_walk_on_either_database_holds_the_same(database: Database) -> None:
    walker = walk(database, seed=4)
    walked(walker, steps=40)
    assert broken(walker) == []

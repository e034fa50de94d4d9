"""The invented school: made by the real engine, the same each time, with something held up for every reason."""

import random
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from engine import verify
from engine.boards import board
from engine.clock import SetClock, at_time
from engine.database import Database
from engine.desk import Desk
from engine.ids import Ids
from engine.values import Actor, Scope
from web.demonstration.invented import invented
from web.demonstration.make import STORIES, Made, make
from web.migrations import upgrade
from workflows.catalogue import catalogue
from workflows.school.classes import classes

TODAY = date(2026, 11, 20)


def made_in(folder: Path) -> tuple[Database, Made]:
    database = Database(f"sqlite:///{folder / 'demo.db'}")
    upgrade(database)
    return database, make(database, pupils=60, seed=5, today=TODAY)


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Scope, Path]]:
    folder = tmp_path_factory.mktemp("demo")
    database, made = made_in(folder)
    desk = Desk(catalogue(), SetClock(at_time(TODAY, 12)), database, Ids())
    yield desk, Scope(made.school_id, Actor.system("test")), folder
    database.dispose()


def dump(folder: Path) -> list[str]:
    with sqlite3.connect(folder / "demo.db") as connection:
        lines = list(connection.iterdump())
    connection.close()
    return lines


def test_the_same_seed_and_day_give_the_same_school_to_the_byte(school, tmp_path):
    database, made = made_in(tmp_path)
    database.dispose()
    assert made.pupils == 60
    assert dump(tmp_path) == dump(school[2])


def test_what_the_engine_made_is_whole(school):
    desk, scope, _ = school
    with desk.reading(scope) as session:
        assert list(verify.broken_chains(session, scope.school_id)) == []
        assert list(verify.wrong_projections(desk, session, scope)) == []


def test_a_dozen_children_are_on_journeys_and_some_are_held_up_for_many_reasons(school):
    desk, scope, _ = school
    with desk.reading(scope) as session:
        rows = board(session, scope)
    late = [row for row in rows if row.held_up_from and row.held_up_from < TODAY]
    assert len({row.subject_id for row in rows}) >= 12
    assert len(late) >= 8
    assert len({(row.workflow, row.stage, row.next_name) for row in late}) >= 8
    assert {row.stage for row in rows} >= {"concern", "teaching_response", "sen_assessment", "plan", "do", "review"}


def test_every_child_is_written_about_with_strengths_first():
    begun = [step for story in STORIES for step in story.steps if step.do == "notice"]
    assert all(step.with_["strengths"] and step.with_["seen"] for step in begun)
    assert len({step.with_["seen"] for step in begun}) == len(begun)


def many(seed=7, count=54):
    return invented(random.Random(seed), count, {(story.first, story.last) for story in STORIES})


def test_no_two_invented_children_are_alike():
    begun = [step.with_ for story in many() for step in story.steps if step.do == "notice"]
    assert len({each["seen"] for each in begun}) == len(begun)
    assert len({each["strengths"] for each in begun}) == len(begun)
    names = [(story.first, story.last) for story in (*STORIES, *many())]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("seed", range(20))
def test_every_invented_story_goes_forward_whatever_the_seed(seed):
    for story in many(seed):
        days = [step.ago for step in story.steps]
        assert days == sorted(days, reverse=True)
        assert days[-1] >= 0


@pytest.fixture(scope="module")
def whole_school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Scope]]:
    """The school as it is made without being asked for less: two classes in each year group."""
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('whole') / 'demo.db'}")
    upgrade(database)
    made = make(database, pupils=420, seed=20150401, today=TODAY)
    yield Desk(catalogue(), SetClock(at_time(TODAY, 12)), database, Ids()), Scope(made.school_id, Actor.system("test"))
    database.dispose()


def test_the_whole_school_has_seventy_children_on_journeys_at_every_stage(whole_school):
    desk, scope = whole_school
    with desk.reading(scope) as session:
        rows = board(session, scope)
        rooms = classes(session, scope.school_id, TODAY)
        faults = [*verify.broken_chains(session, scope.school_id), *verify.wrong_projections(desk, session, scope)]
    main = [row for row in rows if row.workflow == "graduated_approach"]
    assert faults == []
    assert len(rooms) == 14
    assert all(24 <= room.pupils <= 36 for room in rooms)
    assert 58 <= len(main) <= 75
    assert {row.stage for row in main} >= {"concern", "teaching_response", "sen_assessment", "plan", "do", "review"}
    assert 10 <= sum(bool(row.held_up_from and row.held_up_from < TODAY) for row in main) < len(main)

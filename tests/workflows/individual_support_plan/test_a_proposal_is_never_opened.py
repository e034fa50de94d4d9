"""A proposal is read, drawn and checked, and nothing begins under it: by no verb, no lane, no catalogue gone wrong."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select

from engine import journeys
from engine.clock import SetClock
from engine.database import Database
from engine.desk import Desk
from engine.errors import NotLaw
from engine.ids import Ids
from engine.opening import open_lane
from engine.playbook import Playbook
from engine.store import DEFINITION, JOURNEY
from engine.values import Actor, Scope
from tests import DEMO_DAY, MONDAY
from tests.web.school import SCHOOL_ID, SmallSchool, small_school
from workflows.catalogue import Definitions, catalogue

NAME = "individual_support_plan"
FOUND = catalogue().version(NAME, 1)


class Careless(Definitions):
    """A catalogue that gives out the proposal as if it were in force."""

    def current(self, workflow: str, on: date, *_: Any, **__: Any) -> Playbook:
        return FOUND


@pytest.fixture
def desk(sqlite_database: Database, clock: SetClock) -> Desk:
    return Desk(catalogue(), clock, sqlite_database, Ids(1))


@pytest.fixture
def school(desk: Desk) -> SmallSchool:
    return small_school(desk)


def as_senco(school: SmallSchool) -> Scope:
    return Scope(SCHOOL_ID, Actor(school.senco.name, school.senco.id))


def stored(desk: Desk) -> tuple[int, int]:
    """How many journeys there are, and how many definitions they are pinned to."""
    with desk.database.reading() as session:
        rows = (
            session.connection().execute(select(func.count()).select_from(table)) for table in (JOURNEY, DEFINITION)
        )
        journeys_, definitions = (row.scalar_one() for row in rows)
        return journeys_, definitions


Verb = Callable[[Desk, Scope, Any], object]
VALUES: Mapping[str, Any] = {}
SPECIALIST = {
    "works": "Pictures help",
    "service": "speech_and_language",
    "question": "Which sounds does she not hear apart?",
    "why_now": ["plain"],
}


def _open(desk: Desk, scope: Scope, child: Any) -> object:
    return journeys.open_journey(desk, scope, child, NAME, VALUES)


def _carry_in(desk: Desk, scope: Scope, child: Any) -> object:
    return journeys.carry_in(desk, scope, child, NAME, at="in_place", values=VALUES)


def test_it_is_in_force_on_no_day() -> None:
    definitions = catalogue()
    assert NAME not in definitions.names()
    assert [each.workflow.name for each in definitions.proposals()] == [NAME]
    for day in (date(2015, 4, 1), MONDAY, DEMO_DAY, date(2029, 9, 1), date(2030, 9, 1), date.max):
        with pytest.raises(KeyError):
            definitions.current(NAME, day)


def test_its_title_says_that_it_is_a_proposal() -> None:
    assert "proposal, not law" in FOUND.workflow.title
    assert FOUND.workflow.in_force_from is None


def test_every_stage_that_it_takes_over_is_an_open_one_of_the_version_that_it_replaces() -> None:
    replaces = FOUND.workflow.replaces
    assert replaces is not None
    replaced = catalogue().version(replaces.workflow, replaces.version).workflow
    assert set(replaces.stages) <= set(replaced.open_stages)
    assert set(replaces.stages.values()) <= set(FOUND.workflow.open_stages)


@pytest.mark.parametrize("verb", [_open, _carry_in])
def test_no_verb_finds_it(desk: Desk, school: SmallSchool, verb: Verb) -> None:
    with pytest.raises(KeyError):
        verb(desk, as_senco(school), school.children[0])
    assert stored(desk) == (0, 0)


def test_a_catalogue_that_gives_it_out_opens_nothing(desk: Desk, school: SmallSchool) -> None:
    careless = Desk(Careless(catalogue().all()), desk.clock, desk.database, desk.ids)
    with pytest.raises(NotLaw):
        _open(careless, as_senco(school), school.children[0])
    assert stored(desk) == (0, 0)


def test_a_lane_that_leads_to_it_opens_nothing(desk: Desk, school: SmallSchool) -> None:
    child = school.children[0]
    asked = {**SPECIALIST, "carries_out": f"person:{school.ta.id}"}
    journeys.open_journey(desk, as_senco(school), child, "specialist_involvement", asked)
    careless = Desk(Careless(catalogue().all()), desk.clock, desk.database, desk.ids)
    with pytest.raises(NotLaw), careless.writing(as_senco(school), subjects=[child]) as work:
        open_lane(work, NAME, next(iter(work.journeys.values())).journey, "senco")
    assert stored(desk) == (1, 1)

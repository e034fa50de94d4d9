"""The notice before rights pass: given once for each child, whichever of the lanes is open."""

from datetime import date, timedelta

import pytest

from engine import journeys
from engine.checks import Outcome
from engine.clock import SetClock, at_time
from engine.database import Database
from engine.desk import Desk
from engine.ids import Ids
from engine.reading import look
from engine.refreshing import refresh_school
from engine.values import JourneyState
from tests.workflows.ehc_annual_review.sample import child, plan, state
from tests.workflows.ehc_annual_review.story import PLAN
from tests.workflows.small import CHILD, SCHOOL, SENCO, as_, school_in
from workflows.catalogue import catalogue
from workflows.school.records import Pupil
from workflows.support.rights import gives_notice, rights_have_passed, rights_pass_on

TODAY = date(2026, 11, 23)
BORN = date(2011, 1, 15)
"""Sixteen in January 2027: compulsory school age ends on Friday 25 June 2027."""
PASS_ON = date(2027, 6, 26)
NOTICE = date(2026, 12, 25)
"""183 days before."""
OTHERS = ("ehc_annual_review", "ehc_needs_assessment", "phase_transfer", "specialist_involvement")


def beside(workflow: str, opened_on: date, *, is_open: bool = True) -> JourneyState:
    return state()._replace(id=CHILD, workflow=workflow, opened_on=opened_on, is_open=is_open)


@pytest.mark.parametrize(
    ("others", "gives"),
    [
        ((), True),
        ((beside("graduated_approach", date(2026, 11, 2)),), False),  # SEN support says it, whenever it was begun
        ((beside("graduated_approach", date(2026, 1, 5), is_open=False),), True),
        ((beside("specialist_involvement", date(2026, 11, 2)),), True),  # opened later
        ((beside("specialist_involvement", date(2026, 1, 5)),), False),
    ],
)
def test_one_of_the_open_journeys_gives_notice(others: tuple[JourneyState, ...], gives: bool) -> None:
    facts = child({}, others=others, born=BORN, today=TODAY)
    assert gives_notice(facts.known) is gives
    assert rights_pass_on(facts) == (PASS_ON if gives else None)
    assert rights_have_passed(facts).outcome is (Outcome.NOT_MET if gives else Outcome.NOT_NEEDED)


def test_it_is_over_once_they_have_passed_and_no_matter_for_a_child_who_has_left() -> None:
    assert rights_have_passed(child({}, born=BORN, today=PASS_ON)).outcome is Outcome.MET
    gone = child({}, born=BORN, today=TODAY, pupil={"left_on": TODAY})
    assert rights_pass_on(gone) is None
    assert rights_pass_on(child({}, born=BORN, today=PASS_ON - timedelta(days=366), ehc=plan())) is None


@pytest.mark.parametrize("name", OTHERS)
def test_every_other_lane_tells_the_senco_six_months_before(name: str) -> None:
    workflow = catalogue().current(name, TODAY).workflow
    [dated] = [each for each in workflow.dates if each.id == "rights_pass_on"]
    assert dated.nudges is not None
    assert [(rung.send, rung.to, str(rung.when)) for rung in workflow.ladders[dated.nudges]] == [
        ("rights_pass_on", "senco", "183 calendar days before due"),
        ("rights_pass_on", "senco", "28 calendar days before due"),
    ]


def test_a_child_with_reviews_alone_is_told_of_in_time(sqlite_database: Database, clock: SetClock) -> None:
    school_in(sqlite_database)
    clock.set(at_time(TODAY))
    desk = Desk(catalogue(), clock, sqlite_database, Ids(seed=7))
    with desk.writing(as_(SENCO), subjects=[CHILD]) as work:
        work.session.get_one(Pupil, (SCHOOL, CHILD)).date_of_birth = BORN
    journeys.open_journey(desk, as_(SENCO), CHILD, "ehc_annual_review", PLAN)
    assert notices(desk) == [("ehc_annual_review", PASS_ON, NOTICE)]
    strengths = {"strengths": "Drawing", "seen": "Tires early", "family_knows": "told_us"}
    journeys.open_journey(desk, as_(SENCO), CHILD, "graduated_approach", strengths)
    refresh_school(desk, as_(SENCO), everything=True)
    assert notices(desk) == [("graduated_approach", PASS_ON, NOTICE)]


def notices(desk: Desk) -> list[tuple[str, date, date | None]]:
    """Each notice that is still to be given: by which workflow, of which day, and when next."""
    with desk.reading(as_(SENCO)) as session:
        pages = look(desk, session, as_(SENCO), CHILD)
    return [
        (each.workflow.name, row.due_on, row.nudge_on)
        for each in pages
        for row in each.dates
        if row.name == "rights_pass_on" and row.met_on is None
    ]

"""The day on which the decisions become the young person's own, and when the SENCO hears of it."""

from datetime import date

import pytest

from engine.checks import Outcome
from engine.days import plain_days
from engine.ladders import next_rung_on
from tests.workflows.graduated_approach.sample import TODAY, pupil, seen
from workflows.catalogue import catalogue
from workflows.graduated_approach.due import rules
from workflows.graduated_approach.guards import checks

LADDER = catalogue().current("graduated_approach", TODAY).workflow.ladders["rights"]
BORN = date(2011, 1, 15)
"""Sixteen in January 2027: compulsory school age ends on Friday 25 June 2027."""


@pytest.mark.parametrize(
    ("born", "today", "found"),
    [
        (BORN, date(2026, 6, 25), None),
        (BORN, date(2026, 6, 26), date(2027, 6, 26)),
        (BORN, date(2027, 6, 25), date(2027, 6, 26)),
        (date(2010, 8, 31), date(2026, 3, 2), date(2026, 6, 27)),
        (date(2010, 9, 1), date(2026, 3, 2), None),  # a day younger is a school year later
        (date(2012, 2, 29), date(2028, 1, 10), date(2028, 7, 1)),  # the last Friday is 30 June
    ],
)
def test_the_day_is_known_a_year_ahead(born: date, today: date, found: date | None) -> None:
    assert rules["rights_pass_on"](seen(today=today, pupil=pupil(born=born))) == found


def test_nobody_without_a_date_of_birth_has_such_a_day() -> None:
    assert rules["rights_pass_on"](seen(pupil=pupil(born=None))) is None


@pytest.mark.parametrize(
    ("flips", "notice"), [(date(2027, 6, 26), date(2026, 12, 25)), (date(2028, 7, 1), date(2027, 12, 31))]
)
def test_the_senco_hears_six_months_before_and_again_when_it_is_near(flips: date, notice: date) -> None:
    assert next_rung_on(LADDER, flips, None, plain_days()) == notice
    near = next_rung_on(LADDER, flips, notice, plain_days())
    assert near is not None
    assert (flips - near).days == 28


@pytest.mark.parametrize(("today", "outcome"), [(date(2027, 6, 25), Outcome.NOT_MET), (date(2027, 6, 26), Outcome.MET)])
def test_it_is_over_once_the_decisions_are_theirs(today: date, outcome: Outcome) -> None:
    assert checks["young_person_decides"](seen(today=today, pupil=pupil(born=BORN))).outcome is outcome

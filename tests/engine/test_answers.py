"""Days in answers: near enough to today to be meant."""

from datetime import date

import pytest

from engine.answers import fitted
from engine.asking import Field
from engine.errors import AnswersRefused
from engine.terms import Kind

TODAY = date(2026, 9, 7)
WHEN = (Field("when", "When do we look again?", Kind.DATE),)


@pytest.mark.parametrize("day", ["1996-01-01", "2026-09-07", "2036-12-31"])
def test_a_day_of_a_school_life_is_taken(day: str) -> None:
    assert fitted(WHEN, {"when": day}, TODAY) == {"when": day}


@pytest.mark.parametrize("day", ["0001-01-01", "1995-12-31", "2037-01-01", "2206-09-07", "9999-12-31"])
def test_a_day_of_another_age_is_refused_with_the_years_that_fit(day: str) -> None:
    with pytest.raises(AnswersRefused) as refused:
        fitted(WHEN, {"when": day}, TODAY)
    assert refused.value.faults == {"when": "The year of “When do we look again?” must be from 1996 to 2036"}

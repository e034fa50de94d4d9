from datetime import UTC, date, datetime

import pytest

from engine.days import plain_days
from engine.terms import Force, Role
from web import words

TODAY = date(2026, 11, 20)
DAYS = plain_days()


@pytest.mark.parametrize(
    ("day", "says"),
    [
        (date(2026, 11, 26), "Thursday 26 November, in 4 school days"),
        (date(2026, 11, 23), "Monday 23 November, in 1 school day"),
        (date(2026, 11, 22), "Sunday 22 November, in 2 days"),
        (date(2026, 11, 21), "Saturday 21 November, tomorrow"),
        (date(2026, 11, 20), "Friday 20 November, today"),
        (date(2026, 11, 18), "2 school days late"),
        (date(2026, 11, 19), "1 school day late"),
        (date(2027, 7, 20), "Tuesday 20 July 2027, in 165 school days"),
    ],
)
def test_a_day_is_said_as_people_say_it(day: date, says: str) -> None:
    assert words.when(day, TODAY, DAYS) == says


def test_a_date_that_the_law_sets_counts_every_day_and_says_so() -> None:
    said = words.due_words(date(2026, 12, 2), TODAY, DAYS, standing="law")
    assert said == "by Wednesday 2 December, in 12 days, by law"


def test_a_date_beyond_the_entered_terms_says_that_it_may_move() -> None:
    said = words.due_words(date(2026, 11, 26), TODAY, DAYS, provisional=True)
    assert said == "by Thursday 26 November, in 4 school days (may still move)"


def test_what_is_late_is_not_said_to_be_by_a_day() -> None:
    assert words.due_words(date(2026, 11, 18), TODAY, DAYS) == "2 school days late"


@pytest.mark.parametrize(("force", "says"), list(words.FORCES.items()))
def test_each_force_has_its_words(force: Force, says: str) -> None:
    assert words.force_words(force.value) == says


def test_every_role_has_its_words() -> None:
    assert set(words.ROLES) == set(Role)


def test_a_place_that_nobody_has_checked_says_so() -> None:
    assert words.cited("paragraph 6.52", checked=False) == "paragraph 6.52 (not yet checked)"
    assert words.cited("paragraph 6.52", checked=True) == "paragraph 6.52"


@pytest.mark.parametrize(
    ("names", "says"),
    [([], ""), (["Amira"], "Amira"), (["Amira", "Leo"], "Amira and Leo"), (["A", "B", "C"], "A, B and C")],
)
def test_names_are_listed_as_in_a_sentence(names: list[str], says: str) -> None:
    assert words.listed(names) == says


def test_a_moment_is_shown_in_london() -> None:
    assert words.moment_words(datetime(2026, 7, 1, 11, 5, tzinfo=UTC)) == "1 July 2026 at 12:05pm"

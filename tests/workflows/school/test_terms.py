"""The school's own days, and the terms from which they are counted."""

from datetime import date

import pytest

from engine.days import DayKind
from tests.workflows.small import CHILD, SCHOOL, SENCO, Trial, as_
from tests.workflows.support.test_circle import statements
from workflows.school.term_dates import (
    SchoolYear,
    Stretch,
    TermsRefused,
    add_closure,
    change,
    entered,
    faults_of,
    remove_closure,
    replace_year,
    school_year_of,
    suggested_terms,
)
from workflows.school.terms import SchoolCalendar, days_with, terms_of_year
from workflows.support.gathering import gather

AUTUMN = Stretch("Autumn", date(2026, 9, 3), date(2026, 12, 18))
SPRING = Stretch("Spring", date(2027, 1, 4), date(2027, 3, 25))
HALF = Stretch("Half term", date(2026, 10, 26), date(2026, 10, 30), "half_term")
INSET = Stretch("Training day", date(2026, 9, 4), date(2026, 9, 4), "inset")


def calendar(*terms: Stretch, shut: tuple[Stretch, ...] = ()) -> SchoolCalendar:
    return SchoolCalendar.of(
        [(each.starts_on, each.ends_on) for each in terms], [(each.starts_on, each.ends_on) for each in shut]
    )


@pytest.mark.parametrize(
    ("day", "is_open"),
    [
        (date(2026, 9, 3), True),
        (date(2026, 9, 4), False),
        (date(2026, 9, 5), False),
        (date(2026, 10, 28), False),
        (date(2026, 12, 18), True),
        (date(2026, 12, 21), False),
        (date(2027, 1, 4), True),
    ],
)
def test_pupils_come_on_weekdays_in_term_that_are_no_closure(day: date, is_open: bool) -> None:
    terms = calendar(AUTUMN, SPRING, shut=(HALF, INSET))
    assert terms.is_open(day) is is_open
    assert not terms.is_provisional(day)


def test_a_bank_holiday_in_term_is_closed() -> None:
    summer = Stretch("Summer", date(2027, 4, 12), date(2027, 7, 21))
    assert not calendar(summer).is_open(date(2027, 5, 3))


def test_beyond_the_terms_working_days_stand_in_and_are_provisional() -> None:
    terms = calendar(AUTUMN)
    for day, is_open in ((date(2026, 9, 2), True), (date(2026, 12, 25), False), (date(2027, 1, 5), True)):
        assert terms.is_open(day) is is_open
        assert terms.is_provisional(day)


def test_a_year_that_was_never_entered_is_no_long_holiday() -> None:
    later = Stretch("Autumn", date(2027, 9, 2), date(2027, 12, 17))
    terms = calendar(AUTUMN, later)
    assert terms.is_open(date(2027, 3, 2))
    assert terms.is_provisional(date(2027, 3, 2))


def test_the_summer_between_two_years_is_a_holiday() -> None:
    summer = Stretch("Summer", date(2027, 4, 12), date(2027, 7, 21))
    autumn = Stretch("Autumn", date(2027, 9, 2), date(2027, 12, 17))
    assert not calendar(summer, autumn).is_open(date(2027, 8, 3))


def test_school_days_stop_in_the_holidays() -> None:
    days = days_with(calendar(AUTUMN, SPRING, shut=(HALF,)))
    assert days.after(date(2026, 10, 23), 1, DayKind.SCHOOL) == date(2026, 11, 2)
    assert days.after(date(2026, 12, 18), 2, DayKind.SCHOOL) == date(2027, 1, 5)
    assert days.on_or_before(date(2026, 12, 29)) == date(2026, 12, 18)


def days_of(trial: Trial):  # type: ignore[no-untyped-def]
    with trial.desk.reading(as_(SENCO)) as session:
        return gather(session.connection(), SCHOOL, [CHILD], trial.clock.now()).days


def test_new_terms_are_counted_with_at_once_and_read_only_once(trial: Trial) -> None:
    assert days_of(trial).is_open(date(2026, 9, 2))
    with trial.desk.writing_school(as_(SENCO)) as work:
        replace_year(work, 2026, [SPRING, AUTUMN], [HALF])
    assert not days_of(trial).is_open(date(2026, 10, 28))
    assert not days_of(trial).is_provisional(date(2026, 12, 28))
    with trial.desk.reading(as_(SENCO)) as session, statements(trial.desk.database.reader) as seen:
        gather(session.connection(), SCHOOL, [CHILD], trial.clock.now())
    assert not [statement for statement in seen if "FROM term" in statement]


def test_terms_of_another_year_stay(trial: Trial) -> None:
    later = Stretch("Autumn", date(2027, 9, 2), date(2027, 12, 17))
    with trial.desk.writing_school(as_(SENCO)) as work:
        replace_year(work, 2027, [later], [])
        replace_year(work, 2026, [AUTUMN], [])
    with trial.desk.reading(as_(SENCO)) as session:
        assert entered(session, SCHOOL) == SchoolYear((AUTUMN, later))


def test_snow_closes_the_school_and_a_mistake_opens_it_again(trial: Trial) -> None:
    snow = Stretch("Snow", date(2026, 12, 8), date(2026, 12, 9))
    assert days_of(trial).is_open(snow.starts_on)
    with trial.desk.writing_school(as_(SENCO)) as work:
        add_closure(work, snow)
    assert not days_of(trial).is_open(snow.starts_on)
    with trial.desk.writing_school(as_(SENCO)) as work:
        remove_closure(work, snow)
    assert days_of(trial).is_open(snow.starts_on)


@pytest.mark.parametrize(
    ("terms", "closures", "fault"),
    [
        (
            [Stretch("Autumn", date(2026, 12, 18), date(2026, 9, 3))],
            [],
            "Autumn (18 December 2026 to 3 September 2026) ends before it starts.",
        ),
        (
            [AUTUMN, Stretch("Spring", date(2026, 12, 18), date(2027, 3, 25))],
            [],
            "Spring (18 December 2026 to 25 March 2027) starts before "
            "Autumn (3 September 2026 to 18 December 2026) has ended.",
        ),
        (
            [AUTUMN],
            [Stretch("Half term", date(2027, 2, 15), date(2027, 2, 19))],
            "Half term (15 February 2027 to 19 February 2027) is not inside a term.",
        ),
        (
            [AUTUMN],
            [HALF, Stretch("Training day", date(2026, 10, 30), date(2026, 10, 30))],
            "Training day (30 October 2026 to 30 October 2026) starts before "
            "Half term (26 October 2026 to 30 October 2026) has ended.",
        ),
        ([Stretch(" ", date(2026, 9, 3), date(2026, 12, 18))], [], "The days from 3 September 2026 need a name."),
        (
            [Stretch("Autumn", date(2027, 9, 3), date(2027, 12, 18))],
            [],
            "Autumn (3 September 2027 to 18 December 2027) does not begin in the school year 2026 to 2027.",
        ),
    ],
)
def test_terms_that_cannot_be_are_refused_in_a_sentence(
    trial: Trial, terms: list[Stretch], closures: list[Stretch], fault: str
) -> None:
    with pytest.raises(TermsRefused) as refused, trial.desk.writing_school(as_(SENCO)) as work:
        replace_year(work, 2026, terms, closures)
    assert refused.value.faults == (fault,)
    with trial.desk.reading(as_(SENCO)) as session:
        assert [term.name for term in entered(session, SCHOOL).terms] == ["Autumn"]


def test_a_closure_outside_the_terms_is_refused(trial: Trial) -> None:
    with pytest.raises(TermsRefused), trial.desk.writing_school(as_(SENCO)) as work:
        add_closure(work, Stretch("Snow", date(2027, 1, 5), date(2027, 1, 5)))


@pytest.mark.parametrize("year", range(2024, 2036))
def test_the_terms_that_are_suggested_are_terms_that_can_be(year: int) -> None:
    suggested = suggested_terms(year)
    assert not tuple(faults_of(suggested))
    assert len(suggested.terms) == len(suggested.closures) == 3
    assert 184 <= len(calendar(*suggested.terms, shut=suggested.closures).open_days) <= 199


def test_the_school_year_of_2026_is_suggested_as_most_schools_have_it() -> None:
    suggested = suggested_terms(2026)
    assert [(term.starts_on, term.ends_on) for term in suggested.terms] == [
        (date(2026, 9, 1), date(2026, 12, 18)),
        (date(2027, 1, 4), date(2027, 3, 25)),
        (date(2027, 4, 12), date(2027, 7, 21)),
    ]
    assert [half.starts_on for half in suggested.closures] == [
        date(2026, 10, 26),
        date(2027, 2, 15),
        date(2027, 5, 31),
    ]


def test_a_school_year_begins_in_september() -> None:
    assert (school_year_of(date(2026, 8, 31)), school_year_of(date(2026, 9, 1))) == (2025, 2026)


def test_a_school_year_may_begin_with_a_term_that_starts_in_august(trial: Trial) -> None:
    year = SchoolYear((Stretch("Autumn", date(2026, 8, 27), date(2026, 12, 18)), SPRING))
    with trial.desk.writing_school(as_(SENCO)) as work:
        replace_year(work, 2026, year.terms, ())
    with trial.desk.writing_school(as_(SENCO)) as work:
        change(work, year.terms[0], Stretch("Autumn", date(2026, 8, 25), date(2026, 12, 18)))
    with trial.desk.reading(as_(SENCO)) as session:
        found = entered(session, SCHOOL)
    assert [each.starts_on for each in found.terms] == [date(2026, 8, 25), date(2027, 1, 4)]
    days = days_with(calendar(*found.terms))
    in_august = [len(terms_of_year(days, day)) for day in (date(2026, 8, 24), date(2026, 8, 25), date(2026, 9, 30))]
    assert in_august == [0, 2, 2]

from datetime import date

import pytest

from engine.days import DayKind, plain_days
from tests.workflows.small import SCHOOL, SENCO, Trial, as_
from workflows.school.records import Person
from workflows.school.working_days import at_work, in_words, next_day_at_work, one_word, works_on

WEDNESDAY, SATURDAY = date(2026, 11, 18), date(2026, 11, 21)


def test_somebody_works_on_the_weekdays_that_are_theirs() -> None:
    assert works_on("012", WEDNESDAY)
    assert not works_on("01", WEDNESDAY)


@pytest.mark.parametrize(
    ("weekdays", "words"),
    [
        ("01234", ""),
        ("", ""),
        ("0123456", ""),
        ("012", "Monday to Wednesday"),
        ("04", "Monday and Friday"),
        ("034", "Monday, Thursday and Friday"),
        ("3", "Thursday"),
    ],
)
def test_weekdays_are_said_as_people_say_them(weekdays: str, words: str) -> None:
    assert in_words(weekdays) == words


def test_weekdays_are_kept_once_each_and_in_order() -> None:
    assert one_word(["4", "0", "0", "x", ""]) == "04"


def test_the_next_day_at_work_passes_over_the_weekend() -> None:
    days = plain_days()
    assert next_day_at_work("01", SATURDAY, days) == date(2026, 11, 23)
    assert next_day_at_work("2", WEDNESDAY, days) == WEDNESDAY
    assert next_day_at_work("56", WEDNESDAY, days) is None
    assert not days.is_open(SATURDAY, DayKind.SCHOOL)


def test_who_is_at_work_leaves_out_those_whose_day_it_is_not(trial: Trial) -> None:
    with trial.desk.writing_school(as_(SENCO)) as work:
        for number, weekdays, left in ((1, "01234", None), (2, "01", None), (3, "01234", date(2026, 11, 17))):
            work.session.add(
                Person(
                    school_id=SCHOOL,
                    id=work.new_id(),
                    name=str(number),
                    email=str(number),
                    works_on=weekdays,
                    left_on=left,
                )
            )
    with trial.desk.reading(as_(SENCO)) as session:
        assert len(at_work(session, SCHOOL, WEDNESDAY)) == 1

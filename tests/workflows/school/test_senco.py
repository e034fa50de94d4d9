"""The SENCO’s qualification, under both rules (SEND Regulations 2014, regulation 49(4) and (7))."""

from datetime import date
from uuid import UUID

import pytest

from workflows.school.senco import Course, Training, holds_qualification, how_it_stands, needs_qualification

ANNA = UUID(int=1)
NASENCO, NPQ = Course.NASENCO, Course.NPQ


def training(
    became_on: date = date(2024, 9, 1),
    course: Course = Course.NONE,
    began: date | None = None,
    ended: date | None = None,
) -> Training:
    return Training(ANNA, became_on, course=course, began_on=began, ended_on=ended)


@pytest.mark.parametrize(
    ("who", "asked"),
    [
        pytest.param(Training(ANNA, date(2024, 9, 1)), True, id="for the first time"),
        pytest.param(Training(ANNA, date(2024, 9, 1), was_senco_before=True), False, id="over 12 months elsewhere"),
        pytest.param(Training(ANNA, date(2009, 9, 1)), False, id="by 1 September 2009"),
        pytest.param(Training(ANNA, date(2009, 9, 2)), True, id="the day after"),
    ],
)
def test_the_qualification_is_asked_of_who_is_a_senco_for_the_first_time(who: Training, asked: bool) -> None:
    assert needs_qualification(who) is asked


@pytest.mark.parametrize(
    ("course", "began", "ended", "held"),
    [
        pytest.param(NASENCO, date(2024, 8, 31), date(2027, 8, 31), True, id="nasenco, the last days that count"),
        pytest.param(NASENCO, date(2024, 9, 1), date(2026, 7, 1), False, id="nasenco begun a day late"),
        pytest.param(NASENCO, date(2024, 8, 31), date(2027, 9, 1), False, id="nasenco ended a day late"),
        pytest.param(NASENCO, date(2012, 1, 9), date(2013, 7, 1), True, id="nasenco of long ago"),
        pytest.param(NASENCO, None, date(2013, 7, 1), False, id="nasenco, nobody knows since when"),
        pytest.param(NASENCO, date(2024, 8, 31), None, False, id="nasenco not ended"),
        pytest.param(NPQ, date(2024, 10, 1), date(2026, 6, 1), True, id="npq"),
        pytest.param(NPQ, date(2026, 10, 1), None, False, id="npq not ended"),
        pytest.param(Course.NONE, None, date(2026, 6, 1), False, id="none"),
    ],
)
def test_nasenco_counts_only_inside_its_two_days_and_the_npq_always(
    course: Course, began: date | None, ended: date | None, held: bool
) -> None:
    assert holds_qualification(training(course=course, began=began, ended=ended)) is held


@pytest.mark.parametrize(
    ("who", "words"),
    [
        (training(), "Asked by 1 September 2027: the NPQ for SENCOs."),
        (training(course=NPQ, began=date(2026, 9, 1)), "The NPQ has begun; it counts from the day of its result."),
        (training(course=NASENCO, began=date(2024, 9, 1)), "does not count; the NPQ for SENCOs does."),
        (training(course=NASENCO, began=date(2024, 3, 1)), "counts only if it ends before 1 September 2027."),
        (
            training(course=NASENCO, began=date(2024, 3, 1), ended=date(2027, 10, 1)),
            "A NASENCO that ended on or after 1 September 2027 does not count",
        ),
        (training(course=NPQ, began=date(2024, 10, 1), ended=date(2026, 6, 1)), "ended on 1 June 2026."),
        (Training(ANNA, date(2024, 9, 1), was_senco_before=True), "None is asked: they were a SENCO for more than 12"),
        (training(date(2008, 1, 7)), "None is asked of who was the SENCO by 1 September 2009."),
    ],
)
def test_the_page_says_how_it_stands(who: Training, words: str) -> None:
    assert words in how_it_stands(who)

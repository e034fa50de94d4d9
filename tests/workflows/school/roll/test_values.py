"""Dates, year groups, sex and flags as schools write them."""

from datetime import date

import pytest

from tests.workflows.school.roll.files import TODAY
from workflows.school.roll.problems import Kind
from workflows.school.roll.values import (
    birth_date_of,
    date_of,
    email_of,
    month_first,
    sex_of,
    usual_year_groups,
    year_group_of,
    yes_or_no,
)

BIRTHDAY = date(2017, 11, 17)


@pytest.mark.parametrize(
    "text",
    [
        "17/11/2017", "17-11-2017", "17.11.2017", "17 11 2017", "17/11/2017 00:00", "17/11/2017 00:00:00", "2017-11-17",
        "2017/11/17", "2017-11-17T00:00:00", "2017-11-17 00:00:00.000", "2017-11-17T00:00:00Z", "20171117",
        "17 Nov 2017",
        "17/11/2017 (9y)", "17-Nov-2017", "17 November 2017", "17th November 2017", "Fri 17 Nov 2017", " 17/11/2017 ",
    ],
)  # fmt: skip
def test_a_date_is_read_however_it_is_written(text: str) -> None:
    reading = date_of(text, TODAY)
    assert (reading.value, reading.kind) == (BIRTHDAY, None)


def test_single_digits_are_day_and_month() -> None:
    assert date_of("7/3/2018", TODAY).value == date(2018, 3, 7)


@pytest.mark.parametrize(
    ("text", "day"), [("17/11/17", BIRTHDAY), ("1/2/98", date(1998, 2, 1)), ("17-Nov-17", BIRTHDAY)]
)
def test_a_year_of_two_digits_is_read_and_said(text: str, day: date) -> None:
    reading = date_of(text, TODAY)
    assert (reading.value, reading.kind) == (day, Kind.WARNING)
    assert "two digits" in reading.says


@pytest.mark.parametrize("text", ["43056", "43056.0", "43056.5"])
def test_the_day_number_of_excel_is_read_and_said(text: str) -> None:
    reading = date_of(text, TODAY)
    assert (reading.value, reading.kind) == (BIRTHDAY, Kind.WARNING)
    assert "17 November 2017" in reading.says


@pytest.mark.parametrize("text", ["31/02/2017", "29/02/2019", "32/01/2018", "0/1/2018", "2018-13-01", "0000-01-01"])
def test_an_impossible_day_is_an_error(text: str) -> None:
    reading = date_of(text, TODAY)
    assert (reading.value, reading.kind) == (None, Kind.ERROR)
    assert "not a day of the calendar" in reading.says


def test_an_american_date_is_an_error_that_says_why() -> None:
    reading = date_of("11/17/2017", TODAY)
    assert reading.kind is Kind.ERROR
    assert "there is no month 17" in reading.says
    assert month_first("11/17/2017")
    assert not month_first("17/11/2017")
    assert not month_first("7/11/2017")


@pytest.mark.parametrize("text", ["soon", "1", "12", "Year 4", "17/11", "99999", "١٧/١١", "17/11/2017/1"])
def test_what_is_no_date_is_an_error(text: str) -> None:
    reading = date_of(text, TODAY)
    assert (reading.value, reading.kind) == (None, Kind.ERROR)


@pytest.mark.parametrize("text", ["", "  ", "-", "N/A"])
def test_a_blank_date_is_none_and_no_error(text: str) -> None:
    assert (date_of(text, TODAY).value, date_of(text, TODAY).kind) == (None, None)


@pytest.mark.parametrize("text", ["21/11/2026", "17/11/0217", "17/11/1917", "01/01/1985"])
def test_a_date_of_birth_that_no_pupil_has_is_an_error(text: str) -> None:
    reading = birth_date_of(text, TODAY)
    assert (reading.value, reading.kind) == (None, Kind.ERROR)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Year 4", "4"), ("4", "4"), ("04", "4"), ("4.0", "4"), ("Y4", "4"), ("Yr 4", "4"), ("year 4", "4"),
        ("Year Group 4", "4"), ("NC Year 4", "4"), ("Year  4 ", "4"), ("Y10", "10"), ("12", "12"), ("Year 13", "13"),
        ("R", "R"), ("Reception", "R"), ("Year R", "R"), ("YR", "R"), ("Rec", "R"), ("FS2", "R"), ("0", "R"),
        ("N1", "N1"), ("N2", "N2"), ("Nursery", "N2"), ("nursery 2", "N2"), ("FS1", "N2"), ("Nursery 1", "N1"),
        ("Year N2", "N2"), ("Year 4 (2026/2027)", "4"), ("Reception (FS2)", "R"), ("Year 4, Year 4", "4"), ("X", ""),
    ],
)  # fmt: skip
def test_a_year_group_is_read_however_it_is_written(text: str, year: str) -> None:
    reading = year_group_of(text)
    assert (reading.value, reading.kind) == (year, None)


@pytest.mark.parametrize("text", ["", " ", "-", "N/A", "Leaver", "Leavers 2026", "Left", "#N/A"])
def test_a_blank_year_group_or_the_word_leaver_is_none(text: str) -> None:
    assert (year_group_of(text).value, year_group_of(text).kind) == (None, None)


@pytest.mark.parametrize("text", ["Banana", "Year 15", "2026/27", "4A", "٤"])
def test_an_unknown_year_group_is_an_error_and_not_a_leaver(text: str) -> None:
    reading = year_group_of(text)
    assert (reading.value, reading.kind) == ("", Kind.ERROR)


def test_of_several_year_groups_the_first_is_taken() -> None:
    reading = year_group_of("Year 3; Year 4")
    assert (reading.value, reading.kind) == ("3", Kind.WARNING)


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        (date(2018, 8, 31), TODAY, {"4"}), (date(2018, 9, 1), TODAY, {"3"}), (date(2022, 9, 1), TODAY, {"N2"}),
        (date(2022, 8, 31), TODAY, {"R"}), (date(2018, 8, 31), date(2027, 3, 1), {"4"}),
        (date(2024, 1, 1), TODAY, {"N1"}),
        (date(2018, 8, 31), date(2026, 8, 10), {"3", "4"}), (date(2018, 8, 31), date(2026, 9, 1), {"4"}),
    ],
)  # fmt: skip
def test_most_children_of_an_age_are_in_one_year_group(born: date, on: date, years: set[str]) -> None:
    assert usual_year_groups(born, on) == years


@pytest.mark.parametrize(
    ("text", "sex"), [("M", "M"), ("Male", "M"), ("female", "F"), ("F", "F"), ("Boy", "M"), ("", None), ("U", None)]
)
def test_sex_is_a_letter_or_a_word(text: str, sex: str | None) -> None:
    assert (sex_of(text).value, sex_of(text).kind) == (sex, None)


def test_another_word_for_sex_is_left_out_with_a_warning() -> None:
    assert (sex_of("Q").value, sex_of("Q").kind) == (None, Kind.WARNING)


@pytest.mark.parametrize(
    ("text", "flag"),
    [("Yes", True), ("Y", True), ("true", True), ("1", True), ("No", False), ("N", False), ("0", False), ("", None)],
)
def test_yes_and_no_have_many_words(text: str, flag: bool | None) -> None:
    assert yes_or_no(text, "EAL").value is flag


def test_a_flag_that_is_neither_names_its_column() -> None:
    assert "under “EAL”" in yes_or_no("perhaps", "EAL").says


@pytest.mark.parametrize(
    ("text", "email"),
    [("a@example.org", "a@example.org"), (" A.B@example.org; c@example.org", "A.B@example.org"), ("", None)],
)
def test_the_first_address_of_a_cell_is_taken(text: str, email: str | None) -> None:
    assert email_of(text).value == email


def test_what_is_no_address_is_a_warning_that_does_not_repeat_it() -> None:
    reading = email_of("robin at example")
    assert reading.kind is Kind.WARNING
    assert "robin" not in reading.says

"""The table of dates worked by hand, each against the function that answers for it."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from engine import clocks as law
from engine.clock import day_of
from engine.days import DayKind, Days
from workflows.school import clocks
from workflows.school.school_age import age, school_leaving_date
from workflows.school.terms import SchoolCalendar, days_with

TABLE = yaml.safe_load(Path(__file__).with_name("dates.yaml").read_text(encoding="utf-8"))
SCHOOLS = {
    name: days_with(SchoolCalendar.of(map(tuple, each["terms"]), map(tuple, each["closed"])))
    for name, each in TABLE["schools"].items()
}
ANYWHERE = days_with(SchoolCalendar.of((), ()))
Row = Mapping[str, Any]
CLOCKS: dict[str, Callable[[Row, Days], Any]] = {
    "six weeks": lambda row, _: clocks.decision_to_assess_by(row["from"]),
    "advice": lambda row, _: clocks.advice_by(row["from"]),
    "sixteen weeks": lambda row, _: clocks.no_plan_by(row["from"]),
    "twenty weeks": lambda row, _: clocks.final_plan_by(row["from"]),
    "weeks after": lambda row, _: law.weeks_after(row["from"], row["count"]),
    "fifteen days from service": lambda row, _: clocks.answer_to_plan_by(row["from"]),
    "working days after": lambda row, days: days.after(row["from"], row["count"], DayKind.WORKING),
    "school days after": lambda row, days: days.after(row["from"], row["count"], DayKind.SCHOOL),
    "last school day on or before": lambda row, days: days.on_or_before(row["from"]),
    "months after": lambda row, _: law.months_after(row["from"], row["count"]),
    "months before": lambda row, _: law.months_before(row["from"], row["count"]),
    "appeal": lambda row, _: clocks.appeal_by(row["from"], row.get("and")),
    "appeal taken until": lambda row, days: clocks.appeal_taken_until(row["from"], days),
    "review ends": lambda row, _: clocks.review_ends_by(row["from"]),
    "review meeting": lambda row, _: clocks.review_meeting_by(row["from"]),
    "notice of meeting": lambda row, _: clocks.notice_of_meeting_by(row["from"]),
    "plan transferred": lambda row, days: clocks.plan_transferred_by(row["from"], row.get("and"), days),
    "new council says": lambda row, _: clocks.new_council_says_by(row["from"]),
    "reviewed after transfer": lambda row, _: clocks.reviewed_after_transfer_by(row["from"]),
    "phase transfer": lambda row, _: clocks.phase_transfer_limit(row["count"]),
    "phase transfer after 16": lambda row, _: clocks.phase_transfer_limit(row["count"], to_post_16=True),
    "school leaving date": lambda row, _: school_leaving_date(row["from"]),
    "age": lambda row, _: age(row["from"], row["and"]),
    "senco qualified": lambda row, _: clocks.senco_qualified_by(row["from"]),
    "autumn census": lambda row, _: clocks.census_day(row["count"], "autumn"),
    "spring census": lambda row, _: clocks.census_day(row["count"], "spring"),
    "summer census": lambda row, _: clocks.census_day(row["count"], "summer"),
    "last school day of the year": lambda row, days: clocks.last_school_day(days, row["from"]),
    "last school day of the term": lambda row, days: clocks.last_school_day_of_term(days, row["from"]),
    "every months": lambda row, _: law.every_months(row["from"], row["count"], row["and"]),
    "meetings owed": lambda row, days: len(clocks.meetings_owed(days, row["from"], row["and"])),
    "asked around a closure": lambda row, days: clocks.asked_around_closure(days, row["from"]),
    "day in London": lambda row, _: day_of(datetime.fromisoformat(row["moment"])),
}


def _named(row: Row) -> str:
    counted = " ".join(str(row[key]) for key in ("count", "from", "and", "moment") if key in row)
    return " ".join(filter(None, [row["clock"], counted, row.get("school")]))


@pytest.mark.parametrize("row", TABLE["dates"], ids=_named)
def test_a_date_worked_by_hand_is_what_the_clock_gives(row: Row) -> None:
    days = SCHOOLS[row["school"]] if "school" in row else ANYWHERE
    assert CLOCKS[row["clock"]](row, days) == row["gives"], f"by hand: {row['how']} ({row['source']})"


def test_the_table_has_sixty_dates_each_once_with_its_source() -> None:
    rows = TABLE["dates"]
    assert len(rows) >= 60
    assert all(row["source"] and row["how"] for row in rows)
    assert len({_named(row) for row in rows}) == len(rows)
    assert {row["clock"] for row in rows} == set(CLOCKS)


def test_a_later_or_earlier_limit_may_not_run_yet() -> None:
    first, then = date(2026, 11, 2), date(2026, 11, 9)
    assert (law.later_of(first, then, None), law.later_of(None, None)) == (then, None)
    assert (law.earlier_of(first, then, None), law.earlier_of(None)) == (first, None)


def test_a_closure_beyond_the_entered_terms_is_not_known() -> None:
    one_term = days_with(SchoolCalendar.of([(date(2027, 4, 12), date(2027, 7, 21))], []))
    assert clocks.long_closures(one_term) == ()
    assert clocks.last_school_day(one_term, date(2027, 5, 4)) == date(2027, 7, 21)

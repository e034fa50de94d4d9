"""The days of a review, worked by hand: backwards from the anniversary, forwards from the meeting.

Beside each stands how it was counted. All of it is calendar days: SEND Regulations 2014, regulations 15, 20 and 22;
Children and Families Act 2014, sections 44 and 45; *L and others v Devon County Council* [2022] EWHC 493 (Admin).
"""

from datetime import date
from typing import Any

import pytest

from engine.definition import Standing
from engine.playbook import DueOn
from tests.workflows.ehc_annual_review.sample import HELD, NOTED, SET, as_day, child, decided, moved, plan
from workflows.ehc_annual_review.due import rules
from workflows.ehc_annual_review.facts import Facts
from workflows.school.school_age import school_year

days = {name: as_day(rule) for name, rule in rules.items()}


@pytest.mark.parametrize(
    ("issued", "reviewed", "decision_by", "meeting_by", "set_by"),
    [
        # twelve months that start with 9 March end on 8 March; then 28 days before; then another 42
        (date(2026, 3, 9), None, date(2027, 3, 8), date(2027, 2, 8), date(2026, 12, 28)),
        # the last review counts, not the first plan
        (date(2022, 6, 1), date(2026, 4, 30), date(2027, 4, 29), date(2027, 4, 1), date(2027, 2, 18)),
        # a plan of 29 February: the year ends with 28 February
        (date(2024, 2, 29), None, date(2025, 2, 28), date(2025, 1, 31), date(2024, 12, 20)),
        # a year from 28 February does not reach the leap day, and one from 1 March ends with it
        (date(2024, 2, 29), date(2027, 2, 28), date(2028, 2, 27), date(2028, 1, 30), date(2027, 12, 19)),
        (date(2024, 2, 29), date(2027, 3, 1), date(2028, 2, 29), date(2028, 2, 1), date(2027, 12, 21)),
        # four weeks back over a leap day: 13 March 2028 minus 28 days is 14 February
        (date(2027, 3, 14), None, date(2028, 3, 13), date(2028, 2, 14), date(2028, 1, 3)),
        # an anniversary in the summer: the last day for the meeting is a Saturday in the holidays, and stays there
        (date(2026, 8, 22), None, date(2027, 8, 21), date(2027, 7, 24), date(2027, 6, 12)),
        # over New Year, and over the clocks going back
        (date(2026, 1, 5), None, date(2027, 1, 4), date(2026, 12, 7), date(2026, 10, 26)),
        (date(2025, 11, 20), None, date(2026, 11, 19), date(2026, 10, 22), date(2026, 9, 10)),
        # on Christmas Eve like on any other
        (date(2025, 12, 25), None, date(2026, 12, 24), date(2026, 11, 26), date(2026, 10, 15)),
    ],
)
def test_the_meeting_leaves_the_council_four_weeks_before_the_year_ends(
    issued: date, reviewed: date | None, decision_by: date, meeting_by: date, set_by: date
) -> None:
    facts = child(ehc=plan(issued, reviewed), journey={"stage": "ahead"})
    assert days["year_ends"](facts) == decision_by
    assert days["latest_meeting"](facts) == meeting_by
    assert days["set_meeting_by"](facts) == days["preparing_begins"](facts) == set_by


def test_without_a_plan_on_record_nothing_is_counted() -> None:
    facts = child(ehc=None, journey={"stage": "ahead"})
    names = ("year_ends", "latest_meeting", "set_meeting_by", "preparing_begins", "look_while_young")
    assert [days[name](facts) for name in names] == [None] * 5
    assert days["latest_day_in_words"](facts) is None


@pytest.mark.parametrize(
    ("came", "decision_by"),
    [
        # three months that start with 1 February end on 30 April, and that is later than 8 March
        (date(2027, 2, 1), date(2027, 4, 30)),
        # three months that start with 1 September end on 30 November: the year of the plan ends later
        (date(2026, 9, 1), date(2027, 3, 8)),
        # who came before the plan was made came with none
        (date(2026, 1, 5), date(2027, 3, 8)),
        # three months that start with 31 December end on the day before 31 March
        (date(2026, 12, 31), date(2027, 3, 30)),
    ],
)
def test_a_new_council_has_three_months_where_that_is_later(came: date, decision_by: date) -> None:
    assert days["year_ends"](child(councils=moved(came))) == decision_by


def test_an_early_review_gets_its_day_within_ten_school_days() -> None:
    early = child(ehc=plan(date(2026, 9, 1)), journey={"stage": "preparing", "entered_on": date(2026, 11, 2)})
    assert days["set_meeting_by"](early) == date(2026, 11, 16)
    assert days["set_meeting_by"](child(ehc=None, journey={"entered_on": date(2026, 11, 2)})) == date(2026, 11, 16)
    late = child(ehc=plan(date(2025, 12, 1)), journey={"stage": "preparing", "entered_on": date(2026, 11, 2)})
    assert days["set_meeting_by"](late) == date(2026, 9, 21)


@pytest.mark.parametrize(
    ("on", "papers", "invite"),
    [
        # 2 February minus 14 is 19 January; minus 42 is 22 December
        ("2027-02-02", date(2027, 1, 19), DueOn(date(2026, 12, 22), Standing.OUR_DEFAULT)),
        # set on 23 November for 4 January: six weeks before is the day itself, so five school days are given
        ("2027-01-04", date(2026, 12, 21), DueOn(date(2026, 11, 30), Standing.OUR_DEFAULT)),
        # so near that only the two weeks of the law are left: 10 December minus 14 is 26 November
        ("2026-12-10", date(2026, 11, 26), DueOn(date(2026, 11, 26), Standing.LAW)),
        # two weeks over Christmas, New Year and a leap day are two weeks
        ("2027-01-06", date(2026, 12, 23), DueOn(date(2026, 11, 30), Standing.OUR_DEFAULT)),
        ("2028-03-07", date(2028, 2, 22), DueOn(date(2028, 1, 25), Standing.OUR_DEFAULT)),
    ],
)
def test_notice_and_papers_are_out_two_weeks_before_the_meeting(on: str, papers: date, invite: DueOn) -> None:
    facts = child({"set_meeting": {**SET["set_meeting"], "on": on}})
    assert days["notice_due"](facts) == papers
    found = rules["invite_by"](facts)
    assert DueOn(found.on, found.standing) == invite


def held(on: str, decision: str = "", served: str = "") -> Facts:
    answers: dict[str, Any] = {"note_meeting": {**NOTED, "on": on}}
    if decision:
        answers["note_decision"] = {"decision": decision, "on": on}
    if served:
        answers["note_notice"] = {"on": served}
    return child(answers)


@pytest.mark.parametrize(
    ("on", "report", "decision"),
    [
        (date(2027, 2, 2), date(2027, 2, 16), date(2027, 3, 2)),
        # the last day of the summer term: the head's report is due in the holidays, and so is the decision
        (date(2027, 7, 20), date(2027, 8, 3), date(2027, 8, 17)),
        # over a leap day
        (date(2028, 2, 17), date(2028, 3, 2), date(2028, 3, 16)),
        # a Saturday stays a Saturday: 5 December and two weeks
        (date(2026, 12, 5), date(2026, 12, 19), date(2027, 1, 2)),
        # Good Friday 26 March 2027 moves nothing
        (date(2027, 3, 12), date(2027, 3, 26), date(2027, 4, 9)),
    ],
)
def test_report_and_decision_are_counted_forwards_from_the_meeting(on: date, report: date, decision: date) -> None:
    facts = held(on.isoformat())
    assert (days["meeting_held"](facts), days["meeting_day"](facts)) == (on, on)
    assert (days["report_due"](facts), days["decision_due"](facts)) == (report, decision)


@pytest.mark.parametrize(
    ("meeting", "served", "answer", "final", "long_stop"),
    [
        # served on Saturday 27 February, which is the first of the 15 days; eight weeks are 24 April, a Saturday
        ("2027-02-02", "2027-02-27", date(2027, 3, 13), date(2027, 4, 24), date(2027, 4, 27)),
        # served with the decision, four weeks after the meeting: eight weeks and twelve end together
        ("2027-02-02", "2027-03-02", date(2027, 3, 16), date(2027, 4, 27), date(2027, 4, 27)),
        # served late: the twelve weeks hold, and the family has its 15 days all the same
        ("2027-02-02", "2027-03-20", date(2027, 4, 3), date(2027, 4, 27), date(2027, 4, 27)),
        # all of it in the summer
        ("2027-06-29", "2027-07-24", date(2027, 8, 7), date(2027, 9, 18), date(2027, 9, 21)),
        # over a leap day
        ("2028-02-01", "2028-02-20", date(2028, 3, 5), date(2028, 4, 16), date(2028, 4, 25)),
    ],
)
def test_a_changed_plan_is_final_in_eight_weeks_and_never_after_twelve(
    meeting: str, served: str, answer: date, final: date, long_stop: date
) -> None:
    facts = held(meeting, "amend", served)
    assert days["answer_by"](facts) == answer
    assert days["final_due"](facts) == final
    assert days["long_stop"](facts) == long_stop


def test_before_the_meeting_and_before_the_notice_nothing_hangs_on_them() -> None:
    facts = child(SET)
    names = ("meeting_held", "report_due", "decision_due", "answer_by", "final_due", "long_stop")
    assert [days[name](facts) for name in names] == [None] * 6
    assert days["final_due"](held("2027-02-02", "amend")) == date(2027, 4, 27)
    assert days["long_stop"](held("2027-02-02", "keep")) is None
    assert [days[name](child()) for name in ("notice_due", "invite_by", "meeting_day")] == [None] * 3


def test_an_end_waits_for_the_time_of_an_appeal_and_is_asked_about_again() -> None:
    assert days["end_expected"](child(decided("cease"))) == date(2027, 4, 26)
    appeal = decided("cease", note_end={"end": "appeal", "on": "2027-04-20"})
    assert days["end_expected"](child(appeal)) == date(2027, 7, 20)
    assert days["end_expected"](child(journey={"entered_on": date(2026, 12, 31)})) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("born", "considered", "due"),
    [
        # six months after 9 March, for a child who is four
        (date(2022, 5, 5), None, date(2026, 9, 9)),
        (date(2022, 5, 5), "2026-08-31", date(2027, 2, 28)),
        # five today, and older
        (date(2021, 11, 23), None, None),
        (date(2021, 11, 24), None, date(2026, 9, 9)),
        (None, None, None),
    ],
)
def test_a_young_child_s_plan_is_looked_at_within_six_months(
    born: date | None, considered: str | None, due: date | None
) -> None:
    answers = {"consider_sooner": {"on": considered}} if considered else {}
    assert days["look_while_young"](child(answers, born=born)) == due


def test_adult_life_is_looked_at_from_year_9_by_the_year_of_the_roll() -> None:
    assert days["meeting_from_year_9"](child(HELD, pupil={"year_group": "9"})) == date(2027, 2, 2)
    assert days["meeting_from_year_9"](child(HELD, pupil={"year_group": "8"})) is None


@pytest.mark.parametrize(
    ("year_group", "born", "on", "year"),
    [
        ("9", date(2013, 9, 1), date(2026, 11, 23), 9),
        ("8", date(2012, 9, 1), date(2026, 11, 23), 8),
        ("R", date(2021, 10, 1), date(2026, 11, 23), 0),
        ("N2", None, date(2026, 11, 23), 0),
        ("", None, date(2026, 11, 23), 0),
        # born on 31 August and on 1 September 2013: a school year apart
        ("", date(2013, 8, 31), date(2026, 11, 23), 9),
        ("", date(2013, 9, 1), date(2026, 11, 23), 8),
        ("", date(2013, 8, 31), date(2026, 8, 31), 8),
        ("", date(2013, 8, 31), date(2026, 9, 1), 9),
        ("", date(2023, 1, 1), date(2026, 11, 23), 0),
    ],
)
def test_a_year_is_that_of_the_roll_and_else_that_of_the_age(
    year_group: str, born: date | None, on: date, year: int
) -> None:
    assert school_year(year_group, born, on) == year


def test_what_is_known_of_the_plan_stands_there_to_begin_with() -> None:
    known = child(ehc=plan(reviewed=date(2026, 9, 1)))
    assert days["plan_council"](known) == "Elmshire"
    assert (days["plan_issued"](known), days["plan_reviewed"](known)) == (date(2026, 3, 9), date(2026, 9, 1))
    nothing = child(ehc=None)
    assert [days[name](nothing) for name in ("plan_council", "plan_issued", "plan_reviewed")] == [None] * 3
    assert days["plan_council"](child(ehc=None, councils=moved())) == "Council 0"
    assert days["latest_day_in_words"](known) == (
        "No later than 3 August 2027: the council’s decision must be out by 31 August 2027, and it has four weeks "
        "for it. Invitation and papers go out two weeks before the day that you choose."
    )

"""Every limit, with dates worked by hand from the regulation beside it.

The SEND Regulations 2014 count in weeks and days of the calendar; the time to appeal is counted in months (Tribunal
Procedure Rules 2008, rule 20, as the advice services give it).
"""

from datetime import date

import pytest

from tests.workflows.ehc_needs_assessment.sample import (
    GOT_IT,
    JOURNEY,
    asked,
    plan,
    school_days,
)
from workflows.ehc_needs_assessment import limits
from workflows.school.terms import SchoolCalendar, days_with
from workflows.support.ehc_seen import CouncilSeen

LATER = date(2028, 12, 1)


def got(day: str) -> dict[str, dict[str, str]]:
    return {"note_received": {"on": day}}


@pytest.mark.parametrize(
    ("day", "six", "sixteen", "twenty"),
    [
        ("2026-09-07", date(2026, 10, 19), date(2026, 12, 28), date(2027, 1, 25)),  # through a half term and Christmas
        ("2026-11-19", date(2026, 12, 31), date(2027, 3, 11), date(2027, 4, 8)),  # the last day of the year
        ("2027-02-15", date(2027, 3, 29), date(2027, 6, 7), date(2027, 7, 5)),  # Easter Monday stays
        ("2026-11-13", date(2026, 12, 25), date(2027, 3, 5), date(2027, 4, 2)),  # Christmas Day stays
        ("2028-01-01", date(2028, 2, 12), date(2028, 4, 22), date(2028, 5, 20)),  # a leap year, from a Saturday
        ("2026-09-20", date(2026, 11, 1), date(2027, 1, 10), date(2027, 2, 7)),  # Sundays, over the change of clocks
    ],
)
def test_the_council_has_six_sixteen_and_twenty_weeks(day: str, six: date, sixteen: date, twenty: date) -> None:
    facts = asked(answers=got(day), days=school_days(), today=LATER)
    found = (limits.decision_by(facts), limits.no_plan_by(facts), limits.final_by(facts))
    assert found == (six, sixteen, twenty)


@pytest.mark.parametrize(
    ("served", "last"),
    [
        ("2027-02-06", date(2027, 2, 20)),  # a Saturday counts as the first day
        ("2026-12-17", date(2026, 12, 31)),
        ("2026-12-20", date(2027, 1, 3)),
        ("2028-02-16", date(2028, 3, 1)),  # over 29 February
        ("2027-03-26", date(2027, 4, 9)),  # Good Friday
    ],
)
def test_the_familys_fifteen_days_begin_with_the_day_of_service(served: str, last: date) -> None:
    facts = asked("draft", {**GOT_IT, "note_draft": {"served_on": served}})
    assert limits.draft_answer_by(facts) == last
    assert limits.draft_answer_by(asked("draft", GOT_IT)) is None


@pytest.mark.parametrize(
    ("day", "last"),
    [
        ("2026-11-25", date(2027, 1, 6)),  # Christmas stops nothing
        ("2027-07-16", date(2027, 8, 27)),  # and for the school the summer does not either
        ("2028-01-19", date(2028, 3, 1)),
    ],
)
def test_the_schools_advice_is_due_six_weeks_after_the_letter_reached_it(day: str, last: date) -> None:
    answers = {**GOT_IT, "note_advice_asked": {"on": day}}
    assert limits.advice_by(asked("assessing", answers, days=school_days())) == last
    letter = {**GOT_IT, "note_decision": {"decision": "assess", "on": "2026-10-12", "advice_on": day}}
    assert limits.advice_by(asked("assessing", letter)) == last
    assert limits.advice_by(asked("assessing", GOT_IT)) is None


@pytest.mark.parametrize("reason", ["personal", "away", "missed"])
def test_a_listed_reason_puts_the_schools_six_weeks_off(reason: str) -> None:
    answers = {"note_advice_asked": {"on": "2026-11-25"}, "send_advice": {"state": "not_yet", "reason": reason}}
    assert limits.advice_by(asked("assessing", answers)) is None


@pytest.mark.parametrize("reason", ["personal", "away", "summer"])
def test_a_listed_reason_puts_the_councils_limits_off(reason: str) -> None:
    said = {**GOT_IT, "note_decision": {"decision": "not_yet", "on": "2026-10-19", "reason": reason}}
    facts = asked(answers=said)
    assert (limits.decision_by(facts), limits.no_plan_by(facts), limits.final_by(facts)) == (None, None, None)


@pytest.mark.parametrize(
    ("asked_on", "holds"),
    [
        (date(2027, 7, 13), False),  # the school closes from 21 July to 31 August
        (date(2027, 7, 14), True),  # one week before it closes
        (date(2027, 8, 10), True),
        (date(2027, 8, 25), True),  # one week before it opens again
        (date(2027, 8, 26), False),
        (date(2026, 12, 14), False),  # Christmas is sixteen days
        (date(2027, 3, 22), False),  # Easter is seventeen
        (date(2028, 7, 12), False),  # beyond the terms that are entered nothing is assumed
    ],
)
def test_only_a_closure_of_four_weeks_puts_the_councils_limits_off(asked_on: date, holds: bool) -> None:
    answers = {**GOT_IT, "note_advice_asked": {"on": asked_on.isoformat()}}
    facts = asked("assessing", answers, days=school_days(), today=LATER)
    assert limits.council_may_take_longer(facts) is holds
    assert (limits.final_by(facts) is None) is holds


@pytest.mark.parametrize(("opens", "holds"), [(date(2027, 8, 18), True), (date(2027, 8, 17), False)])
def test_four_weeks_are_twenty_eight_days_from_the_day_on_which_the_school_closed(opens: date, holds: bool) -> None:
    days = days_with(SchoolCalendar.of([(date(2027, 4, 12), date(2027, 7, 20)), (opens, date(2027, 12, 17))], []))
    answers = {**GOT_IT, "note_advice_asked": {"on": "2027-07-20"}}
    assert limits.council_may_take_longer(asked("assessing", answers, days=days)) is holds


def test_time_runs_from_what_is_known_best_of_the_day_on_which_the_council_got_it() -> None:
    sent = {"send_request": {"on": "2026-09-05", "copy": True}}
    assert asked("preparing", sent).asked_on is None
    assert limits.decision_by(asked("preparing", sent)) is None
    assert asked(answers=sent).asked_on == date(2026, 9, 5)
    assert asked(answers={**sent, **GOT_IT}).asked_on == date(2026, 9, 7)
    assert asked(answers={"carried_in": {"asked_by": "parent", "on": "2026-09-03"}}).asked_on == date(2026, 9, 3)
    assert asked(entered=date(2026, 9, 9)).asked_on == date(2026, 9, 9)


def test_a_council_that_became_responsible_since_has_its_six_weeks_from_then() -> None:
    councils = (CouncilSeen("Elmshire", date(2020, 1, 1)), CouncilSeen("Oakford", date(2026, 10, 1)))
    assert limits.decision_by(asked(answers=GOT_IT, councils=councils)) == date(2026, 11, 12)
    again = (CouncilSeen("Elmshire", date(2020, 1, 1)), CouncilSeen("elmshire", date(2026, 10, 1)))
    assert limits.decision_by(asked(answers=GOT_IT, councils=again)) == date(2026, 10, 19)
    first = (CouncilSeen("Oakford", date(2026, 10, 1)),)
    assert limits.decision_by(asked(answers=GOT_IT, councils=first)) == date(2026, 10, 19)


@pytest.mark.parametrize(
    ("letter", "certificate", "months", "month", "last"),
    [
        ("2026-12-31", "", date(2027, 2, 28), None, date(2027, 2, 28)),  # February is too short
        ("2027-12-31", "", date(2028, 2, 29), None, date(2028, 2, 29)),  # a leap year
        ("2026-10-01", "2026-11-29", date(2026, 12, 1), date(2026, 12, 29), date(2026, 12, 29)),
        ("2026-10-01", "2026-10-15", date(2026, 12, 1), date(2026, 11, 15), date(2026, 12, 1)),
        ("2026-12-30", "2027-01-31", date(2027, 2, 28), date(2027, 2, 28), date(2027, 2, 28)),
    ],
)
def test_the_family_has_the_later_of_two_months_and_one_month(
    letter: str, certificate: str, months: date, month: date | None, last: date
) -> None:
    answers = {**GOT_IT, "note_decision": {"decision": "refuse", "on": letter}}
    if certificate:
        answers["note_family_steps"] = {"certificate_on": certificate}
    facts = asked("not_assessed", answers)
    assert limits.appeal_from_decision(facts) == months
    assert limits.appeal_from_certificate(facts) == month
    assert limits.appeal_by(facts) == last


def test_each_letter_begins_the_familys_time_and_no_other_stage_has_any() -> None:
    letters = {"note_plan_decision": {"decision": "no_plan", "on": "2026-11-02"}}
    assert limits.appeal_by(asked("no_plan", letters)) == date(2027, 1, 2)
    after_draft = {"note_final": {"decision": "no_plan", "on": "2026-11-09"}}
    assert limits.appeal_by(asked("no_plan", after_draft)) == date(2027, 1, 9)
    plans = (plan(date(2026, 11, 20), JOURNEY),)
    assert limits.appeal_by(asked("plan_issued", ehc_plans=plans)) == date(2027, 1, 20)
    assert limits.appeal_by(asked("assessing", letters)) is None


def test_a_re_assessment_is_answered_in_fifteen_days_and_ends_fourteen_weeks_after_that() -> None:
    before = {"ehc_plans": (plan(date(2025, 5, 6)),)}
    request = {"note_received": {"on": "2027-03-01"}}
    facts = asked(answers=request, **before)
    assert (limits.decision_by(facts), limits.no_plan_by(facts)) == (date(2027, 3, 16), None)
    assert limits.final_by(facts) is None
    said = {**request, "note_decision": {"decision": "assess", "on": "2027-03-10"}}
    assert limits.final_by(asked("assessing", said, **before)) == date(2027, 6, 16)
    assert limits.decision_by(asked(answers=request, sen=("E", date(2025, 5, 6)))) == date(2027, 3, 16)
    assert limits.decision_by(asked(answers=request, sen=("E", date(2027, 3, 1)))) == date(2027, 4, 12)


@pytest.mark.parametrize("outcome", ["ordered", "conceded", "agreed"])
def test_after_an_appeal_or_a_mediation_the_limits_run_anew(outcome: str) -> None:
    no = {**GOT_IT, "note_decision": {"decision": "refuse", "on": "2026-10-12"}}
    facts = asked("assessing", {**no, "note_outcome": {"outcome": outcome, "on": "2027-03-01"}})
    assert limits.new_letter_by(facts) == date(2027, 3, 15)
    assert (limits.no_plan_by(facts), limits.draft_by(facts)) == (date(2027, 5, 10), None)
    assert limits.final_by(facts) == date(2027, 6, 7)


@pytest.mark.parametrize("outcome", ["ordered", "conceded", "agreed"])
def test_after_an_appeal_about_the_plan_a_draft_is_out_in_five_weeks_and_the_plan_in_eleven(outcome: str) -> None:
    no = {**GOT_IT, "note_plan_decision": {"decision": "no_plan", "on": "2026-12-14"}}
    facts = asked("advised", {**no, "note_outcome": {"outcome": outcome, "on": "2027-03-01"}})
    assert (limits.new_letter_by(facts), limits.no_plan_by(facts)) == (None, None)
    assert (limits.draft_by(facts), limits.final_by(facts)) == (date(2027, 4, 5), date(2027, 5, 17))


def test_what_the_council_changes_by_itself_sets_no_limit() -> None:
    facts = asked("assessing", {**GOT_IT, "note_outcome": {"outcome": "by_itself", "on": "2027-03-01"}})
    found = (limits.new_letter_by(facts), limits.no_plan_by(facts), limits.draft_by(facts), limits.final_by(facts))
    assert found == (None, None, None, None)


def test_a_plan_is_amended_within_five_weeks() -> None:
    facts = asked("plan_issued", {"note_plan_outcome": {"outcome": "ordered", "on": "2027-03-01"}})
    assert limits.amended_by(facts) == date(2027, 4, 5)
    stays = asked("plan_issued", {"note_plan_outcome": {"outcome": "dismissed", "on": "2027-03-01"}})
    assert limits.amended_by(stays) is None


def test_an_outcome_changes_no_date_while_the_no_still_stands() -> None:
    no = {**GOT_IT, "note_decision": {"decision": "refuse", "on": "2026-10-12"}}
    facts = asked("not_assessed", {**no, "note_outcome": {"outcome": "ordered", "on": "2027-03-01"}})
    assert (limits.new_letter_by(facts), limits.appeal_by(facts)) == (None, date(2026, 12, 12))

"""Days and words of sharing, giving, reviewing and ending: what each due date is counted from."""

from datetime import date

import pytest

from engine.days import DayKind
from engine.definition import Standing
from engine.playbook import DueOn
from engine.values import TaskStatus
from tests.workflows.graduated_approach.cases_review import IN_FORCE, TWO_OUTCOMES, answered, at_review
from tests.workflows.graduated_approach.cases_terms import (
    BEGUN_LATE,
    CLOSURES,
    FEBRUARY,
    NOVEMBER,
    RUNS,
    SEPTEMBER,
    TERMS,
    at_do,
)
from tests.workflows.graduated_approach.sample import (
    JOURNEY,
    OPENED,
    TODAY,
    agreed,
    attempts,
    carried_in,
    journey,
    pupil,
    seen,
    sessions,
    task,
)
from workflows.graduated_approach.due import rules
from workflows.graduated_approach.facts import Facts
from workflows.school.terms import SchoolCalendar, days_with, term_of, terms_of_year

OCTOBER = date(2026, 10, 20)
AT_PLAN = journey(stage="plan", entered_on=OCTOBER)
AT_DO = journey(stage="do", entered_on=OCTOBER)
TALKED_THROUGH = (agreed(on=OCTOBER, review_on=date(2027, 2, 10)),)
NOT_YET = task("check_started", {"started": "not_yet", "in_the_way": "No room"}, on=OCTOBER)
JOURNEY_AGAIN = journey()._replace(id=JOURNEY)


def test_a_plan_is_shared_once_it_was_talked_through() -> None:
    assert rules["plan_agreed"](seen(at=AT_PLAN)) is None
    assert rules["plan_agreed"](seen(at=AT_PLAN, agreements=TALKED_THROUGH)) == OCTOBER


def test_while_support_is_given_sharing_is_due_from_when_somebody_was_found_who_does_not_know() -> None:
    row = task("share_plan", opened_on=OPENED)
    closed = row._replace(status=TaskStatus.DONE)
    assert rules["plan_agreed"](seen(row, at=AT_DO, agreements=TALKED_THROUGH)) == OPENED
    assert rules["plan_agreed"](seen(closed, at=AT_DO, agreements=TALKED_THROUGH)) == TODAY


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(seen(), None, id="nobody has said"),
        pytest.param(seen(NOT_YET), OCTOBER, id="not yet"),
        pytest.param(seen(task("check_started", {"started": "some"}, on=OCTOBER)), None, id="some of it"),
        pytest.param(seen(NOT_YET, plans=(IN_FORCE,), sessions=(sessions(),)), None, id="it has since"),
        pytest.param(seen(NOT_YET, plans=(TWO_OUTCOMES,), sessions=(sessions(),)), OCTOBER, id="half of it has since"),
    ],
)
def test_not_yet_is_a_line_for_the_senco_the_same_day(facts: Facts, expected: date | None) -> None:
    assert rules["support_not_started"](facts) == expected


def test_beside_the_sencos_line_stands_what_is_in_the_way() -> None:
    assert rules["what_is_in_the_way"](seen(NOT_YET)) == "In the way: No room"
    assert rules["what_is_in_the_way"](seen()) is None


def test_half_way_lies_between_the_plan_and_its_review() -> None:
    facts = seen(plans=(IN_FORCE,), agreements=TALKED_THROUGH)
    half = rules["half_way_to_review"](facts)
    whole = facts.days.between(OPENED, date(2027, 2, 10), DayKind.SCHOOL)
    assert facts.days.between(OPENED, half, DayKind.SCHOOL) == whole // 2
    assert rules["half_way_to_review"](seen(agreements=TALKED_THROUGH)) is None
    put_in = seen(carried_in("do", on=OCTOBER, review_on="2026-12-01"))
    assert rules["half_way_to_review"](put_in) == date(2026, 11, 10)


def test_sessions_stand_beside_the_question_whether_it_was_given_as_planned() -> None:
    timed = IN_FORCE.provision[0]._replace(times_a_week=3, weeks=12)
    counted = IN_FORCE._replace(provision=(timed,))
    words = rules["sessions_logged"](seen(plans=(counted,), sessions=(sessions(),)))
    assert words == "3 of 33 sessions are logged."
    assert rules["sessions_logged"](seen(plans=(IN_FORCE,))) is None
    assert rules["sessions_logged"](seen()) is None


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(
            at_review(agreements=(agreed(on=OPENED, review_on=OCTOBER),)),
            DueOn(OCTOBER, Standing.AGREED),
            id="as agreed",
        ),
        pytest.param(
            at_review(plans=(IN_FORCE,)), DueOn(date(2026, 12, 1), Standing.OUR_DEFAULT), id="sixty days of the plan"
        ),
        pytest.param(at_review(), DueOn(date(2026, 11, 30), Standing.OUR_DEFAULT), id="ten days of the review"),
    ],
)
def test_the_steps_of_a_review_are_due_on_its_day(facts: Facts, expected: DueOn) -> None:
    found = rules["review_day"](facts)
    assert (found.on, found.standing) == (expected.on, expected.standing)


def test_the_senco_sees_what_was_learned() -> None:
    weighed = answered("weigh_support", progress="as_hoped", learned="Pictures first")
    assert rules["what_was_learned"](at_review(weighed)) == "Progress with this help: as hoped.\nPictures first"
    assert rules["what_was_learned"](at_review()) is None


def test_what_stays_is_asked_only_where_support_is_to_end() -> None:
    assert rules["support_is_to_end"](at_review(answered("agree_next", next="enough"))) == OCTOBER
    assert rules["support_is_to_end"](at_review(answered("agree_next", next="same"))) is None
    assert rules["support_is_to_end"](at_review()) is None


def test_the_record_is_owed_from_the_meeting_or_from_the_last_attempt() -> None:
    assert rules["family_met"](at_review()) is None
    assert rules["family_met"](at_review(answered("meet_family", on="2026-10-20"))) == OCTOBER
    assert rules["family_met"](at_review(attempts=attempts(date(2026, 11, 9)))) == date(2026, 11, 23)
    assert rules["family_met"](at_review(attempts=attempts(date(2026, 11, 9), 2))) is None


LOOK = {"look_again_on": "2027-06-01"}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(seen(at=journey(stage="support_ended", is_open=False)), None, id="no day was set"),
        pytest.param(
            seen(task("say_what_stays", LOOK), at=journey(stage="support_ended", is_open=False)),
            date(2027, 6, 1),
            id="support ended",
        ),
        pytest.param(
            seen(task("tell_family_not_sen", LOOK), at=journey(stage="not_sen", is_open=False)),
            date(2027, 6, 1),
            id="not SEN",
        ),
        pytest.param(
            seen(look_again_on={JOURNEY: OCTOBER}, at=journey(stage="class_teaching", is_open=False)),
            OCTOBER,
            id="class teaching, where the teacher set a day",
        ),
        pytest.param(
            seen(task("say_what_stays", LOOK), at=journey(stage="left_school", is_open=False)), None, id="left"
        ),
        pytest.param(
            seen(
                task("say_what_stays", LOOK),
                at=journey(stage="support_ended", is_open=False),
                pupil=pupil(left_on=TODAY),
            ),
            None,
            id="left since",
        ),
        pytest.param(
            seen(
                task("say_what_stays", LOOK),
                at=journey(stage="support_ended", is_open=False),
                others=[JOURNEY_AGAIN],
            ),
            None,
            id="begun anew since",
        ),
    ],
)
def test_the_day_to_look_again_outlives_the_end(facts: Facts, expected: date | None) -> None:
    assert rules["look_again_on"](facts) == expected


# Meetings, term by term


def test_a_meeting_is_owed_by_the_last_school_day_of_the_term() -> None:
    assert rules["meeting_this_term"](at_do()) == date(2026, 12, 18)
    assert rules["meeting_this_term"](at_do(today=FEBRUARY)) == TERMS[1][1]
    assert rules["meeting_this_term"](at_do(today=date(2026, 12, 28))) == TERMS[1][1]


def test_a_child_whose_support_began_late_in_a_term_is_owed_it_in_the_next() -> None:
    assert rules["meeting_this_term"](at_do(plans=(BEGUN_LATE,))) == TERMS[1][1]
    joined = at_do(carried_in("do", on=SEPTEMBER), plans=(), pupil=pupil(joined_on=NOVEMBER))
    assert rules["meeting_this_term"](joined) == TERMS[1][1]


def test_no_meeting_is_owed_without_support_or_without_terms() -> None:
    assert rules["meeting_this_term"](at_do(plans=())) is None
    assert rules["meeting_this_term"](seen(plans=(RUNS,))) is None


def test_half_terms_that_are_entered_as_terms_are_taken_two_together() -> None:
    halves = [half for first, last in TERMS for half in ((first, first.replace(day=28)), (last.replace(day=1), last))]
    six = days_with(SchoolCalendar.of(halves, []))
    assert [span[1] for span in terms_of_year(six, SEPTEMBER)] == [term[1] for term in TERMS]
    assert term_of(six, NOVEMBER) == TERMS[0]


# Review rounds


def test_a_review_begins_in_the_next_round_that_is_twenty_school_days_ahead() -> None:
    rounds = [(date(2026, 11, 23), date(2026, 12, 4)), (date(2027, 2, 1), date(2027, 2, 12))]
    days = days_with(SchoolCalendar.of(TERMS, CLOSURES, rounds))
    assert rules["next_review_round"](seen(today=SEPTEMBER, days=days)) == date(2026, 11, 23)
    assert rules["next_review_round"](seen(today=date(2026, 10, 12), days=days)) == date(2026, 11, 23)
    assert rules["next_review_round"](seen(today=date(2026, 11, 2), days=days)) == date(2026, 11, 30)
    assert rules["next_review_round"](seen(today=NOVEMBER, days=days)) == date(2027, 2, 1)


def test_a_round_further_ahead_than_sixty_school_days_is_not_waited_for() -> None:
    days = days_with(SchoolCalendar.of(TERMS, CLOSURES, [(date(2027, 6, 1), date(2027, 6, 11))]))
    facts = seen(today=SEPTEMBER, days=days)
    assert days.between(SEPTEMBER, rules["next_review_round"](facts), DayKind.SCHOOL) == 60

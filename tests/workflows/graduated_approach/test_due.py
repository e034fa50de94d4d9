from datetime import date

import pytest

from engine.days import DayKind
from engine.definition import Standing
from engine.playbook import DueOn
from tests.workflows.graduated_approach.sample import (
    ANOTHER_JOURNEY,
    FATHER,
    MOTHER,
    OPENED,
    TODAY,
    WITH_EHC_PLAN,
    YOUNG_PERSON,
    agreed,
    carried_in,
    contact,
    exempt,
    journey,
    moment,
    notice,
    outcome,
    plan,
    seen,
    support,
    task,
)
from workflows.graduated_approach.due import rules
from workflows.graduated_approach.facts import Facts

OCTOBER, FEBRUARY = date(2026, 10, 20), date(2027, 2, 10)
DECIDED = date(2026, 11, 5)
YES = task("decide", {"decision": "yes"}, on=DECIDED, role="senco")
NO = task("decide", {"decision": "no"}, on=DECIDED, role="senco")
NOT_CLEAR = task("decide", {"decision": "not_clear"}, on=DECIDED, role="senco")
I_AGREE = task("agree_decision", {"view": "agreed"}, on=date(2026, 11, 9))
LET_US_TALK = task("agree_decision", {"view": "talk"}, on=date(2026, 11, 9))
IN_CLASS = journey(stage="teaching_response", cycle=0, visit=2, entered_on=OPENED)
CHOSEN = task("choose_response", {"now": "41 words", "look_again_on": "2026-10-20"}, cycle=0, visit=2)
CHOSEN_BEFORE = task("choose_response", {"now": "38 words", "look_again_on": "2026-10-06"}, cycle=0, visit=1)
FURTHER = journey(cycle=2, entered_on=TODAY)
IN_FORCE = plan(outcome(), status="in_force", from_on=OCTOBER)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (seen(CHOSEN_BEFORE, CHOSEN, at=IN_CLASS), DueOn(OCTOBER, Standing.AGREED)),
        (seen(CHOSEN_BEFORE, at=IN_CLASS), DueOn(OCTOBER, Standing.OUR_DEFAULT)),
        (
            seen(task("choose_response", {"now": "41 words"}, cycle=0, visit=2), at=IN_CLASS),
            DueOn(OCTOBER, Standing.OUR_DEFAULT),
        ),
    ],
)
def test_a_response_is_looked_at_again_as_agreed_else_after_thirty_school_days(facts: Facts, expected: DueOn) -> None:
    found = rules["look_again_at_response"](facts)
    assert (found.on, found.standing) == (expected.on, expected.standing)
    assert (found.since is None) == (expected.standing is Standing.AGREED), "what is counted says from when"


def test_the_first_measure_stands_beside_where_the_child_is_now() -> None:
    assert rules["first_measure"](seen(CHOSEN_BEFORE, CHOSEN, at=IN_CLASS)) == "At the start: 41 words"
    assert rules["first_measure"](seen(at=IN_CLASS)) is None


def test_who_agrees_the_plan_reads_how_often_the_support_is_given() -> None:
    often = support()._replace(what="Word maps.", minutes=15, times_a_week=4, weeks=1)
    said = rules["plan_in_words"](seen(plans=(plan(outcome(), often),)))
    assert said.splitlines()[-1] == "Support: Word maps (15 minutes, 4 times a week, for 1 week)"
    assert rules["plan_in_words"](seen(plans=(plan(outcome(), support()),))).endswith("Support: Word maps")


def test_the_signs_ticked_at_the_concern_stand_beside_what_shows_them() -> None:
    ticked = task("describe_concern", {"sign": ["behind_peers", "gap_stays"]}, cycle=0)
    words = "Ticked when this was raised: falling behind children who began level; the gap is not closing."
    assert rules["signs_ticked"](seen(ticked)) == words
    assert rules["signs_ticked"](seen(task("describe_concern", {"sign": ["none"]}, cycle=0))) is None
    assert rules["signs_ticked"](seen()) is None


@pytest.mark.parametrize(
    ("facts", "expected"),
    [(seen(), None), (seen(NOT_CLEAR), None), (seen(YES), DECIDED), (seen(NO), DECIDED), (seen(YES, at=FURTHER), None)],
)
def test_the_teacher_is_asked_to_agree_a_yes_or_a_no_of_this_cycle(facts: Facts, expected: date | None) -> None:
    assert rules["decision_proposed"](facts) == expected


MONDAY, TUESDAY = moment(date(2026, 11, 9)), moment(date(2026, 11, 10))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(seen(), None, id="no plan"),
        pytest.param(seen(plans=(plan(),)), None, id="a plan with nothing in it"),
        pytest.param(seen(plans=(plan(outcome(at=MONDAY)),)), None, id="outcomes without support"),
        pytest.param(seen(plans=(plan(support(at=MONDAY)),)), None, id="support without outcomes"),
        pytest.param(seen(plans=(plan(outcome(at=TUESDAY), support(at=MONDAY)),)), TUESDAY.date(), id="both"),
    ],
)
def test_a_plan_is_looked_over_from_the_day_it_was_last_written_at(facts: Facts, expected: date | None) -> None:
    assert rules["plan_last_written"](facts) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (seen(), None),
        (seen(YES), None),
        (seen(NO), None),
        (seen(NO, LET_US_TALK), None),
        (seen(YES, I_AGREE), None),
        (seen(NO, I_AGREE), date(2026, 11, 9)),
    ],
)
def test_a_no_is_told_once_both_have_agreed_it(facts: Facts, expected: date | None) -> None:
    assert rules["decided_not_sen"](facts) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(seen(), None, id="nothing is decided"),
        pytest.param(seen(NO), None, id="a no"),
        pytest.param(seen(YES), DECIDED, id="a yes"),
        pytest.param(seen(YES, at=FURTHER), DECIDED, id="a yes of an earlier cycle"),
        pytest.param(seen(plans=(IN_FORCE,)), OCTOBER, id="a plan that is running"),
        pytest.param(seen(plans=(plan(outcome()),)), None, id="a plan that is only drafted"),
        pytest.param(seen(carried_in("do", on=OCTOBER)), OCTOBER, id="put in with a plan, not known to be told"),
        pytest.param(seen(carried_in("plan", on=OCTOBER)), OCTOBER, id="put in after the decision"),
        pytest.param(seen(carried_in("concern", on=OCTOBER, cycle=0)), None, id="put in before the decision"),
        pytest.param(
            seen(YES, notices=(notice(MOTHER, OCTOBER),), contacts=(contact(MOTHER), contact(FATHER))),
            OCTOBER,
            id="help began early, and one contact was told",
        ),
        pytest.param(
            seen(YES, notices=(notice(MOTHER, OCTOBER),), contacts=(contact(MOTHER), contact(FATHER, from_on=TODAY))),
            TODAY,
            id="a contact who joined later",
        ),
        pytest.param(seen(YES, notices=(notice(MOTHER, DECIDED),)), DECIDED, id="all were told"),
        pytest.param(
            seen(notices=(notice(MOTHER, date(2026, 3, 2), journey_id=ANOTHER_JOURNEY),)),
            None,
            id="told in another journey",
        ),
        pytest.param(seen(pupil=WITH_EHC_PLAN), OPENED, id="the EHC plan has decided"),
        pytest.param(
            seen(pupil=WITH_EHC_PLAN, at=journey(stage="concern", cycle=0)),
            None,
            id="an EHC plan, before the assessment",
        ),
        pytest.param(
            seen(pupil=WITH_EHC_PLAN, allowed=[exempt("ehc_plan_in_force")]), None, id="exempt by the EHC plan in force"
        ),
        pytest.param(seen(YES, allowed=[exempt("ehc_plan_in_force")]), DECIDED, id="exempt by an EHC plan that ended"),
        pytest.param(
            seen(YES, pupil=YOUNG_PERSON, allowed=[exempt("young_person_told_instead")]),
            None,
            id="the young person was told",
        ),
        pytest.param(seen(YES, allowed=[exempt("safeguarding")]), None, id="safeguarding"),
    ],
)
def test_the_formal_notice_is_owed_from_the_day_that_support_began(facts: Facts, expected: date | None) -> None:
    assert rules["support_decided"](facts) == expected


def test_a_family_that_did_not_agree_is_answered_from_that_day() -> None:
    assert rules["family_disagreed"](seen(agreements=(agreed(on=OCTOBER, answer="no"),))) == OCTOBER
    assert rules["family_disagreed"](seen(agreements=(agreed(on=OCTOBER, answer="in_part"),))) is None


def test_two_terms_are_two_thirds_of_a_school_year() -> None:
    facts = seen()
    assert facts.days.between(TODAY, rules["two_terms_ahead"](facts), DayKind.SCHOOL) == 126


def test_a_review_begins_sixty_school_days_ahead() -> None:
    facts = seen()
    assert facts.days.between(TODAY, rules["next_review_round"](facts), DayKind.SCHOOL) == 60


AGREED = agreed(on=OCTOBER, review_on=FEBRUARY)
AGREED_ANEW = agreed(on=TODAY, review_on=date(2027, 3, 3))
NO_DATE = agreed(on=TODAY)
AHEAD, PASSED = {"review_on": "2026-12-01"}, {"review_on": "2026-09-01"}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(seen(), None, id="no plan and no row"),
        pytest.param(seen(agreements=(AGREED,)), DueOn(FEBRUARY, Standing.AGREED), id="as the plan agrees"),
        pytest.param(
            seen(agreements=(AGREED, AGREED_ANEW)), DueOn(date(2027, 3, 3), Standing.AGREED), id="as agreed last"
        ),
        pytest.param(
            seen(agreements=(AGREED, NO_DATE)), DueOn(FEBRUARY, Standing.AGREED), id="a talk that set no date"
        ),
        pytest.param(seen(agreements=(AGREED,), at=FURTHER), None, id="of an earlier cycle"),
        pytest.param(
            seen(carried_in("do", **AHEAD)), DueOn(date(2026, 12, 1), Standing.AGREED), id="put in with a date ahead"
        ),
        pytest.param(
            seen(carried_in("do", **PASSED)),
            DueOn(OCTOBER, Standing.OUR_DEFAULT),
            id="put in with a date that had passed",
        ),
        pytest.param(seen(carried_in("review")), DueOn(OCTOBER, Standing.OUR_DEFAULT), id="put in without a date"),
        pytest.param(seen(carried_in("plan")), None, id="put in before a plan was in force"),
        pytest.param(seen(carried_in("do", **AHEAD), at=FURTHER), None, id="put in, and in a further cycle since"),
        pytest.param(
            seen(carried_in("do", **AHEAD), agreements=(AGREED,)), DueOn(FEBRUARY, Standing.AGREED), id="agreed since"
        ),
    ],
)
def test_the_review_date_is_the_plans_else_the_rows(facts: Facts, expected: DueOn | None) -> None:
    found = rules["review_due"](facts)
    assert (found and (found.on, found.standing)) == (expected and (expected.on, expected.standing))

"""When each step is due, and the words that stand in and beside its questions."""

from datetime import date
from uuid import UUID

import pytest

from engine.definition import Standing
from engine.playbook import DueOn
from tests.workflows.ehc_needs_assessment.cases_request import ADVICE, AMENDS, ASSESSES, DRAFT, LONGER, ORDERED, REFUSES
from tests.workflows.ehc_needs_assessment.sample import BORN_16, GOT_IT, JOURNEY, asked, exempt, journey, plan
from workflows.ehc_needs_assessment.due import rules
from workflows.ehc_needs_assessment.facts import Facts
from workflows.support.circle import PlanSeen, ProvisionSeen, PupilViewSeen
from workflows.support.seen import OutcomeReviewed

LAW, OURS = Standing.LAW, Standing.OUR_DEFAULT
UNTIL = (
    "A mediation adviser is to be asked by {}, unless only the school named is disputed.\n"
    "That is no working day of the tribunal, which takes it until {} (not yet checked)."
)
IN_PLACE = PlanSeen(
    id=UUID(int=71),
    journey_id=JOURNEY,
    cycle=1,
    status="in_force",
    class_changes="Word maps before each topic",
    from_on=date(2026, 9, 14),
    to_on=None,
    provision=(ProvisionSeen(UUID(int=72), 1, "Talk partners", 1, "ta", None),),
)


def told(rule: str, facts: Facts) -> DueOn | date | None:
    """The day of a rule and its standing, without the event that it was counted from."""
    found = rules[rule](facts)
    return DueOn(found.on, found.standing) if isinstance(found, DueOn) else found


@pytest.mark.parametrize(
    ("rule", "facts", "due"),
    [
        ("decision_expected", asked(answers=GOT_IT), DueOn(date(2026, 10, 19), LAW)),
        ("decision_expected", asked(answers=LONGER), DueOn(date(2026, 11, 9), OURS)),
        ("plan_decision_expected", asked("assessing", ASSESSES), DueOn(date(2026, 12, 28), LAW)),
        ("plan_decision_expected", asked("assessing", LONGER), DueOn(date(2026, 10, 5), OURS)),
        ("final_expected", asked("draft", DRAFT), DueOn(date(2027, 1, 25), LAW)),
        ("advice_expected", asked("assessing", ADVICE), DueOn(date(2026, 11, 25), LAW)),
        ("advice_expected", asked("assessing", ASSESSES), None),
        ("advice_expected", asked("assessing", ADVICE, allowances=[exempt("advice_given_before")]), None),
        ("amended_expected", asked("plan_issued"), None),
        ("amended_expected", asked("plan_issued", AMENDS), DueOn(date(2026, 12, 25), LAW)),
        ("settled_by", asked("not_assessed", REFUSES), date(2027, 1, 13)),
        ("settled_by", asked("assessing", ASSESSES), None),
        (
            "settled_by",
            asked("not_assessed", {**REFUSES, "note_family_steps": {"appealed_on": "2026-11-20"}}),
            None,
        ),
    ],
)
def test_each_step_is_due_by_law_or_where_no_day_runs_by_our_default(rule: str, facts: object, due: object) -> None:
    assert told(rule, facts) == due


def test_the_council_is_asked_again_where_its_time_limit_has_fallen_away_after_an_order() -> None:
    longer = {**ORDERED, "note_plan_decision": {"decision": "not_yet", "on": "2026-12-01", "reason": "away"}}
    assert told("plan_decision_expected", asked("assessing", longer)) == DueOn(date(2026, 12, 31), OURS)


def test_what_is_known_stands_in_the_questions() -> None:
    facts = asked(answers=GOT_IT)
    assert (rules["received_so_far"](facts), rules["council_now"](facts)) == (date(2026, 9, 7), "Elmshire")
    assert rules["council_now"](asked(councils=())) is None
    assert rules["draft_so_far"](asked("draft", DRAFT)) == date(2026, 11, 16)
    assert rules["draft_so_far"](asked("draft", ASSESSES)) is None


def test_what_was_done_is_told_plan_by_plan() -> None:
    seen = OutcomeReviewed(JOURNEY, IN_PLACE.id, 1, 0, date(2026, 11, 16), "Reads a page", "partly", "Each Friday")
    told = rules["what_was_done"](asked("preparing", plans=(IN_PLACE,), reviewed=(seen,)))
    assert told.startswith("From 14 September 2026: Word maps before each topic\nSupport: Talk partners\n")
    assert told.endswith(": Reads a page")
    assert rules["what_was_done"](asked("preparing")) is None


def test_strengths_come_first() -> None:
    said = PupilViewSeen(frozenset({"talked"}), UUID(int=73), None, date(2026, 9, 1), good="Drawing")
    told = rules["what_works"](asked("preparing", plans=(IN_PLACE,), views=(said,)))
    assert told == "Word maps before each topic\nIn the child’s own words: Drawing"
    assert rules["what_works"](asked("preparing")) is None


def test_a_young_persons_decision_is_said_to_be_theirs() -> None:
    assert rules["whose_decision"](asked("preparing")) is None
    assert "own decision" in rules["whose_decision"](asked("preparing", born=BORN_16))


def test_the_six_months_are_a_note_and_stop_nothing() -> None:
    ended = journey(id=UUID(int=8), is_open=False, closed_on=date(2026, 6, 1))
    assert "within six months" in rules["six_months"](asked("preparing", others=(ended,)))
    long_ago = journey(id=UUID(int=8), is_open=False, closed_on=date(2026, 5, 1))
    assert rules["six_months"](asked("preparing", others=(long_ago,))) is None
    another = journey("graduated_approach", id=UUID(int=8), is_open=False, closed_on=date(2026, 6, 1))
    assert rules["six_months"](asked("preparing", others=(another,))) is None


def test_the_familys_dates_are_told_in_words() -> None:
    told = rules["family_dates"](asked("not_assessed", REFUSES))
    assert told.splitlines()[:3] == [
        "Two months from the decision: 12 December 2026.",
        "With a mediation certificate: one month from its date, if that is later.",
        "A mediation adviser is to be asked by 12 December 2026, unless only the school named is disputed.",
    ]
    certified = {**REFUSES, "note_family_steps": {"certificate_on": "2026-11-28"}}
    told = rules["family_dates"](asked("not_assessed", certified))
    assert "One month from the mediation certificate: 28 December 2026." in told
    assert "The later day counts: 28 December 2026." in told
    assert told.endswith(
        "The later day counts: 28 December 2026.\n" + UNTIL.format("12 December 2026", "4 January 2027")
    )
    assert rules["family_dates"](asked("assessing")) is None


@pytest.mark.parametrize(
    ("letter", "until"),
    [
        ("2027-06-10", "1 September 2027"),  # it ends in August
        ("2026-10-25", "4 January 2027"),  # at Christmas; 2 January is a Saturday
        ("2026-10-12", "14 December 2026"),  # on a Saturday
    ],
)
def test_a_last_day_on_which_the_tribunal_does_not_work_is_said_to_be_taken_later(letter: str, until: str) -> None:
    plans = (plan(date.fromisoformat(letter), JOURNEY),)
    assert f"takes it until {until} (not yet" in rules["family_dates"](asked("plan_issued", ehc_plans=plans))
    assert "takes it until" not in rules["family_dates"](
        asked("plan_issued", ehc_plans=(plan(date(2026, 11, 4), JOURNEY),))
    )

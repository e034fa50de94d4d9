"""A safeguarding decision: nothing goes to the family and nothing is asked of it, until whoever took it lifts it."""

from datetime import date

import pytest

from engine import journeys
from engine.clock import SetClock
from engine.database import Database
from engine.errors import NotAllowed
from engine.values import AllowanceKind
from tests.workflows.graduated_approach.sample import MOTHER, exempt, seen
from tests.workflows.graduated_approach.story import AGREED, WEIGHED, YES, Story
from tests.workflows.small import DSL, HEAD, SENCO, as_
from workflows.catalogue import catalogue
from workflows.graduated_approach.guards import checks
from workflows.support.safeguarding import decision
from workflows.support.seen import PLAN

EXEMPT = {"kind": AllowanceKind.EXEMPTION, "guard": "family_told_of_provision"}
JANUARY, MARCH = date(2027, 1, 18), date(2027, 3, 1)


@pytest.fixture
def story(sqlite_database: Database, clock: SetClock) -> Story:
    return Story(sqlite_database, clock)


def decide(story: Story, look_again_on: date | None = JANUARY) -> None:
    """The safeguarding lead decides, and says when they look at it again."""
    journey = story.now().journey.id
    journeys.record_allowance(story.desk, as_(DSL), journey, "safeguarding", **EXEMPT, look_again_on=look_again_on)  # type: ignore[arg-type]


def lift(story: Story) -> None:
    journeys.lift_allowance(story.desk, as_(DSL), story.now().journey.id, "safeguarding", **EXEMPT)  # type: ignore[arg-type]


def told_not_told(story: Story) -> tuple[int, int]:
    """How many of the staff, and of the family, are still to be given the plan."""
    shared = story.now().facts.shared(PLAN)
    return len(shared.staff_not_told), len(shared.family_not_told)


def test_the_day_to_look_again_is_a_date_of_the_safeguarding_lead(story: Story) -> None:
    story.to_the_decision()
    decide(story)
    assert story.dates_ahead()["look_again_at_decision"] == JANUARY
    [dated] = [each for each in story.now().workflow.dates if each.id == "look_again_at_decision"]
    rungs = story.now().workflow.ladders[str(dated.nudges)]
    assert (dated.whose.value, {rung.to for rung in rungs}) == ("dsl", {"dsl"})


def test_recorded_again_it_has_another_day_and_lifted_it_has_none(story: Story) -> None:
    story.to_the_decision()
    decide(story)
    decide(story, MARCH)
    assert story.dates_ahead()["look_again_at_decision"] == MARCH
    lift(story)
    assert "look_again_at_decision" not in story.dates_ahead()
    decide(story, None)
    assert "look_again_at_decision" not in story.dates_ahead()


def test_its_day_holds_nothing_up(story: Story) -> None:
    story.to_do()
    before = story.now().projection
    decide(story, date(2026, 9, 8))
    story.on(date(2026, 9, 9))
    assert story.now().projection.held_up_from == before.held_up_from


def test_once_it_is_lifted_the_family_is_told_within_the_days_from_then(story: Story) -> None:
    story.to_the_decision()
    story.answer("decide", YES, by=SENCO)
    story.answer("agree_decision", {"view": "agreed"})
    decide(story)
    story.move("begin_plan")
    story.on(date(2026, 10, 5))
    assert "tell_family" not in story.open_tasks()
    lift(story)
    assert (story.row("tell_family").due_on, "tell_family" in story.open_tasks()) == (date(2026, 10, 12), True)
    assert set(story.missing("put_plan_in_place")) >= {"family_told_of_provision", "family_has_plan"}


def test_copies_of_the_family_are_held_and_the_staff_have_theirs(story: Story) -> None:
    story.to_the_plan()
    story.write_plan()
    story.answer("agree_plan", AGREED)
    assert told_not_told(story) == (1, 2)
    decide(story)
    assert told_not_told(story) == (1, 0)
    lift(story)
    assert told_not_told(story) == (1, 2)


def test_the_staff_are_given_the_record_of_a_review_that_the_family_had_no_part_in(story: Story) -> None:
    story.to_the_review()
    decide(story)
    story.answer("weigh_support", WEIGHED)
    assert "share_record" in story.open_tasks()
    assert story.row("share_record").due_on == date(2026, 12, 2)


def test_it_is_lifted_by_the_safeguarding_lead_and_nobody_else(story: Story) -> None:
    story.to_the_decision()
    decide(story)
    for somebody in (SENCO, HEAD):
        with pytest.raises(NotAllowed):
            journeys.lift_allowance(story.desk, as_(somebody), story.now().journey.id, "safeguarding", **EXEMPT)  # type: ignore[arg-type]
    assert decision(story.now().facts.known) is not None


def test_that_an_ehc_plan_may_go_without_agreement_keeps_nothing_from_the_family() -> None:
    sends = exempt("safeguarding")
    facts = seen(
        allowed=[type(sends)(sends.kind, sends.name, "ehc_plan_sharing_agreed", None, "dsl", "", sends.on, None)]
    )
    assert decision(facts.known) is None
    assert facts.contacts_to_tell == {MOTHER}


def test_what_is_said_of_it_names_no_reason() -> None:
    said = checks["decision_looked_at"](seen(allowed=[exempt("safeguarding")]))
    assert said.because == "No decision is to be looked at again."
    for name in ("graduated_approach", "specialist_involvement"):
        dated = next(
            each for each in catalogue().current(name, JANUARY).workflow.dates if each.id == "look_again_at_decision"
        )
        assert dated.title == "A decision to look at again"

"""Suspensions: two facts and no story; from the second of a school year on somebody says what follows."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from engine.checks import Outcome
from engine.clock import SetClock
from engine.database import Database
from engine.errors import AnswersRefused
from tests.workflows.ehc_annual_review.sample import child
from tests.workflows.graduated_approach.sample import annual_review, meeting, seen, task
from tests.workflows.graduated_approach.story import AGREED, Story
from tests.workflows.small import CHILD, SENCO, Trial, as_
from workflows.graduated_approach.cycle_facts import brought_forward_to
from workflows.graduated_approach.facts import Facts
from workflows.support.away_seen import Away, SuspensionSeen
from workflows.support.seen import PLAN
from workflows.support.suspensions import suspend, suspensions_of, take_back_suspension
from workflows.support.suspensions_asked import (
    social_worker_told,
    suspended_again,
    suspended_looked_after,
    suspensions_in_words,
    suspensions_weighed,
)

MONDAY, OCTOBER, NOVEMBER = date(2026, 9, 7), date(2026, 10, 5), date(2026, 11, 2)
JUNE = date(2026, 6, 8)
NONE, NOT_MET, MET = Outcome.NOT_NEEDED, Outcome.NOT_MET, Outcome.MET


def suspended(*days: date) -> Away:
    """A suspension of two school days from each of these days, written down on its morning."""
    rows = (SuspensionSeen(uuid4(), day, 2, datetime(day.year, day.month, day.day, 9, tzinfo=UTC)) for day in days)
    return Away(suspensions=tuple(rows))


TWICE = suspended(OCTOBER, NOVEMBER)
SAID = task("weigh_suspensions", {"changes": "A quiet start"}, on=date(2026, 11, 4))
SAID_BEFORE = task("weigh_suspensions", {"changes": "A quiet start"}, on=date(2026, 10, 30))


def test_a_suspension_is_written_down_on_both_databases_and_taken_back(trial_on_both: Trial) -> None:
    trial = trial_on_both
    with trial.writing() as work:
        first = suspend(work, CHILD, OCTOBER, 2)
        suspend(work, CHILD, MONDAY, 1)
    found = trial.circle().away.suspensions
    assert [(each.first_on, each.school_days) for each in found] == [(MONDAY, 1), (OCTOBER, 2)]
    with trial.writing() as work:
        take_back_suspension(work, first)
    with trial.desk.reading(as_(SENCO)) as session:
        assert [row.first_on for row in suspensions_of(session, UUID(int=1), CHILD)] == [MONDAY]


@pytest.mark.parametrize(
    ("first_on", "days", "fault"),
    [(MONDAY, 2, "first_on"), (OCTOBER, 0, "school_days"), (OCTOBER, 46, "school_days")],
)
def test_one_day_holds_one_suspension_of_so_many_days(trial: Trial, first_on: date, days: int, fault: str) -> None:
    with trial.writing() as work:
        suspend(work, CHILD, MONDAY, 1)
    with pytest.raises(AnswersRefused) as refused, trial.writing() as work:
        suspend(work, CHILD, first_on, days)
    assert set(refused.value.faults) == {fault}


@pytest.mark.parametrize(
    ("facts", "outcome", "asks"),
    [
        (seen(), NONE, None),
        (seen(away=suspended(OCTOBER)), NONE, None),
        (seen(away=suspended(JUNE, OCTOBER)), NONE, None),  # of two school years
        (seen(away=suspended(JUNE - timedelta(days=20), JUNE)), NONE, None),  # before this began
        (seen(away=TWICE), NOT_MET, NOVEMBER),
        (seen(away=suspended(MONDAY, OCTOBER, NOVEMBER)), NOT_MET, NOVEMBER),
        (seen(SAID_BEFORE, away=TWICE), NOT_MET, NOVEMBER),
        (seen(SAID, away=TWICE), MET, NOVEMBER),
        (seen(away=TWICE, meetings=(meeting(date(2026, 11, 9)),)), MET, NOVEMBER),
        (seen(away=TWICE, others=[annual_review()]), NONE, None),
    ],
)
def test_from_the_second_of_a_school_year_on_it_is_asked_what_follows(
    facts: Facts, outcome: Outcome, asks: date | None
) -> None:
    assert suspensions_weighed(facts).outcome is outcome
    assert suspended_again(facts) == asks


def test_the_words_count_them_and_say_that_the_number_is_our_default() -> None:
    words = suspensions_in_words(child({}, away=TWICE)) or ""
    assert words.splitlines() == [
        "From 5 October 2026: 2 school days",
        "From 2 November 2026: 2 school days",
        "2 suspensions in this school year, 4 school days in all.",
        "There is an EHC plan: the council can be asked for an early review of it.",
        "From the second on this is asked: our default, which no law and no guidance gives.",
    ]
    assert suspensions_in_words(seen(away=suspended(OCTOBER))) is None


TOLD_ONE, TOLD_BOTH = {"whom": ["social_worker"]}, {"whom": ["social_worker", "virtual_school"], "on": "2026-11-23"}
LOOKED_AFTER = {"looked_after": True}


@pytest.mark.parametrize(
    ("answers", "pupil", "away", "outcome", "because"),
    [
        ({}, {}, suspended(NOVEMBER), NONE, "No suspension of a looked-after child is on record."),
        ({}, LOOKED_AFTER, Away(), NONE, "No suspension of a looked-after child is on record."),
        ({}, LOOKED_AFTER, suspended(NOVEMBER), NOT_MET,
         "Not told of the suspension from 2 November 2026: social worker and virtual school head."),
        (TOLD_ONE, LOOKED_AFTER, suspended(NOVEMBER), NOT_MET,
         "Not told of the suspension from 2 November 2026: virtual school head."),
        (TOLD_BOTH, LOOKED_AFTER, suspended(NOVEMBER), MET,
         "Social worker and virtual school head were told on 23 November 2026."),
    ],
)  # fmt: skip
def test_those_of_a_looked_after_child_are_told_each_time(
    answers: dict[str, object], pupil: dict[str, object], away: Away, outcome: Outcome, because: str
) -> None:
    facts = child({"tell_social_worker": answers} if answers else {}, pupil=pupil, away=away, today=date(2026, 11, 23))
    answer = social_worker_told(facts)
    assert (answer.outcome, answer.because) == (outcome, because)
    assert suspended_looked_after(facts) == (NOVEMBER if outcome is not NONE else None)


def test_a_review_is_brought_forward_until_the_plan_agrees_another_day() -> None:
    said = {"next": "review", "why": "Mornings are hard"}
    forward = seen(task("look_at_plan_now", {**said, "review_on": "2026-11-30"}))
    assert brought_forward_to(forward) == date(2026, 11, 30)
    assert brought_forward_to(seen(task("look_at_plan_now", said))) == date(2026, 12, 7)
    assert brought_forward_to(seen(task("look_at_plan_now", {**said, "next": "stays"}))) is None
    assert brought_forward_to(seen(task("look_at_plan_now", said, cycle=0))) is None


def test_a_prompt_outlives_the_stage_at_which_it_came(sqlite_database: Database, clock: SetClock) -> None:
    """Two suspensions while the plan is written: what nobody answered there is asked again where support runs."""
    story = Story(sqlite_database, clock)
    story.to_the_plan()
    for first_on in (MONDAY, date(2026, 9, 9)):
        story.clock.advance(timedelta(minutes=1))
        with story.desk.writing(as_(SENCO), subjects=[CHILD]) as work:
            suspend(work, CHILD, first_on, 1)
    assert "weigh_suspensions" in story.open_tasks()
    story.write_plan()
    story.answer("agree_plan", AGREED)
    story.answer("look_over_plan", {"view": "agreed"}, by=SENCO)
    story.share(PLAN)
    story.move("put_plan_in_place")
    assert "look_at_plan_now" in story.open_tasks()
    story.answer("look_at_plan_now", {"next": "stays", "why": "It begins today"}, by=SENCO)
    assert "look_at_plan_now" not in story.open_tasks()

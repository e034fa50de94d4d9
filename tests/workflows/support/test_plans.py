"""What the steps of planning write: a plan is drafted, put in force, replaced and carried on."""

from dataclasses import replace
from datetime import date

import pytest

from engine.errors import AnswersRefused
from tests.workflows.small import MOTHER, TEACHER, Trial, as_, key
from tests.workflows.support.moments import TUESDAY
from workflows.support.outcome_reviews import ReviewWords, save_outcome_review
from workflows.support.plans import (
    OutcomeWords,
    PlanWords,
    ProvisionWords,
    carry_plan,
    drop_outcome,
    drop_provision,
    plan_written,
    save_outcome,
    save_plan_words,
    save_provision,
)

READS = OutcomeWords("Read a short story aloud", "Reads single words", "Reads 60 words a minute", date(2026, 12, 1))
PAIRS = ProvisionWords("Reading in pairs", outcome=1, teacher_id=TEACHER, minutes=20, times_a_week=3, weeks=10)


def test_a_plan_is_drafted_put_in_force_and_replaced_by_the_next(trial: Trial) -> None:
    trial.write(lambda work, journey: save_outcome(work, journey, 1, READS))
    trial.write(lambda work, journey: save_provision(work, journey, 1, PAIRS))
    assert trial.circle().plan_in_force is None
    drafted = trial.clock.now()
    trial.on(TUESDAY)
    trial.move("put_in_place")
    plan = trial.circle().plan_in_force
    assert plan is not None
    assert (plan.cycle, plan.from_on, [each.able_to for each in plan.outcomes]) == (0, TUESDAY, [READS.able_to])
    assert [(each.what, each.outcome, each.teacher_id) for each in plan.provision] == [(PAIRS.what, 1, TEACHER)]
    assert trial.circle().pupil.sen_code == "K"
    assert trial.circle(drafted).plan_in_force is None
    assert [(each.id, each.status) for each in trial.circle(drafted).plans] == [(plan.id, "draft")]

    trial.move("write_again")
    trial.write(lambda work, journey: save_outcome(work, journey, 1, OutcomeWords("Read alone")))
    assert trial.circle().plan_in_force == plan
    trial.move("put_in_place")
    after = {each.cycle: (each.status, each.to_on) for each in trial.circle().plans}
    assert after == {0: ("replaced", TUESDAY), 1: ("in_force", None)}


def test_ending_support_ends_the_plan_and_the_status(trial: Trial) -> None:
    trial.move("put_in_place")
    trial.move("end")
    assert trial.circle().plan_in_force is None
    assert trial.circle().pupil.sen_code == "N"
    assert [each.status for each in trial.circle().plans] == ["ended"]


def test_a_further_cycle_carries_the_last_plan_to_confirm(trial: Trial) -> None:
    trial.write(lambda work, journey: save_outcome(work, journey, 1, READS))
    trial.write(lambda work, journey: save_provision(work, journey, 1, PAIRS))
    trial.write(lambda work, journey: save_plan_words(work, journey, PlanWords("A seat near the board")))
    trial.move("put_in_place")
    trial.move("write_again")
    trial.write(carry_plan)
    with trial.desk.reading(as_(TEACHER)) as session:
        written = plan_written(session, trial.journey)
    assert written is not None
    assert (written.status, written.words.class_changes) == ("draft", "A seat near the board")
    assert (written.outcomes, written.provision) == ({1: READS}, {1: PAIRS})
    trial.write(lambda work, journey: drop_outcome(work, journey, 1))
    trial.write(carry_plan)
    assert trial.circle().plans[-1].outcomes == ()
    trial.write(lambda work, journey: drop_provision(work, journey, 1))
    assert trial.circle().plans[-1].provision == ()


def test_what_is_carried_starts_from_where_the_review_found_the_child(trial: Trial) -> None:
    trial.write(lambda work, journey: save_outcome(work, journey, 1, READS))
    trial.move("put_in_place")
    found = ReviewWords("Reads a line", "nearly", "Heard on Tuesday")
    trial.write(lambda work, journey: save_outcome_review(work, journey, 1, found))
    trial.move("write_again")
    trial.write(carry_plan)
    with trial.desk.reading(as_(TEACHER)) as session:
        written = plan_written(session, trial.journey)
    assert written is not None
    assert written.outcomes == {1: replace(READS, now="Reads a line")}


@pytest.mark.parametrize(("day", "by_on"), [(date(2026, 11, 30), READS.by_on), (date(2026, 12, 1), None)])
def test_a_day_by_when_that_is_not_ahead_is_not_carried(trial: Trial, day: date, by_on: date | None) -> None:
    trial.write(lambda work, journey: save_outcome(work, journey, 1, READS))
    trial.move("put_in_place")
    trial.on(day)
    trial.move("write_again")
    trial.write(carry_plan)
    assert [each.by_on for each in trial.circle().plans[-1].outcomes] == [by_on]


def test_there_is_nothing_to_carry_before_a_plan_was_in_force(trial: Trial) -> None:
    carried: list[bool] = []
    trial.write(lambda work, journey: carried.append(carry_plan(work, journey)))
    assert carried == [False]


def test_saving_the_same_words_again_writes_nothing(trial: Trial) -> None:
    trial.write(lambda work, journey: save_outcome(work, journey, 1, READS))
    first = trial.circle().plans[-1].outcomes[0].id
    trial.write(lambda work, journey: save_outcome(work, journey, 1, READS))
    assert trial.circle().plans[-1].outcomes[0].id == first


@pytest.mark.parametrize(
    ("save", "field"),
    [
        (lambda work, journey: save_outcome(work, journey, 4, READS), "able_to"),
        (lambda work, journey: save_outcome(work, journey, 1, OutcomeWords("Run", kind="sport")), "kind"),
        (lambda work, journey: save_provision(work, journey, 1, ProvisionWords("Help", outcome=4)), "outcome"),
        (lambda work, journey: save_provision(work, journey, 1, ProvisionWords("Help", minutes=0)), "minutes"),
    ],
)
def test_a_plan_takes_at_most_three_outcomes_and_real_numbers(trial: Trial, save, field: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(AnswersRefused) as refused:
        trial.write(save)
    assert list(refused.value.faults) == [field]


def test_a_plan_agreement_keeps_the_answer_and_the_review_date(trial: Trial) -> None:
    trial.answer(
        "agree_plan", took_part=[key(MOTHER), "child"], on="2026-09-07", family_says="yes", review_on="2026-11-30"
    )
    (said,) = trial.circle().agreements
    assert (said.about, said.answer, said.who, said.review_on) == (
        "plan",
        "yes",
        {key(MOTHER), "child"},
        date(2026, 11, 30),
    )

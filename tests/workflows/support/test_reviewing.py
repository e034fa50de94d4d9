"""Each outcome looked at in a review, and each recommendation of a specialist."""

import pytest

from engine.errors import AnswersRefused, NotFound
from tests.workflows.small import Trial
from tests.workflows.support.known import known
from workflows.support.outcome_reviews import ReviewWords, save_outcome_review
from workflows.support.plans import OutcomeWords, save_outcome
from workflows.support.recommendations import (
    RecommendationWords,
    drop_recommendation,
    rows_of_points,
    save_recommendation,
)
from workflows.support.reviewing import recommended, under_review

WHOLE = ReviewWords("Reads a page, 7 September", "nearly", "Running record of Friday")


def in_force(trial: Trial, outcomes: int = 2) -> None:
    for place in range(1, outcomes + 1):
        trial.write(lambda work, journey, at=place: save_outcome(work, journey, at, OutcomeWords(f"Outcome {at}")))
    trial.move("put_in_place")


def review(trial: Trial, place: int, words: ReviewWords) -> None:
    trial.write(lambda work, journey: save_outcome_review(work, journey, place, words))


def looked_at(trial: Trial) -> list[bool]:
    return [each.is_reviewed for each in under_review(*known(trial))]


def test_every_outcome_of_the_plan_in_force_is_looked_at(trial_on_both: Trial) -> None:
    trial = trial_on_both
    assert looked_at(trial) == []
    in_force(trial)
    assert looked_at(trial) == [False, False]
    review(trial, 2, WHOLE)
    assert looked_at(trial) == [False, True]
    seen = under_review(*known(trial))[1].review
    assert seen
    assert (seen.now, seen.reached, seen.shows) == (WHOLE.now, WHOLE.reached, WHOLE.shows)


def test_what_is_half_written_is_kept_and_does_not_count(trial: Trial) -> None:
    in_force(trial, 1)
    review(trial, 1, ReviewWords(now="Reads a page"))
    assert looked_at(trial) == [False]
    review(trial, 1, WHOLE)
    review(trial, 1, WHOLE)
    assert looked_at(trial) == [True]
    assert len(trial.circle().reviewed) == 1


def test_a_word_that_is_not_listed_and_an_outcome_that_is_not_there_are_refused(trial: Trial) -> None:
    with pytest.raises(NotFound):
        review(trial, 1, WHOLE)
    in_force(trial, 1)
    with pytest.raises(NotFound):
        review(trial, 2, WHOLE)
    with pytest.raises(AnswersRefused):
        review(trial, 1, ReviewWords(reached="wonderful"))


def recommend(trial: Trial, place: int, words: RecommendationWords) -> None:
    trial.write(lambda work, journey: save_recommendation(work, journey, place, words))


def answered(trial: Trial) -> list[tuple[str, bool]]:
    return [(each.what, each.is_answered) for each in recommended(*known(trial))]


def test_a_recommendation_is_used_or_changed_or_put_off_with_the_reason(trial_on_both: Trial) -> None:
    trial = trial_on_both
    recommend(trial, 1, RecommendationWords("Pictures", "use"))
    recommend(trial, 2, RecommendationWords("Signs", "change"))
    recommend(trial, 3, RecommendationWords("Quiet room", "not_now", "There is none yet"))
    recommend(trial, 4, RecommendationWords("Rest"))
    assert answered(trial) == [("Pictures", True), ("Signs", False), ("Quiet room", True), ("Rest", False)]
    recommend(trial, 2, RecommendationWords("Signs", "change", "Only at lunch"))
    assert answered(trial)[1] == ("Signs", True)


def test_it_goes_into_an_outcome_or_support_of_the_plan_in_force(trial: Trial) -> None:
    in_force(trial, 1)
    recommend(trial, 1, RecommendationWords("Pictures", "use", goes_into="outcome:1"))
    assert trial.circle().recommendations[0].goes_into == "outcome:1"


def test_the_points_that_were_filed_become_rows_once(trial: Trial) -> None:
    counts: list[int] = []
    for _ in range(2):
        points = " - Pictures\n\n• Signs at lunch "
        trial.write(lambda work, journey, said=points: counts.append(rows_of_points(work, journey, said)))
    assert counts == [2, 0]
    assert answered(trial) == [("Pictures", False), ("Signs at lunch", False)]


def test_a_recommendation_is_taken_out(trial: Trial) -> None:
    recommend(trial, 1, RecommendationWords("Pictures"))
    trial.write(lambda work, journey: drop_recommendation(work, journey, 1))
    assert answered(trial) == []


def test_advice_that_comes_again_is_weighed_again(trial: Trial) -> None:
    recommend(trial, 1, RecommendationWords("Pictures", "use"))
    trial.move("put_in_place")
    assert answered(trial) == []
    assert len(trial.circle().recommendations) == 1


@pytest.mark.parametrize(
    ("place", "words", "fault"),
    [(0, RecommendationWords("X"), "what"), (21, RecommendationWords("X"), "what"),
     (1, RecommendationWords("X", "perhaps"), "answer")],
)  # fmt: skip
def test_what_does_not_fit_is_refused(trial: Trial, place: int, words: RecommendationWords, fault: str) -> None:
    with pytest.raises(AnswersRefused) as refused:
        recommend(trial, place, words)
    assert set(refused.value.faults) == {fault}

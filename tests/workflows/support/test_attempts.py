"""A school's own number of attempts to reach a family: what it may be, and that the checks go by it."""

from datetime import date

import pytest

from engine.days import plain_days
from tests.workflows.small import CHILD, MOTHER, SCHOOL, TEACHER, Trial, as_, key
from workflows.support.attempts import Attempts, AttemptsWanted, attempts_wanted, change_attempts
from workflows.support.family import Attempt, log_attempt

TODAY = date(2026, 9, 7)


def set_to(trial: Trial, *numbers: int) -> None:
    with trial.desk.writing_school(as_(TEACHER)) as work:
        change_attempts(work, AttemptsWanted(*numbers))


def test_a_school_begins_with_our_default(trial_on_both: Trial) -> None:
    with trial_on_both.desk.reading(as_(TEACHER)) as session:
        wanted = attempts_wanted(session, SCHOOL)
    assert wanted.is_our_default
    assert wanted.in_words == "3 attempts in 2 ways over 10 school days"
    assert trial_on_both.circle().wanted == wanted


def test_what_is_gathered_knows_the_school_s_own_number(trial_on_both: Trial) -> None:
    trial = trial_on_both
    trial.write(lambda work, _: log_attempt(work, CHILD, Attempt((key(MOTHER),), date(2026, 9, 3), "phone", True)))
    made = trial.circle().attempts_since(None)
    assert not made.were_made(plain_days(), trial.circle().wanted)
    set_to(trial, 1, 1, 1)
    assert made.were_made(plain_days(), trial.circle().wanted)
    assert made.because == "The family could not be reached: 1 attempt in 1 way."


def test_the_because_says_the_numbers_as_they_were(trial_on_both: Trial) -> None:
    made = Attempts(3, 2, TODAY, TODAY)
    set_to(trial_on_both, 2, 1, 5)
    assert made.because == "The family could not be reached: 3 attempts in 2 ways."


@pytest.mark.parametrize("numbers", [(0, 1, 1), (1, 0, 1), (1, 1, 0), (1, 2, 1), (11, 2, 10), (3, 2, 61)])
def test_no_school_asks_for_less_than_one_or_for_what_nobody_could_do(trial: Trial, numbers: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="No school can ask for"):
        set_to(trial, *numbers)

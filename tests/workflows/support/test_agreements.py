"""What is agreed: for this service, for a year, by several people; withdrawn, and taken back."""

from datetime import date

import pytest

from engine.errors import AnswersRefused
from tests.workflows.small import AUNT, CHILD, FATHER, MOTHER, Trial, key
from tests.workflows.support.moments import A_MINUTE, TUESDAY
from workflows.support.agreements import (
    Said,
    record_other_answer,
    take_back_agreement,
    withdraw_agreement,
)
from workflows.support.family import Attempt, log_attempt, take_back_attempt
from workflows.support.notices import NoticeWords, mark_sent, take_back_notice
from workflows.support.recorders import a_year_after


def test_an_agreement_is_for_this_service_and_for_a_year(trial: Trial) -> None:
    trial.answer("say_what_for", service="speech_and_language")
    trial.answer("agree_service", took_part=[key(MOTHER)], on="2026-09-07", answer="yes", share=["plan"])
    (said,) = trial.circle().agreements
    assert (said.service, said.share, said.ends_on) == ("speech_and_language", {"plan"}, date(2027, 9, 7))
    assert said.stands_on(date(2027, 9, 7))
    assert not said.stands_on(date(2027, 9, 8))


def test_a_year_after_the_29th_of_february_is_the_28th() -> None:
    assert a_year_after(date(2028, 2, 29)) == date(2029, 2, 28)


def test_two_people_may_answer_differently_on_two_days_and_both_are_kept(trial: Trial) -> None:
    trial.answer("agree_service", took_part=[key(MOTHER)], on="2026-09-07", answer="yes")
    trial.on(TUESDAY)
    trial.answer("agree_service", took_part=[key(FATHER)], on="2026-09-08", answer="no")
    newest = trial.circle().newest_answers("service", trial.journey_id)
    assert {who: said.answer for who, said in newest.items()} == {key(MOTHER): "yes", key(FATHER): "no"}


def test_an_answer_written_down_anew_for_the_same_day_corrects_the_first(trial: Trial) -> None:
    trial.answer("agree_service", took_part=[key(AUNT)], on="2026-09-07", answer="yes")
    trial.clock.advance(A_MINUTE)
    trial.answer("agree_service", took_part=[key(MOTHER)], on="2026-09-07", answer="yes")
    assert [said.who for said in trial.circle().agreements] == [{key(MOTHER)}]


def test_somebody_elses_answer_of_the_same_day_stands_beside_the_first(trial: Trial) -> None:
    trial.answer("agree_service", took_part=[key(MOTHER)], on="2026-09-07", answer="yes")
    said = Said((key(FATHER),), date(2026, 9, 7), "no")
    trial.write(lambda work, journey: record_other_answer(work, journey, "service", said))
    assert len(trial.circle().agreements) == 2
    with pytest.raises(AnswersRefused) as refused:
        trial.write(lambda work, journey: record_other_answer(work, journey, "service", Said((), TUESDAY, "no")))
    assert set(refused.value.faults) == {"who", "on"}


def test_withdrawing_ends_an_agreement_and_keeps_that_it_was_given(trial: Trial) -> None:
    trial.answer("agree_service", took_part=[key(MOTHER)], on="2026-09-07", answer="yes")
    given = trial.clock.now()
    agreement_id = trial.circle().agreements[0].id
    trial.on(TUESDAY)
    trial.write(lambda work, journey: withdraw_agreement(work, agreement_id))
    (said,) = trial.circle().agreements
    assert (said.withdrawn_on, said.stands_on(TUESDAY)) == (TUESDAY, False)
    assert trial.circle(given).agreements[0].stands_on(date(2026, 9, 7))


def test_a_no_stops_all_sharing_at_once(trial: Trial) -> None:
    trial.answer("agree_service", took_part=[key(MOTHER)], on="2026-09-04", answer="yes")
    trial.move("say_no")
    assert [said.withdrawn_on for said in trial.circle().agreements] == [date(2026, 9, 7)]


def test_what_was_written_down_by_mistake_is_taken_back(trial: Trial) -> None:
    trial.answer("agree_service", took_part=[key(MOTHER)], on="2026-09-04", answer="yes")
    trial.write(lambda work, _: log_attempt(work, CHILD, Attempt((key(MOTHER),), date(2026, 9, 4), "phone", True)))
    words = NoticeWords(date(2026, 9, 4), "post")
    trial.write(lambda work, journey: mark_sent(work, journey, MOTHER, words))
    agreement_id, attempt_id = trial.circle().agreements[0].id, trial.circle().attempts[0].id
    notice_id = trial.circle().notices[0].id
    trial.clock.advance(A_MINUTE)
    trial.write(lambda work, _: take_back_agreement(work, agreement_id))
    trial.write(lambda work, _: take_back_attempt(work, attempt_id))
    trial.write(lambda work, _: take_back_notice(work, notice_id))
    circle = trial.circle()
    assert (circle.agreements, circle.attempts, circle.notices) == ((), (), ())

"""What a step writes into the typed tables, and that an earlier moment still shows what was known then."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from engine.errors import AnswersRefused, NotFound
from tests.workflows.small import AUNT, CHILD, FATHER, MOTHER, SIBLING, TEACHER, Trial, as_, key
from workflows.support.agreements import (
    Said,
    record_other_answer,
    take_back_agreement,
    withdraw_agreement,
)
from workflows.support.circle import Circle
from workflows.support.contacts import ContactWords, add_contact, change_contact, end_contact
from workflows.support.family import Attempt, log_attempt, take_back_attempt
from workflows.support.notices import NoticeWords, mark_sent, notice_lines, save_notice, take_back_notice
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
from workflows.support.recorders import a_year_after
from workflows.support.sen_status import set_sen_status

TUESDAY = date(2026, 9, 8)
A_MINUTE = timedelta(minutes=1)
READS = OutcomeWords("Read a short story aloud", "Reads single words", "Reads 60 words a minute", date(2026, 12, 1))
PAIRS = ProvisionWords("Reading in pairs", outcome=1, teacher_id=TEACHER, minutes=20, times_a_week=3, weeks=10)


def not_told(circle: Circle, since: date | None, day: date) -> frozenset[str]:
    """The contacts entitled on a day to whom no notice has gone since another."""
    told = {notice.contact for notice in circle.notices if since is None or notice.on >= since}
    return circle.entitled(day) - told


def test_a_talk_keeps_who_when_how_and_whether_the_note_was_given(trial: Trial) -> None:
    trial.answer("talk", who=[key(MOTHER)], on="2026-09-04", how="phone", said="Books are a joy.", note="sent")
    (talk,) = trial.circle().talks
    assert (talk.on, talk.how, talk.who, talk.said, talk.note_given) == (
        date(2026, 9, 4),
        "phone",
        {key(MOTHER)},
        "Books are a joy.",
        True,
    )


def test_a_newer_answer_to_the_same_task_supersedes_what_it_wrote(trial: Trial) -> None:
    trial.answer("talk", who=[key(MOTHER)], on="2026-09-04", how="phone", said="A talk.", note="not_yet")
    first = trial.clock.now()
    trial.clock.advance(A_MINUTE)
    trial.answer("talk", who=[key(MOTHER)], on="2026-09-04", how="phone", said="A talk.", note="paper")
    assert [talk.note for talk in trial.circle().talks] == ["paper"]
    assert [talk.note for talk in trial.circle(first).talks] == ["not_yet"]


def test_a_line_to_the_family_is_a_message_of_today(trial: Trial) -> None:
    trial.answer("tell_midway", who=[key(MOTHER)], line="It goes well.")
    (message,) = trial.circle().messages
    assert (message.on, message.said, trial.circle().talks) == (date(2026, 9, 7), "It goes well.", ())


def test_the_meeting_of_a_review_is_a_talk_with_the_familys_words(trial: Trial) -> None:
    words = {"took_part": [key(MOTHER), "child"], "on": "2026-09-04", "how": "video", "words": "It helps."}
    trial.answer("meet_family", **words)
    (talk,), (meeting,) = trial.circle().talks, trial.circle().meetings
    assert (talk.on, talk.how, talk.who, talk.said) == (date(2026, 9, 4), "video", {key(MOTHER), "child"}, "It helps.")
    assert meeting == talk


def test_a_meeting_that_was_offered_and_not_taken_up_is_no_talk(trial: Trial) -> None:
    trial.answer("meet_family", took_part=[], on="2026-09-04", how="offered", words="Two times were offered.")
    (meeting,) = trial.circle().meetings
    assert (meeting.how, meeting.said, trial.circle().talks) == ("offered", "", ())


def test_the_day_for_looking_again_outlives_the_journey_and_may_be_left_open(trial: Trial) -> None:
    trial.move("enough", look_again_on="2027-01-12")
    assert trial.circle().look_again_on == {trial.journey_id: date(2027, 1, 12)}
    trial.begin_another()
    trial.move("enough", look_again_on=None)
    assert len(trial.circle().look_again_on) == 1


def test_what_a_child_says_counts_and_so_does_an_honest_try(trial: Trial) -> None:
    trial.answer("ask_child", good="Drawing", helps="Time", how=["drew"])
    assert [view.counts for view in trial.circle().views] == [True]
    trial.clock.advance(A_MINUTE)
    trial.answer("ask_child", how=["tried_not_obtained"])
    (view,) = trial.circle().views
    assert (view.good, view.tried, view.counts) == ("", True, True)


def test_a_decision_makes_sen_support_only_once_the_teacher_agrees(trial: Trial) -> None:
    trial.answer("decide", decision="yes")
    assert trial.circle().pupil.sen_code == "N"
    trial.on(TUESDAY)
    trial.answer("agree_decision", view="agreed")
    assert (trial.circle().pupil.sen_code, trial.circle().pupil.sen_since) == ("K", TUESDAY)


@pytest.mark.parametrize(("decision", "view"), [("no", "agreed"), ("not_clear", "agreed"), ("yes", "talk")])
def test_another_decision_or_a_wish_to_talk_changes_no_status(trial: Trial, decision: str, view: str) -> None:
    trial.answer("decide", decision=decision)
    trial.answer("agree_decision", view=view)
    assert trial.circle().pupil.sen_code == "N"


def test_an_agreement_to_an_earlier_decision_does_not_serve_a_new_one(trial: Trial) -> None:
    trial.answer("decide", decision="no")
    trial.clock.advance(A_MINUTE)
    trial.answer("agree_decision", view="agreed")
    trial.clock.advance(A_MINUTE)
    trial.answer("decide", decision="yes")
    assert trial.circle().pupil.sen_code == "N"


def test_an_ehc_plan_is_ended_by_no_step_here(trial: Trial) -> None:
    with trial.writing() as work:
        set_sen_status(work, CHILD, "E", date(2026, 9, 1), "roll")
    trial.move("put_in_place")
    assert trial.circle().has_ehc_plan
    trial.move("end")
    assert trial.circle().has_ehc_plan


def test_a_status_ends_the_day_before_the_next_begins(trial: Trial) -> None:
    with trial.writing() as work:
        set_sen_status(work, CHILD, "K", date(2026, 9, 1), "roll")
    trial.on(TUESDAY)
    with trial.writing() as work:
        set_sen_status(work, CHILD, "N", TUESDAY, "decision")
    assert (trial.circle().pupil.sen_code, trial.circle().pupil.sen_since) == ("N", TUESDAY)


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


def test_a_notice_is_drafted_then_sent_to_each_entitled_contact(trial: Trial) -> None:
    today = date(2026, 9, 7)
    trial.write(lambda work, journey: save_notice(work, journey, MOTHER, NoticeWords(how="handed")))
    assert not_told(trial.circle(), None, today) == {key(MOTHER), key(FATHER)}
    trial.write(lambda work, journey: mark_sent(work, journey, MOTHER, NoticeWords(today, "handed", "large")))
    assert not_told(trial.circle(), None, today) == {key(FATHER)}
    assert not_told(trial.circle(), TUESDAY, today) == {key(MOTHER), key(FATHER)}
    with trial.desk.reading(as_(TEACHER)) as session:
        lines = notice_lines(session, trial.journey, today)
    assert [(line.relationship, line.status) for line in lines] == [("mother", "sent"), ("father", "none")]
    assert lines[0].words == NoticeWords(today, "handed", "large")


def test_a_sent_notice_says_when_how_and_in_which_form(trial: Trial) -> None:
    for words, fields in (
        (NoticeWords(form="smoke"), {"on", "how", "form"}),
        (NoticeWords(TUESDAY, "post"), {"on"}),
    ):
        with pytest.raises(AnswersRefused) as refused:
            trial.write(lambda work, journey, words=words: mark_sent(work, journey, MOTHER, words))
        assert set(refused.value.faults) == fields


def test_a_notice_goes_only_to_a_contact_of_this_child(trial: Trial) -> None:
    with trial.desk.writing(as_(TEACHER), subjects=[SIBLING]) as work, pytest.raises(NotFound):
        save_notice(work, trial.journey, MOTHER, NoticeWords())


def test_a_contact_who_changes_keeps_their_notices_and_their_past(trial: Trial) -> None:
    trial.write(lambda work, journey: mark_sent(work, journey, MOTHER, NoticeWords(date(2026, 9, 7), "post")))
    told = trial.clock.now()
    trial.on(TUESDAY)
    words = ContactWords("The mother", "mother", is_entitled=False)
    trial.write(lambda work, _: change_contact(work, MOTHER, words))
    assert trial.circle().entitled(TUESDAY) == {key(FATHER)}
    assert trial.circle(told).entitled(TUESDAY) == {key(MOTHER), key(FATHER)}
    assert trial.circle().notices == trial.circle(told).notices
    assert len(trial.circle().notices) == 1


def test_a_contact_who_joins_later_has_not_been_told_and_one_who_left_need_not_be(trial: Trial) -> None:
    words = NoticeWords(date(2026, 9, 7), "post")
    trial.write(lambda work, journey: mark_sent(work, journey, MOTHER, words))
    trial.write(lambda work, _: end_contact(work, FATHER, date(2026, 9, 7)))
    assert not_told(trial.circle(), None, TUESDAY) == set()
    trial.write(lambda work, _: add_contact(work, CHILD, ContactWords("A carer", "foster carer"), TUESDAY))
    assert not_told(trial.circle(), None, date(2026, 9, 7)) == {key(FATHER)}
    assert len(not_told(trial.circle(), None, TUESDAY)) == 1


def test_a_contact_needs_a_name_a_child_and_an_end_after_the_beginning(trial: Trial) -> None:
    for odd in (
        lambda work, _: add_contact(work, CHILD, ContactWords(" ")),
        lambda work, _: end_contact(work, MOTHER, date(2025, 1, 1)),
    ):
        with pytest.raises(AnswersRefused):
            trial.write(odd)
    with pytest.raises(NotFound):
        trial.write(lambda work, _: add_contact(work, SIBLING, ContactWords("A carer")))


def test_an_attempt_says_whom_when_and_how(trial: Trial) -> None:
    with pytest.raises(AnswersRefused) as refused:
        trial.write(lambda work, _: log_attempt(work, CHILD, Attempt((), TUESDAY, "owl", True)))
    assert set(refused.value.faults) == {"who", "on", "how"}
    with pytest.raises(NotFound):
        trial.write(lambda work, _: log_attempt(work, SIBLING, Attempt(("x",), TUESDAY, "phone", True)))

"""What a step writes into the typed tables, and that an earlier moment still shows what was known then."""

from datetime import date

import pytest

from tests.workflows.small import CHILD, MOTHER, Trial, key
from tests.workflows.support.moments import A_MINUTE, TUESDAY
from workflows.support.sen_status import set_sen_status


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

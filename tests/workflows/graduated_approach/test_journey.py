"""Whole ways through the graduated approach, on a real database and by the engine's own verbs."""

from datetime import date

import pytest

from engine.clock import SetClock
from engine.database import Database
from engine.errors import InTheWay
from tests.workflows.graduated_approach.story import AGREED, PICTURE, TALKED, VIEW, YES, Story
from tests.workflows.small import DSL, MOTHER, SENCO, key
from workflows.support.seen import PLAN


@pytest.fixture
def story(sqlite_database: Database, clock: SetClock) -> Story:
    return Story(sqlite_database, clock)


def test_a_concern_asks_the_class_teacher_first(story: Story) -> None:
    story.begin()
    assert story.next() == ("task", "weigh_concern", "class_teacher")
    assert story.open_tasks() == {"weigh_concern"}


def test_a_family_that_raised_it_is_to_be_told_what_comes_next(story: Story) -> None:
    story.begin(family_knows="told_us")
    assert story.open_tasks() == {"weigh_concern", "answer_family"}
    assert "family_told_what_comes_next" in story.missing("no_more_needed")


def test_what_is_tried_in_class_is_looked_at_again_on_the_agreed_day(story: Story) -> None:
    story.begin()
    story.move("respond_in_class")
    assert story.open_tasks() == {"choose_response", "talk_with_family"}
    chosen = {"now": "41 words", "change": "Maps", "how_often": "Daily", "working": "50", "look_again_on": "2026-10-20"}
    story.answer("choose_response", chosen)
    story.answer("talk_with_family", TALKED)
    now = story.now().projection.next
    assert (now.kind, now.waiting_until, now.waiting_for) == ("wait", date(2026, 10, 13), "class_teacher")
    story.on(date(2026, 10, 20))
    assert story.next() == ("task", "say_how_it_went", "class_teacher")
    story.answer("say_how_it_went", {"better": "x", "now": "52 words", "helped": "partly", "next": "look_closely"})
    assert story.next() == ("move", "assess_for_sen", "class_teacher")
    story.move("assess_for_sen")
    assert story.open_tasks() == {"ask_child", "pull_together", "decide"}


def test_a_second_try_asks_for_its_own_result_and_its_own_word_to_the_family(story: Story) -> None:
    story.begin(family_knows="talked")
    story.move("respond_in_class")
    story.on(date(2026, 9, 21))
    story.move("try_something_else")
    assert story.open_tasks() == {"choose_response", "talk_with_family"}
    assert set(story.missing("teaching_worked")) == {"result_written", "family_told_how_it_went"}


def test_once_the_senco_has_decided_it_is_the_teachers_turn(story: Story) -> None:
    story.to_the_decision()
    assert story.next() == ("task", "decide", "senco")
    story.answer("decide", YES, by=SENCO)
    assert story.next() == ("task", "agree_decision", "class_teacher")
    assert (story.row("decide").status, story.row("decide").nudge_on) == ("done", None)
    assert story.missing("begin_plan")["teacher_and_senco_decided"] == (
        "The class teacher has not yet agreed the decision."
    )
    story.answer("agree_decision", {"view": "talk"})
    assert story.next() == ("task", "decide", "senco")
    story.answer("decide", {**YES, "reasons": "As we agreed"}, by=SENCO)
    assert story.next() == ("task", "agree_decision", "class_teacher")
    story.answer("agree_decision", {"view": "agreed"})
    assert story.next() == ("task", "tell_family", "senco")
    assert story.row("tell_family").due_on == date(2026, 9, 14)


def test_the_law_is_not_passed_with_a_reason(story: Story) -> None:
    story.to_the_decision()
    story.answer("decide", YES, by=SENCO)
    story.answer("agree_decision", {"view": "agreed"})
    story.tell_formally(MOTHER)
    with pytest.raises(InTheWay) as refused:
        story.move("begin_plan", family_told_of_provision="She will tell him")
    assert [verdict.because for verdict in refused.value.assessment.blocking] == [
        "1 of 2 family contacts have not been told formally."
    ]
    story.tell_formally()
    story.move("begin_plan")
    assert story.now().journey.stage == "plan"


def test_a_no_is_told_to_the_family_and_ends_the_journey(story: Story) -> None:
    story.to_the_decision()
    story.answer("decide", {**YES, "decision": "no"}, by=SENCO)
    assert "tell_family_not_sen" not in story.open_tasks()
    story.answer("agree_decision", {"view": "agreed"})
    assert story.next() == ("task", "tell_family_not_sen", "senco")
    told = {
        "who": [key(MOTHER)],
        "on": "2026-09-07",
        "goes_on": "x",
        "would_change": "x",
        "look_again_on": "2027-04-01",
    }
    story.answer("tell_family_not_sen", told, by=SENCO)
    assert story.next() == ("move", "decide_not_sen", "senco")
    story.move("decide_not_sen", by=SENCO)
    assert not story.now().journey.is_open


def test_not_yet_clear_leads_back_to_more_time_in_class(story: Story) -> None:
    story.to_the_decision()
    story.answer("decide", {**YES, "decision": "not_clear"}, by=SENCO)
    assert story.next() == ("move", "more_teaching_first", "class_teacher")
    story.move("more_teaching_first", why="We want to see half a term of maps")
    assert story.open_tasks() == {"choose_response"}
    assert "teaching_tried_or_plain" in story.missing("assess_for_sen")


def test_a_plan_is_written_agreed_looked_over_and_put_in_place(story: Story) -> None:
    story.to_the_plan()
    assert story.open_tasks() == {"write_outcomes", "write_support", "agree_plan"}
    assert story.next() == ("task", "write_outcomes", "class_teacher")
    story.on(date(2026, 9, 9))
    story.write_plan()
    assert story.row("look_over_plan").due_on == date(2026, 9, 16)
    assert story.next() == ("task", "agree_plan", "class_teacher")
    story.answer("agree_plan", AGREED)
    story.answer("look_over_plan", {"view": "agreed"}, by=SENCO)
    assert story.next() == ("task", "share_plan", "class_teacher")
    story.share(PLAN)
    assert story.next() == ("move", "put_plan_in_place", "class_teacher")
    story.on(date(2026, 9, 11))
    story.write_plan(hopes="Read two pages aloud")
    assert story.missing("put_plan_in_place") == {"teacher_and_senco_agreed": "The SENCO has not yet agreed the plan."}
    assert story.next() == ("task", "look_over_plan", "senco")


def test_an_early_review_needs_a_reason(story: Story) -> None:
    story.to_do()
    because = "The agreed review date is 25 November 2026: an earlier review needs a reason."
    assert story.missing("hold_review") == {
        "delivery_written": "How the support went is not written.",
        "review_on_time": because,
    }
    story.move("hold_review", review_on_time="It plainly does not help", delivery_written="It stopped in a week")
    assert story.now().journey.stage == "review"


def test_support_that_runs_is_ended_at_a_review_and_not_at_the_assessment(story: Story) -> None:
    story.to_do()
    story.move("look_again_at_needs", why="New information")
    because = "Support is running: it is ended at a review, with the family."
    assert story.missing("more_teaching_first") == {"support_not_running": because}
    assert story.dates_ahead() == {"review_due": date(2026, 11, 25), "meeting_this_term": date(2026, 12, 18)}
    story.move("back_to_review")
    assert story.now().journey.stage == "review"


def test_support_that_runs_does_not_end_with_a_different_need_that_class_teaching_meets(story: Story) -> None:
    story.to_the_review()
    story.move("different_need", why="She no longer wants to come to school")
    because = "Support is running: it is ended at a review, with the family."
    assert story.missing("no_more_needed")["support_not_running"] == because
    story.answer("weigh_concern", {"behind": ["nothing"], "next": "as_usual", "why": "It passed"})
    told = {"who": [key(MOTHER)], "on": "2026-11-25", "how": "phone"}
    story.answer("answer_family", told)
    waits = story.now().projection.next
    assert (waits.kind, waits.waiting_for, waits.waiting_until) == (
        "wait",
        "The review, where support is ended",
        date(2026, 11, 25),
    )
    story.move("respond_in_class")
    assert story.missing("teaching_worked")["support_not_running"] == because
    story.move("assess_for_sen", teaching_tried_or_plain="It passed")
    story.move("back_to_review")
    assert story.now().journey.stage == "review"


def test_a_child_with_an_ehc_plan_goes_through_the_same_stages(story: Story) -> None:
    story.has_ehc_plan()
    story.begin()
    story.move("assess_for_sen")
    assert story.open_tasks() == {"talk_about_needs", "ask_child", "pull_together", "tell_family"}
    story.answer("talk_about_needs", TALKED)
    story.answer("ask_child", VIEW)
    story.answer("pull_together", PICTURE)
    assert story.next() == ("task", "tell_family", "senco")
    story.exempt("ehc_plan_in_force")
    assert story.next() == ("move", "begin_plan", "class_teacher")
    story.move("begin_plan")
    assert "tell_family" not in story.open_tasks()


def test_an_ehc_plan_is_not_ended_here(story: Story) -> None:
    story.has_ehc_plan()
    story.put_in("review", told_on="2026-01-12")
    assert story.missing("end_support")["no_ehc_plan"] == "An EHC plan is in force: only the council can end it."
    reasons = dict.fromkeys(story.missing("end_support"), "We think so")
    with pytest.raises(InTheWay) as refused:
        story.move("end_support", by=SENCO, **reasons)
    assert [verdict.check for verdict in refused.value.assessment.blocking] == ["no_ehc_plan"]


def test_a_journey_put_in_without_knowing_whether_the_family_was_told_asks_it_at_once(story: Story) -> None:
    story.put_in("do", review_on="2026-11-25")
    assert story.next() == ("task", "tell_family", "senco")
    assert story.dates_ahead()["review_due"] == date(2026, 11, 25)


def test_a_journey_put_in_with_a_review_date_gone_by_gets_one_of_our_own(story: Story) -> None:
    story.put_in("do", review_on="2026-07-01", told_on="2026-01-12")
    assert story.open_tasks() == set()
    assert story.dates_ahead()["review_due"] == date(2026, 10, 19)


def test_a_family_that_does_not_agree_is_answered_and_stops_nothing(story: Story) -> None:
    story.to_the_plan()
    story.write_plan()
    story.answer("agree_plan", {**AGREED, "family_says": "no"})
    assert "answer_disagreement" in story.open_tasks()
    story.answer("look_over_plan", {"view": "agreed"}, by=SENCO)
    story.share(PLAN)
    assert story.missing("put_plan_in_place") == {}


def test_a_safeguarding_decision_holds_what_is_asked_of_the_family(story: Story) -> None:
    story.to_the_decision()
    story.answer("decide", YES, by=SENCO)
    story.answer("agree_decision", {"view": "agreed"})
    story.exempt("safeguarding", by=DSL)
    assert "tell_family" not in story.open_tasks()
    assert story.missing("begin_plan") == {}


def test_something_different_at_a_review_begins_at_concern_with_the_plan_in_force(story: Story) -> None:
    story.to_the_review()
    story.move("different_need", why="He does not hear the end of words")
    assert story.next() == ("task", "weigh_concern", "class_teacher")
    assert story.open_tasks() == {"weigh_concern", "answer_family"}
    assert story.dates_ahead()["review_due"] == date(2026, 11, 25)

"""A whole year of one child: sharing, giving, the review, a second cycle that confirms, and the end of support."""

from datetime import date

import pytest

from engine.clock import SetClock
from engine.database import Database
from engine.errors import InTheWay
from tests.workflows.graduated_approach.story import (
    AGREED,
    MET,
    PICTURE,
    REVIEW_DAY,
    TALKED,
    VIEW,
    WENT,
    YES,
    Story,
)
from tests.workflows.small import CHILD, MOTHER, SENCO, as_, key
from workflows.school import duties
from workflows.support.contacts import ContactWords, add_contact
from workflows.support.seen import PLAN, RECORD

FEBRUARY = date(2027, 2, 10)
STAYS = {
    "can_now": "Reads to others",
    "stays": "Pictures first; her own maps",
    "family_says": "We are glad, and will say if we see anything",
    "told_on": "2026-11-25",
    "look_again_on": "2027-06-01",
}


@pytest.fixture
def story(sqlite_database: Database, clock: SetClock) -> Story:
    return Story(sqlite_database, clock)


def next_waits(story: Story) -> tuple[str, date | None]:
    step = story.now().projection.next
    return step.kind, step.waiting_until


def test_the_plan_is_shared_once_it_is_talked_through(story: Story) -> None:
    story.to_the_plan()
    story.write_plan()
    assert "share_plan" not in story.open_tasks()
    story.answer("agree_plan", AGREED)
    assert "share_plan" in story.open_tasks()
    assert story.row("share_plan").due_on == date(2026, 9, 21)
    story.answer("look_over_plan", {"view": "agreed"}, by=SENCO)
    assert story.missing("put_plan_in_place") == {
        "staff_told": "The one person who works with the child has not been told.",
        "family_has_plan": "The family has not been given the plan.",
    }


def test_what_is_not_shared_may_be_gone_on_without_for_a_reason(story: Story) -> None:
    story.to_the_plan()
    story.write_plan()
    story.answer("agree_plan", AGREED)
    story.answer("look_over_plan", {"view": "agreed"}, by=SENCO)
    story.move("put_plan_in_place", staff_told="She is away today", family_has_plan="They come for it on Monday")
    assert story.now().journey.stage == "do"
    assert "share_plan" in story.open_tasks()


def test_whoever_begins_to_work_with_the_child_is_told_while_support_is_given(story: Story) -> None:
    story.to_do()
    assert "share_plan" not in story.open_tasks()
    story.on(date(2026, 10, 5))
    with story.desk.writing(as_(SENCO), subjects=[CHILD]) as work:
        duties.begin(work, SENCO, "ta", CHILD)
    assert story.next() == ("task", "share_plan", "class_teacher")
    assert story.row("share_plan").due_on == date(2026, 10, 19)
    story.on(date(2026, 10, 7))
    assert story.row("share_plan").due_on == date(2026, 10, 19)
    assert story.now().projection.blocking[0] == (
        "staff_told",
        "1 of 2 people who work with the child have not been told.",
    )
    story.share(PLAN)
    assert "share_plan" not in story.open_tasks()


def test_a_contact_who_joins_while_support_is_given_is_told_formally_and_gets_the_plan(story: Story) -> None:
    story.to_do()
    with story.desk.writing(as_(SENCO), subjects=[CHILD]) as work:
        add_contact(work, CHILD, ContactWords("A carer", "foster carer"), work.today)
    assert {"tell_family", "share_plan"} <= story.open_tasks()


def test_while_support_is_given_most_days_ask_nothing(story: Story) -> None:
    story.to_do()
    assert story.open_tasks() == {"check_started"}
    assert (story.row("check_started").due_on, story.next()[1]) == (date(2026, 9, 21), "check_started")
    story.log_sessions()
    assert story.open_tasks() == set()
    assert next_waits(story) == ("wait", date(2026, 10, 8))
    story.on(date(2026, 10, 8))
    assert story.open_tasks() == {"tell_family_midway"}
    assert story.row("tell_family_midway").due_on == date(2026, 10, 15)
    story.answer("tell_family_midway", {"going": "well", "line": "She draws maps", "who": [key(MOTHER)]})
    assert [each.said for each in story.now().facts.circle.messages] == ["She draws maps"]
    assert next_waits(story) == ("wait", date(2026, 10, 28))
    story.on(date(2026, 10, 28))
    assert story.open_tasks() == {"invite_to_review"}
    assert story.row("invite_to_review").due_on == date(2026, 11, 4)
    invited = {"at": "2026-11-25", "time_and_place": "30 minutes", "who": [key(MOTHER)], "needs": ["none"]}
    story.answer("invite_to_review", {**invited, "ask_first": True})
    assert next_waits(story) == ("wait", date(2026, 11, 11))
    story.on(date(2026, 11, 11))
    assert story.open_tasks() == {"write_how_it_went"}
    assert (story.row("write_how_it_went").due_on, story.next()[1]) == (date(2026, 11, 18), "write_how_it_went")
    story.answer("write_how_it_went", WENT)
    assert story.next() == ("move", "hold_review", "class_teacher")


def test_support_that_has_not_started_is_a_line_for_the_senco_until_it_has(story: Story) -> None:
    story.to_do()
    story.answer("check_started", {"started": "not_yet", "in_the_way": "No room"})
    assert story.open_tasks() == {"help_it_start"}
    row = story.row("help_it_start")
    assert (row.owner, row.due_on) == ("senco", date(2026, 9, 7))
    story.log_sessions()
    assert story.open_tasks() == set()


def test_a_journey_that_was_put_in_hears_of_half_of_the_time_since_then(story: Story) -> None:
    story.put_in("do", review_on="2026-11-25", told_on="2026-01-12")
    assert story.open_tasks() == set()
    story.on(date(2026, 10, 8))
    assert story.open_tasks() == {"tell_family_midway"}
    assert story.row("tell_family_midway").due_on == date(2026, 10, 15)


def test_at_the_review_everything_is_due_on_its_day(story: Story) -> None:
    story.to_the_review()
    tasks = {"ask_child_at_review", "score_outcomes", "meet_family", "weigh_support"}
    assert story.open_tasks() == {*tasks, "agree_next"}
    assert {(story.row(task).due_on, story.row(task).due_standing) for task in tasks} == {(REVIEW_DAY, "agreed")}
    assert story.row("agree_next").due_on == date(2026, 12, 9)
    assert set(story.missing("start_next_cycle")) == {
        "outcomes_reviewed",
        "support_weighed",
        "family_part_in_review",
        "pupil_views_at_review",
        "next_step_agreed",
        "record_shared",
    }


def test_the_record_goes_to_the_family_within_a_week_of_the_meeting(story: Story) -> None:
    story.to_the_review()
    story.answer("meet_family", {**MET, "on": "2026-11-25"})
    assert story.row("share_record").due_on == date(2026, 12, 2)
    story.share(RECORD)
    assert "record_shared" not in story.missing("start_next_cycle")


def test_little_progress_asks_for_a_specialist_and_takes_a_reason(story: Story) -> None:
    story.to_the_review()
    story.hold_the_review(progress="little")
    because = "Progress was little or none with this help, and no specialist is involved."
    assert story.missing("start_next_cycle") == {"specialist_considered": because}
    story.move("start_next_cycle", specialist_considered="The family would like one more term")
    assert story.now().journey.cycle == 2


def test_the_review_is_held_once_the_family_was_met_and_the_support_weighed(story: Story) -> None:
    story.to_the_review()
    assert story.dates_ahead()["review_due"] == REVIEW_DAY
    story.hold_the_review()
    assert "review_due" not in story.dates_ahead()
    story.move("different_need", why="He does not hear the end of words")
    assert "review_due" not in story.dates_ahead()


def test_a_second_cycle_confirms(story: Story) -> None:
    story.to_the_review()
    story.hold_the_review()
    assert story.next() == ("move", "start_next_cycle", "class_teacher")
    story.move("start_next_cycle")
    assert story.now().journey.cycle == 2
    assert story.open_tasks() == {"pull_together"}
    story.answer("pull_together", PICTURE)
    assert story.missing("begin_plan") == {}
    story.move("begin_plan")
    assert story.next() == ("task", "write_outcomes", "class_teacher")
    story.carry_plan()
    story.answer("agree_plan", {**AGREED, "on": "2026-11-25", "review_on": "2027-02-10"})
    story.answer("look_over_plan", {"view": "agreed"}, by=SENCO)
    story.share(PLAN)
    story.move("put_plan_in_place")
    assert story.dates_ahead()["review_due"] == FEBRUARY
    story.log_sessions()
    assert next_waits(story)[0] == "wait"
    story.on(FEBRUARY)
    story.answer("write_how_it_went", WENT)
    story.move("hold_review")
    story.hold_the_review()
    assert story.missing("start_next_cycle") == {}


def test_in_a_second_cycle_nobody_waits_for_the_review_of_the_first(story: Story) -> None:
    story.to_the_review()
    story.hold_the_review()
    story.move("start_next_cycle")
    story.answer("pull_together", PICTURE)
    story.move("begin_plan")
    story.carry_plan()
    story.answer("agree_plan", {**AGREED, "on": "2026-11-25", "review_on": "2027-02-10"})
    story.answer("look_over_plan", {"view": "agreed"}, by=SENCO)
    story.share(PLAN)
    story.move("put_plan_in_place")
    story.log_sessions()
    assert next_waits(story) == ("wait", date(2026, 12, 24))


def test_a_cycle_that_was_begun_without_a_review_asks_everything_again_and_a_confirmed_talk_stays_one(
    story: Story,
) -> None:
    story.to_the_review()
    story.move("start_next_cycle", **dict.fromkeys(story.missing("start_next_cycle"), "The family is away until May"))
    assert story.open_tasks() == {"talk_about_needs", "ask_child", "pull_together", "decide"}
    story.answer("talk_about_needs", TALKED)
    assert story.talks() == [date(2026, 9, 8)]
    story.answer("ask_child", VIEW)
    story.answer("pull_together", PICTURE)
    story.answer("decide", YES, by=SENCO)
    story.answer("agree_decision", {"view": "agreed"})
    assert story.missing("begin_plan") == {}


def test_needs_that_are_looked_at_afresh_are_decided_afresh(story: Story) -> None:
    story.to_the_review()
    story.hold_the_review(next="afresh")
    story.move("start_next_cycle")
    assert story.open_tasks() == {"pull_together", "decide"}
    assert "teacher_and_senco_decided" in story.missing("begin_plan")
    story.answer("decide", YES, by=SENCO)
    story.answer("agree_decision", {"view": "agreed"})
    assert "teacher_and_senco_decided" not in story.missing("begin_plan")


def test_support_ends_with_the_family_and_is_looked_at_again(story: Story) -> None:
    story.to_the_review()
    story.hold_the_review(next="enough")
    assert story.next() == ("task", "say_what_stays", "class_teacher")
    assert story.row("say_what_stays").due_on == date(2026, 12, 2)
    assert set(story.missing("end_support")) == {
        "family_consulted_on_ending",
        "what_stays_written",
        "family_told_of_ending",
    }
    story.answer("say_what_stays", STAYS)
    assert story.next() == ("move", "end_support", "senco")
    story.move("end_support", by=SENCO)
    now = story.now()
    assert (now.journey.stage, now.journey.is_open, story.dates_ahead()) == ("support_ended", False, {})
    assert now.facts.circle.pupil.sen_code == "N"
    assert next_waits(story) == ("none", date(2027, 5, 28))


def test_support_does_not_end_without_what_was_learned_even_for_a_reason_about_the_law(story: Story) -> None:
    story.has_ehc_plan()
    story.put_in("review", told_on="2026-01-12", review_on="2026-09-30")
    reasons = dict.fromkeys(story.missing("end_support"), "x")
    with pytest.raises(InTheWay):
        story.move("end_support", by=SENCO, **reasons)


def test_a_plan_put_in_place_without_a_date_is_reviewed_within_sixty_days(story: Story) -> None:
    story.to_the_plan()
    story.write_plan()
    story.answer("look_over_plan", {"view": "agreed"}, by=SENCO)
    story.move("put_plan_in_place", **dict.fromkeys(story.missing("put_plan_in_place"), "The family is away"))
    assert story.dates_ahead()["review_due"] == story.now().facts.days.after(date(2026, 9, 7), 60, "school")
    story.answer("check_started", {"started": "all"})
    assert next_waits(story)[0] == "wait"

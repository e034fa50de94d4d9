"""What outlives an end: the day to look again, and what is owed after a child has left."""

from datetime import date

import pytest

from engine import boards, journeys
from engine.clock import SetClock
from engine.database import Database
from engine.reading import look
from engine.refreshing import refresh_school, stale_subjects
from engine.values import Actor, Scope, TaskStatus
from tests.workflows.graduated_approach.story import CONCERN, YES, Story
from tests.workflows.graduated_approach.test_year import STAYS
from tests.workflows.small import CHILD, MOTHER, SCHOOL, SENCO, TEACHER, as_, key
from workflows.school.records import Pupil

DAY, MORNING_BEFORE = date(2027, 6, 1), date(2027, 5, 28)


@pytest.fixture
def story(sqlite_database: Database, clock: SetClock) -> Story:
    return Story(sqlite_database, clock)


def ended(story: Story) -> None:
    story.to_the_review()
    story.hold_the_review(next="enough")
    story.answer("say_what_stays", STAYS)
    story.move("end_support", by=SENCO)


def on_the_board(story: Story) -> list[str]:
    with story.desk.reading(as_(SENCO)) as session:
        return [row.stage for row in boards.board(session, as_(SENCO))]


def stale(story: Story) -> bool:
    with story.desk.reading(as_(SENCO)) as session:
        return bool(stale_subjects(session, as_(SENCO), story.desk.today(), None))


def test_until_the_day_nothing_is_asked_and_nothing_is_swept(story: Story) -> None:
    ended(story)
    assert (story.open_tasks(), on_the_board(story)) == (set(), [])
    story.clock.set(story.clock.now().replace(year=2027, month=5, day=27))
    assert not stale(story)
    story.on(MORNING_BEFORE)
    assert story.open_tasks() == {"still_going_well"}


def test_on_the_day_the_class_teacher_is_asked_and_yes_ends_it(story: Story) -> None:
    ended(story)
    story.on(DAY)
    row = story.row("still_going_well")
    assert (row.owner, row.due_on, row.due_standing, row.nudge_on) == ("class_teacher", DAY, "agreed", DAY)
    assert story.next() == ("task", "still_going_well", "class_teacher")
    assert on_the_board(story) == ["support_ended"]
    with story.desk.reading(as_(TEACHER)) as session:
        assert [each.name for each in boards.mine(session, as_(TEACHER), DAY)] == ["still_going_well"]
    story.answer("still_going_well", {"going": "yes", "line": "Reads to others"})
    assert (story.open_tasks(), story.next()[0], on_the_board(story)) == (set(), "none", [])


def test_a_journey_that_begins_anew_asks_no_more_of_the_old_one(story: Story) -> None:
    ended(story)
    story.on(DAY)
    old = story.now().journey.id
    journeys.open_journey(story.desk, as_(TEACHER), CHILD, "graduated_approach", CONCERN, continues=old)
    with story.desk.reading(as_(SENCO)) as session:
        before, now = look(story.desk, session, as_(SENCO), CHILD)
    assert [row.status for row in before.tasks if row.task == "still_going_well"] == [TaskStatus.NOT_NEEDED]
    assert now.journey.continues == old


def test_a_child_who_has_left_is_asked_about_no_more(story: Story) -> None:
    ended(story)
    with story.desk.writing(as_(SENCO), subjects=[CHILD]) as work:
        pupil = work.session.get(Pupil, (SCHOOL, CHILD))
        pupil.left_on = work.today
    story.on(DAY)
    assert story.open_tasks() == set()


def test_class_teaching_is_looked_at_again_only_where_the_teacher_sets_a_day(story: Story) -> None:
    story.begin()
    journey = story.now().journey
    set_on = {"look_again_on": "2026-11-25"}
    journeys.move(
        story.desk, as_(TEACHER), journey.id, "no_more_needed", seen=journey.sequence, why="It passed", values=set_on
    )
    assert story.now().projection.next.waiting_until == date(2026, 11, 24)
    story.on(date(2026, 11, 24))
    assert story.open_tasks() == {"still_going_well"}


def test_class_teaching_without_a_day_asks_nothing_more(story: Story) -> None:
    story.begin()
    story.move("no_more_needed", why="It passed")
    assert story.now().projection.next.waiting_until is None
    story.on(DAY)
    assert story.open_tasks() == set()


def test_what_is_not_sen_is_looked_at_again_as_the_family_was_told(story: Story) -> None:
    story.to_the_decision()
    story.answer("decide", {**YES, "decision": "no"}, by=SENCO)
    story.answer("agree_decision", {"view": "agreed"})
    told = {"who": [key(MOTHER)], "on": "2026-09-07", "goes_on": "x", "would_change": "x"}
    story.answer("tell_family_not_sen", {**told, "look_again_on": "2027-06-01"}, by=SENCO)
    story.move("decide_not_sen", by=SENCO)
    assert story.now().projection.next.waiting_until == MORNING_BEFORE


def test_a_child_can_leave_from_any_stage_and_says_why(story: Story) -> None:
    story.to_the_plan()
    story.move("leave", by=SENCO, why="Moved to Leeds")
    with story.desk.reading(as_(SENCO)) as session:
        looks = {each.journey.workflow: each for each in look(story.desk, session, as_(SENCO), CHILD)}
    left, after = looks["graduated_approach"], looks["phase_transfer"]
    assert (left.journey.stage, left.journey.is_open) == ("left_school", False)
    assert (after.journey.workflow, after.journey.stage, after.journey.continues) == (
        "phase_transfer",
        "left",
        left.journey.id,
    )
    still_open = {row.task for row in after.tasks if row.status is TaskStatus.OPEN}
    assert still_open == {"show_what_goes", "send_records", "note_destination"}


def test_a_child_who_leaves_twice_has_one_handing_over(story: Story) -> None:
    story.begin()
    story.move("leave", by=SENCO, why="Moved to Leeds")
    story.begin()
    with story.desk.reading(as_(SENCO)) as session:
        looks = look(story.desk, session, as_(SENCO), CHILD)
    back = next(each.journey for each in looks if each.journey.stage == "concern")
    journeys.move(story.desk, as_(SENCO), back.id, "leave", seen=back.sequence, why="Leeds again")
    with story.desk.reading(as_(SENCO)) as session:
        names = [each.journey.workflow for each in look(story.desk, session, as_(SENCO), CHILD)]
    assert names.count("phase_transfer") == 1


def test_a_night_brings_an_ended_journey_up_to_date_once(story: Story) -> None:
    ended(story)
    story.on(DAY)
    assert not stale(story)
    assert refresh_school(story.desk, Scope(SCHOOL, Actor.system("sweep"))) == 0

"""A step or a move whose owner nobody is falls to the SENCO, then to the head, though others may do it beside them."""

from datetime import date

import pytest

from engine import boards
from engine.clock import SetClock
from engine.database import Database
from engine.errors import NotAllowed
from engine.roles import movers
from engine.values import TaskStatus
from tests.workflows.graduated_approach.story import VIEW, Story
from tests.workflows.small import CHILD, DSL, HEAD, SENCO, TEACHER, as_
from workflows.school import duties

TUESDAY = date(2026, 9, 8)


@pytest.fixture
def story(sqlite_database: Database, clock: SetClock) -> Story:
    return Story(sqlite_database, clock)


def nobody_is(story: Story, role: str) -> None:
    """Who held a role holds it no more from Tuesday on; somebody else may do the step beside them."""
    with story.desk.writing(as_(SENCO), subjects=[CHILD]) as work:
        for duty in duties.held_to(work, [CHILD], role):
            duties.end(work, duty)
    with story.desk.writing(as_(SENCO), subjects=[CHILD]) as work:
        duties.begin(work, DSL, "ta", CHILD)
        duties.begin(work, HEAD, "subject_teacher", CHILD)
    story.on(TUESDAY)


def steps_of(story: Story, person: object) -> set[str]:
    scope = as_(person)  # type: ignore[arg-type]
    with story.desk.reading(scope) as session:
        return {str(each.name) for each in boards.mine(session, scope, TUESDAY)}


def test_a_step_of_a_teacher_who_is_missing_is_the_senco_s_though_an_assistant_may_do_it(story: Story) -> None:
    story.begin()
    story.move("assess_for_sen", teaching_tried_or_plain="x")
    nobody_is(story, "class_teacher")
    assert "ask_child" in steps_of(story, SENCO)
    story.answer("ask_child", VIEW, by=SENCO)
    assert story.row("ask_child").status is TaskStatus.DONE


def test_while_somebody_owns_it_it_falls_to_nobody(story: Story) -> None:
    story.begin()
    story.move("assess_for_sen", teaching_tried_or_plain="x")
    assert "ask_child" not in steps_of(story, SENCO)
    with pytest.raises(NotAllowed):
        story.answer("ask_child", VIEW, by=SENCO)


def test_a_move_of_a_teacher_who_is_missing_is_the_senco_s_though_another_teacher_may_make_it(story: Story) -> None:
    story.begin()
    story.move("respond_in_class")
    with pytest.raises(NotAllowed):
        story.move("try_something_else", by=SENCO)
    nobody_is(story, "class_teacher")
    story.move("try_something_else", by=SENCO)
    assert story.now().journey.visit == 2
    with pytest.raises(NotAllowed):
        story.move("try_something_else", by=TEACHER)


def test_with_nobody_as_senco_a_move_of_the_senco_s_is_the_head_s(story: Story) -> None:
    story.begin()
    holders = story.now().facts.known.holders
    leave = story.now().workflow.move("leave", "concern")
    decide = story.now().workflow.move("decide_not_sen", "sen_assessment")
    without = {role: people for role, people in holders.items() if role != "senco"}
    assert (movers(decide, holders), movers(decide, without)) == (["senco"], ["senco", "head"])
    assert (movers(leave, holders), movers(leave, without)) == (["senco", "office"], ["senco", "office", "head"])

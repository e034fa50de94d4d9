"""The day to look again, on the pages: set with the move, asked on its day, and what was noticed begins anew."""

from datetime import date

import pytest

from engine import journeys
from engine.reading import look
from tests.client import Reader
from tests.review import text_of
from tests.web.classroom import DIFFERENT, Classroom
from web.pupils.moves_shown import PAGES
from workflows import catalogue as shelf

CONCERN = {"strengths": "Maps", "seen": "She stops again", "family_knows": "not_yet"}


@pytest.fixture
def enough(room: Classroom, teacher: Reader) -> Reader:
    """Class teaching was enough for Amira, and a day is set on which the teacher looks again."""
    room.begin(room.amira)
    room.answer(room.amira, "weigh_concern", {**DIFFERENT, "next": "as_usual", "why": "It passed"})
    journey = room.look(room.amira).journey
    page = teacher.page(f"/journeys/{journey.id}/moves/no_more_needed")
    assert "When will you look again?" in page.main
    teacher.press(page, "Class teaching is enough", {"why": "It passed", "look_again_on": ["25", "9", "2026"]})
    assert room.look(room.amira).journey.stage == "class_teaching"
    return teacher


@pytest.fixture
def ended(room: Classroom, enough: Reader) -> Reader:
    """The day has come."""
    room.on(date(2026, 9, 25))
    return room.back(enough)


def test_the_childs_page_says_on_which_day_somebody_looks_again(enough: Reader, room: Classroom) -> None:
    page = enough.page(f"/children/{room.amira}")
    again = "“Still going well?” is asked on Thursday 24 September."
    assert f"No journey is open for Amira. {again} If you have noticed something" in page.main
    [before] = [said for row in page.tree.iter("li") if "approach: Class teaching is enough" in (said := text_of(row))]
    assert before.endswith(again)


def test_on_the_day_it_stands_at_the_top_of_the_childs_page(ended: Reader, room: Classroom) -> None:
    page = ended.page(f"/children/{room.amira}")
    assert page.links()["Do this step “Still going well?”"] == room.step(room.amira, "still_going_well")
    assert "Nothing is going on" not in page.main


def test_the_class_teacher_is_asked_on_the_day(ended: Reader, room: Classroom) -> None:
    assert "Still going well?" in ended.page("/").main
    page = ended.press(ended.page(room.step(room.amira, "still_going_well")), "Save and continue", {"going": "yes"})
    assert "Nothing more is needed here" in page.main
    assert "Still going well?" not in ended.page("/").main


def test_what_was_noticed_begins_a_new_journey_with_the_old_one_beside_it(ended: Reader, room: Classroom) -> None:
    old = room.look(room.amira).journey.id
    page = ended.press(ended.page(room.step(room.amira, "still_going_well")), "Save and continue", {"going": "noticed"})
    assert "Say what you have noticed" in page.main
    ended.press(ended.page(page.links()["Go on"]), "Send", CONCERN)
    with room.desk.reading(room.as_(room.school.senco)) as session:
        looks = look(room.desk, session, room.as_(room.school.senco), room.amira)
    new = next(each.journey for each in looks if each.journey.is_open)
    assert (new.stage, new.continues) == ("concern", old)


def test_what_is_owed_after_leaving_stands_on_the_childs_page(room: Classroom, senco: Reader) -> None:
    room.begin(room.amira)
    journey = room.look(room.amira).journey
    journeys.move(room.desk, room.as_(room.school.office), journey.id, "leave", seen=journey.sequence, why="Moved")
    page = senco.page(f"/children/{room.amira}")
    assert "Moving between schools" in page.main
    assert "Send the records" in page.main


def test_the_office_sends_the_records_and_sees_no_more_of_the_child(room: Classroom, office: Reader) -> None:
    room.begin(room.amira)
    journey = room.look(room.amira).journey
    assert office.get(f"/journeys/{journey.id}/moves/respond_in_class").status_code == 404
    journeys.move(room.desk, room.as_(room.school.office), journey.id, "leave", seen=journey.sequence, why="Moved")
    with room.desk.reading(room.as_(room.school.senco)) as session:
        looks = look(room.desk, session, room.as_(room.school.senco), room.amira)
    lane = next(each for each in looks if each.journey.workflow == "phase_transfer")
    steps = {row.task: f"/steps/{row.id}" for row in lane.tasks}
    assert "Send the records" in office.page("/next-steps").main
    assert office.get(f"/children/{room.amira}").status_code == 404
    assert office.get(steps["show_what_goes"]).status_code == 404
    sent = {"to": "Leeds", "on": ["7", "9", "2026"], "how": "by_hand"}
    page = office.press(office.page(steps["send_records"]), "Save and continue", sent)
    assert page.heading == "Done: Send the records"
    assert f"/children/{room.amira}" not in page.links().values()
    page = office.page(f"/journeys/{lane.journey.id}/moves/hand_over")
    assert "The family has not seen what goes to the next school." in page.main


def test_web_has_each_page_on_which_a_guard_is_met() -> None:
    assert set(PAGES) == shelf.PAGES
    assert {each.begins for each in PAGES.values()} <= set(shelf.catalogue().names())

"""From the last Friday in June of the year in which they turn 16 the young person takes the family’s place."""

from datetime import date
from xml.etree.ElementTree import Element

from tests.client import Page, Reader
from tests.web.classroom import Classroom
from tests.web.school import SCHOOL_ID, SYSTEM
from workflows.school.records import Pupil

TALK = {
    "on": ["7", "9", "2026"],
    "how": "in_person",
    "said": "I would like to read to my brother",
    "note": "paper",
}


def is_born(room: Classroom, day: date) -> None:
    with room.desk.writing(SYSTEM, subjects=[room.amira]) as work:
        work.session.get_one(Pupil, (SCHOOL_ID, room.amira)).date_of_birth = day


def chosen_from(page: Page, name: str) -> list[str]:
    """The values that a question offers."""
    boxes: list[Element] = [each for each in page.tree.iter("input") if each.get("name") == name]
    return [str(each.get("value")) for each in boxes]


def test_who_decides_for_themselves_is_talked_with_and_told_beside_the_contacts(
    room: Classroom, teacher: Reader
) -> None:
    room.look_closely(room.amira)
    step = f"/steps/{room.row(room.amira, 'talk_about_needs').id}"
    assert "child" not in chosen_from(teacher.page(step), "who")
    is_born(room, date(2009, 3, 1))
    page = teacher.page(step)
    assert chosen_from(page, "who")[0] == "child"
    assert len(chosen_from(page, "who")) == 3
    teacher.press(page, "Save and continue", {**TALK, "who": ["child"]})
    [missing] = [judged for move, judged in room.look(room.amira).moves if move.do == "begin_plan"]
    assert not {"early_talk_and_note", "family_views_known"} & {each.check for each in missing.blocking}


def test_a_question_that_offers_them_both_names_them_once(room: Classroom, teacher: Reader) -> None:
    is_born(room, date(2009, 3, 1))
    room.write_plan(room.amira)
    page = teacher.page(f"/steps/{room.row(room.amira, 'agree_plan').id}")
    assert chosen_from(page, "took_part").count("child") == 1

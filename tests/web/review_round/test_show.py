"""A review round: a class is invited, asked and reviewed on one page; the office finds its invitations and no more."""

from uuid import UUID

from flask import Flask

from engine.terms import Role
from tests.client import Reader
from tests.counting import asked
from tests.web.classroom import Classroom
from tests.web.school import SCHOOL_ID, SYSTEM, Somebody
from workflows.school.duties import begin
from workflows.school.records import Person

HERE = "/review-round"
SAVE = "Save what I have answered"


def name(room: Classroom, child: UUID, task: str, field: str) -> str:
    """The name of a field of one step in the round."""
    return f"s{room.row(child, task).id.hex}-{field}"


def invited(room: Classroom, child: UUID) -> dict[str, str | list[str]]:
    """What is typed to invite one family."""
    return {
        name(room, child, "invite_to_review", "who"): [f"contact:{room.contacts(child)['mother']}"],
        name(room, child, "invite_to_review", "needs"): ["none"],
        name(room, child, "invite_to_review", "ask_first"): "yes",
    }


def reviews_near(room: Classroom) -> None:
    """The plans of two children are in place, and their reviews a week ahead."""
    for child in (room.amira, room.leo):
        room.plan_in_place(child)


def test_a_class_is_invited_with_one_press(room: Classroom, teacher: Reader) -> None:
    reviews_near(room)
    page = teacher.page(f"{HERE}?class=4P")
    assert page.heading == "Review round: invite the families"
    assert "2 steps." in page.main
    told = teacher.press(page, SAVE, invited(room, room.amira) | invited(room, room.leo))
    assert "2 steps saved." in told.main
    assert [room.row(child, "invite_to_review").status for child in (room.amira, room.leo)] == ["done", "done"]
    assert "Nothing to do here just now" in told.main


def test_one_that_is_refused_stops_no_other_and_keeps_what_was_typed(room: Classroom, teacher: Reader) -> None:
    reviews_near(room)
    half = {name(room, room.leo, "invite_to_review", "needs"): ["remote"]}
    told = teacher.press(teacher.page(HERE), SAVE, invited(room, room.amira) | half)
    assert told.status == 422
    assert "1 step saved." in told.main
    assert "Select who is invited" in told.errors
    assert room.row(room.amira, "invite_to_review").status == "done"


def test_the_office_invites_and_opens_no_child(room: Classroom, office: Reader) -> None:
    reviews_near(room)
    assert "2 families to invite to a review: one list" in office.page("/next-steps").main
    page = office.page(f"{HERE}?part=invite")
    assert "Amira Khan" in page.main
    assert f"/children/{room.amira}" not in page.html
    assert "1 step saved." in office.press(page, SAVE, invited(room, room.amira)).main
    assert "Nothing to do here just now" in office.page(f"{HERE}?part=ask").main


def test_how_it_went_and_the_meetings_are_written_part_by_part(room: Classroom, teacher: Reader) -> None:
    reviews_near(room)
    went = {"better": "Reads a page", "as_planned": "mostly", "helped": "Word maps"}
    said = {
        name(room, child, "write_how_it_went", field): words
        for child in (room.amira, room.leo)
        for field, words in went.items()
    }
    assert "2 steps saved." in teacher.press(teacher.page(f"{HERE}?part=ask&class=4P"), SAVE, said).main
    for child in (room.amira, room.leo):
        room.departing(child, "hold_review")
    page = teacher.page(f"{HERE}?part=review&class=4P")
    assert "Look at the outcomes of the whole class" in page.main
    met = {
        "took_part": [f"contact:{room.contacts(room.amira)['mother']}"],
        "how": "in_person",
        "words": "It helps",
        "enough": "yes",
    }
    told = teacher.press(page, SAVE, {name(room, room.amira, "meet_family", key): said for key, said in met.items()})
    assert "1 step saved." in told.main


def test_the_teachers_of_a_class_are_asked_in_one_press(room: Classroom, app: Flask, teacher: Reader) -> None:
    reviews_near(room)
    with room.desk.writing(SYSTEM, subjects=[room.amira, room.leo]) as work:
        hall = Somebody(work.new_id(), "Mr Hall", "hall@ashgrove.example")
        work.session.add(Person(school_id=SCHOOL_ID, id=hall.id, name=hall.name, email=hall.email))
        work.session.flush()
        for child in (room.amira, room.leo):
            begin(work, hall.id, Role.SUBJECT_TEACHER, child)
    page = teacher.page(f"{HERE}?part=ask&class=4P")
    assert "2 questions sent." in teacher.press(page, "Ask everyone who teaches these children").main
    page = teacher.page(f"{HERE}?part=ask&class=4P")
    assert "There is nobody else to ask just now." in (
        teacher.press(page, "Ask everyone who teaches these children").main
    )


def test_a_part_that_is_not_there_is_not_found(teacher: Reader) -> None:
    assert teacher.page(f"{HERE}?part=leave").status == 404


def test_a_teacher_agrees_many_decisions_in_one_list(room: Classroom, teacher: Reader) -> None:
    for child in (room.amira, room.leo):
        room.look_closely(child)
        room.propose(child)
    assert "2 steps wait for a tick or a word from you: answer in one list" in teacher.page("/next-steps").main
    page = teacher.page("/your-word")
    assert "Decided on 7 September 2026: yes, SEN support is needed." in page.main
    agreed = {name(room, child, "agree_decision", "view"): "agreed" for child in (room.amira, room.leo)}
    assert "2 words saved. Nothing is held up because of you." in teacher.press(page, SAVE, agreed).main


def test_each_file_is_logged_and_the_statements_do_not_grow(room: Classroom, teacher: Reader) -> None:
    room.plan_in_place(room.amira)
    teacher.page(HERE)
    before = room.readings(room.amira)
    with asked(room.desk.database) as few:
        teacher.page(HERE)
    assert room.readings(room.amira) == before + 1
    room.plan_in_place(room.leo)
    teacher.page(HERE)
    with asked(room.desk.database) as many:
        teacher.page(HERE)
    read = [len([each for each in sent if not each.text.startswith("INSERT")]) for sent in (few, many)]
    assert read[0] == read[1]

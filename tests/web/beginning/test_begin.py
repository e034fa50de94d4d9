from tests.client import Page, Reader
from tests.review import text_of
from tests.web.classroom import PICTURE, VIEW, Classroom

TYPED = {
    "works": "Explaining aloud; pictures help",
    "service": "speech_and_language",
    "question": "Which sounds does she not hear apart?",
    "why_now": ["plain"],
}


def begun(client: Reader, room: Classroom, **other: str) -> Page:
    page = client.page(f"/children/{room.amira}/begin/specialist_involvement")
    carries_out = f"person:{room.school.ta.id}"
    return client.press(page, "Go on to the family", {**TYPED, "carries_out": carries_out, **other})


def test_a_class_teacher_begins_asking_a_specialist(room: Classroom, teacher: Reader) -> None:
    page = begun(teacher, room)
    assert page.heading == "Decide with the family"
    assert "Nobody outside the school has been told anything" in page.main


def test_whose_step_is_not_next_comes_back_to_the_child(room: Classroom, senco: Reader) -> None:
    page = begun(senco, room)
    assert page.heading.startswith("Amira")
    assert "The next step is below." in page.main


def test_many_specialists_may_be_asked_at_once(room: Classroom, teacher: Reader) -> None:
    begun(teacher, room)
    assert begun(teacher, room, service="occupational_therapy").status == 200


def test_a_second_press_asks_no_second_time(room: Classroom, teacher: Reader) -> None:
    page = teacher.page(f"/children/{room.amira}/begin/specialist_involvement")
    typed = {**TYPED, "carries_out": f"person:{room.school.ta.id}"}
    teacher.press(page, "Go on to the family", typed)
    once = teacher.page(f"/children/{room.amira}")
    assert teacher.press(page, "Go on to the family", typed).status == 409
    lane = "Asking a specialist: Speech and language"
    assert teacher.page(f"/children/{room.amira}").main.count(lane) == once.main.count(lane) > 0


def test_what_is_missing_is_said_and_nothing_begins(room: Classroom, teacher: Reader) -> None:
    page = begun(teacher, room, question="")
    assert page.status == 422
    assert page.errors == ["Enter what you would like to know"]
    assert page.filled("Go on to the family", {})["works"] == TYPED["works"]


def test_a_teaching_assistant_does_not_begin_it(room: Classroom, ta: Reader) -> None:
    assert begun(ta, room).status == 403


def test_the_cycle_is_not_begun_from_here(room: Classroom, teacher: Reader) -> None:
    assert teacher.page(f"/children/{room.amira}/begin/graduated_approach").status == 404
    assert teacher.page(f"/children/{room.amira}/begin/dancing").status == 404


def first_step(client: Reader, room: Classroom) -> str:
    """The first of the next steps on the child’s page."""
    return next(text_of(each) for each in client.page(f"/children/{room.amira}").tree.iter("section"))


def test_what_one_owes_beside_what_comes_next_stands_first_too(room: Classroom, teacher: Reader, senco: Reader) -> None:
    room.look_closely(room.amira)
    room.propose(room.amira)
    assert first_step(senco, room).startswith(
        "Your step · SEN support, the graduated approach Waiting for you Tell the family formally"
    )
    assert first_step(teacher, room).startswith("Next step Waiting for you Talk with the family about what you see")


def test_ones_own_step_stands_first_whichever_journey_it_belongs_to(
    room: Classroom, teacher: Reader, senco: Reader
) -> None:
    room.look_closely(room.amira)
    room.talk(room.amira)
    room.answer(room.amira, "ask_child", VIEW)
    room.answer(room.amira, "pull_together", PICTURE)
    begun(teacher, room)
    assert first_step(teacher, room).startswith(
        "Next step · Speech and language Waiting for you Decide with the family"
    )
    assert first_step(senco, room).startswith(
        "Next step · SEN support, the graduated approach Waiting for you Decide together: is this SEN?"
    )


def test_what_this_child_needs_nobody_to_agree_to_is_the_last_reason_of_a_step(
    room: Classroom, teacher: Reader
) -> None:
    said = begun(teacher, room).main
    assert 0 < said.find("The Code says always:") < said.find("The law says: An EHC plan")

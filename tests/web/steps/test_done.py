from datetime import date

from tests.client import Page, Reader
from tests.web.classroom import DIFFERENT, PICTURE, RESPONSE, VIEW, Classroom


def done(client: Reader, room: Classroom, task: str) -> Page:
    return client.page(f"{room.step(room.amira, task)}/done")


def test_the_usual_move_is_offered_once_nothing_stands_in_its_way(room: Classroom, teacher: Reader) -> None:
    room.begin(room.amira)
    page = teacher.press(
        teacher.page(room.step(room.amira, "weigh_concern")),
        "Save and continue",
        {"behind": ["gap"], "next": "different"},
    )
    assert page.heading == "Done: Say what comes next"
    assert "What happens next Waiting for you Try something different in class" in page.main
    assert "What it rests on" not in page.links(), "a move without a guard rests on nothing"
    assert "The journey goes on to “High-quality teaching response”." in page.main
    moved = teacher.press(page, "Try something different in class")
    assert moved.heading == "Amira Khan"
    assert "Done Try something different in class The journey now stands at" in moved.main


def test_a_move_that_asks_something_is_made_on_its_own_page(room: Classroom, teacher: Reader) -> None:
    room.begin(room.amira)
    page = teacher.press(
        teacher.page(room.step(room.amira, "weigh_concern")),
        "Save and continue",
        {"behind": ["nothing"], "next": "as_usual"},
    )
    assert page.links()["Go on"].endswith("/moves/no_more_needed")


def test_the_move_is_not_offered_to_somebody_who_may_not_make_it(room: Classroom, ta: Reader) -> None:
    room.begin(room.amira)
    room.answer(room.amira, "weigh_concern", DIFFERENT)
    page = done(ta, room, "weigh_concern")
    assert "Waiting for Mrs Patel" in page.main
    assert "What it rests on" not in page.links()


def test_else_the_next_own_step_of_the_child_is_offered(room: Classroom, teacher: Reader) -> None:
    room.look_closely(room.amira)
    room.answer(room.amira, "pull_together", PICTURE)
    page = done(teacher, room, "pull_together")
    assert page.links()["Do this step"] == room.step(room.amira, "talk_about_needs")
    assert page.links()["Ask Amira"] == room.step(room.amira, "ask_child")


def test_a_next_step_of_somebody_else_says_whose_it_is(room: Classroom, teacher: Reader) -> None:
    room.look_closely(room.amira)
    room.talk(room.amira)
    room.answer(room.amira, "ask_child", VIEW)
    room.answer(room.amira, "pull_together", PICTURE)
    page = done(teacher, room, "pull_together")
    assert "Decide together: is this SEN?" in page.main
    assert "Waiting for Mrs Okafor" in page.main
    assert "Do this step" not in page.links()


def test_nothing_to_do_for_a_while_says_until_when(room: Classroom, teacher: Reader) -> None:
    room.try_in_class(room.amira)
    room.answer(room.amira, "choose_response", RESPONSE)
    room.talk(room.amira, "talk_with_family")
    assert "Nothing for you to do until Monday 5 October" in done(teacher, room, "talk_with_family").main


def test_a_step_that_stays_open_says_what_is_missing(room: Classroom, teacher: Reader) -> None:
    room.look_closely(room.amira)
    page = teacher.press(teacher.page(room.step(room.amira, "ask_child")), "Save and continue", {"how": ["talked"]})
    assert page.heading == "Saved: Ask Amira"
    assert "This step stays open. What the child thinks is not written" in page.main


def test_nobody_owning_the_next_step_is_said(room: Classroom, senco: Reader) -> None:
    room.look_closely(room.amira)
    room.unassign(room.amira)
    room.on(date(2026, 9, 8))
    room.back(senco, room.school.senco)
    page = done(senco, room, "weigh_concern")
    assert "Nobody is named as class teacher, so this has come to you" in page.main

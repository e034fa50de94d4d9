"""Everyone who teaches a child is asked in one press, answers in two taps, and who has not is seen."""

from datetime import date, timedelta

import pytest
from flask import Flask

from engine.terms import Role
from notifications.sweep import sweep
from tests.client import Page, Reader
from tests.counting import asked
from tests.web.classroom import Classroom
from tests.web.school import SCHOOL_ID, SYSTEM, Somebody
from workflows.school.duties import begin
from workflows.school.records import Person

ASK = "Ask everyone who teaches Amira"
LINE = "Say how it is in your lessons"


@pytest.fixture
def hall(room: Classroom) -> Somebody:
    """Mr Hall teaches Amira science; her assessment has begun."""
    with room.desk.writing(SYSTEM, subjects=[room.amira]) as work:
        made = Somebody(work.new_id(), "Mr Hall", "hall@ashgrove.example")
        work.session.add(Person(school_id=SCHOOL_ID, id=made.id, name=made.name, email=made.email))
        work.session.flush()
        begin(work, made.id, Role.SUBJECT_TEACHER, room.amira)
    room.look_closely(room.amira)
    return made


@pytest.fixture
def science(app: Flask, room: Classroom, hall: Somebody) -> Reader:
    return room.back(app.test_client(), hall)


def step(room: Classroom, client: Reader) -> Page:
    return client.page(room.step(room.amira, "pull_together"))


def test_one_press_asks_and_who_has_not_answered_is_seen(
    room: Classroom, hall: Somebody, teacher: Reader, science: Reader
) -> None:
    page = teacher.press(step(room, teacher), ASK)
    assert "1 colleague asked. It is among their next steps, and in their mail of the day." in page.main
    assert "Not answered yet: Mr Hall. It closes on Monday 14 September." in page.main
    assert ASK not in page.main
    assert LINE in science.page("/next-steps").main


def test_two_taps_answer_and_the_words_stand_beside_the_step_and_on_the_child_s_page(
    room: Classroom, hall: Somebody, teacher: Reader, science: Reader
) -> None:
    teacher.press(step(room, teacher), ASK)
    here = next(href for text, href in science.page("/next-steps").links().items() if text.startswith(LINE))
    told = science.press(science.page(here), "Send", {"said": "harder", "line": "He waits until others begin."})
    assert "Thank you. It is with whoever asked." in told.main
    assert LINE not in told.main
    said = "Mr Hall: harder. He waits until others begin."
    assert said in step(room, teacher).main
    assert said in teacher.page(f"/children/{room.amira}").main


def test_an_answer_is_changed_until_it_closes(
    room: Classroom, hall: Somebody, teacher: Reader, science: Reader
) -> None:
    teacher.press(step(room, teacher), ASK)
    here = f"/teachers-say/{room.row(room.amira, 'pull_together').id}"
    science.press(science.page(here), "Send", {"said": "harder"})
    science.press(science.page(here), "Send", {"said": "same"})
    assert "Mr Hall: the same." in step(room, teacher).main
    room.on(date(2026, 9, 15))
    assert "This closed on Monday 14 September, with what you said." in room.back(science, hall).page(here).main


def test_it_closes_with_whatever_came_and_can_be_asked_again(
    room: Classroom, hall: Somebody, teacher: Reader, science: Reader
) -> None:
    teacher.press(step(room, teacher), ASK)
    here = f"/teachers-say/{room.row(room.amira, 'pull_together').id}"
    sent = science.page(here).filled("Send", {"said": "same"})
    room.on(date(2026, 9, 15))
    page = step(room, room.back(teacher))
    assert "Did not answer before it closed: Mr Hall." in page.main
    assert "Not answered yet: Mr Hall." in teacher.press(page, ASK).main
    room.on(date(2026, 9, 23))
    room.back(science, hall)
    assert science.post(here, data=sent).status_code in (400, 409)
    assert LINE not in science.page("/next-steps").main


def test_an_answer_needs_its_choice(room: Classroom, hall: Somebody, teacher: Reader, science: Reader) -> None:
    teacher.press(step(room, teacher), ASK)
    page = science.press(science.page(f"/teachers-say/{room.row(room.amira, 'pull_together').id}"), "Send", {})
    assert (page.status, page.errors) == (422, ["Choose better, the same or harder"])


def test_nobody_else_finds_the_question(
    room: Classroom, hall: Somebody, teacher: Reader, ta: Reader, science: Reader
) -> None:
    here = f"/teachers-say/{room.row(room.amira, 'pull_together').id}"
    assert science.page(here).status == 404
    teacher.press(step(room, teacher), ASK)
    assert ta.page(here).status == 404


def test_where_nobody_else_teaches_the_child_nothing_is_offered(room: Classroom, teacher: Reader) -> None:
    room.look_closely(room.leo)
    assert "everyone who teaches" not in teacher.page(room.step(room.leo, "pull_together")).main


def test_it_rides_on_the_one_mail_of_the_day(room: Classroom, hall: Somebody, teacher: Reader) -> None:
    teacher.press(step(room, teacher), ASK)
    now = room.clock.now() + timedelta(minutes=1)
    mails = [
        each for each in sweep(room.desk, SCHOOL_ID, now, base_url="https://w").mails if each.recipient_id == hall.id
    ]
    assert [mail.subject for mail in mails] == ["How is it in your lessons? Two taps"]
    assert f"https://w/teachers-say/{room.row(room.amira, 'pull_together').id}" in mails[0].body
    assert "Amira" not in mails[0].body
    again = sweep(room.desk, SCHOOL_ID, now + timedelta(minutes=5), base_url="https://w").mails
    assert not [mail for mail in again if mail.recipient_id == hall.id]


def test_what_was_answered_is_in_no_mail(room: Classroom, hall: Somebody, teacher: Reader, science: Reader) -> None:
    teacher.press(step(room, teacher), ASK)
    science.press(science.page(f"/teachers-say/{room.row(room.amira, 'pull_together').id}"), "Send", {"said": "same"})
    mails = sweep(room.desk, SCHOOL_ID, room.clock.now() + timedelta(minutes=1), base_url="https://w").mails
    assert not [mail for mail in mails if mail.recipient_id == hall.id]


def test_my_next_steps_asks_once_for_all_questions(room: Classroom, hall: Somebody, science: Reader) -> None:
    science.page("/next-steps")
    with asked(room.desk.database) as sent:
        science.page("/next-steps")
    assert sum("FROM teacher_view" in each.text for each in sent) == 1

from datetime import date

from engine import journeys
from tests.client import Page, Reader
from tests.web.classroom import CONCERN, Classroom
from tests.web.school import SYSTEM
from workflows.support.observations import entries_of
from workflows.support.sen_status import set_sen_status

NOTICED = {"strengths": "Building things", "seen": "Reads a line, then stops", "family_knows": "not_yet"}
ENTRY = {"strengths": "Kind to others", "seen": "Left the room twice", "tried": "A quiet corner"}


def opened(client: Reader, room: Classroom) -> Page:
    return client.page(f"/noticed/{room.amira}")


def test_the_page_confirms_the_child_and_asks_strengths_first(room: Classroom, ta: Reader) -> None:
    page = opened(ta, room)
    assert page.heading == "What have you noticed?"
    assert "Amira Khan · 4P · A.K." in page.main
    assert page.main.index("What is Amira good at") < page.main.index("No diagnosis is needed")


def test_the_safeguarding_lead_is_named_before_any_question(room: Classroom, ta: Reader) -> None:
    page = opened(ta, room)
    warning = "Worried that Amira is not safe? Do not write it here. Tell Mrs Grant, the safeguarding lead, now."
    assert page.main.index(warning) < page.main.index("What is Amira good at")


def test_afterwards_it_says_who_sees_it_and_by_when_they_answer(room: Classroom, ta: Reader) -> None:
    page = ta.press(opened(ta, room), "Send", NOTICED)
    assert page.heading == "My next steps"
    assert "Thank you." in page.main
    assert "Mrs Patel sees this today, and will say what comes next by Monday 21 September." in page.main


def test_the_class_teacher_is_asked_at_once_what_comes_next(room: Classroom, teacher: Reader) -> None:
    page = teacher.press(opened(teacher, room), "Send", NOTICED)
    assert page.heading == "Say what comes next"
    assert "Thank you. It is written down." in page.main


def test_the_office_may_notice_something(room: Classroom, office: Reader) -> None:
    page = office.press(opened(office, room), "Send", NOTICED)
    assert "Thank you." in page.main
    assert room.look(room.amira).journey.stage == "concern"


def test_with_nobody_as_class_teacher_the_senco_sees_it(room: Classroom, office: Reader) -> None:
    (child,) = room.add_children(1)
    room.unassign(child)
    page = office.press(office.page(f"/noticed/{child}"), "Send", NOTICED)
    assert "Mrs Okafor sees this today" in page.main


def test_a_refused_form_keeps_all_that_was_typed(room: Classroom, ta: Reader) -> None:
    page = ta.press(opened(ta, room), "Send", {"strengths": "Building things", "tried": "A word mat"})
    assert page.status == 422
    assert "Enter what you have noticed" in page.errors
    assert "A word mat" in page.html
    assert "Building things" in page.html


def test_a_child_with_an_open_journey_gets_an_entry_on_it(room: Classroom, ta: Reader) -> None:
    room.begin(room.amira)
    page = opened(ta, room)
    assert "We are already looking into how Amira is getting on. Add this to it?" in page.main
    assert "Does the family know?" not in page.main
    page = ta.press(page, "Add this", ENTRY)
    assert "It is added with today’s date. Mrs Patel reads it next." in page.main
    with room.desk.reading(room.as_(room.school.senco)) as session:
        (entry,) = entries_of(session, room.look(room.amira).journey.school_id, room.amira)
    assert entry.words.seen == "Left the room twice"


def test_a_second_press_adds_no_second_entry(room: Classroom, ta: Reader) -> None:
    room.begin(room.amira)
    page = opened(ta, room)
    ta.press(page, "Add this", ENTRY)
    assert ta.press(page, "Add this", ENTRY).errors == ["You have written this already today."]
    with room.desk.reading(room.as_(room.school.senco)) as session:
        assert len(entries_of(session, room.look(room.amira).journey.school_id, room.amira)) == 1


def test_a_child_with_a_plan_is_said_to_have_one(room: Classroom, ta: Reader) -> None:
    room.plan_in_place(room.amira)
    assert "Amira already has a plan. Add this to it?" in opened(ta, room).main


def test_a_plan_that_is_only_decided_on_is_none_yet(room: Classroom, ta: Reader) -> None:
    room.look_closely(room.amira)
    room.decide(room.amira)
    assert "We are already looking into how Amira is getting on." in opened(ta, room).main


def test_support_that_only_the_roll_knows_of_is_said_to_those_who_work_with_the_child(
    room: Classroom, teacher: Reader, office: Reader
) -> None:
    said = "The roll says that Amira has SEN support, since 4 September 2023. Nothing of it is written here yet"
    with room.desk.writing(SYSTEM, subjects=[room.amira]) as work:
        set_sen_status(work, room.amira, "K", date(2023, 9, 4), "roll")
    assert said in opened(teacher, room).main
    assert "The roll says" not in opened(office, room).main


def test_an_entry_waits_for_the_class_teacher_until_it_is_read(room: Classroom, ta: Reader, teacher: Reader) -> None:
    room.begin(room.amira)
    ta.press(opened(ta, room), "Add this", ENTRY)
    todo = teacher.page("/next-steps")
    address = next(href for words, href in todo.links().items() if words.startswith("Read what somebody noticed"))
    entry = teacher.page(address)
    assert "Kind to others" in entry.main
    assert "Mr Lowe" in entry.main
    page = teacher.press(entry, "I have read this")
    assert "Read what somebody noticed" not in page.main


def test_an_entry_is_not_for_somebody_who_has_nothing_to_do_with_the_child(
    room: Classroom, ta: Reader, teacher: Reader, office: Reader
) -> None:
    room.begin(room.amira)
    ta.press(opened(ta, room), "Add this", ENTRY)
    todo = teacher.page("/next-steps")
    address = next(href for words, href in todo.links().items() if words.startswith("Read what somebody noticed"))
    assert office.page(address).status == 404


def test_nobody_learns_of_the_journey_of_a_child_with_whom_they_have_no_business(
    room: Classroom, office: Reader
) -> None:
    room.begin(room.amira)
    pages = [office.page(f"/noticed/{child}") for child in (room.amira, room.leo)]
    told, also_told = (each.main.replace("Amira Khan", "Leo Brand").replace("Amira", "Leo") for each in pages)
    assert told.replace("A.K.", "L.B.") == also_told
    assert str(room.look(room.amira).journey.id) not in pages[0].html
    after = [office.press(each, "Send", NOTICED).main for each in pages]
    assert after[0] == after[1]
    assert "Mrs Patel sees this today." in after[0]


def test_what_somebody_else_notices_is_added_to_a_journey_that_they_know_nothing_of(
    room: Classroom, office: Reader
) -> None:
    room.begin(room.amira)
    office.press(opened(office, room), "Send", NOTICED)
    with room.desk.reading(room.as_(room.school.senco)) as session:
        (entry,) = entries_of(session, room.look(room.amira).journey.school_id, room.amira)
    assert entry.words.seen == "Reads a line, then stops"


def test_what_somebody_else_notices_is_kept_though_a_journey_begins_at_that_moment(
    room: Classroom, office: Reader
) -> None:
    page = opened(office, room)
    room.begin(room.amira)
    assert "Thank you." in office.press(page, "Send", NOTICED).main


def test_an_entry_stands_in_the_childs_history(room: Classroom, ta: Reader, teacher: Reader) -> None:
    room.begin(room.amira)
    ta.press(opened(ta, room), "Add this", ENTRY)
    history = teacher.page(f"/children/{room.amira}").main
    assert "Goes well: Kind to others Left the room twice Helps already: A quiet corner" in history


def test_only_whoever_it_waits_for_says_that_it_was_read(
    room: Classroom, ta: Reader, teacher: Reader, senco: Reader
) -> None:
    room.begin(room.amira)
    ta.press(opened(ta, room), "Add this", ENTRY)
    todo = teacher.page("/next-steps")
    address = next(href for words, href in todo.links().items() if words.startswith("Read what somebody noticed"))
    page = senco.page(address)
    assert "Left the room twice" in page.main
    assert "I have read this" not in page.main
    token = page.tree.find(".//input[@name='csrf_token']")
    assert token is not None
    assert senco.post(address, data={"csrf_token": token.get("value")}).status_code == 403


def test_two_people_who_notice_at_once_lose_nothing(room: Classroom, ta: Reader) -> None:
    page = opened(ta, room)
    journeys.open_journey(room.desk, room.as_(room.school.office), room.amira, "graduated_approach", CONCERN)
    again = ta.press(page, "Send", NOTICED)
    assert again.status == 409
    assert "Somebody began this for Amira a moment ago. What you wrote is still here." in again.main
    assert "Reads a line, then stops" in again.html
    assert "It is added with today’s date." in ta.press(again, "Add this").main


def test_a_child_who_has_left_is_not_there(room: Classroom, ta: Reader) -> None:
    assert ta.page("/noticed/00000000-0000-0000-0000-000000000009").status == 404

from datetime import date

from tests.client import Page, Reader
from tests.web.repeating import Repeating


def opened(client: Reader, room: Repeating) -> Page:
    return client.page(f"/sessions/children/{room.amira}")


def test_a_session_took_place_in_one_press(room: Repeating, ta: Reader) -> None:
    room.put_in_place(room.amira)
    page = opened(ta, room)
    assert "Word maps Amira · 20 minutes · 0 of 3 this week" in page.main
    assert "It never counts as missed." in page.main
    page = ta.press(page, "Took place for Word maps, Amira", {"held": "took_place"})
    assert "1 of 3 this week Took place" in page.main
    assert "Word maps 1 session is logged." in page.main


def test_or_it_did_not_and_why_and_that_is_taken_back(room: Repeating, teacher: Reader) -> None:
    room.put_in_place(room.amira)
    page = teacher.press(opened(teacher, room), "Room or timetable for Word maps, Amira", {"held": "room"})
    assert "Did not take place: room or timetable" in page.main
    assert "Word maps 1 session is logged: 0 took place, 1 did not." in page.main
    page = teacher.press(page, "Take it back: not known for Word maps, Amira")
    assert "Did not take place" not in page.main


def test_a_session_of_an_earlier_school_day_is_ticked_too(room: Repeating, ta: Reader) -> None:
    room.put_in_place(room.amira)
    room.on(date(2026, 9, 9))
    page = opened(room.back(ta, room.school.ta), room)
    page = ta.page(page.links()["Monday 7 September"])
    page = ta.press(page, "Took place for Word maps, Amira", {"held": "took_place"})
    assert "Monday 7 September 2026" in page.main
    assert "Took place" in page.main
    assert room.look(room.amira).facts.circle.sessions[0].first_on == date(2026, 9, 7)


def test_support_that_is_not_this_childs_cannot_be_ticked_here(room: Repeating, ta: Reader) -> None:
    for child in (room.amira, room.leo):
        room.put_in_place(child)
    sent = opened(ta, room).filled("Took place for Word maps, Amira", {"support": room.support(room.leo).key})
    assert ta.post(f"/sessions/children/{room.amira}", data=sent).status_code == 409


def test_only_school_days_on_which_the_plan_was_in_place_are_offered(room: Repeating, ta: Reader) -> None:
    room.put_in_place(room.amira)
    assert "Other days" not in opened(ta, room).main
    room.on(date(2026, 9, 8))
    assert "Other days Monday 7 September" in opened(room.back(ta, room.school.ta), room).main


def test_a_child_without_a_plan_in_place_says_what_will_appear(room: Repeating, teacher: Reader) -> None:
    room.begin(room.amira)
    assert "No support is in place" in opened(teacher, room).main

from datetime import date

from tests.client import Page, Reader
from tests.counting import asked
from tests.web.repeating import Repeating

TOOK = {"held": "took_place"}


def phonics(room: Repeating, *children: str) -> None:
    for name in children:
        room.put_in_place(getattr(room, name), what="Phonics with counters", grouping="group", group_name="Phonics")


def opened(client: Reader) -> Page:
    return client.page("/sessions")


def test_whoever_gives_support_finds_it_at_the_top_of_their_next_steps(room: Repeating, ta: Reader) -> None:
    room.put_in_place(room.amira)
    page = ta.page("/next-steps")
    assert page.main.index("Today’s sessions") < page.main.index("A.K.")
    page = ta.press(page, "Took place for Word maps, A.K.", TOOK)
    assert page.heading == "My next steps"
    assert "Word maps A.K. · 20 minutes · 1 of 3 this week Took place" in page.main


def test_a_teacher_sees_no_sessions_that_somebody_else_gives(room: Repeating, teacher: Reader) -> None:
    room.put_in_place(room.amira)
    assert "No sessions are yours" in opened(teacher).main
    assert "Today’s sessions" not in teacher.page("/next-steps").main


def test_support_that_names_nobody_is_the_teaching_assistants(room: Repeating, ta: Reader, teacher: Reader) -> None:
    room.put_in_place(room.amira, given_by="")
    assert "Word maps" in opened(ta).main
    assert "No sessions are yours" in opened(teacher).main


def test_a_group_is_ticked_once_and_those_away_are_taken_out(room: Repeating, ta: Reader) -> None:
    phonics(room, "amira", "leo", "kofi")
    page = opened(ta)
    assert "Phonics A.K., K.M. and L.B. · 20 minutes" in page.main
    there = [room.support(child).key for child in (room.amira, room.kofi)]
    page = ta.press(page, "Took place for Phonics, A.K., K.M. and L.B.", {**TOOK, "there": there})
    assert "Took place with A.K. and K.M.; L.B. away" in page.main
    seen = [room.look(child).facts.circle.sessions[0].took_place for child in (room.amira, room.leo, room.kofi)]
    assert seen == [True, False, True]


def test_a_group_did_not_meet_and_why(room: Repeating, ta: Reader) -> None:
    phonics(room, "amira", "leo")
    page = ta.press(opened(ta), "Trip or test for Phonics, A.K. and L.B.", {"held": "trip"})
    assert "Did not take place: trip or test" in page.main
    page = ta.press(page, "Take it back: not known for Phonics, A.K. and L.B.")
    assert "Did not take place" not in page.main


def test_what_is_pressed_twice_is_one_session(room: Repeating, ta: Reader) -> None:
    room.put_in_place(room.amira)
    page = opened(ta)
    for _ in range(2):
        ta.press(page, "Took place for Word maps, A.K.", TOOK)
    assert [each.number for each in room.look(room.amira).facts.circle.sessions] == [1]


def test_a_page_left_open_too_long_ticks_no_session_of_another_day(room: Repeating, ta: Reader) -> None:
    room.put_in_place(room.amira)
    sent = opened(ta).filled("Took place for Word maps, A.K.", TOOK)
    room.on(date(2026, 9, 21))
    back = room.back(ta, room.school.ta)
    sent["csrf_token"] = opened(back).filled("Sign out", {})["csrf_token"]
    assert back.post("/sessions", data=sent).status_code == 409
    assert not room.look(room.amira).facts.circle.sessions


def test_two_sessions_a_day_are_two_rows(room: Repeating, ta: Reader) -> None:
    room.put_in_place(room.amira, times_a_week=10)
    page = opened(ta)
    assert "the first of the day" in page.main
    assert "the second of the day" in page.main


def test_on_a_day_without_school_the_list_shows_none(room: Repeating, ta: Reader) -> None:
    room.put_in_place(room.amira)
    room.on(date(2026, 9, 12))
    back = room.back(ta, room.school.ta)
    assert "Today’s sessions" not in back.page("/next-steps").main
    assert "There is no school on this day." in opened(back).main


def test_a_reason_that_is_not_listed_and_support_of_somebody_else_are_refused(
    room: Repeating, ta: Reader, senco: Reader
) -> None:
    room.put_in_place(room.amira)
    sent = opened(ta).filled("Took place for Word maps, A.K.", {"held": "lazy"})
    assert ta.post("/sessions", data=sent).status_code == 422
    token = senco.page("/next-steps").filled("Sign out", {})
    sent = opened(ta).filled("Took place for Word maps, A.K.", {**TOOK, "csrf_token": token["csrf_token"]})
    assert senco.post("/sessions", data=sent).status_code == 409


def test_the_number_of_statements_does_not_depend_on_the_number_of_children(room: Repeating, ta: Reader) -> None:
    counts = []
    for name in ("amira", "leo", "kofi"):
        phonics(room, name)
        ta.page("/sessions")
        with asked(room.desk.database) as sent:
            ta.page("/sessions")
        counts.append(len(sent))
    assert counts[0] == counts[1] == counts[2]

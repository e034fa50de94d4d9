"""What was decided here and is to be typed into the school's own system: listed, taken away, ticked, put back."""

from datetime import date

import pytest

from engine.journeys import move
from tests.client import Page, Reader
from tests.web.classroom import Classroom
from tests.web.school import SCHOOL_ID, SYSTEM
from workflows.school.records import SenNeed
from workflows.support.mis_list import mis_list
from workflows.support.sen_status import set_sen_status

LIST = "/changes-to-type-in"


def tick_all(reader: Reader, page: Page) -> Page:
    lines = [field.get("value") or "" for field in page.tree.iter("input") if field.get("name") == "line"]
    return reader.press(page, "Typed in", {"line": lines})


def waiting(room: Classroom) -> list[tuple[str, tuple[str, ...], date | None]]:
    with room.desk.reading(SYSTEM) as session:
        found = mis_list(session, SCHOOL_ID, room.desk.today()).waiting
    return [(line.code, line.needs, line.review_on) for line in found]


def test_the_list_is_found_from_the_roll_and_says_when_nothing_waits(room: Classroom, office: Reader) -> None:
    assert office.page("/roll/").links()["Changes to type into your own system"] == LIST
    assert "Nothing to type in" in office.page(LIST).main


def test_a_decision_and_an_agreed_review_come_to_the_office_as_one_line(room: Classroom, office: Reader) -> None:
    room.plan_in_place(room.amira)
    page = office.page(LIST)
    assert "1 line to type in" in page.main
    assert "Amira Khan 4P K (SEN support) since 7 September 2026" in page.main
    assert "21 September 2026" in page.main
    assert [line[0] for line in waiting(room)] == ["K"]
    assert waiting(room)[0][2] == date(2026, 9, 21)


def test_a_line_that_is_typed_in_leaves_the_list_and_can_be_put_back(room: Classroom, office: Reader) -> None:
    room.plan_in_place(room.amira)
    done = tick_all(office, office.page(LIST))
    assert "1 line is typed in" in done.text
    assert waiting(room) == []
    assert "Amira Khan, 7 September 2026, Ms Byrne" in done.main
    office.press(done, "Put back Amira Khan, line 1")
    assert len(waiting(room)) == 1


def test_what_changes_after_it_was_typed_in_comes_back(room: Classroom, office: Reader) -> None:
    room.plan_in_place(room.amira)
    tick_all(office, office.page(LIST))
    room.on(date(2026, 9, 8))
    with room.desk.writing(SYSTEM, subjects=[room.amira]) as work:
        set_sen_status(work, room.amira, "N", work.today, "decision")
    assert waiting(room) == [("N", (), None)]


def test_a_line_that_says_something_else_by_now_is_not_ticked(room: Classroom, office: Reader) -> None:
    room.plan_in_place(room.amira)
    old = office.page(LIST)
    with room.desk.writing(SYSTEM, subjects=[room.amira]) as work:
        now = {"school_id": SCHOOL_ID, "pupil_id": room.amira, "recorded_at": work.now}
        work.session.add(SenNeed(id=work.new_id(), code="PD", rank=1, **now))
    assert "Something was changed since this list was opened" in tick_all(office, old).text
    assert len(waiting(room)) == 1


def test_what_the_roll_brought_needs_no_typing_and_other_needs_stand_behind_the_primary(room: Classroom) -> None:
    with room.desk.writing(SYSTEM, subjects=[room.leo, room.amira]) as work:
        set_sen_status(work, room.leo, "K", work.today, "roll: SIMS")
        for child in (room.leo, room.amira):
            now = {"school_id": SCHOOL_ID, "pupil_id": child, "recorded_at": work.now}
            work.session.add(SenNeed(id=work.new_id(), code="PD", rank=1, **now))
    assert waiting(room) == []
    room.look_closely(room.amira)
    room.decide(room.amira)
    assert waiting(room)[0][1][-1] == "PD"


def test_a_press_without_a_tick_says_so(room: Classroom, office: Reader) -> None:
    room.plan_in_place(room.amira)
    assert "Nothing was ticked" in office.press(office.page(LIST), "Typed in").text


def test_the_list_is_taken_away_as_csv(room: Classroom, office: Reader) -> None:
    room.plan_in_place(room.amira)
    answer = office.get(f"{LIST}/list.csv")
    assert answer.headers["Content-Type"].startswith("text/csv")
    head, line = answer.data.decode("utf-8-sig").splitlines()
    assert head == "Child,Class,SEN code,Since,Primary need,Other needs,Next review"
    assert line.startswith("Amira Khan,4P,K,2026-09-07,")
    assert line.endswith(",2026-09-21")


def test_one_who_has_left_is_not_on_the_list(room: Classroom) -> None:
    room.plan_in_place(room.amira)
    journey = room.look(room.amira).journey
    move(room.desk, room.as_(room.school.senco), journey.id, "leave", seen=journey.sequence, why="Moved")
    assert waiting(room) == []


@pytest.mark.parametrize("way", ["", "/list.csv"])
def test_a_teacher_does_not_look_after_the_roll(room: Classroom, teacher: Reader, way: str) -> None:
    assert teacher.get(f"{LIST}{way}").status_code == 403


def test_the_office_s_next_steps_say_what_waits_to_be_typed_in(room: Classroom, office: Reader) -> None:
    said = "1 child has changes to type into the school’s own system"
    assert said not in office.page("/next-steps").main
    room.plan_in_place(room.amira)
    assert office.page("/next-steps").links()[said] == LIST
    tick_all(office, office.page(LIST))
    assert said not in office.page("/next-steps").main


@pytest.mark.parametrize("line", ["", "nobody|K", "\0|"])
def test_a_press_that_no_page_of_ours_sends_is_not_found_and_ticks_nothing(
    room: Classroom, office: Reader, line: str
) -> None:
    room.plan_in_place(room.amira)
    page = office.page(LIST)
    assert office.press(page, "Typed in", {"line": line}).status == 404
    proof = page.filled("Typed in", {})["csrf_token"]
    assert office.post(f"{LIST}/put-back", data={"csrf_token": proof, "pupil": line}).status_code == 404
    assert len(waiting(room)) == 1

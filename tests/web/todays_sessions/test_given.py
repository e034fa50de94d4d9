from datetime import date

from tests.client import Page, Reader
from tests.web.repeating import Repeating
from workflows.support.outcome_reviews import ReviewWords, save_outcome_review
from workflows.support.seen import PLAN
from workflows.support.sessions import Held, log_session
from workflows.support.sharing import Told, send_to_all, tick


def opened(client: Reader, room: Repeating) -> Page:
    return client.page(f"/children/{room.amira}")


def log(room: Repeating, held: Held) -> None:
    with room.desk.writing(room.as_(room.school.ta), subjects=[room.amira]) as work:
        log_session(work, room.support(room.amira), held)


def test_planned_stands_against_given(room: Repeating, teacher: Reader) -> None:
    room.put_in_place(room.amira)
    log(room, Held(date(2026, 9, 7), True))
    room.on(date(2026, 9, 18))
    log(room, Held(date(2026, 9, 18), False, "trip"))
    page = opened(room.back(teacher), room)
    assert "Planned and given Word maps 2 of 6 sessions are logged: 1 took place, 1 did not." in page.main
    assert page.links()["Tick sessions"] == f"/sessions/children/{room.amira}"
    assert teacher.page(page.links()["The plan on one page, to print"]).heading == "Amira’s plan"


def test_what_was_shared_with_whom_is_kept(room: Repeating, teacher: Reader) -> None:
    room.plan_to_share(room.amira)
    journey, mother = room.look(room.amira).journey, room.contacts(room.amira)["mother"]
    with room.desk.writing(room.as_(room.school.teacher), subjects=[room.amira]) as work:
        tick(work, journey, PLAN, f"contact:{mother}", Told("post", date(2026, 9, 4)))
        send_to_all(work, journey, PLAN, [f"person:{room.school.ta.id}"])
    page = opened(teacher, room)
    assert "What was shared with whom (4)" in page.main
    assert "The formal letter: Samira Khan, sent or handed over, 7 September 2026" in page.main
    assert "The plan: Mr Lowe, sent, not opened yet, 7 September 2026" in page.main
    assert "The plan: Samira Khan, by post, 4 September 2026" in page.main


def test_cycles_stand_beside_one_another_once_there_are_two(room: Repeating, teacher: Reader) -> None:
    room.under_review(room.amira)
    assert "Cycles beside one another" not in opened(teacher, room).main
    journey = room.look(room.amira).journey
    with room.desk.writing(room.as_(room.school.teacher), subjects=[room.amira]) as work:
        save_outcome_review(work, journey, 1, ReviewWords("Half a page", "nearly", "Running record"))
    room.departing(room.amira, "start_next_cycle")
    room.departing(room.amira, "begin_plan")
    room.hope_and_help(room.amira)
    room.departing(room.amira, "put_plan_in_place")
    page = opened(teacher, room)
    assert "Cycle 2 7 September 2026, in place now Read a page aloud Not looked at yet" in page.main
    assert "Cycle 1 7 September 2026 to 7 September 2026 Read a page aloud Nearly" in page.main
    assert "The record of the last review, to print" in page.links()

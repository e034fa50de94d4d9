"""Whose review went on without a specialist, though progress was little or none, is listed for the SENCO."""

from tests.client import Reader
from tests.web.classroom import Classroom

HEADING = "Gone on without a specialist"
WHY = "The family would like to wait for the hearing test"
WEIGHED = {"strengths": "Maps", "progress": "little", "quality": "not_right", "learned": "Print", "next": "change"}


def goes_on(room: Classroom, **reasons: str) -> None:
    """The review found little progress, and the next cycle begins without a specialist, for a reason."""
    room.plan_in_place(room.amira)
    room.departing(room.amira, "hold_review")
    room.answer(room.amira, "weigh_support", WEIGHED)
    assessed = next(judged for move, judged in room.look(room.amira).moves if move.do == "start_next_cycle")
    said = {each.check: "Seen" for each in assessed.unexplained}
    room.move(room.amira, "start_next_cycle", **{**said, "specialist_considered": WHY})


def test_the_reason_is_listed_for_the_senco_until_the_next_review(room: Classroom, senco: Reader) -> None:
    assert HEADING not in senco.page("/your-word").main
    goes_on(room)
    page = senco.page("/your-word")
    assert HEADING in page.main
    assert f"Amira Khan 4P “{WHY}” Written by Mrs Patel today" in page.main
    room.back_to_plan(room.amira)
    assert HEADING in senco.page("/your-word").main


def test_nobody_else_has_the_list_and_each_showing_is_logged(room: Classroom, senco: Reader, teacher: Reader) -> None:
    goes_on(room)
    assert HEADING not in teacher.page("/your-word").main
    before = room.readings(room.amira)
    senco.page("/your-word")
    assert room.readings(room.amira) > before


def test_where_a_specialist_is_asked_nothing_is_listed(room: Classroom, senco: Reader) -> None:
    room.second_cycle(room.amira)
    assert HEADING not in senco.page("/your-word").main

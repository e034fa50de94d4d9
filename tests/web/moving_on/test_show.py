"""The list of those who move on next, begun with one press, and of plans that nobody reviews yet."""

from datetime import date
from uuid import UUID

import pytest

from engine.boards import board
from tests.client import Reader
from tests.counting import asked
from tests.web.classroom import Classroom
from workflows.school.moving_on import NextMove, last_years, next_move
from workflows.school.records import Pupil
from workflows.school.setting_up import Phase
from workflows.support.council import issue_plan
from workflows.support.sen_status import set_sen_status

LIST, PRESS = "/roll/moving-on", "Begin for those ticked"
SEPTEMBER, MAY = date(2026, 9, 7), date(2027, 5, 10)


@pytest.fixture
def leaving(room: Classroom) -> Classroom:
    """Amira with a plan and Leo with SEN support are in Year 6; Kofi in Year 6 has no special needs."""
    scope = room.as_(room.school.senco)
    with room.desk.writing(scope, subjects=list(room.school.children)) as work:
        for child in room.school.children:
            row = work.session.get(Pupil, (work.school_id, child))
            assert row is not None
            row.year_group = "6"
        work.session.flush()
        issue_plan(work, room.amira, None, date(2026, 3, 9))
        set_sen_status(work, room.leo, "K", date(2026, 9, 1), "decision")
    return room


def moving(room: Classroom) -> dict[UUID, str]:
    scope = room.as_(room.school.senco)
    with room.desk.reading(scope) as session:
        return {each.subject_id: each.stage for each in board(session, scope) if each.workflow == "phase_transfer"}


def test_those_in_their_last_year_are_begun_with_one_press(leaving: Classroom, senco: Reader) -> None:
    page = senco.page(LIST)
    assert "Amira Khan, 4P: To another school, September 2027" in page.main
    assert "the council names the school by 14 February 2027" in page.main
    assert "Kofi" not in page.main
    shown = senco.press(page, PRESS, {"child": [str(leaving.amira), str(leaving.leo)]})
    assert "2 moves are being got ready" in shown.main
    assert moving(leaving) == {leaving.amira: "planned", leaving.leo: "planned"}
    assert "Nobody’s move is to be begun" in senco.page(LIST).main


def test_who_is_not_ticked_waits(leaving: Classroom, senco: Reader) -> None:
    senco.press(senco.page(LIST), PRESS, {"child": [str(leaving.leo)]})
    assert set(moving(leaving)) == {leaving.leo}
    assert "Amira Khan" in senco.page(LIST).main


def test_a_plan_without_a_review_stands_there_until_it_has_one(leaving: Classroom, senco: Reader) -> None:
    page = senco.page(LIST)
    assert f"/children/{leaving.amira}/begin/ehc_annual_review" in page.html
    senco.press(
        senco.page(f"/children/{leaving.amira}/begin/ehc_annual_review"),
        "Begin the yearly review",
        {"council": "Elmshire"},
    )
    assert "Each EHC plan here has its next review." in senco.page(LIST).main


def test_a_class_teacher_does_not_open_it(leaving: Classroom, teacher: Reader) -> None:
    assert teacher.page(LIST).status == 403


def test_a_move_is_begun_from_the_child_s_page_and_a_child_who_came_is_put_in(
    leaving: Classroom, senco: Reader
) -> None:
    page = senco.page(f"/children/{leaving.leo}/begin/phase_transfer")
    typed = {"kind": "to_school", "moves_on": ["1", "9", "2027"]}
    assert "Begun: Moving between schools." in senco.press(page, "Begin to get the move ready", typed).main
    page = senco.page(f"/children/{leaving.amira}/put-in/phase_transfer?at=joining")
    row = {"came_from": "Vale Primary", "joined_on": ["2", "9", "2026"], "had": "ehc_plan"}
    senco.press(page, "Put it in", row)
    assert "Ask the earlier school for the records" in senco.page(f"/children/{leaving.amira}").main
    assert moving(leaving)[leaving.amira] == "joining"


def test_the_list_asks_the_same_number_of_questions_however_many_children(leaving: Classroom, senco: Reader) -> None:
    with asked(leaving.desk.database) as few:
        senco.page(LIST)
    senco.press(senco.page(LIST), PRESS, {"child": [str(leaving.amira), str(leaving.leo)]})
    with asked(leaving.desk.database) as none:
        senco.page(LIST)
    assert len(few) == len(none)


@pytest.mark.parametrize(
    ("phase", "years", "last"),
    [
        (Phase.PRIMARY, {0, 1, 4, 6}, (6,)),
        (Phase.PRIMARY, {0, 1, 2}, (2,)),
        (Phase.PRIMARY, {1, 4}, (4,)),
        (Phase.PRIMARY, {5, 8}, (8,)),
        (Phase.PRIMARY, set(), (6,)),
        (Phase.SECONDARY, {7, 13}, (11, 13)),
        (Phase.SPECIAL, {3, 14}, (11, 13, 14)),
    ],
)
def test_the_last_year_is_that_of_the_phase_or_the_oldest_of_a_short_school(
    phase: Phase, years: set[int], last: tuple[int, ...]
) -> None:
    assert last_years(phase, years) == last


@pytest.mark.parametrize(
    ("last", "year_group", "on", "move"),
    [
        ((6,), "6", SEPTEMBER, NextMove("to_school", date(2027, 9, 1))),
        ((6,), "6", MAY, NextMove("to_school", date(2027, 9, 1))),
        ((6,), "5", SEPTEMBER, None),
        ((6,), "5", date(2027, 3, 31), None),
        ((6,), "5", date(2027, 4, 1), NextMove("to_school", date(2028, 9, 1))),
        ((6,), "5", MAY, NextMove("to_school", date(2028, 9, 1))),
        ((2,), "2", SEPTEMBER, NextMove("to_school", date(2027, 9, 1))),
        ((11, 13), "11", SEPTEMBER, NextMove("post_16", date(2027, 9, 1))),
        ((11, 13), "10", MAY, NextMove("post_16", date(2028, 9, 1))),
        ((11, 13), "13", SEPTEMBER, NextMove("other", date(2027, 9, 1))),
        ((6,), "", SEPTEMBER, None),
    ],
)
def test_a_move_is_ahead_in_the_last_year_and_from_the_summer_before(
    last: tuple[int, ...], year_group: str, on: date, move: NextMove | None
) -> None:
    assert next_move(last, year_group, None, on) == move


def test_the_senco_s_next_steps_say_that_nothing_is_begun_until_it_is(leaving: Classroom, senco: Reader) -> None:
    said = "2 children move on by September 2027, and nothing is begun: get it ready"
    assert senco.page("/next-steps").links()[said] == LIST
    senco.press(senco.page(LIST), PRESS, {"child": [str(leaving.amira)]})
    assert "1 child moves on by September 2027, and nothing is begun" in senco.page("/next-steps").main
    senco.press(senco.page(LIST), PRESS, {"child": [str(leaving.leo)]})
    assert "nothing is begun" not in senco.page("/next-steps").main


def test_where_nobody_moves_on_and_for_a_teacher_there_is_no_such_line(room: Classroom, teacher: Reader) -> None:
    assert "nothing is begun" not in teacher.page("/next-steps").main

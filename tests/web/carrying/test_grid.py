import io
from datetime import date
from uuid import UUID

from engine.boards import board
from tests.client import Page, Reader
from tests.web.classroom import Classroom
from workflows.support.sen_status import set_sen_status

GRID = "/roll/put-in"


def row(room: Classroom, child: UUID, **cells: str) -> dict[str, str]:
    typed = {"at": "do", "since": "12/11/2025", "teacher": f"person:{room.school.teacher.id}", **cells}
    return {f"{name}-{child}": text for name, text in typed.items()}


def sent(browser: Reader, *rows: dict[str, str], where: str = f"{GRID}?room=4P") -> Page:
    typed = {name: text for each in rows for name, text in each.items()}
    return browser.press(browser.page(where), "Put these in", {**typed})


def stages(room: Classroom) -> dict[UUID, str]:
    scope = room.as_(room.school.senco)
    with room.desk.reading(scope) as session:
        return {each.subject_id: each.stage for each in board(session, scope)}


def test_many_children_are_put_in_with_one_press(room: Classroom, senco: Reader) -> None:
    page = sent(senco, row(room, room.amira), row(room, room.leo, at="plan", review_on="3/12/2026"))
    assert "2 children are put in" in page.main
    assert stages(room) == {room.amira: "do", room.leo: "plan"}


def test_a_row_that_does_not_fit_stays_and_the_others_go(room: Classroom, senco: Reader) -> None:
    page = sent(senco, row(room, room.amira), row(room, room.leo, since="soon"))
    assert page.status == 422
    assert "1 child is put in" in page.main
    assert "Leo Brand, since: Enter a day like 12/11/2025" in page.main
    assert stages(room) == {room.amira: "do"}
    assert senco.press(page, "Put these in", row(room, room.leo, since="1 Sep 2026")).status == 200
    assert set(stages(room)) == {room.amira, room.leo}


def test_a_day_that_is_still_to_come_is_no_beginning(room: Classroom, senco: Reader) -> None:
    page = sent(senco, row(room, room.amira, since="12/11/2026", told_on="13/11/2026"))
    assert page.main.count("This day is still to come") == 4
    assert stages(room) == {}


def test_without_a_class_the_grid_shows_whom_the_roll_has_with_sen(room: Classroom, senco: Reader) -> None:
    with room.desk.writing(room.as_(room.school.senco), subjects=[room.kofi]) as work:
        set_sen_status(work, room.kofi, "K", date(2025, 9, 1), "roll")
    main = senco.page(GRID).main
    assert "Kofi Mensah" in main
    assert "Amira Khan" not in main


def test_a_child_on_a_journey_is_left_out(room: Classroom, senco: Reader) -> None:
    room.begin(room.amira)
    main = senco.page(f"{GRID}?room=4P").main
    assert "Amira Khan" not in main
    assert "Leo Brand" in main


def test_a_row_without_a_stage_is_left_alone(room: Classroom, senco: Reader) -> None:
    page = sent(senco, row(room, room.amira, at="", since="never"))
    assert page.status == 200
    assert stages(room) == {}


def test_the_class_teacher_of_the_roll_stands_there_already(room: Classroom, senco: Reader) -> None:
    page = senco.page(f"{GRID}?room=4P")
    assert page.filled("Put these in", {})[f"teacher-{room.amira}"] == f"person:{room.school.teacher.id}"


def test_a_stage_that_does_not_exist_is_refused(room: Classroom, senco: Reader) -> None:
    data = senco.page(f"{GRID}?room=4P").filled("Put these in", {})
    data[f"at-{room.amira}"] = "heaven"
    assert senco.post(f"{GRID}?room=4P", data=data).status_code == 422
    assert stages(room) == {}


def test_the_office_puts_children_in_and_a_teacher_does_not(room: Classroom, office: Reader, teacher: Reader) -> None:
    assert "1 child is put in" in sent(office, row(room, room.amira)).main
    assert teacher.page(GRID).status == 403


def test_a_journey_that_began_meanwhile_is_not_put_in_twice(room: Classroom, senco: Reader) -> None:
    page = senco.page(f"{GRID}?room=4P")
    room.begin(room.amira)
    senco.press(page, "Put these in", row(room, room.amira))
    assert stages(room) == {room.amira: "concern"}


def test_putting_in_leads_on_to_last_year_s_plans_and_attaching_leads_back(room: Classroom, senco: Reader) -> None:
    page = sent(senco, row(room, room.amira), row(room, room.leo))
    assert page.heading == "Last year’s plans"
    assert "0 of 2 children put in have a paper attached" in page.main
    address = page.links()["Attach last year’s plan for Amira Khan"]
    data = senco.page(address).filled("Attach it", {})
    assert data["title"] == "Last year’s plan"
    body = {**data.to_dict(), "file": (io.BytesIO(b"%PDF-1.7 A plan"), "plan.pdf")}
    back = Page(senco.post(address, data=body, follow_redirects=True))
    assert back.heading == "Last year’s plans"
    assert "1 of 2 children put in has a paper attached" in back.main
    assert list(back.links()).index("Attach last year’s plan for Leo Brand") < list(back.links()).index(
        "See it, or attach another for Amira Khan"
    )


def test_the_office_sees_whose_plan_is_missing_and_who_attaches_it(room: Classroom, office: Reader) -> None:
    page = sent(office, row(room, room.amira))
    assert "Amira Khan 4P Not yet" in page.main
    assert "The SENCO, the head or the child’s teacher does" in page.main


def test_a_child_whose_journey_began_here_has_no_plan_of_last_year(room: Classroom, senco: Reader) -> None:
    room.begin(room.amira)
    assert "Nobody is put in yet" in senco.page(f"{GRID}/last-plans").main

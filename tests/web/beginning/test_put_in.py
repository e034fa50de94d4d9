from tests.client import Page, Reader
from tests.web.classroom import Classroom

SINCE = {"since": ["1", "9", "2026"], "review_on": ["3", "12", "2026"]}


def address(room: Classroom) -> str:
    return f"/children/{room.amira}/put-in/graduated_approach"


def put_in(client: Reader, room: Classroom, **other: str | list[str]) -> Page:
    page = client.page(f"{address(room)}?at=do")
    return client.press(page, "Put it in", {**SINCE, "teacher": f"person:{room.school.teacher.id}", **other})


def test_first_it_is_asked_where_the_journey_stands(room: Classroom, senco: Reader) -> None:
    page = senco.page(address(room))
    assert "Where does it stand?" in page.main
    assert "High-quality teaching response" in page.main


def test_support_that_runs_already_begins_at_its_stage(room: Classroom, senco: Reader) -> None:
    page = put_in(senco, room)
    assert "Put in: SEN support, the graduated approach." in page.main
    assert "What is not known opens its step at once, below." in page.main


def test_when_it_began_must_be_known(room: Classroom, senco: Reader) -> None:
    page = put_in(senco, room, since=["", "", ""])
    assert page.status == 422
    assert page.errors == ["Enter the date"]


def test_a_class_teacher_does_not_put_it_in(room: Classroom, teacher: Reader) -> None:
    assert put_in(teacher, room).status == 403


def test_a_child_has_one_such_journey(room: Classroom, senco: Reader) -> None:
    put_in(senco, room)
    assert put_in(senco, room).status == 409


def test_there_is_no_such_stage_to_put_it_in_at(room: Classroom, senco: Reader) -> None:
    assert senco.page(f"{address(room)}?at=dancing").status == 404


def test_a_specialist_who_is_involved_already_is_named_on_the_childs_page(room: Classroom, senco: Reader) -> None:
    page = senco.page(f"/children/{room.amira}/put-in/specialist_involvement?at=waiting")
    carries_out = f"person:{room.school.teacher.id}"
    row = {"service": "physiotherapy", "asked_by": "health", "since": ["4", "5", "2026"], "carries_out": carries_out}
    senco.press(page, "Put it in", row)
    shown = senco.page(f"/children/{room.amira}").main
    assert "Physiotherapy" in shown
    assert "Decide with the family" in shown

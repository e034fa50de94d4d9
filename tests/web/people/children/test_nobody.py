from engine import boards
from engine.terms import Role
from tests.client import Reader
from tests.web.classroom import Classroom
from workflows.school.people import change_roles

SAVE = "Save who has these"


def test_what_nobody_holds_stands_there_with_how_much_waits(room: Classroom, senco: Reader) -> None:
    room.begin(room.amira)
    senco.press(senco.page(f"/classes/{room.school.class_id}"), "End Mrs Patel as class teacher")
    page = senco.page("/people/nobody")
    assert "Class teacher of 4P" in page.main
    assert "for A.K." in page.main
    assert "Class teacher of 4P" in senco.page("/people/").main


def test_one_press_gives_every_gap_to_somebody(room: Classroom, senco: Reader) -> None:
    room.begin(room.amira)
    senco.press(senco.page(f"/classes/{room.school.class_id}"), "End Mrs Patel as class teacher")
    assert "nobody is named" in senco.page("/next-steps").main
    typed = {f"class_teacher-{room.school.class_id}": str(room.school.teacher.id)}
    page = senco.press(senco.page("/people/nobody"), SAVE, {**typed})
    assert "has somebody from today" in page.text
    scope = room.as_(room.school.teacher)
    with room.desk.reading(scope) as session:
        assert boards.mine(session, scope, room.desk.today())
    assert "nobody is named" not in senco.page("/next-steps").main


def test_a_child_without_a_class_is_given_a_teacher_of_its_own(room: Classroom, senco: Reader) -> None:
    room.begin(room.amira)
    room.leave_class(room.amira)
    typed = {"class_teacher-school": str(room.school.ta.id)}
    senco.press(senco.page("/people/nobody"), SAVE, {**typed})
    scope = room.as_(room.school.ta)
    with room.desk.reading(scope) as session:
        assert {each.subject_id for each in boards.mine(session, scope, room.desk.today())} == {room.amira}


def test_with_nothing_missing_the_page_says_what_would_stand_there(room: Classroom, senco: Reader) -> None:
    main = senco.page("/people/nobody").main
    assert "Everything has somebody" in main


def test_the_office_gives_nobody_a_role_that_opens_every_file(room: Classroom, office: Reader) -> None:
    with room.desk.writing_school(room.as_(room.school.head)) as work:
        change_roles(work, room.school.head.id, frozenset(), granted_by=frozenset({Role.HEAD}))
    page = office.page("/people/nobody")
    assert office.press(page, SAVE, {"head-school": str(room.school.office.id)}).status == 403

from datetime import timedelta

from engine import boards
from engine.tasks import hand_over
from engine.terms import Role
from tests.client import Page, Reader
from tests.web.classroom import DIFFERENT, Classroom
from tests.web.school import Somebody
from workflows.school.classes import Stretch, assign

PRESS = "Hand over, and end their duties today"


def owed(room: Classroom, somebody: Somebody) -> set[str]:
    """The names of what waits for somebody."""
    scope = room.as_(somebody)
    with room.desk.reading(scope) as session:
        return {each.name for each in boards.mine(session, scope, room.desk.today())}


def leaves(browser: Reader, somebody: Somebody, **typed: str) -> Page:
    return browser.press(browser.page(f"/people/{somebody.id}/leave"), PRESS, {**typed})


def test_what_is_theirs_stands_there_before_anybody_presses(room: Classroom, senco: Reader) -> None:
    room.begin(room.amira)
    page = senco.page(f"/people/{room.school.teacher.id}/leave")
    assert "4P Class teacher, 3 children" in page.main
    assert "open step" in page.main
    assert "A.K. 4P: " in page.main


def test_the_office_sees_no_child_on_the_list_of_a_leaver(room: Classroom, office: Reader) -> None:
    room.begin(room.amira)
    assert "A.K." not in office.page(f"/people/{room.school.teacher.id}/leave").main


def test_everything_of_a_leaver_goes_to_one_person_in_one_press(room: Classroom, senco: Reader) -> None:
    room.try_in_class(room.amira)
    room.begin(room.leo)
    before = owed(room, room.school.teacher)
    page = leaves(senco, room.school.teacher, everything=str(room.school.ta.id))
    assert page.status == 200
    assert before
    assert owed(room, room.school.ta) >= before
    assert owed(room, room.school.teacher) == set()


def test_a_step_given_to_a_leaver_by_name_goes_on_too(room: Classroom, senco: Reader) -> None:
    room.begin(room.amira)
    step = room.row(room.amira, "weigh_concern")
    hand_over(room.desk, room.as_(room.school.teacher), step.id, room.school.ta.id)
    leaves(senco, room.school.ta, everything=str(room.school.head.id))
    assert room.row(room.amira, "weigh_concern").person_id == room.school.head.id


def test_with_nobody_to_take_over_a_step_given_by_name_goes_back_to_its_role(room: Classroom, senco: Reader) -> None:
    room.begin(room.amira)
    step = room.row(room.amira, "weigh_concern")
    hand_over(room.desk, room.as_(room.school.teacher), step.id, room.school.ta.id)
    leaves(senco, room.school.ta)
    assert room.row(room.amira, "weigh_concern").person_id is None
    assert "weigh_concern" in owed(room, room.school.teacher)


def test_a_cover_that_is_taken_over_ends_on_the_same_day(room: Classroom, senco: Reader) -> None:
    last = room.desk.today() + timedelta(days=4)
    with room.desk.writing(room.as_(room.school.senco), subjects=list(room.school.children)) as work:
        assign(work, room.school.class_id, room.school.ta.id, Role.CLASS_TEACHER, Stretch(to_on=last))
    leaves(senco, room.school.ta, everything=str(room.school.head.id))
    page = senco.page(f"/classes/{room.school.class_id}")
    assert "Mr Hill Class teacher, until 11 September 2026" in page.main


def test_whoever_shares_a_job_keeps_their_own_days_with_those_they_take_over(room: Classroom, senco: Reader) -> None:
    halves = {room.school.teacher: "012", room.school.head: "34"}
    with room.desk.writing(room.as_(room.school.senco), subjects=list(room.school.children)) as work:
        for somebody, weekdays in halves.items():
            stretch = Stretch(weekdays=weekdays)
            assign(work, room.school.class_id, somebody.id, Role.CLASS_TEACHER, stretch)
    leaves(senco, room.school.teacher, everything=str(room.school.head.id))
    page = senco.page(f"/classes/{room.school.class_id}")
    assert "Mr Hill Class teacher End" in page.main


def test_a_part_can_go_to_somebody_else(room: Classroom, senco: Reader) -> None:
    with room.desk.writing(room.as_(room.school.senco), subjects=list(room.school.children)) as work:
        assign(work, room.school.class_id, room.school.teacher.id, Role.TA)
    typed = {"everything": str(room.school.head.id), f"ta-{room.school.class_id}": str(room.school.office.id)}
    leaves(senco, room.school.teacher, **typed)
    main = senco.page(f"/classes/{room.school.class_id}").main
    assert "Mr Hill Class teacher" in main
    assert "Ms Byrne Teaching assistant" in main


def test_the_school_s_own_roles_are_given_on_only_where_somebody_is_chosen(room: Classroom, senco: Reader) -> None:
    leaves(senco, room.school.head, everything="", head=str(room.school.teacher.id))
    assert "Head teacher, whole school" in senco.page("/people/").main


def test_the_office_makes_nobody_a_head_by_letting_a_head_leave(room: Classroom, office: Reader) -> None:
    assert leaves(office, room.school.head, head=str(room.school.office.id)).status == 403


def test_a_leaver_s_answers_stay_with_their_name(room: Classroom, senco: Reader) -> None:
    room.begin(room.amira)
    room.answer(room.amira, "weigh_concern", DIFFERENT)
    leaves(senco, room.school.teacher, everything=str(room.school.ta.id))
    assert "Mrs Patel" in senco.page(f"/children/{room.amira}").main

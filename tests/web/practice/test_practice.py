from datetime import date

from sqlmodel import col, select

from notifications.records import Nudge
from tests.client import Page, Reader
from tests.web.classroom import PLAIN, Classroom
from tests.web.school import SCHOOL_ID
from web.practice.place import place_of
from workflows.school.records import School
from workflows.school.setting_up import schools

BEGIN = "Begin to practise"


def begun(browser: Reader) -> Page:
    return browser.press(browser.page("/help/practice"), BEGIN)


def first_step(page: Page) -> str:
    """The address of the first step on a list."""
    return next(href for href in page.links().values() if "/steps/" in href)


def test_practising_begins_with_a_child_about_whom_something_was_noticed(room: Classroom, teacher: Reader) -> None:
    page = begun(teacher)
    assert page.heading == "My next steps"
    assert "You are practising. Nothing here counts" in page.text
    assert "R.E." in page.main


def test_every_link_of_practice_stays_in_it_until_it_is_left(room: Classroom, teacher: Reader) -> None:
    page = begun(teacher)
    assert first_step(page).startswith("/practice/steps/")
    assert page.links()["Children"].startswith("/practice/")
    assert page.links()["Leave practice"] == "/"
    assert "People" not in page.links()


def test_a_step_of_the_practice_child_is_done_like_any_other(room: Classroom, teacher: Reader) -> None:
    step = teacher.page(first_step(begun(teacher)))
    done = teacher.press(step, "Save and continue", {**PLAIN})
    assert done.status == 200
    assert "You are practising" in done.text


def test_anybody_on_the_staff_may_try_every_step(room: Classroom, office: Reader) -> None:
    page = office.page(first_step(begun(office)))
    assert "Save and continue" in page.text
    assert office.page("/practice/held-up").status == 200


def test_the_practice_child_is_on_no_list_of_the_real_school(room: Classroom, senco: Reader) -> None:
    begun(senco)
    assert "Robin" in senco.page("/practice/held-up?show=all").main
    assert "Robin" not in senco.page("/held-up?show=all").main
    assert "R.E." not in senco.page("/next-steps").main


def test_no_colleague_sees_what_somebody_practises(room: Classroom, teacher: Reader, senco: Reader) -> None:
    step = first_step(begun(teacher))
    begun(senco)
    assert senco.page(step).status == 404
    assert senco.page(step.removeprefix("/practice")).status == 404


def test_a_real_child_is_not_known_in_practice(room: Classroom, teacher: Reader) -> None:
    room.begin(room.amira)
    begun(teacher)
    assert teacher.page(f"/practice{room.step(room.amira, 'weigh_concern')}").status == 404
    assert teacher.page(room.step(room.amira, "weigh_concern")).status == 200


def test_beginning_afresh_forgets_all_that_was_tried(room: Classroom, teacher: Reader) -> None:
    step = first_step(begun(teacher))
    teacher.press(teacher.page(step), "Save and continue", {**PLAIN})
    page = teacher.press(teacher.page("/help/practice"), "Begin afresh")
    assert teacher.page(step).status == 404
    assert "R.E." in page.main


def test_the_sweep_and_every_list_of_schools_leave_it_out(room: Classroom, teacher: Reader) -> None:
    begun(teacher)
    assert schools(room.desk) == [SCHOOL_ID]
    with room.desk.reading(room.as_(room.school.teacher)) as session:
        assert session.get(School, place_of(room.school.teacher.id)) is not None
        assert session.exec(select(Nudge).where(col(Nudge.school_id) != SCHOOL_ID)).first() is None


def test_before_anybody_has_begun_the_address_leads_to_the_beginning(room: Classroom, teacher: Reader) -> None:
    assert teacher.page("/practice/next-steps").heading == "Practise with a child who does not exist"


def test_what_cannot_be_practised_is_at_home(room: Classroom, senco: Reader) -> None:
    begun(senco)
    page = senco.page("/practice/people/")
    assert "Mrs Patel" in page.main
    assert "You are practising" not in page.text


def test_signing_out_from_practice_ends_the_session(room: Classroom, teacher: Reader) -> None:
    teacher.press(begun(teacher), "Sign out")
    assert teacher.page("/next-steps").heading == "Sign in"


def test_practice_goes_on_another_day(room: Classroom, teacher: Reader) -> None:
    begun(teacher)
    room.on(date(2026, 9, 9))
    room.back(teacher)
    page = teacher.press(teacher.page("/help/practice"), "Go on practising")
    assert "R.E." in page.main

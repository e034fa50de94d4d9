from datetime import date, timedelta

import pytest

from engine.clock import SetClock
from engine.desk import Desk
from engine.roles import roles_of
from engine.values import Actor, Scope
from tests.client import Page, Reader
from tests.web.school import SCHOOL_ID, SmallSchool, Somebody


def held(desk: Desk, somebody: Somebody, school: SmallSchool) -> set[frozenset[str]]:
    """The roles that somebody holds to each child of the class."""
    scope = Scope(SCHOOL_ID, Actor(somebody.name, somebody.id))
    with desk.reading(scope) as session:
        return {roles_of(session, scope, child, desk.today()) for child in school.children}


def assigned(browser: Reader, school: SmallSchool, somebody: Somebody, role: str) -> Page:
    typed = {"person": str(somebody.id), "role": role}
    return browser.press(browser.page(f"/classes/{school.class_id}"), "Let them work with 4P", typed)


def test_every_class_stands_with_who_teaches_it(senco: Reader) -> None:
    main = senco.page("/classes/").main
    assert "4P 3 children Mrs Patel Mr Lowe, teaching assistant" in main


def test_whoever_works_with_a_class_works_with_each_of_its_children(
    senco: Reader, desk: Desk, school: SmallSchool
) -> None:
    page = assigned(senco, school, school.head, "subject_teacher")
    assert "Mr Hill Subject teacher" in page.main
    assert held(desk, school.head, school) == {frozenset({"head", "subject_teacher"})}


def test_assigning_twice_changes_nothing(senco: Reader, desk: Desk, school: SmallSchool) -> None:
    assigned(senco, school, school.head, "ta")
    assert assigned(senco, school, school.head, "ta").main.count("Mr Hill Teaching assistant") == 1


def test_ending_a_duty_to_a_class_ends_it_to_its_children(senco: Reader, desk: Desk, school: SmallSchool) -> None:
    page = senco.page(f"/classes/{school.class_id}")
    page = senco.press(page, "End Mrs Patel as class teacher")
    assert "Mrs Patel Class teacher" not in page.main
    assert held(desk, school.teacher, school) == {frozenset()}
    assert held(desk, school.ta, school) == {frozenset({"ta"})}


def test_a_class_without_a_teacher_is_shown_until_it_has_one(senco: Reader, school: SmallSchool) -> None:
    senco.press(senco.page(f"/classes/{school.class_id}"), "End Mrs Patel as class teacher")
    assert "Class teacher of 4P" in senco.page("/people/").main
    assigned(senco, school, school.teacher, "class_teacher")
    assert "Class teacher of 4P" not in senco.page("/people/").main


def test_what_is_missing_is_said(senco: Reader, school: SmallSchool) -> None:
    page = senco.press(senco.page(f"/classes/{school.class_id}"), "Let them work with 4P", {"person": "", "role": []})
    assert page.errors == ["Select who works with this class", "Select as what they work with this class"]


def test_a_class_can_be_added_once(senco: Reader) -> None:
    page = senco.press(senco.page("/classes/new"), "Add this class", {"name": "Oak", "year_group": "R"})
    assert page.heading == "Class Oak"
    page = senco.press(senco.page("/classes/new"), "Add this class", {"name": "Oak", "year_group": ""})
    assert page.errors == ["There is a class with this name already."]


def test_a_duty_that_is_no_duty_to_a_class_is_not_found(senco: Reader, school: SmallSchool) -> None:
    token = senco.page("/account").filled("Sign out", {})["csrf_token"]
    address = f"/classes/{school.class_id}/{school.teacher.id}/senco/end"
    assert senco.post(address, data={"csrf_token": token}).status_code == 404


def covered(browser: Reader, school: SmallSchool, **typed: str | list[str]) -> Page:
    sent = {"person": str(school.head.id), "role": "class_teacher", **typed}
    return browser.press(browser.page(f"/classes/{school.class_id}"), "Let them work with 4P", sent)


def day(name: str, on: date) -> dict[str, str | list[str]]:
    return {name: [str(on.day), str(on.month), str(on.year)]}


def test_cover_ends_by_itself_on_its_last_day(senco: Reader, desk: Desk, school: SmallSchool, clock: SetClock) -> None:
    page = covered(senco, school, **day("to_on", desk.today() + timedelta(days=4)))
    assert "Mr Hill Class teacher, until 11 September 2026" in page.main
    assert held(desk, school.head, school) == {frozenset({"head", "class_teacher"})}
    clock.advance(timedelta(days=5))
    assert held(desk, school.head, school) == {frozenset({"head"})}


def test_cover_by_somebody_who_is_there_for_good_is_not_said_to_end(
    senco: Reader, desk: Desk, school: SmallSchool
) -> None:
    covered(senco, school)
    page = covered(senco, school, **day("to_on", desk.today() + timedelta(days=4)))
    assert "They work with it for longer already, and that holds." in page.text
    assert "Their last day" not in page.text


def test_cover_entered_ahead_begins_by_itself(senco: Reader, desk: Desk, school: SmallSchool, clock: SetClock) -> None:
    page = covered(senco, school, **day("from_on", desk.today() + timedelta(days=7)))
    assert "Mr Hill Class teacher, from 14 September 2026" in page.main
    assert held(desk, school.head, school) == {frozenset({"head"})}
    clock.advance(timedelta(days=7))
    assert held(desk, school.head, school) == {frozenset({"head", "class_teacher"})}


@pytest.mark.parametrize("ahead", [-3, 3])
def test_the_last_day_is_never_before_the_first(senco: Reader, desk: Desk, school: SmallSchool, ahead: int) -> None:
    first, last = desk.today() + timedelta(days=4), desk.today() + timedelta(days=ahead)
    page = covered(senco, school, **day("from_on", first), **day("to_on", last))
    assert page.errors == ["The last day must be on or after the first, and not in the past"]


def test_two_people_share_one_job_by_days_of_the_week(senco: Reader, school: SmallSchool) -> None:
    typed = {"person": str(school.teacher.id), "role": "class_teacher", "weekdays": ["0", "1", "2"]}
    senco.press(senco.page(f"/classes/{school.class_id}"), "Let them work with 4P", typed)
    page = covered(senco, school, weekdays=["3", "4"])
    assert "Mrs Patel Class teacher, Monday to Wednesday" in page.main
    assert "Mr Hill Class teacher, Thursday and Friday" in page.main


def test_a_cover_can_be_ended_before_it_begins(senco: Reader, desk: Desk, school: SmallSchool, clock: SetClock) -> None:
    covered(senco, school, **day("from_on", desk.today() + timedelta(days=7)))
    page = senco.press(senco.page(f"/classes/{school.class_id}"), "End Mr Hill as class teacher")
    assert "Mr Hill Class teacher" not in page.main
    clock.advance(timedelta(days=7))
    assert held(desk, school.head, school) == {frozenset({"head"})}


def test_the_office_may_say_who_works_with_a_class_and_not_that_it_does_itself(
    client: Reader, desk: Desk, school: SmallSchool
) -> None:
    """Whoever looks after classes must not be able to open children’s files to themselves."""
    client.come_in(school.office.email)
    page = assigned(client, school, school.office, "class_teacher")
    assert page.status == 422
    assert page.errors == ["Only the SENCO or the head teacher may say that you work with a class."]
    assert held(desk, school.office, school) == {frozenset({"office"})}
    assert assigned(client, school, school.head, "subject_teacher").status == 200

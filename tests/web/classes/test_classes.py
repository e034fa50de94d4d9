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

import pytest
from flask import Flask

from tests.client import Page, Reader
from tests.web.school import PASSWORD, SmallSchool

LEAVE = "Hand over, and end their duties today"
LARK = {"name": "Miss Lark", "email": "lark@ashgrove.example", "job": "Year 2 teacher", "roles": []}


@pytest.fixture
def office(client: Reader, school: SmallSchool) -> Reader:
    """A browser in which the school office is signed in."""
    return client.come_in(school.office.email)


def added(browser: Reader, **other: str | list[str]) -> Page:
    return browser.press(browser.page("/people/new"), "Add this person", {**LARK, **other})


def one_time_password(page: Page) -> str:
    found = page.tree.find(".//*[@class='app-once']")
    assert found is not None
    return "".join(found.itertext())


def test_everybody_stands_on_one_page_with_what_they_do(senco: Reader) -> None:
    page = senco.page("/people/")
    assert "Class teacher, 4P" in page.main
    assert "Teaching assistant, 4P" in page.main
    assert "School office, whole school" in page.main


def test_a_role_that_nobody_holds_is_shown(senco: Reader) -> None:
    page = senco.page("/people/")
    assert "Nobody holds this yet Designated safeguarding lead Until" in page.main


def test_somebody_added_signs_in_once_with_the_password_shown_once(
    app: Flask, senco: Reader, school: SmallSchool
) -> None:
    password = one_time_password(added(senco))
    newcomer: Reader = app.test_client()
    page = newcomer.sign_in("lark@ashgrove.example", password)
    assert page.heading == "Choose your own password"
    assert newcomer.page("/account").heading == "Choose your own password"
    typed = {"now": password, "password": "four red kites", "again": "four red kites"}
    newcomer.press(page, "Save the password", typed)
    assert newcomer.page("/account").heading == "Your account"


def test_two_people_never_share_an_address(senco: Reader) -> None:
    page = added(senco, email="PATEL@ashgrove.example")
    assert page.status == 422
    assert page.errors == ["Somebody at this school has this e-mail address already."]


@pytest.mark.parametrize("email", ["lark", "lark@", "lark@ashgrove", "la rk@ashgrove.example"])
def test_an_address_must_look_like_one(senco: Reader, email: str) -> None:
    assert added(senco, email=email).errors == ["Enter an e-mail address in the correct format, like name@example.org"]


def test_details_can_be_corrected(senco: Reader, school: SmallSchool) -> None:
    page = senco.page(f"/people/{school.teacher.id}")
    page = senco.press(page, "Save the details", {"name": "Mrs Patel-Shah", "job": "Year 4 teacher"})
    assert page.heading == "Mrs Patel-Shah"
    assert "Year 4 teacher" in senco.page("/people/").main


def test_the_days_on_which_somebody_works_can_be_said_for_them(senco: Reader, school: SmallSchool) -> None:
    page = senco.page(f"/people/{school.teacher.id}")
    senco.press(page, "Save the details", {"works_on": ["0", "2"]})
    assert "Works Monday and Wednesday" in senco.page("/people/").main


def test_a_role_is_given_from_today(app: Flask, senco: Reader, school: SmallSchool) -> None:
    page = senco.page(f"/people/{school.teacher.id}/roles")
    page = senco.press(page, "Save the roles", {"roles": ["dsl"]})
    assert "Designated safeguarding lead" in page.main
    teacher: Reader = app.test_client()
    teacher.come_in(school.teacher.email)
    assert "designated safeguarding lead" in teacher.page("/account").main


def test_somebody_always_stays_to_look_after_people(senco: Reader, school: SmallSchool) -> None:
    senco.press(senco.page(f"/people/{school.head.id}/roles"), "Save the roles", {"roles": []})
    page = senco.press(senco.page(f"/people/{school.senco.id}/roles"), "Save the roles", {"roles": ["office"]})
    assert page.errors == ["Somebody must stay SENCO or head teacher. Give the role to somebody else first."]
    page = senco.press(senco.page(f"/people/{school.senco.id}/leave"), LEAVE)
    assert page.status == 422
    assert "Somebody must stay SENCO or head teacher" in page.main


@pytest.mark.parametrize("role", ["senco", "head", "dsl"])
def test_the_office_cannot_open_every_file_to_itself(office: Reader, school: SmallSchool, role: str) -> None:
    page = office.page(f"/people/{school.office.id}/roles")
    page = office.press(page, "Save the roles", {"roles": ["office", role]})
    assert page.errors == ["Only the SENCO or the head teacher may change this for a SENCO, head or safeguarding lead."]


def test_the_office_cannot_take_over_the_senco_s_account(office: Reader, school: SmallSchool) -> None:
    page = office.page(f"/people/{school.senco.id}")
    assert office.press(page, "Make a new password").status == 403
    assert office.press(page, "Save the details", {"email": "mine@ashgrove.example"}).status == 403
    assert office.press(office.page(f"/people/{school.senco.id}/leave"), LEAVE).status == 403


def test_the_office_adds_a_teacher(office: Reader) -> None:
    assert added(office).heading == "A password for Miss Lark"


def test_a_new_password_signs_somebody_out_everywhere(app: Flask, senco: Reader, school: SmallSchool) -> None:
    teacher: Reader = app.test_client()
    teacher.come_in(school.teacher.email)
    password = one_time_password(senco.press(senco.page(f"/people/{school.teacher.id}"), "Make a new password"))
    assert teacher.page("/account").heading == "Sign in"
    assert teacher.sign_in(school.teacher.email, PASSWORD).status == 422
    assert teacher.sign_in(school.teacher.email, password).heading == "Choose your own password"


def test_whoever_leaves_holds_nothing_and_cannot_sign_in(app: Flask, senco: Reader, school: SmallSchool) -> None:
    teacher: Reader = app.test_client()
    teacher.come_in(school.teacher.email)
    page = senco.press(senco.page(f"/people/{school.teacher.id}/leave"), LEAVE)
    assert "Class teacher of 4P" in page.main
    assert teacher.page("/account").heading == "Sign in"
    assert teacher.sign_in(school.teacher.email, PASSWORD).status == 422


def test_whoever_left_can_come_back_without_duties(senco: Reader, school: SmallSchool) -> None:
    senco.press(senco.page(f"/people/{school.teacher.id}/leave"), LEAVE)
    page = senco.press(senco.page(f"/people/{school.teacher.id}"), "Here again")
    assert page.heading == "A password for Mrs Patel"
    assert "4P" not in senco.page(f"/people/{school.teacher.id}").main


def test_a_person_of_no_school_is_not_found(senco: Reader, school: SmallSchool) -> None:
    assert senco.page(f"/people/{school.class_id}").status == 404


def test_a_teacher_does_not_look_after_people(client: Reader, school: SmallSchool) -> None:
    client.come_in(school.teacher.email)
    assert client.page("/people/").status == 403


def test_whoever_leaves_is_out_at_once_and_sends_nothing_more(app: Flask, senco: Reader, school: SmallSchool) -> None:
    """Not even to be kept for an hour: they do not come back for it."""
    leaver: Reader = app.test_client()
    leaver.come_in(school.teacher.email)
    page = leaver.page(f"/noticed/{school.children[0]}")
    senco.press(senco.page(f"/people/{school.teacher.id}/leave"), LEAVE)
    after = leaver.press(page, "Send", {"strengths": "Kind", "seen": "Reads slowly", "family_knows": "not_yet"})
    assert after.heading == "Sign in"
    assert "What you typed is kept" not in after.main
    assert leaver.page("/next-steps").heading == "Sign in"
    assert leaver.sign_in(school.teacher.email, PASSWORD).heading == "Sign in"

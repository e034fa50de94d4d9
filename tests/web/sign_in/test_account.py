import pytest
from flask import Flask

from tests.client import Reader
from tests.web.school import PASSWORD, SmallSchool


def test_the_account_says_who_somebody_is_here(senco: Reader) -> None:
    page = senco.page("/account")
    assert "Mrs Okafor" in page.main
    assert "SENCO" in page.main


def test_a_person_says_when_they_work(senco: Reader) -> None:
    page = senco.press(senco.page("/account"), "Save", {"works_on": ["0", "3"], "wants_mail": []})
    assert "Your account is up to date" in page.main
    kept = senco.page("/account").filled("Save", {})
    assert kept.getlist("works_on") == ["0", "3"]
    assert "wants_mail" not in kept


def test_somebody_who_never_works_cannot_be_reached(senco: Reader) -> None:
    page = senco.press(senco.page("/account"), "Save", {"works_on": []})
    assert page.errors == ["Select the days on which you work"]


def test_a_new_password_replaces_the_old(senco: Reader, school: SmallSchool) -> None:
    typed = {"now": PASSWORD, "password": "four red kites", "again": "four red kites"}
    page = senco.press(senco.page("/account/password"), "Save the password", typed)
    assert "Your password is changed" in page.main
    senco.press(page, "Sign out")
    assert senco.sign_in(school.senco.email, PASSWORD).status == 422
    assert senco.sign_in(school.senco.email, "four red kites").status == 200


def test_a_new_password_ends_every_other_session(app: Flask, senco: Reader, school: SmallSchool) -> None:
    elsewhere: Reader = app.test_client()
    elsewhere.sign_in(school.senco.email, PASSWORD)
    typed = {"now": PASSWORD, "password": "four red kites", "again": "four red kites"}
    senco.press(senco.page("/account/password"), "Save the password", typed)
    assert elsewhere.page("/account").heading == "Sign in"
    assert senco.page("/account").heading == "Your account"


TOO_SHORT = "Password must be at least 12 characters; three words that only you think of will do"


@pytest.mark.parametrize(
    ("password", "again", "says"),
    [
        ("short", "shirt", TOO_SHORT),
        ("aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa", "Password must not be one character again and again"),
        ("x" * 201, "x" * 201, "Password must be at most 200 characters"),
        ("four red kites", "four red kite", "Both passwords must be the same"),
    ],
)
def test_a_new_password_must_be_long_and_typed_twice(senco: Reader, password: str, again: str, says: str) -> None:
    typed = {"now": PASSWORD, "password": password, "again": again}
    assert senco.press(senco.page("/account/password"), "Save the password", typed).errors == [says]


def test_a_password_is_changed_only_by_whoever_knows_it(senco: Reader) -> None:
    typed = {"now": "not this one", "password": "four red kites", "again": "four red kites"}
    page = senco.press(senco.page("/account/password"), "Save the password", typed)
    assert page.errors == ["Your current password is not right"]

import pytest
from flask import Flask

from tests.client import Page, Reader
from tests.web.school import SmallSchool
from web.guide.introductions import INTRODUCTIONS
from workflows.glossary import glossary


def test_every_word_of_the_trade_stands_on_one_page_with_its_meaning(client: Reader, school: SmallSchool) -> None:
    page = client.page("/help/words")
    assert page.heading == "Words of the trade"
    for entry in glossary().values():
        assert entry.word in page.main


@pytest.mark.parametrize("name", list(INTRODUCTIONS))
def test_each_role_has_one_short_page(senco: Reader, name: str) -> None:
    page = senco.page(f"/help/welcome/{name}")
    assert page.heading == "Welcome to Waymark"
    assert INTRODUCTIONS[name].title in page.main
    assert len(page.main.split()) < 250


def test_an_introduction_that_is_not_there_is_not_found(senco: Reader) -> None:
    assert senco.page("/help/welcome/dinner").status == 404


@pytest.mark.parametrize(("role", "title"), [("senco", "SENCO"), ("teacher", "class"), ("ta", "assistants")])
def test_the_introduction_is_for_what_somebody_does_here(
    client: Reader, school: SmallSchool, role: str, title: str
) -> None:
    client.come_in(getattr(school, role).email)
    assert title in client.page("/help/welcome").main
    assert "The introduction for somebody new" in client.page("/help").links()


def first_sign_in(app: Flask, senco: Reader) -> Page:
    lark = {"name": "Miss Lark", "email": "lark@ashgrove.example", "job": "", "roles": []}
    shown = senco.press(senco.page("/people/new"), "Add this person", {**lark})
    found = shown.tree.find(".//*[@class='app-once']")
    assert found is not None
    password = "".join(found.itertext())
    newcomer: Reader = app.test_client()
    page = newcomer.sign_in("lark@ashgrove.example", password)
    typed = {"now": password, "password": "four red kites", "again": "four red kites"}
    return newcomer.press(page, "Save the password", typed)


def test_whoever_signs_in_for_the_first_time_is_shown_it(app: Flask, senco: Reader) -> None:
    assert first_sign_in(app, senco).heading == "Welcome to Waymark"

"""Finding a child: each person finds the children that they work with, and no other."""

from datetime import date

import pytest
from flask import Flask
from sqlmodel import col, select

from engine.desk import Desk
from engine.values import Actor, Scope
from tests.client import Page, Reader
from tests.web.classroom import Classroom
from tests.web.invented import browser
from tests.web.school import SCHOOL_ID, SYSTEM, SmallSchool
from workflows.school import deaths
from workflows.school.account_records import SignInSession
from workflows.school.accounts import IDLE, NOBODY
from workflows.school.records import Pupil


def found(client: Reader, words: str) -> Page:
    """What is found for some words. They go in the body of a press: a name does not belong in an address."""
    return client.press(client.page("/children"), "Find", {"q": words})


def test_a_teacher_finds_their_own_class_without_searching(demo, tmp_path):
    page = browser(demo, tmp_path, "patel").page("/children")
    assert "Amira Khan" in page.main
    assert "Leo Brennan" not in page.main


def test_the_senco_finds_anybody_by_a_part_of_name_or_class(demo, tmp_path):
    client = browser(demo, tmp_path, "senco")
    assert "Leo Brennan" in found(client, "bren").main
    assert "Amira Khan" in found(client, "4p").main


def test_a_teacher_does_not_find_a_child_of_another_class(demo, tmp_path):
    page = found(browser(demo, tmp_path, "patel"), "leo")
    assert "Nobody found" in page.main


def test_who_may_open_every_record_finds_those_who_left_and_sees_that_they_have(
    app: Flask, school: SmallSchool, desk: Desk
) -> None:
    senco, head, teacher = (
        app.test_client().come_in(each.email) for each in (school.senco, school.head, school.teacher)
    )
    with desk.writing(SYSTEM, subjects=list(school.children)) as work:
        for child, day in zip(school.children, (None, 4, 1), strict=True):
            work.session.get_one(Pupil, (SCHOOL_ID, child)).left_on = day and date(2026, 9, day)
    for reader in (senco, head):
        page = found(reader, "4p")
        assert page.main.index("Amira Khan") < page.main.index("Leo Brand") < page.main.index("Kofi Mensah")
        assert "Left on 4 September 2026 · 4P" in page.main
        assert reader.page(page.links()["Leo Brand"]).status == 200
    assert "Leo" not in found(teacher, "4p").main
    assert "Leo" not in teacher.page("/children").main


def test_of_a_child_who_has_died_it_is_not_said_that_they_left(senco: Reader, school: SmallSchool, desk: Desk) -> None:
    with desk.writing(
        Scope(SCHOOL_ID, Actor(school.senco.name, school.senco.id)), subjects=[school.children[0]]
    ) as work:
        deaths.write_down(work, school.children[0], date(2026, 9, 3))
    page = found(senco, "amira")
    assert "Died on 3 September 2026 · 4P" in page.main
    assert "Left" not in page.main


@pytest.mark.parametrize("words", ["%", "_", "\\", "a%a", "\0"])
def test_a_sign_that_means_any_letter_to_a_database_means_itself(demo, tmp_path, words):
    page = found(browser(demo, tmp_path, "senco"), words)
    assert "Amira" not in page.main


@pytest.mark.parametrize(
    "words", ["Khan, Amira", "élodie", "Élodie", "ELODIE", "o'br", "O’Brien", "o brien elo", "obrien"]
)
def test_a_name_is_found_however_its_signs_are_typed(
    senco: Reader, school: SmallSchool, desk: Desk, words: str
) -> None:
    with desk.writing(SYSTEM, subjects=[school.children[1]]) as work:
        leo = work.session.get_one(Pupil, (SCHOOL_ID, school.children[1]))
        leo.first_name, leo.known_as, leo.last_name = "Élodie", "", "O’Brien"
    page = found(senco, words)
    assert ("Amira Khan" if "Khan" in words else "Élodie O’Brien") in page.main


@pytest.mark.parametrize(("more", "shown"), [(37, 40), (70, 60)])
def test_a_search_for_a_class_finds_each_child_of_a_large_one_or_says_that_there_are_more(
    room: Classroom, app: Flask, more: int, shown: int
) -> None:
    room.add_children(more)
    page = found(app.test_client().come_in(room.school.senco.email), "4p")
    assert page.main.count("4P ·") == shown
    assert ("Only the first 60 are shown." in page.main) == (shown < more + 3)


def test_a_search_leads_to_a_page_that_back_and_a_reload_open_again(demo, tmp_path):
    client = browser(demo, tmp_path, "senco")
    answer = client.post("/children", data=client.page("/children").filled("Find", {"q": "bren"}))
    assert (answer.status_code, answer.location) == (303, "/children?search=last")
    for _ in range(2):
        page = client.page("/children?search=last")
        assert "Leo Brennan" in page.main
        assert page.filled("Find", {})["q"] == "bren"
    assert "Leo Brennan" not in client.page("/children").main


def test_an_emptied_search_leads_to_the_page_as_it_was(demo, tmp_path):
    client = browser(demo, tmp_path, "senco")
    found(client, "bren")
    assert found(client, " ").response.request.full_path == "/children?"
    assert "Leo Brennan" not in client.page("/children?search=last").main


def test_htmx_is_given_the_address_under_which_back_finds_it(demo, tmp_path):
    client = browser(demo, tmp_path, "senco")
    sent, htmx = client.page("/children").filled("Find", {"q": "bren"}), {"HX-Request": "true"}
    answer = client.post("/children", data=sent, headers=htmx, follow_redirects=True)
    assert answer.headers["HX-Replace-Url"] == "/children?search=last"
    assert answer.text.strip() in client.get("/children?search=last").text


def test_what_was_searched_for_is_forgotten_with_the_session(demo, tmp_path):
    found(browser(demo, tmp_path, "senco"), "bren")
    assert "bren" not in browser(demo, tmp_path, "senco").page("/children?search=last").html
    demo.clock.advance(2 * IDLE)
    found(browser(demo, tmp_path, "patel"), "khan")
    with demo.reading(NOBODY) as session:
        kept = session.exec(select(SignInSession.sought).where(col(SignInSession.sought) != "")).all()
    assert kept == ["khan"]

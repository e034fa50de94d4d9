import pytest

from tests.client import Page, Reader
from tests.web.repeating import Repeating

SAID = {"now": "A page, 21 September", "reached": "nearly", "shows": "Running record of Friday"}


@pytest.fixture
def amira(room: Repeating) -> Repeating:
    room.under_review(room.amira)
    return room


def opened(client: Reader, room: Repeating) -> Page:
    return client.page(room.step(room.amira, "score_outcomes"))


def test_an_outcome_stands_with_its_start_and_is_looked_at(amira: Repeating, teacher: Reader) -> None:
    page = opened(teacher, amira)
    assert "1. Read a page aloud It began at A line, 7 September We hoped to see Each Friday" in page.main
    page = teacher.press(page, "Save", SAID)
    assert "Outcome 1 is looked at." in page.main
    assert "Now A page, 21 September Reached Nearly What shows it Running record of Friday" in page.main
    assert "Go on" in page.links()


def test_all_three_are_asked_for_and_what_was_typed_stays(amira: Repeating, teacher: Reader) -> None:
    page = teacher.press(opened(teacher, amira), "Save", {**SAID, "shows": ""})
    assert page.errors == ["Enter what shows it"]
    assert "A page, 21 September" in page.html


def test_what_is_typed_is_kept_on_the_way(amira: Repeating, teacher: Reader) -> None:
    page = opened(teacher, amira)
    draft = page.form("Save").get("data-save") or ""
    assert teacher.post(draft, data=page.filled("Save", {"now": "A page"})).status_code == 204
    assert opened(teacher, amira).filled("Save", {}).getlist("now") == ["A page"]
    assert "Go on" not in opened(teacher, amira).links()


def test_an_outcome_that_is_not_there_is_not_found(amira: Repeating, teacher: Reader) -> None:
    sent = opened(teacher, amira).filled("Save", SAID)
    assert teacher.post(f"{amira.step(amira.amira, 'score_outcomes')}/reviewed/2", data=sent).status_code == 404


def test_what_was_said_is_changed(amira: Repeating, teacher: Reader) -> None:
    page = teacher.press(opened(teacher, amira), "Save", SAID)
    change = next(href for words, href in page.links().items() if words.startswith("Change “1."))
    page = teacher.press(teacher.page(change), "Save", {"reached": "hoped"})
    assert "Reached As hoped" in page.main

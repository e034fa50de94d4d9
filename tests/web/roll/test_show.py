"""The page of the roll: choosing a file, and the imports that were made."""

import pytest

from tests.client import Reader
from tests.web.roll.uploads import NEW, SCHOOL, brought_in, roll_file, send
from tests.web.school import PASSWORD, SmallSchool


def test_an_empty_page_says_what_will_appear(office: Reader) -> None:
    found = office.page("/roll/")
    assert found.heading == "Roll"
    assert "No imports yet" in found.text


def test_the_office_finds_the_roll_in_its_navigation(office: Reader) -> None:
    assert office.page("/roll/").links()["Roll"] == "/roll/"


def test_a_teacher_does_not_bring_in_rolls(client: Reader, school: SmallSchool) -> None:
    typed = {"email": school.teacher.email, "password": PASSWORD}
    assert client.press(client.page("/roll/"), "Sign in", typed).status == 403


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This file is empty."),
        (b"PK\x03\x04", "This is a zip file or a damaged workbook."),
        (b"Dear office,\nplease find\n", "No line at the top of this file has the names of columns."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(office: Reader, content: bytes, sentence: str) -> None:
    found = send(office, content)
    assert found.status == 422
    assert found.errors[0].startswith(sentence)


def test_a_press_without_a_file_asks_for_one(office: Reader) -> None:
    assert office.press(office.page("/roll/"), "Show what would change", {"file": ""}).errors == ["Choose a file"]


def test_a_file_leads_to_what_it_would_change(office: Reader) -> None:
    assert send(office, roll_file(*SCHOOL)).heading == "What this file would change"


def test_imports_are_listed_with_who_made_them_and_what_they_did(office: Reader) -> None:
    brought_in(office, *SCHOOL, NEW)
    found = office.page("/roll/")
    assert "sims.csv, SIMS Ms Byrne 1 new, 3 changed, 0 left" in found.main

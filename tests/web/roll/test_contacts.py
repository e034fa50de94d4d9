"""A contacts file on the page of the roll: what it would change, bringing it in, and taking it back."""

import logging

import pytest

from engine.desk import Desk
from tests.client import Reader
from tests.web.roll.uploads import SCHOOL, brought_in, send
from tests.web.school import SCHOOL_ID, SmallSchool
from tests.workflows.school.roll.files import upn
from workflows.school.pupils import contacts_named

HEADER = "UPN,Contact ID,Contact Name,Relationship,Priority,Parental Responsibility,Court Order,Email"
SAMIRA = "77,Samira Khan,Mother,1,Yes,No,samira@example.org"
OMAR = "78,Omar Khan,Father,2,Yes,Yes,omar@example.org"


def contacts_file(*rows: str) -> bytes:
    return "\r\n".join([HEADER, *rows]).encode()


@pytest.fixture
def enrolled(office: Reader) -> Reader:
    """The office, with the UPNs of the school brought in."""
    brought_in(office, *SCHOOL)
    return office


def test_a_contacts_file_shows_each_person_once_with_their_children(enrolled: Reader) -> None:
    rows = (f"{upn(1)},{SAMIRA}", f"{upn(2)},{SAMIRA}", f"{upn(1)},{OMAR}")
    found = send(enrolled, contacts_file(*rows), "contacts.csv")
    assert found.heading == "What this contacts file would change"
    assert "Samira Khan new, lines 2, 3 Amira Khan, 4P Leo Brand, 4P" in found.main
    assert "Court order: There is one, and nobody here has read it yet: nothing goes to them" in found.main
    assert "3 new 0 changed 0 not in the file 0 unchanged 0 errors" in found.main


def test_contacts_are_brought_in_listed_and_taken_back(enrolled: Reader, desk: Desk, school: SmallSchool) -> None:
    shown = send(enrolled, contacts_file(f"{upn(1)},{SAMIRA}", f"{upn(1)},{OMAR}"), "contacts.csv")
    done = enrolled.press(shown, "Bring in the contacts")
    assert "The contacts are brought in" in done.text
    assert "2 new, 0 changed, 0 ended" in enrolled.page("/roll/").main
    assert names(desk, school) == {"Samira Khan": True, "Omar Khan": False}
    enrolled.press(done, "Take the import back")
    assert names(desk, school) == {}


def names(desk: Desk, school: SmallSchool) -> dict[str, bool]:
    with desk.reading(None) as session:  # type: ignore[arg-type]
        found = contacts_named(session, SCHOOL_ID, school.children[0], desk.today())
    return {each.name: each.is_entitled for each in found}


def test_the_same_contacts_again_change_nothing(enrolled: Reader) -> None:
    content = contacts_file(f"{upn(1)},{SAMIRA}")
    enrolled.press(send(enrolled, content), "Bring in the contacts")
    assert "Nothing would change" in send(enrolled, content).main


def test_who_is_not_in_the_file_is_asked_about_one_by_one(enrolled: Reader, desk: Desk, school: SmallSchool) -> None:
    enrolled.press(send(enrolled, contacts_file(f"{upn(1)},{SAMIRA}", f"{upn(1)},{OMAR}")), "Bring in the contacts")
    asked = send(enrolled, contacts_file(f"{upn(1)},{SAMIRA}"))
    assert "Omar Khan, Father, of Amira Khan (not in the file)" in asked.main
    gone = [field.get("value") or "" for field in asked.tree.iter("input") if field.get("name") == "leavers"]
    enrolled.press(asked, "Record who is a contact no more", {"leavers": gone})
    assert set(names(desk, school)) == {"Samira Khan"}


def test_problems_stand_with_their_lines(enrolled: Reader) -> None:
    found = send(enrolled, contacts_file(f"{upn(1)},{SAMIRA}", f"{upn(55)},{OMAR}"))
    assert "3 This child is not on our roll, or nothing says which child it is." in found.main


def test_a_file_with_contacts_alone_says_which_columns_are_wanted(enrolled: Reader) -> None:
    found = send(enrolled, b"Contact Name,Relationship,Priority,Email\r\nSamira Khan,Mother,1,s@example.org\r\n")
    assert found.status == 422
    assert "parental responsibility" in found.errors[0]


def test_no_address_and_no_log_names_a_contact(enrolled: Reader, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        shown = send(enrolled, contacts_file(f"{upn(1)},{SAMIRA}"), "contacts.csv")
        done = enrolled.press(shown, "Bring in the contacts")
    assert "Samira" not in caplog.text
    assert not [each for each in (*shown.links().values(), *done.links().values()) if "amira" in each]

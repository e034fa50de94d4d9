"""What those who send letters see of court orders and sealed contacts: whom nothing may reach, and no address."""

from datetime import date

import pytest

from tests.client import Page, Reader
from tests.web.classroom import Classroom
from tests.web.contacts.conftest import SECRETS
from tests.web.school import SYSTEM
from workflows.support.contacts import ContactWords, change_contact, seal

ORDER = "Court order: nothing may go to them"


@pytest.fixture
def decided(room: Classroom) -> Classroom:
    """Amira’s need is decided. Nothing may go to her father; her mother, with an address, is told."""
    room.look_closely(room.amira)
    room.decide(room.amira)
    found = room.contacts(room.amira)
    email, phone, street = SECRETS
    mother = ContactWords("Samira Khan", "mother", email, phone, address=f"1 {street}, Exampleton", language="Arabic")
    with room.desk.writing(SYSTEM, subjects=[room.amira]) as work:
        change_contact(work, found["mother"], mother)
        father = ContactWords("Omar Khan", "father", is_entitled=False, court_order="forbids")
        change_contact(work, found["father"], father)
    return room


def sealed(room: Classroom) -> None:
    with room.desk.writing(SYSTEM, subjects=[room.amira]) as work:
        seal(work, [room.contacts(room.amira)["mother"]], sealed=True)


def notices(client: Reader, room: Classroom) -> Page:
    return client.page(room.step(room.amira, "tell_family"))


def letter(client: Reader, room: Classroom) -> Page:
    return client.page(f"{room.step(room.amira, 'tell_family')}/letter/{room.contacts(room.amira)['mother']}")


def test_whom_a_court_order_keeps_out_has_no_line_and_is_named_as_such(decided: Classroom, senco: Reader) -> None:
    page = notices(senco, decided)
    assert f"Omar Khan: {ORDER}" in page.main
    assert "Omar Khan, father" not in page.main
    assert "Samira Khan, mother Speaks Arabic Not told yet" in page.main


def test_the_law_is_met_without_whom_it_must_not_reach(decided: Classroom, senco: Reader) -> None:
    senco.press(notices(senco, decided), "Mark as given", {"how": "handed"})
    assert decided.row(decided.amira, "tell_family").status == "done"


def test_a_talk_warns_of_the_order_before_and_beside_the_name(decided: Classroom, teacher: Reader) -> None:
    page = teacher.page(decided.step(decided.amira, "talk_about_needs"))
    assert f"Omar Khan: {ORDER}" in page.main
    assert "Omar Khan, father (court order: nothing may go to them)" in page.main


def test_the_childs_page_says_it_to_whoever_opens_it(decided: Classroom, teacher: Reader) -> None:
    sealed(decided)
    page = teacher.page(f"/children/{decided.amira}")
    assert ORDER in page.main
    assert "Nobody may learn where they are" in page.main


def test_the_letter_has_the_address_for_the_envelope(decided: Classroom, senco: Reader) -> None:
    assert "Samira Khan 1 Invented Street Exampleton" in letter(senco, decided).main


def test_no_letter_and_no_list_has_what_is_sealed(decided: Classroom, senco: Reader) -> None:
    sealed(decided)
    child = f"/children/{decided.amira}"
    pages = [notices(senco, decided), letter(senco, decided), senco.page(child), senco.page("/worklist")]
    assert "ask the head, the SENCO or the designated safeguarding lead how this letter reaches them" in pages[1].main
    assert not [secret for secret in SECRETS for page in pages if secret in page.html]


def test_an_order_ends_with_the_contact(decided: Classroom, senco: Reader) -> None:
    with decided.desk.writing(SYSTEM, subjects=[decided.amira]) as work:
        change_contact(work, decided.contacts(decided.amira)["father"], ContactWords("Omar Khan", "father"))
    decided.on(date(2026, 9, 8))
    assert ORDER not in notices(decided.back(senco, decided.school.senco), decided).main

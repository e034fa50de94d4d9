"""The family contacts of a child: found, added, changed and ended; sealed ones opened by few, each time in the log."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from sqlmodel import select

from engine.desk import Desk
from engine.errors import NotAllowed
from engine.terms import Role
from engine.values import Actor, Scope
from tests.client import Page, Reader
from tests.web.contacts.conftest import SAMIRA, SECRETS
from tests.web.school import SCHOOL_ID, SYSTEM, SmallSchool
from workflows.school.contacts_held import ContactHeld, contact_held, open_sealed
from workflows.school.duties import begin
from workflows.school.records import FileRead, Pupil
from workflows.support.contacts import change_contact

Held = Callable[[int], dict[str, ContactHeld]]
GIVEN = {
    "name": "Omar Khan", "relationship": "father", "responsibility": "unknown", "lives_with": "no",
    "court_order": "none", "is_entitled": "yes", "priority": "2", "email": "omar@example.org",
}  # fmt: skip


def contacts_page(reader: Reader, school: SmallSchool, child: int = 0) -> Page:
    return reader.page(f"/contacts/{school.children[child]}")


def readings(desk: Desk) -> list[str]:
    with desk.reading(SYSTEM) as session:
        return [row.page for row in session.exec(select(FileRead).order_by(FileRead.read_at))]  # type: ignore[arg-type]


def test_the_office_finds_a_child_by_name(office: Reader, school: SmallSchool) -> None:
    assert office.page("/roll/").links()["Family contacts of a child"] == "/contacts"
    found = office.press(office.page("/contacts"), "Find", {"q": "amira"})
    assert f"/contacts/{school.children[0]}" in found.links().values()
    assert "Nobody found" in office.press(found, "Find", {"q": "nobody of that name"}).main


def test_whoever_may_open_every_record_finds_a_child_who_has_left_and_the_office_does_not(
    client: Reader, office: Reader, school: SmallSchool, desk: Desk
) -> None:
    with desk.writing(SYSTEM, subjects=[school.children[0]]) as work:
        work.session.get_one(Pupil, (SCHOOL_ID, school.children[0])).left_on = date(2026, 9, 4)
    assert "No child on roll has “amira”" in office.press(office.page("/contacts"), "Find", {"q": "amira"}).main
    senco = client.come_in(school.senco.email)
    found = senco.press(senco.page("/contacts"), "Find", {"q": "amira"})
    assert "Left on 4 September 2026" in found.main
    assert senco.page(f"/contacts/{school.children[0]}").status == 200


def test_a_page_without_contacts_says_how_to_begin(office: Reader, school: SmallSchool) -> None:
    assert "No contacts yet" in contacts_page(office, school).main


def test_the_page_says_who_is_told_what_and_that_it_was_read(
    office: Reader, school: SmallSchool, samira: UUID, desk: Desk
) -> None:
    found = contacts_page(office, school).main
    for said in ("Samira Khan, mother", "Parental responsibility Yes", "Letters and copies Go to them", *SECRETS):
        assert said in found
    assert "Needs Speaks Arabic" in found
    assert readings(desk) == ["contacts"]


def test_a_contact_is_added_changed_and_ended(office: Reader, school: SmallSchool, held: Held) -> None:
    asked = office.page(f"/contacts/{school.children[0]}/new")
    added = office.press(asked, "Save the contact", GIVEN)
    assert "Omar Khan, father" in added.main
    omar = held(0)["Omar Khan"]
    assert (omar.responsibility, omar.lives_with, omar.priority, omar.is_entitled) == ("", False, 2, True)
    form = office.page(f"/contacts/{school.children[0]}/{omar.id}")
    office.press(form, "Save the contact", {"phone": "01632 960001"})
    assert held(0)["Omar Khan"].reached.phone == "01632 960001"
    assert held(0)["Omar Khan"].reached.email == "omar@example.org"
    done = office.press(contacts_page(office, school), "A contact no more Omar Khan")
    assert "Today is the last day on which Omar Khan is a contact" in done.text


def test_a_second_press_adds_nobody_a_second_time(office: Reader, school: SmallSchool, held: Held) -> None:
    asked = office.page(f"/contacts/{school.children[0]}/new")
    office.press(asked, "Save the contact", GIVEN)
    assert office.press(asked, "Save the contact", GIVEN).errors == ["This contact is there already."]
    assert contacts_page(office, school).main.count("Omar Khan, father") == 1


def test_what_is_missing_is_said_and_nothing_is_lost(office: Reader, school: SmallSchool) -> None:
    asked = office.page(f"/contacts/{school.children[0]}/new")
    refused = office.press(asked, "Save the contact", {"name": "", "phone": "01632 960001"})
    assert refused.status == 422
    assert "Enter the name" in refused.errors
    assert "01632 960001" in refused.html


@pytest.mark.parametrize("order", ["forbids", "unread"])
def test_nothing_goes_to_somebody_whom_an_order_keeps_from_it(
    office: Reader, school: SmallSchool, order: str, held: Held
) -> None:
    asked = office.page(f"/contacts/{school.children[0]}/new")
    refused = office.press(asked, "Save the contact", {**GIVEN, "court_order": order})
    assert refused.errors == ["With this court order nothing may go to them. Answer “No”."]
    office.press(refused, "Save the contact", {"is_entitled": "no"})
    assert held(0)["Omar Khan"].court_order == order


def test_a_priority_out_of_range_is_refused(office: Reader, school: SmallSchool) -> None:
    asked = office.page(f"/contacts/{school.children[0]}/new")
    assert office.press(asked, "Save the contact", {**GIVEN, "priority": "100"}).status == 422


def test_a_teacher_does_not_look_after_contacts(client: Reader, school: SmallSchool, samira: UUID) -> None:
    client.come_in(school.teacher.email)
    assert contacts_page(client, school).status == 403
    assert client.page("/contacts").status == 403


# Sealed


def sealed(office: Reader, school: SmallSchool) -> Page:
    return office.press(contacts_page(office, school), "Seal Samira Khan")


def test_sealing_holds_at_once_and_for_each_child_of_whom_they_are_a_contact(
    office: Reader, school: SmallSchool, samira: UUID, held: Held
) -> None:
    done = sealed(office, school)
    assert "For: Amira Khan, Leo Brand." in done.text
    for child in (0, 1):
        found = contacts_page(office, school, child)
        assert "Sealed: nobody may learn where they are." in found.main
        assert not [secret for secret in SECRETS if secret in found.html]
        assert held(child)["Samira Khan"].is_sealed


@pytest.mark.parametrize("way", ["", "/sealed"])
def test_the_office_opens_nothing_that_is_sealed(
    office: Reader, school: SmallSchool, samira: UUID, desk: Desk, way: str
) -> None:
    sealed(office, school)
    refused = office.page(f"/contacts/{school.children[0]}/{samira}{way}")
    assert refused.status == 403
    assert not [secret for secret in SECRETS if secret in refused.html]
    assert "sealed contact" not in readings(desk)


def test_the_office_does_not_unseal(office: Reader, school: SmallSchool, samira: UUID, held: Held) -> None:
    found = sealed(office, school)
    forged = {"csrf_token": found.filled("A contact no more Samira Khan", {})["csrf_token"]}
    assert office.post(f"/contacts/{school.children[0]}/{samira}/unseal", data=forged).status_code == 403
    assert held(0)["Samira Khan"].is_sealed


@pytest.mark.parametrize("who", ["senco", "head"])
def test_few_open_what_is_sealed_and_each_opening_is_written_down(
    office: Reader, school: SmallSchool, samira: UUID, desk: Desk, who: str
) -> None:
    sealed(office, school)
    office.press(office.page("/account"), "Sign out")
    office.come_in(getattr(school, who).email)
    page = office.page(contacts_page(office, school).links()["Open how Samira Khan is reached"])
    assert all(secret in page.main for secret in SECRETS)
    assert readings(desk).count("sealed contact") == 1
    office.press(office.page(f"/contacts/{school.children[0]}/{samira}"), "Save the contact", {"phone": "07700 900009"})
    assert readings(desk).count("sealed contact") > 1
    assert not [secret for secret in SECRETS if secret in contacts_page(office, school).html]
    unsealed = office.press(contacts_page(office, school), "Unseal Samira Khan")
    assert "07700 900009" in unsealed.main


def test_the_safeguarding_lead_opens_it_and_nothing_is_shown_that_is_not_written_down(
    office: Reader, school: SmallSchool, samira: UUID, desk: Desk
) -> None:
    sealed(office, school)
    with desk.writing_school(SYSTEM) as work:
        begin(work, school.ta.id, Role.DSL, None)
    with desk.reading(SYSTEM) as session:
        contact = contact_held(session, SCHOOL_ID, school.children[0], samira)
    lead = Scope(SCHOOL_ID, Actor("Mr Lowe", school.ta.id))
    assert open_sealed(desk, lead, contact, {Role.DSL}).phone == SAMIRA.phone
    with pytest.raises(NotAllowed, match="Only a person opens a file"):
        open_sealed(desk, SYSTEM, contact, {Role.DSL})
    with pytest.raises(NotAllowed, match="This contact is sealed"):
        open_sealed(desk, lead, contact, {Role.CLASS_TEACHER, Role.OFFICE})


def test_a_sealed_contact_is_changed_by_nobody_else(
    office: Reader, school: SmallSchool, samira: UUID, desk: Desk
) -> None:
    sealed(office, school)
    with pytest.raises(NotAllowed, match="sealed"), desk.writing(SYSTEM, subjects=[school.children[0]]) as work:
        change_contact(work, samira, SAMIRA)


def test_a_page_about_what_is_not_sealed_is_not_there(client: Reader, school: SmallSchool, samira: UUID) -> None:
    client.come_in(school.head.email)
    assert client.page(f"/contacts/{school.children[0]}/{samira}/sealed").status == 404
    assert client.page(f"/contacts/{school.children[1]}/{samira}").status == 404
    assert client.page(f"/contacts/{samira}").status == 404

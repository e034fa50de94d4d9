"""The list of records that have been kept for their time: held, asked for, agreed to by somebody else, and gone."""

from datetime import date
from uuid import UUID

import pytest

from engine.desk import Desk
from engine.values import Actor, Scope
from tests.client import Page, Reader
from tests.web.school import SCHOOL_ID, SYSTEM, SmallSchool
from workflows.school.record_requests import Asked, write_down
from workflows.school.records import Pupil


@pytest.fixture
def amira(desk: Desk, school: SmallSchool) -> UUID:
    """A child who left, and was born long ago."""
    with desk.writing(SYSTEM, subjects=[school.children[0]]) as work:
        row = work.session.get_one(Pupil, (SCHOOL_ID, school.children[0]))
        row.date_of_birth, row.left_on, row.mis_id = date(1990, 3, 4), date(2001, 7, 20), "004711"
    return school.children[0]


def asked(reader: Reader) -> Page:
    form = reader.page(reader.page("/disposal").links()["Ask that it go for Amira Khan"])
    return reader.press(form, "Ask that it go", {"why": "Kept for its time", "sent_to": "Elm Academy"})


def test_how_long_records_are_kept_is_the_schools_own_policy(senco: Reader) -> None:
    assert "31 years from a child’s birth, the school’s own policy" in senco.page("/settings/").main
    form = senco.page("/disposal/keeping")
    assert senco.press(form, "Save", {"years": "0"}).errors == ["This must be a whole number, from 1 to 100"]
    assert "25 years from a child’s birth" in senco.press(form, "Save", {"years": "25"}).main


def test_one_asks_and_another_agrees_and_then_it_is_gone(senco: Reader, school: SmallSchool, amira: UUID) -> None:
    assert "Kept until 4 March 2021" in senco.page("/disposal").main
    waits = asked(senco)
    assert "It waits for somebody else, the SENCO or the head, to agree." in waits.main
    senco.press(senco.page(f"/disposal/{amira}/agree"), "I agree: dispose of it")
    assert "Amira Khan" in senco.page("/disposal").main
    head = senco.come_in(school.head.email)
    agreed = head.page(head.page("/disposal").links()["Agree, or not for Amira Khan"])
    assert "It cannot be brought back." in agreed.main
    gone = head.press(agreed, "I agree: dispose of it")
    assert "Amira" not in gone.text
    assert "Number 004711, left on 20 July 2001, sent to Elm Academy: on 7 September 2026" in gone.main
    assert head.page(f"/children/{amira}").status == 404


def test_a_record_that_is_held_waits_until_it_is_let_go(senco: Reader, school: SmallSchool, amira: UUID) -> None:
    form = senco.page(senco.page("/disposal").links()["Hold it for Amira Khan"])
    held = senco.press(form, "Hold it", {"why": "A claim"})
    assert "Held by Mrs Okafor since 7 September 2026: A claim" in held.main
    assert "Ask that it go for Amira Khan" not in held.links()
    asked_why = senco.page(held.links()["Let it go for Amira Khan"])
    assert senco.press(asked_why, "Let it go").errors == ["Say why it is held no longer"]
    free = senco.press(asked_why, "Let it go", {"why": "The claim is settled"})
    assert "Ask that it go for Amira Khan" in free.links()
    assert senco.page(f"/disposal/{amira}/let-go").heading == "Records that have been kept for their time"


def test_the_record_of_a_child_who_is_still_here_is_held_from_the_childs_page(
    senco: Reader, school: SmallSchool
) -> None:
    child = f"/children/{school.children[1]}"
    form = senco.page(senco.page(child).links()["Hold the record"])
    held = senco.press(form, "Hold it", {"why": "A tribunal"})
    assert held.heading == "Leo Brand"
    assert "Held by Mrs Okafor since 7 September 2026: A tribunal" in held.main
    assert "Hold the record" not in held.links()
    free = senco.press(senco.page(held.links()["Let it go"]), "Let it go", {"why": "It is over"})
    assert "Hold the record" in free.links()


def test_the_office_holds_a_record_and_does_not_let_it_go(client: Reader, school: SmallSchool, amira: UUID) -> None:
    office = client.come_in(school.office.email)
    held = office.press(office.page(f"/disposal/{amira}/hold"), "Hold it", {"why": "A claim"})
    assert "The SENCO or the head may let it go." in held.main
    assert office.page(f"/disposal/{amira}/let-go").status == 403


def test_a_record_that_somebody_waits_for_is_given_first(
    senco: Reader, school: SmallSchool, desk: Desk, amira: UUID
) -> None:
    with desk.writing(Scope(SCHOOL_ID, Actor("Mrs Okafor", school.senco.id)), subjects=[amira]) as work:
        write_down(work, amira, Asked("child", work.today, "letter"))
    shown = senco.page("/disposal")
    assert "Somebody asked for this record on 7 September 2026: it is given first." in shown.main
    assert "Ask that it go for Amira Khan" not in shown.links()


def test_the_office_asks_and_does_not_agree(client: Reader, school: SmallSchool, amira: UUID) -> None:
    office = client.come_in(school.office.email)
    waits = asked(office)
    assert "It waits for somebody else, the SENCO or the head, to agree." in waits.main
    assert "Nobody" not in office.press(waits, "It stays for Amira Khan").main
    assert client.come_in(school.teacher.email).page("/disposal").status == 403

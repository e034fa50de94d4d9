"""Asking the council: the school's own request, and a family's, which anybody here writes down."""

from datetime import date
from uuid import UUID

import pytest

from tests.client import Page, Reader
from tests.web.classroom import Classroom
from tests.web.school import SCHOOL_ID
from workflows.school.records import Pupil

ASK, HAS_ASKED = "Ask the council for an EHC needs assessment", "The family has asked the council"
WHY = {"works": "Explaining aloud", "needs": "Help in a small group each day", "why_now": ["progress"]}


def at_any_time(client: Reader, child: UUID, words: str) -> Page:
    """The page behind one of the links on a child's page."""
    return client.page(client.page(f"/children/{child}").links()[words])


def asked(client: Reader, room: Classroom, child: UUID) -> Page:
    """Somebody opens the child's page and writes down, in one press, that the family has asked."""
    page = at_any_time(client, child, HAS_ASKED)
    return client.press(page, "Write it down", {"council": "Elmshire"})


def test_the_senco_begins_the_schools_own_request(room: Classroom, senco: Reader) -> None:
    page = at_any_time(senco, room.amira, ASK)
    assert "No number of cycles, no report and no diagnosis is a condition of it." in page.main
    page = senco.press(page, "Get the request ready", WHY)
    assert "Begun: EHC needs assessment." in page.main
    assert "Show what has been done" in page.main


@pytest.mark.parametrize("who", ["teacher", "ta", "senco"])
def test_anybody_writes_down_in_one_press_that_the_family_has_asked(
    room: Classroom, who: str, request: pytest.FixtureRequest
) -> None:
    client: Reader = request.getfixturevalue(who)
    page = asked(client, room, room.amira)
    assert "Put in: EHC needs assessment." in page.main
    assert "Council’s decision whether to assess: Monday 19 October, in 42 days, by law" in page.main
    assert "Note when the council got the request" in page.main


def test_it_is_written_down_where_nothing_else_is_going_on(room: Classroom, teacher: Reader) -> None:
    assert "Nothing is going on" in teacher.page(f"/children/{room.leo}").main
    assert "The council decides" in asked(teacher, room, room.leo).main


def test_a_class_teacher_does_not_ask_for_the_school(room: Classroom, teacher: Reader) -> None:
    page = teacher.page(f"/children/{room.amira}")
    assert ASK not in page.main
    page = teacher.page(f"/children/{room.amira}/begin/ehc_needs_assessment")
    assert teacher.press(page, "Get the request ready", WHY).status == 403


def test_a_family_that_asks_while_the_school_gets_ready_moves_that_request_on(
    room: Classroom, senco: Reader, teacher: Reader
) -> None:
    page = at_any_time(senco, room.amira, ASK)
    senco.press(page, "Get the request ready", WHY)
    page = at_any_time(teacher, room.amira, HAS_ASKED)
    assert "Nothing stands in the way of it." in page.main
    page = teacher.press(page, "The family has asked the council itself", {})
    assert "Note when the council got the request" in page.main


def test_the_young_person_asks_for_themselves(room: Classroom, teacher: Reader) -> None:
    with room.desk.database.writing(facts=True) as session:
        pupil = session.get_one(Pupil, (SCHOOL_ID, room.amira))
        pupil.date_of_birth = date(2009, 3, 4)
    page = at_any_time(teacher, room.amira, "Amira has asked the council")
    assert page.filled("Write it down", {})["asked_by"] == "young_person"


def test_the_office_which_opens_the_post_writes_it_down_and_sees_no_record(
    room: Classroom, office: Reader, senco: Reader
) -> None:
    """Who works with no child finds it beside the contacts (Children and Families Act 2014, section 36(1))."""
    page = at_the_office(office, room)
    assert "It is a right." in page.main
    assert page.filled("Write it down", {})["council"] == ""
    page = office.press(page, "Write it down", {"asked_by": "parent", "council": "Elmshire"})
    assert page.heading == "Family contacts of Amira"
    assert "Who works with Amira sees it, with the council’s dates." in page.main
    assert "The council decides" in senco.page(f"/children/{room.amira}").main


def test_the_office_moves_on_the_request_that_the_school_was_getting_ready(
    room: Classroom, office: Reader, senco: Reader
) -> None:
    senco.press(at_any_time(senco, room.amira, ASK), "Get the request ready", WHY)
    page = office.press(at_the_office(office, room), "The family has asked the council itself", {})
    assert page.heading == "My next steps"
    assert "Note when the council got the request" in senco.page(f"/children/{room.amira}").main


def test_to_write_it_down_opens_nothing_else_to_the_office(room: Classroom, office: Reader, senco: Reader) -> None:
    senco.press(at_any_time(senco, room.amira, ASK), "Get the request ready", WHY)
    confirm = office.page(f"/contacts/{room.amira}").links()[HAS_ASKED]
    assert office.page(confirm).status == 200
    child = f"/children/{room.amira}"
    elsewhere = (
        child,
        f"{child}/begin/ehc_needs_assessment",
        f"{child}/put-in/ehc_needs_assessment",
        f"{child}/put-in/ehc_needs_assessment?at=draft",
        f"{child}/put-in/graduated_approach?at=requested",
        confirm.replace("family_has_asked", "ask_council"),
    )
    assert [office.page(each).status for each in elsewhere] == [404] * len(elsewhere)


def at_the_office(office: Reader, room: Classroom) -> Page:
    """The page to which the link beside a child's contacts leads."""
    return office.page(office.page(f"/contacts/{room.amira}").links()[HAS_ASKED])

"""Somebody asks for a child’s record: the day, what is read first, the paper, and to whom it was given."""

from datetime import date
from uuid import UUID

import pytest
from sqlmodel import select

from engine.desk import Desk
from engine.values import Actor, Scope
from tests.client import Reader
from tests.web.records.asking import asked, duty, read_through, request_page
from tests.web.school import SCHOOL_ID, SYSTEM, SmallSchool
from workflows.school import deaths
from workflows.school.record_requests import Asked, write_down
from workflows.school.records import Pupil, School
from workflows.school.year_records import SchoolDuty


def test_a_parent_at_a_maintained_school_has_fifteen_school_days(
    senco: Reader, school: SmallSchool, desk: Desk, samira: UUID
) -> None:
    leads = senco.page(f"/children/{school.children[0]}").links()["Somebody has asked for the record"]
    assert leads == f"/children/{school.children[0]}/record/asked"
    shown = asked(senco, school, f"contact:{samira}")
    assert "15 school days after it was asked for" in shown.main
    issued = duty(desk)
    assert (issued.name, issued.due_on, issued.standing) == ("educational_record", date(2026, 9, 28), "law")
    assert issued.nudge_on is not None
    year = senco.page("/school-year").main
    assert "Give the educational record that a parent asked for" in year
    assert "Amira" not in year
    assert "regulation 5 (not yet checked)" in senco.page(shown.links()["Amira Khan"]).main


def test_a_second_press_is_no_second_request(senco: Reader, school: SmallSchool, desk: Desk, samira: UUID) -> None:
    asked(senco, school, f"contact:{samira}")
    assert asked(senco, school, f"contact:{samira}").errors == ["That they asked is written down already."]
    assert duty(desk).name == "educational_record"


@pytest.mark.parametrize(("by", "is_maintained"), [("child", True), ("contact", False)])
def test_everybody_else_has_one_month(
    senco: Reader, school: SmallSchool, desk: Desk, samira: UUID, by: str, is_maintained: bool
) -> None:
    with desk.writing_school(SYSTEM) as work:
        work.session.get_one(School, SCHOOL_ID).is_maintained = is_maintained
    asked(senco, school, by if by == "child" else f"contact:{samira}")
    assert (duty(desk).name, duty(desk).due_on, duty(desk).kind) == ("subject_access", date(2026, 10, 7), "calendar")


def test_that_it_was_given_ends_the_duty_and_touches_no_other(
    senco: Reader, school: SmallSchool, desk: Desk, samira: UUID
) -> None:
    page = read_through(senco, request_page(senco, school, f"contact:{samira}"))
    form = senco.page(page.links()["It was given"])
    given = senco.press(form, "Write it down", {"how": "handed"})
    assert "7 September 2026, to Samira Khan" in given.main
    assert (duty(desk).met_on, duty(desk).nudge_on) == (date(2026, 9, 7), None)
    assert "Nobody is waiting for a record" in senco.page("/records").main
    with desk.reading(SYSTEM) as session:
        assert [row.name for row in session.exec(select(SchoolDuty))] == ["educational_record"]


def test_after_it_was_given_the_paper_is_offered_while_everything_in_it_is_read(
    senco: Reader, school: SmallSchool, desk: Desk, samira: UUID
) -> None:
    offered, other = "The record as it goes", school.children[2]
    page = read_through(senco, request_page(senco, school, f"contact:{samira}"), strengths="")
    address = page.links()["It was given"].removesuffix("/given")
    given = senco.press(senco.page(page.links()["It was given"]), "Write it down", {"how": "handed"})
    assert senco.page(given.links()[offered]).status == 200
    with desk.writing(SYSTEM, subjects=[other]) as work:
        work.session.get_one(Pupil, (SCHOOL_ID, other)).first_name = "Builds"
    assert offered not in senco.page(address).links()


def test_the_list_is_by_the_day_on_which_each_is_due(
    senco: Reader, school: SmallSchool, desk: Desk, samira: UUID
) -> None:
    scope = Scope(SCHOOL_ID, Actor(school.senco.name, school.senco.id))
    with desk.writing(scope, subjects=[school.children[1]]) as work:
        write_down(work, school.children[1], Asked("child", date(2026, 9, 4), "writing"))
    shown = [name for name in asked(senco, school, f"contact:{samira}").links() if name in {"Amira Khan", "Leo Brand"}]
    assert shown == ["Amira Khan", "Leo Brand"]


def test_nobody_asks_any_more_and_it_stays_on_record_why(
    senco: Reader, school: SmallSchool, desk: Desk, samira: UUID
) -> None:
    page = request_page(senco, school, f"contact:{samira}")
    form = senco.page(page.links()["It is no longer asked for"])
    senco.press(form, "It is no longer asked for", {"why": "She found her copy"})
    assert duty(desk).superseded_at is not None
    assert "Nobody is waiting for a record" in senco.page("/records").main


def test_the_office_writes_down_that_it_was_asked_and_opens_nothing(
    client: Reader, school: SmallSchool, samira: UUID
) -> None:
    office = client.come_in(school.office.email)
    assert "Somebody has asked for the record" in office.page(f"/contacts/{school.children[0]}").links()
    shown = asked(office, school, f"contact:{samira}")
    assert "Amira Khan" in shown.main
    assert "Amira Khan" not in shown.links()
    dsl = client.come_in(school.teacher.email)
    assert dsl.page("/records").status == 403


def test_nobody_is_reminded_of_the_record_of_a_child_who_has_died(
    senco: Reader, school: SmallSchool, desk: Desk, samira: UUID
) -> None:
    asked(senco, school, f"contact:{samira}")
    head = Scope(SCHOOL_ID, Actor("Mr Hill", school.head.id))
    with desk.writing(head, subjects=[school.children[0]]) as work:
        deaths.write_down(work, school.children[0], work.today)
    assert duty(desk).nudge_on is None
    with desk.writing(head, subjects=[school.children[0]]) as work:
        deaths.take_back(work, school.children[0], "The wrong child")
    assert duty(desk).nudge_on is not None

"""Beginning the yearly review of an EHC plan, and putting in one that is under way, from the child's page."""

from datetime import date

import pytest

from tests.client import Reader
from tests.web.classroom import Classroom
from workflows.support.council import issue_plan, set_council

REVIEW = "Annual review of the EHC plan"
TYPED = {"council": "Elmshire", "issued_on": ["9", "3", "2026"]}


@pytest.fixture
def with_plan(room: Classroom) -> Classroom:
    """Amira, for whom Elmshire issued a plan on 9 March 2026."""
    with room.desk.writing(room.as_(room.school.senco), subjects=[room.amira]) as work:
        set_council(work, room.amira, "Elmshire", date(2026, 3, 9))
        issue_plan(work, room.amira, None, date(2026, 3, 9))
    return room


def address(room: Classroom, way: str = "begin") -> str:
    return f"/children/{room.amira}/{way}/ehc_annual_review"


def test_the_child_s_page_leads_to_it_where_a_plan_is_in_force(with_plan: Classroom, senco: Reader) -> None:
    assert REVIEW in senco.page(f"/children/{with_plan.amira}").main
    assert REVIEW not in senco.page(f"/children/{with_plan.school.children[1]}").main


def test_what_is_on_record_stands_there_and_is_only_confirmed(with_plan: Classroom, senco: Reader) -> None:
    page = senco.page(address(with_plan))
    filled = page.filled("Begin the yearly review", {})
    assert (filled["council"], filled.getlist("issued_on")) == ("Elmshire", ["09", "03", "2026"])
    shown = senco.press(page, "Begin the yearly review", {})
    assert "Begun: Annual review of the EHC plan." in shown.main
    assert "Nothing to do until" in shown.main
    page = senco.page(f"/children/{with_plan.amira}")
    assert "last day for the council’s decision" in page.main.casefold()
    assert "A review of the plan is under way" not in page.main


def test_a_child_has_one_review_at_a_time(with_plan: Classroom, senco: Reader) -> None:
    for status in (200, 409):
        assert senco.press(senco.page(address(with_plan)), "Begin the yearly review", TYPED).status == status


def test_when_the_plan_was_issued_must_be_known(room: Classroom, senco: Reader) -> None:
    page = senco.press(senco.page(address(room)), "Begin the yearly review", {"council": "Elmshire"})
    assert page.status == 422
    assert page.errors == ["Enter an answer to “When was the first plan issued?”"]


def test_a_class_teacher_does_not_begin_it(with_plan: Classroom, teacher: Reader) -> None:
    assert REVIEW not in teacher.page(f"/children/{with_plan.amira}").main
    assert teacher.press(teacher.page(address(with_plan)), "Begin the yearly review", TYPED).status == 403


def test_a_review_under_way_is_put_in_where_it_stands(with_plan: Classroom, senco: Reader) -> None:
    page = senco.page(f"{address(with_plan, 'put-in')}?at=with_council")
    shown = senco.press(page, "Put it in", {"meeting_on": ["1", "9", "2026"]})
    assert "Put in: Annual review of the EHC plan." in shown.main
    assert "Note what the council decides" in shown.main

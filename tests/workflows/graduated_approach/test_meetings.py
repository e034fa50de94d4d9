"""The meetings of a school year, term by term: what is owed, held, offered and not taken up (Code 6.65)."""

from datetime import date

import pytest

from tests.workflows.graduated_approach.cases_terms import BEGUN_LATE, FEBRUARY, NOVEMBER, at_do
from tests.workflows.graduated_approach.sample import MOTHER, annual_review, meeting, reviewed_ehc_plan
from workflows.graduated_approach.meetings import Counted, counted

JUNE = date(2027, 6, 14)


@pytest.mark.parametrize(
    ("facts", "held", "offered", "declined", "so_far", "year", "short"),
    [
        (at_do(), 0, 0, 0, 1, 3, 0),
        (at_do(today=FEBRUARY), 0, 0, 0, 2, 3, 1),
        (at_do(today=JUNE, meetings=(meeting(NOVEMBER), meeting(FEBRUARY, "offered"))), 1, 2, 1, 3, 3, 1),
        (at_do(today=JUNE, meetings=(meeting(NOVEMBER, "writing"),)), 0, 0, 0, 3, 3, 2),
        (at_do(today=JUNE, plans=(BEGUN_LATE,)), 0, 0, 0, 2, 2, 1),
        (at_do(plans=()), 0, 0, 0, 0, 0, 0),
    ],
)
def test_what_was_held_offered_and_is_owed(facts, held, offered, declined, so_far, year, short):  # type: ignore[no-untyped-def]
    found = counted(facts)
    assert (found.held, found.offered, found.declined) == (held, offered, declined)
    assert (found.owed_so_far, found.owed, found.short_by) == (so_far, year, short)


def test_the_sum_says_how_each_term_counts():
    found = counted(at_do(today=FEBRUARY, plans=(BEGUN_LATE,), meetings=(meeting(FEBRUARY),)))
    assert found.in_words == (
        "Autumn: none owed, since support ran for less than half of it. Spring: owed, 1 held. "
        "Summer: owed, not begun yet. So 2 this year, 1 so far."
    )


def test_where_no_support_runs_there_is_no_sum():
    assert (counted(at_do(plans=())), Counted().in_words) == (Counted(), "")


@pytest.mark.parametrize("how", ["in_person", "phone_interpreted"])
def test_the_annual_review_of_an_ehc_plan_is_the_meeting_of_its_term(how: str):
    held = reviewed_ehc_plan(NOVEMBER, MOTHER, how=how)
    found = counted(at_do(meetings=(held,), others=[annual_review()]))
    assert (found.held, found.offered, found.declined) == (1, 1, 0)
    assert found.in_words.startswith("Autumn: owed, 1 held at the annual review of the EHC plan. ")


def test_a_review_beside_an_annual_review_is_a_meeting_more():
    found = counted(at_do(meetings=(meeting(NOVEMBER), reviewed_ehc_plan(NOVEMBER, MOTHER)), others=[annual_review()]))
    assert found.in_words.startswith("Autumn: owed, 2 held, the annual review of the EHC plan among them. ")


def test_an_annual_review_to_which_nobody_of_the_family_came_was_offered_and_not_taken_up():
    found = counted(at_do(meetings=(reviewed_ehc_plan(NOVEMBER, "health"),), others=[annual_review()]))
    assert (found.held, found.offered, found.declined) == (0, 1, 1)


def test_words_in_writing_at_an_annual_review_are_no_meeting():
    found = counted(at_do(meetings=(reviewed_ehc_plan(NOVEMBER, MOTHER, how="writing"),), others=[annual_review()]))
    assert (found.held, found.declined) == (0, 0)

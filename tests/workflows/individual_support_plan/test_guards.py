"""The checks of the proposed plan: one row for each answer, with its because word for word."""

from dataclasses import replace
from datetime import date

import pytest

from engine.checks import Answer, met, not_met, not_needed
from tests.workflows.individual_support_plan.sample import AGREED, AROUND, MEETING, PLAN, answered, seen
from workflows.individual_support_plan.due import yearly_review_due
from workflows.individual_support_plan.facts import Facts
from workflows.individual_support_plan.guards import checks
from workflows.support.circle import Circle, ContactSeen

NOBODY = replace(AROUND, contacts=(), notices=())
TWO = replace(AROUND, contacts=(*AROUND.contacts, ContactSeen("contact:2", "father", True, date(2026, 1, 5))))
OLD = AROUND.pupil._replace(date_of_birth=date(2009, 3, 1))
EHC = replace(AROUND, pupil=AROUND.pupil._replace(sen_code="E"))
HELD = {"how": "in_person", "on": "2026-11-20"}

CASES = [
    ("layer_named", seen(), not_met("The layer of support is not named.")),
    (
        "layer_named",
        seen(AROUND, answered("name_layer", layer="targeted")),
        met("The layer of support was named on 23 November 2026."),
    ),
    ("plan_is_digital", seen(), met("The plan is kept here as records.")),
    (
        "plan_is_digital",
        seen(replace(AROUND, plans=(PLAN._replace(provision=()),))),
        not_met("No plan is kept here as records: a paper that is attached does not count."),
    ),
    ("written_with_parents", seen(), met("The plan was talked through on 12 September 2026.")),
    (
        "written_with_parents",
        seen(replace(AROUND, agreements=(AGREED._replace(who=frozenset({"child"})),))),
        not_met("The plan has not been written with the parents."),
    ),
    (
        "written_with_parents",
        seen(replace(AROUND, pupil=OLD, agreements=(AGREED._replace(who=frozenset({"child"})),))),
        met("The plan was talked through on 12 September 2026."),
    ),
    (
        "reviewed_with_parents",
        seen(AROUND, answered("review_with_parents", **HELD), stage="yearly_review"),
        met("The year was looked back on with the family on 20 November 2026."),
    ),
    (
        "reviewed_with_parents",
        seen(AROUND, answered("review_with_parents", **{**HELD, "how": "offered"}), stage="yearly_review"),
        not_met("The year has not been looked back on with the family."),
    ),
    (
        "reviewed_with_parents",
        seen(replace(AROUND, meetings=(MEETING,)), stage="yearly_review"),
        met("The year was looked back on with the family on 20 October 2026."),
    ),
    ("family_told_of_provision", seen(), met("Every family contact has been told formally.")),
    ("family_told_of_provision", seen(TWO), not_met("1 of 2 family contacts have not been told formally.")),
    (
        "family_told_of_provision",
        seen(NOBODY),
        not_met("The family has not been told formally that special educational provision is being made."),
    ),
    ("no_ehc_plan", seen(), met("The child has no EHC plan.")),
    ("no_ehc_plan", seen(EHC), not_met("The child has an EHC plan, and the council alone may end it.")),
    ("has_ehc_plan", seen(EHC), met("An EHC plan is in force.")),
    ("has_ehc_plan", seen(), not_met("No EHC plan is in force.")),
    ("young_person_decides", seen(), not_met("The child is not over compulsory school age.")),
    (
        "young_person_decides",
        seen(replace(AROUND, pupil=OLD)),
        met("The young person is over compulsory school age and decides."),
    ),
    ("looked_at_this_year", seen(), not_met("The plan is to be looked at by 14 September 2027.")),
    (
        "looked_at_this_year",
        seen(replace(AROUND, meetings=(MEETING,))),
        not_met("The plan is to be looked at by 20 October 2027."),
    ),
    ("looked_at_this_year", seen(replace(AROUND, plans=())), not_needed("No plan is in force.")),
]


@pytest.mark.parametrize(("check", "facts", "answer"), CASES)
def test_each_check_gives_its_answer_and_its_because(check: str, facts: Facts, answer: Answer) -> None:
    assert checks[check](facts) == answer


def test_every_check_has_its_rows() -> None:
    assert {check for check, _, _ in CASES} == set(checks)


@pytest.mark.parametrize(
    ("circle", "day"),
    [
        (AROUND, date(2027, 9, 14)),
        (replace(AROUND, meetings=(MEETING,)), date(2027, 10, 20)),
        (replace(AROUND, meetings=(MEETING._replace(how="offered"),)), date(2027, 9, 14)),
        (replace(AROUND, plans=()), None),
    ],
)
def test_the_yearly_review_is_due_a_year_after_all_last_looked_at_it(circle: Circle, day: date | None) -> None:
    assert yearly_review_due(seen(circle)) == day

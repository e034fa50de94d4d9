"""Meetings with the family, counted over a school's terms: the check, the facts, the outcome and its because."""

from datetime import date

from tests.workflows.graduated_approach.sample import (
    MET,
    MOTHER,
    NOT_MET,
    NOT_NEEDED,
    Case,
    annual_review,
    carried_in,
    journey,
    meeting,
    outcome,
    plan,
    pupil,
    reviewed_ehc_plan,
    seen,
    support,
)
from workflows.school.term_dates import suggested_terms
from workflows.school.terms import SchoolCalendar, Span, days_with


def spans(year: int) -> tuple[list[Span], list[Span]]:
    """The terms and closures of a usual school year."""
    usual = suggested_terms(year)
    both = (usual.terms, usual.closures)
    terms, closures = ([(each.starts_on, each.ends_on) for each in some] for some in both)
    return terms, closures


TERMS, CLOSURES = spans(2026)
DAYS = days_with(SchoolCalendar.of(TERMS, CLOSURES))
SEPTEMBER, NOVEMBER, FEBRUARY = date(2026, 9, 8), date(2026, 11, 16), date(2027, 2, 10)
RUNS = plan(outcome(), support(), status="in_force", from_on=SEPTEMBER)
BEGUN_LATE = plan(outcome(), support(), status="in_force", from_on=NOVEMBER)
AT_DO = journey(stage="do", visit=3)
SPRING = "No meeting is on record from 4 January 2027 to 25 March 2027: "


def at_do(*tasks, **circle):  # type: ignore[no-untyped-def]
    circle.setdefault("plans", (RUNS,))
    circle.setdefault("today", NOVEMBER)
    return seen(*tasks, at=AT_DO, days=DAYS, **circle)


MEETINGS: list[Case] = [
    ("met_this_term", at_do(plans=()), NOT_NEEDED, "No meeting is owed for now."),
    ("met_this_term", seen(plans=(RUNS,), at=AT_DO), NOT_NEEDED, "No meeting is owed for now."),
    (
        "met_this_term",
        at_do(),
        NOT_MET,
        "No meeting is on record from 1 September 2026 to 18 December 2026: 0 of 3 of its school year were held.",
    ),
    ("met_this_term", at_do(meetings=(meeting(NOVEMBER),)), MET, "The family was met on 16 November 2026."),
    (
        "met_this_term",
        at_do(meetings=(meeting(NOVEMBER, "offered"), meeting(NOVEMBER, "writing"))),
        NOT_MET,
        "No meeting is on record from 1 September 2026 to 18 December 2026: 0 of 3 of its school year were held.",
    ),
    (
        "met_this_term",
        at_do(meetings=(meeting(NOVEMBER),), today=FEBRUARY),
        NOT_MET,
        f"{SPRING}1 of 3 of its school year were held.",
    ),
    (
        "met_this_term",
        at_do(meetings=(reviewed_ehc_plan(NOVEMBER, MOTHER),), others=[annual_review()]),
        MET,
        "The family was met at the annual review of the EHC plan on 16 November 2026.",
    ),
    (
        "met_this_term",
        at_do(meetings=(reviewed_ehc_plan(NOVEMBER, "health"),), others=[annual_review()]),
        NOT_MET,
        "No meeting is on record from 1 September 2026 to 18 December 2026: 0 of 3 of its school year were held.",
    ),
    ("met_this_term", at_do(plans=(BEGUN_LATE,)), NOT_MET, f"{SPRING}0 of 2 of its school year were held."),
    (
        "met_this_term",
        at_do(carried_in("do", on=SEPTEMBER), pupil=pupil(joined_on=NOVEMBER)),
        NOT_MET,
        f"{SPRING}0 of 2 of its school year were held.",
    ),
]

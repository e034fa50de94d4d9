"""What the checks of the formal notice and of running support answer: check, facts, outcome, because."""

from datetime import date

from tests.workflows.graduated_approach.sample import (
    ANOTHER_JOURNEY,
    FATHER,
    LONG_AGO,
    MET,
    MOTHER,
    NOT_MET,
    WITH_EHC_PLAN,
    YOUNG_PERSON,
    Case,
    carried_in,
    contact,
    journey,
    notice,
    outcome,
    plan,
    seen,
    support,
)

OCTOBER = date(2026, 10, 20)
FURTHER = journey(cycle=2, entered_on=date(2026, 11, 16))
BOTH = {"contacts": (contact(MOTHER), contact(FATHER))}
WHOLE_PLAN = plan(outcome(), support())
IN_FORCE = plan(outcome(), support(), status="in_force", from_on=OCTOBER)

NOTICE_AND_SUPPORT: list[Case] = [
    (
        "family_told_of_provision",
        seen(),
        NOT_MET,
        "The family has not been told formally that special educational provision is being made.",
    ),
    (
        "family_told_of_provision",
        seen(contacts=()),
        NOT_MET,
        "The family has not been told formally that special educational provision is being made.",
    ),
    (
        "family_told_of_provision",
        seen(notices=(notice(MOTHER, LONG_AGO, journey_id=ANOTHER_JOURNEY),)),
        NOT_MET,
        "The family has not been told formally that special educational provision is being made.",
    ),
    (
        "family_told_of_provision",
        seen(notices=(notice(MOTHER, OCTOBER),), **BOTH),
        NOT_MET,
        "1 of 2 family contacts have not been told formally.",
    ),
    (
        "family_told_of_provision",
        seen(carried_in("do", told_on="2026-01-12"), contacts=(contact(MOTHER), contact(FATHER, from_on=OCTOBER))),
        NOT_MET,
        "1 of 2 family contacts have not been told formally.",
    ),
    (
        "family_told_of_provision",
        seen(carried_in("do")),
        NOT_MET,
        "The family has not been told formally that special educational provision is being made.",
    ),
    (
        "family_told_of_provision",
        seen(notices=(notice(MOTHER, OCTOBER), notice(FATHER, date(2026, 11, 9))), **BOTH),
        MET,
        "Every family contact was told formally by 9 November 2026.",
    ),
    (
        "family_told_of_provision",
        seen(notices=(notice(MOTHER, OCTOBER),), contacts=(contact(MOTHER), contact(FATHER, is_entitled=False))),
        MET,
        "Every family contact was told formally by 20 October 2026.",
    ),
    (
        "family_told_of_provision",
        seen(carried_in("do", told_on="2026-01-12")),
        MET,
        "Every family contact was told formally by 12 January 2026.",
    ),
    ("has_ehc_plan", seen(), NOT_MET, "No EHC plan is in force."),
    ("has_ehc_plan", seen(pupil=WITH_EHC_PLAN), MET, "An EHC plan is in force."),
    ("young_person_decides", seen(), NOT_MET, "The child is not over compulsory school age."),
    (
        "young_person_decides",
        seen(pupil=YOUNG_PERSON),
        MET,
        "The young person is over compulsory school age and decides.",
    ),
    ("no_ehc_plan", seen(), MET, "No EHC plan is in force."),
    ("no_ehc_plan", seen(pupil=WITH_EHC_PLAN), NOT_MET, "An EHC plan is in force: only the council can end it."),
    ("support_not_running", seen(), MET, "No plan is in force."),
    ("support_not_running", seen(carried_in("sen_assessment")), MET, "No plan is in force."),
    (
        "support_not_running",
        seen(plans=(IN_FORCE,)),
        NOT_MET,
        "Support is running: it is ended at a review, with the family.",
    ),
    (
        "support_not_running",
        seen(carried_in("review"), at=FURTHER),
        NOT_MET,
        "Support is running: it is ended at a review, with the family.",
    ),
    ("plan_is_in_force", seen(plans=(WHOLE_PLAN,)), NOT_MET, "No plan is in force, so there is nothing to review."),
    (
        "plan_is_in_force",
        seen(plans=(IN_FORCE._replace(journey_id=ANOTHER_JOURNEY),)),
        NOT_MET,
        "No plan is in force, so there is nothing to review.",
    ),
    ("plan_is_in_force", seen(plans=(IN_FORCE,)), MET, "A plan is in force."),
]

"""What the checks answer while a plan is shared and support is given: check, facts, outcome and because."""

from datetime import date

from tests.workflows.graduated_approach.cases_review import (
    BOTH,
    FURTHER,
    IN_FORCE,
    NOT_ASKED_NOW,
    OCTOBER,
    SAFEGUARDING,
    TEACHES,
    THREE_ATTEMPTS,
    TWO_OUTCOMES,
)
from tests.workflows.graduated_approach.sample import (
    FATHER,
    MET,
    MOTHER,
    NOT_MET,
    NOT_NEEDED,
    OPENED,
    SENCO,
    TODAY,
    Case,
    agreed,
    attempts,
    carried_in,
    copy,
    outcome,
    plan,
    seen,
    sessions,
    support,
    talk,
    task,
)

HALF_WAY = date(2026, 11, 24)
AGREED = (agreed(on=OPENED, review_on=date(2027, 2, 10)),)
ONE_LEFT = "The one person who works with the child has not been told."
NOT_WRITTEN = "Whether the support has started is not written."
NOT_HEARD = "The family has not been told how it is going."

SHARING: list[Case] = [
    ("staff_told", seen(), NOT_MET, ONE_LEFT),
    (
        "staff_told",
        seen(plans=(plan(outcome(), support(teacher=SENCO)),), copies=(copy(TEACHES),)),
        NOT_MET,
        "1 of 2 people who work with the child have not been told.",
    ),
    ("staff_told", seen(copies=(copy(TEACHES, status="sent"),)), NOT_MET, ONE_LEFT),
    ("staff_told", seen(copies=(copy(TEACHES),), at=FURTHER), NOT_MET, ONE_LEFT),
    ("staff_told", seen(copies=(copy(TEACHES),)), MET, "Everyone who works with the child has been told."),
    (
        "staff_told",
        seen(copies=(copy(TEACHES, status="left_out"),)),
        NOT_NEEDED,
        "Nobody is named who works with the child.",
    ),
    (
        "family_has_plan",
        seen(contacts=BOTH, copies=(copy(MOTHER),)),
        NOT_MET,
        "The family has not been given the plan.",
    ),
    (
        "family_has_plan",
        seen(contacts=BOTH, copies=(copy(MOTHER), copy(FATHER))),
        MET,
        "The family has been given the plan.",
    ),
    ("family_has_plan", seen(allowed=SAFEGUARDING), NOT_NEEDED, NOT_ASKED_NOW),
    ("family_has_plan", seen(contacts=()), NOT_NEEDED, "Nobody is named to whom copies go."),
]

WHILE_GIVEN: list[Case] = [
    ("support_has_started", seen(), NOT_MET, NOT_WRITTEN),
    ("support_has_started", seen(plans=(TWO_OUTCOMES,), sessions=(sessions(1),)), NOT_MET, NOT_WRITTEN),
    (
        "support_has_started",
        seen(plans=(TWO_OUTCOMES,), sessions=(sessions(1), sessions(2, took_place=False))),
        NOT_MET,
        NOT_WRITTEN,
    ),
    (
        "support_has_started",
        seen(plans=(TWO_OUTCOMES,), sessions=(sessions(1), sessions(2))),
        MET,
        "Every kind of support has had a session.",
    ),
    (
        "support_has_started",
        seen(task("check_started", {"started": "not_yet"}, on=OCTOBER)),
        MET,
        "Whether the support has started was said on 20 October 2026.",
    ),
    (
        "support_has_started",
        seen(carried_in("do")),
        NOT_NEEDED,
        "The support was running when the journey was put in.",
    ),
    ("family_told_midway", seen(), NOT_NEEDED, "No review date is set."),
    (
        "family_told_midway",
        seen(plans=(IN_FORCE,), agreements=AGREED, talks=(talk(OPENED, said="x"),)),
        NOT_MET,
        NOT_HEARD,
    ),
    (
        "family_told_midway",
        seen(plans=(IN_FORCE,), agreements=AGREED, talks=(talk(HALF_WAY),)),
        MET,
        "The family was talked with on 24 November 2026.",
    ),
    (
        "family_told_midway",
        seen(task("tell_family_midway", {"line": "x"}, on=OCTOBER)),
        MET,
        "The family was told on 20 October 2026 how it is going.",
    ),
    (
        "family_told_midway",
        seen(plans=(IN_FORCE,), agreements=AGREED, attempts=attempts(HALF_WAY)),
        MET,
        THREE_ATTEMPTS,
    ),
    (
        "family_told_midway",
        seen(plans=(IN_FORCE,), agreements=AGREED, allowed=SAFEGUARDING),
        NOT_NEEDED,
        NOT_ASKED_NOW,
    ),
    ("family_invited", seen(), NOT_MET, "The family has not been invited to the review."),
    (
        "family_invited",
        seen(task("invite_to_review", {"at": "2027-02-10"}, on=OCTOBER)),
        MET,
        "The family was invited on 20 October 2026.",
    ),
    ("family_invited", seen(allowed=SAFEGUARDING), NOT_NEEDED, NOT_ASKED_NOW),
    ("delivery_written", seen(), NOT_MET, "How the support went is not written."),
    (
        "delivery_written",
        seen(task("write_how_it_went", {"better": "x"}, on=TODAY), at=FURTHER),
        NOT_MET,
        "How the support went is not written.",
    ),
    (
        "delivery_written",
        seen(task("write_how_it_went", {"better": "x"}, on=OCTOBER)),
        MET,
        "How the support went was written on 20 October 2026.",
    ),
]

"""What the checks answer at the review and when support ends: the check, the facts, the outcome and its because."""

from datetime import date

from tests.workflows.graduated_approach.sample import (
    FATHER,
    MET,
    MOTHER,
    NOT_MET,
    NOT_NEEDED,
    OPENED,
    TEACHER,
    TODAY,
    YOUNG_PERSON,
    Case,
    agreed,
    attempts,
    contact,
    copy,
    exempt,
    journey,
    looked_at,
    outcome,
    plan,
    seen,
    specialist,
    support,
    task,
    view,
)

THREE_ATTEMPTS = "The family could not be reached: 3 attempts in 2 ways."
NOT_ASKED_NOW = "This is not asked of the family for now."
SAFEGUARDING = [exempt("safeguarding")]
OCTOBER, NOVEMBER, FEBRUARY = date(2026, 10, 20), date(2026, 11, 9), date(2027, 2, 10)
FURTHER = journey(cycle=2, entered_on=date(2026, 11, 16))
ENDED = journey(stage="support_ended", is_open=False)
AT_REVIEW = journey(stage="review", visit=5, entered_on=date(2026, 11, 16))
IN_FORCE = plan(outcome(), support(), status="in_force", from_on=OPENED)
TWO_OUTCOMES = plan(outcome(), outcome(2), support(), support(2, outcome=2), status="in_force", from_on=OPENED)
TO_FEBRUARY = (agreed(on=OCTOBER, review_on=FEBRUARY),)
BOTH = (contact(MOTHER), contact(FATHER))
TEACHES = f"person:{TEACHER}"


def at_review(*tasks, **circle):  # type: ignore[no-untyped-def]
    """The facts at a review, the fifth record of its journey, with what was answered in it."""
    return seen(*tasks, at=AT_REVIEW, **circle)


def answered(name, **values):  # type: ignore[no-untyped-def]
    return task(name, values, on=OCTOBER, visit=5)


def met_family(how="in_person", who=(MOTHER,)):  # type: ignore[no-untyped-def]
    return answered("meet_family", took_part=list(who), on="2026-10-20", how=how)


LITTLE = answered("weigh_support", progress="little", next="same")
SAME, CHANGE = answered("agree_next", next="same"), answered("agree_next", next="change")
STAYS = answered("say_what_stays", family_says="We are glad", told_on="2026-10-19", look_again_on="2027-05-04")
TOLD_LATER = answered("say_what_stays", told_on="2026-11-24")
MOTHER_HAS_IT, TEACHER_HAS_IT = copy(MOTHER, "record", visit=5), copy(TEACHES, "record", visit=5)
IN_TIME = seen(agreements=TO_FEBRUARY, today=date(2027, 1, 27))
TOO_EARLY = "The agreed review date is 10 February 2027: an earlier review needs a reason."
NOT_HELD = "The review of 10 February 2027 has not been held."
NO_PART = "The family has had no part in the review (0 of 3 attempts)."
ITS_PART = "The family had its part in the review on 20 October 2026."
NOT_SAID = "What the child thinks of it is not written, nor that it was asked."
NOT_WEIGHED = "How good the help was, and what was learned, is not written."
AGREED = "What is next was agreed on 20 October 2026."
NOT_GIVEN = "The record of the review has not been given to the family."
GIVEN = "The record of the review is with the family and the staff."
NO_SPECIALIST = "Progress was little or none with this help, and no specialist is involved."
NOT_LITTLE = "Progress was not little or none with this help."
INVOLVED = "A specialist is involved."
NOT_TOLD = "The family has not been told why support ends, and what stays."

THE_DATE: list[Case] = [
    ("review_on_time", seen(), NOT_NEEDED, "No review date is set."),
    ("review_on_time", seen(agreements=TO_FEBRUARY), NOT_MET, TOO_EARLY),
    ("review_on_time", seen(agreements=TO_FEBRUARY, today=date(2027, 1, 26)), NOT_MET, TOO_EARLY),
    ("review_on_time", IN_TIME, MET, "The review date is 10 February 2027."),
    (
        "review_on_time",
        seen(agreements=TO_FEBRUARY, today=date(2027, 3, 1)),
        MET,
        "The review date is 10 February 2027.",
    ),
    (
        "review_on_time",
        seen(plans=(IN_FORCE,), today=OPENED),
        NOT_MET,
        "The review date is 1 December 2026: an earlier review needs a reason.",
    ),
    ("review_held", seen(agreements=TO_FEBRUARY), NOT_MET, NOT_HELD),
    ("review_held", seen(met_family(), agreements=TO_FEBRUARY), NOT_MET, NOT_HELD),
    (
        "review_held",
        seen(met_family(), LITTLE, agreements=TO_FEBRUARY),
        MET,
        "The review of 10 February 2027 has been held.",
    ),
    ("review_held", seen(agreements=TO_FEBRUARY, at=FURTHER), MET, "No review is outstanding."),
    ("review_held", seen(agreements=TO_FEBRUARY, at=ENDED), MET, "No review is outstanding."),
]

THE_REVIEW: list[Case] = [
    ("outcomes_reviewed", at_review(), NOT_NEEDED, "No outcome is in force here."),
    (
        "outcomes_reviewed",
        at_review(plans=(TWO_OUTCOMES,), reviewed=(looked_at(1, visit=5),)),
        NOT_MET,
        "1 of 2 outcomes have not been looked at.",
    ),
    (
        "outcomes_reviewed",
        at_review(plans=(IN_FORCE,), reviewed=(looked_at(visit=3),)),
        NOT_MET,
        "The outcome has not been looked at.",
    ),
    (
        "outcomes_reviewed",
        at_review(plans=(IN_FORCE,), reviewed=(looked_at(visit=5, reached=""),)),
        NOT_MET,
        "The outcome has not been looked at.",
    ),
    (
        "outcomes_reviewed",
        at_review(plans=(IN_FORCE,), reviewed=(looked_at(visit=5),)),
        MET,
        "Every outcome has been looked at.",
    ),
    ("support_weighed", at_review(), NOT_MET, NOT_WEIGHED),
    ("support_weighed", at_review(task("weigh_support", {}, visit=3)), NOT_MET, NOT_WEIGHED),
    (
        "support_weighed",
        at_review(LITTLE),
        MET,
        "How good the help was, and what was learned, was written on 20 October 2026.",
    ),
    ("family_part_in_review", at_review(), NOT_MET, NO_PART),
    (
        "family_part_in_review",
        at_review(attempts=attempts(NOVEMBER, 2)),
        NOT_MET,
        "The family has had no part in the review (2 of 3 attempts).",
    ),
    ("family_part_in_review", at_review(met_family(who=("child", TEACHES))), NOT_MET, NO_PART),
    ("family_part_in_review", at_review(met_family()), MET, ITS_PART),
    ("family_part_in_review", at_review(met_family("writing", who=(TEACHES,))), MET, ITS_PART),
    (
        "family_part_in_review",
        at_review(met_family("offered", who=(TEACHES,))),
        MET,
        "A meeting was offered for 20 October 2026, and not taken up.",
    ),
    ("family_part_in_review", at_review(met_family(who=("child",)), pupil=YOUNG_PERSON), MET, ITS_PART),
    ("family_part_in_review", at_review(met_family(), pupil=YOUNG_PERSON), NOT_MET, NO_PART),
    ("family_part_in_review", at_review(attempts=attempts(NOVEMBER)), MET, THREE_ATTEMPTS),
    ("family_part_in_review", at_review(allowed=SAFEGUARDING), NOT_NEEDED, NOT_ASKED_NOW),
    ("pupil_views_at_review", at_review(views=(view(OPENED, helps="Maps"),)), NOT_MET, NOT_SAID),
    ("pupil_views_at_review", at_review(views=(view(TODAY),)), NOT_MET, NOT_SAID),
    (
        "pupil_views_at_review",
        at_review(views=(view(NOVEMBER, helps="Maps"),)),
        MET,
        "What the child thinks of it was written on 9 November 2026.",
    ),
    (
        "pupil_views_at_review",
        at_review(views=(view(TODAY, "tried_not_obtained"),)),
        MET,
        "What the child thinks of it was asked on 23 November 2026, and could not be obtained.",
    ),
    ("next_step_agreed", at_review(LITTLE), NOT_MET, "The SENCO has not yet agreed what is next."),
    ("next_step_agreed", at_review(SAME), NOT_MET, "The class teacher has not yet said what is next."),
    (
        "next_step_agreed",
        at_review(LITTLE, CHANGE),
        NOT_MET,
        "The SENCO sees what is next differently, and why is not written.",
    ),
    ("next_step_agreed", at_review(LITTLE, answered("agree_next", next="change", why="It is dull")), MET, AGREED),
    ("next_step_agreed", at_review(LITTLE, SAME), MET, AGREED),
    ("record_shared", at_review(contacts=BOTH, copies=(TEACHER_HAS_IT, MOTHER_HAS_IT)), NOT_MET, NOT_GIVEN),
    ("record_shared", at_review(copies=(copy(MOTHER), copy(TEACHES))), NOT_MET, NOT_GIVEN),
    (
        "record_shared",
        at_review(copies=(MOTHER_HAS_IT,)),
        NOT_MET,
        "The one person who works with the child has not been given the record.",
    ),
    ("record_shared", at_review(copies=(MOTHER_HAS_IT, TEACHER_HAS_IT)), MET, GIVEN),
    ("record_shared", at_review(copies=(TEACHER_HAS_IT,), allowed=SAFEGUARDING), MET, GIVEN),
    ("specialist_considered", at_review(), NOT_NEEDED, NOT_LITTLE),
    ("specialist_considered", at_review(answered("weigh_support", progress="some")), NOT_NEEDED, NOT_LITTLE),
    ("specialist_considered", at_review(LITTLE), NOT_MET, NO_SPECIALIST),
    ("specialist_considered", at_review(LITTLE, others=[specialist("considering")]), MET, INVOLVED),
    ("specialist_considered", at_review(LITTLE, others=[specialist("waiting")]), MET, INVOLVED),
    (
        "specialist_considered",
        at_review(LITTLE, others=[specialist("built_in", closed_on=date(2025, 11, 23))]),
        MET,
        INVOLVED,
    ),
    (
        "specialist_considered",
        at_review(LITTLE, others=[specialist("built_in", closed_on=date(2025, 11, 22))]),
        NOT_MET,
        NO_SPECIALIST,
    ),
    (
        "specialist_considered",
        at_review(LITTLE, others=[specialist("declined", closed_on=OCTOBER)]),
        NOT_MET,
        NO_SPECIALIST,
    ),
]

ENDING: list[Case] = [
    ("family_consulted_on_ending", at_review(), NOT_MET, "The family has had no say on ending support."),
    (
        "family_consulted_on_ending",
        at_review(STAYS),
        MET,
        "What the family says on ending support was written on 20 October 2026.",
    ),
    ("family_consulted_on_ending", at_review(attempts=attempts(NOVEMBER)), MET, THREE_ATTEMPTS),
    ("family_consulted_on_ending", at_review(allowed=SAFEGUARDING), NOT_NEEDED, NOT_ASKED_NOW),
    ("what_stays_written", at_review(), NOT_MET, "What stays in place is not written."),
    ("what_stays_written", at_review(STAYS), MET, "What stays in place was written on 20 October 2026."),
    ("family_told_of_ending", at_review(), NOT_MET, NOT_TOLD),
    ("family_told_of_ending", at_review(TOLD_LATER), NOT_MET, NOT_TOLD),
    (
        "family_told_of_ending",
        at_review(STAYS),
        MET,
        "The family was told on 19 October 2026 why support ends, and what stays.",
    ),
    ("family_told_of_ending", at_review(allowed=SAFEGUARDING), NOT_NEEDED, NOT_ASKED_NOW),
]

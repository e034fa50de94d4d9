"""What the checks of concern and teaching response answer: the check, the facts, the outcome and its because."""

from datetime import date

from engine.values import TaskState
from tests.workflows.graduated_approach.sample import (
    LONG_AGO,
    MET,
    NOT_MET,
    NOT_NEEDED,
    OPENED,
    WITH_EHC_PLAN,
    Case,
    attempts,
    exempt,
    journey,
    seen,
    talk,
    task,
)

THREE_ATTEMPTS = "The family could not be reached: 3 attempts in 2 ways."
NOT_ASKED_NOW = "This is not asked of the family for now."
BY_EHC_PLAN = "The EHC plan has decided this."
SAFEGUARDING = [exempt("safeguarding")]
OCTOBER = date(2026, 10, 20)
AT_CONCERN = journey(stage="concern", cycle=0)
IN_CLASS = journey(stage="teaching_response", cycle=0, visit=1, entered_on=date(2026, 9, 14))
CHOSEN = task("choose_response", {"now": "41 words a minute"}, on=date(2026, 9, 14), cycle=0, visit=1)
WENT = task("say_how_it_went", {"now": "52 words a minute"}, on=OCTOBER, cycle=0, visit=1)
THEY_TOLD_US = task("describe_concern", {"family_knows": "told_us"}, on=OPENED, cycle=0)
NOT_YET = task("describe_concern", {"family_knows": "not_yet"}, on=OPENED, cycle=0)
BY_THE_FAMILY = task("describe_concern", {"family_knows": "not_yet"}, on=OPENED, cycle=0, role="family")
THEY_WERE_TOLD = task("answer_family", {"on": "2026-09-10"}, on=date(2026, 9, 11), cycle=0)

EARLIER = {"start": "31 words", "now": "39 words", "result_on": "2026-07-10", "source": "Letter of the infant school"}


def earlier(**said: str) -> TaskState:
    """What the last school tried, with some of it said otherwise."""
    return task("result_from_before", {**EARLIER, **said}, on=OPENED, cycle=0)


CONCERN_AND_RESPONSE: list[Case] = [
    (
        "teaching_tried_or_plain",
        seen(earlier(), at=AT_CONCERN),
        MET,
        "A change in class teaching was tried at the last school, with a result on 10 July 2026.",
    ),
    *(
        (
            "teaching_tried_or_plain",
            seen(earlier(**{blank: ""}), at=AT_CONCERN),
            NOT_MET,
            "No change in class teaching has a result yet, and nobody has written why the need is plain.",
        )
        for blank in ("start", "now", "source", "result_on")
    ),
    (
        "teaching_tried_or_plain",
        seen(earlier(), at=AT_CONCERN._replace(cycle=1)),
        NOT_MET,
        "No change in class teaching has a result yet, and nobody has written why the need is plain.",
    ),
    (
        "teaching_tried_or_plain",
        seen(at=AT_CONCERN),
        NOT_MET,
        "No change in class teaching has a result yet, and nobody has written why the need is plain.",
    ),
    (
        "teaching_tried_or_plain",
        seen(WENT, at=IN_CLASS),
        NOT_MET,
        "No change in class teaching has a result yet, and nobody has written why the need is plain.",
    ),
    (
        "teaching_tried_or_plain",
        seen(task("weigh_concern", {"next": "plain"}, cycle=0), at=AT_CONCERN),
        NOT_MET,
        "No change in class teaching has a result yet, and nobody has written why the need is plain.",
    ),
    (
        "teaching_tried_or_plain",
        seen(task("weigh_concern", {"next": "different", "why": "x"}, cycle=0), at=AT_CONCERN),
        NOT_MET,
        "No change in class teaching has a result yet, and nobody has written why the need is plain.",
    ),
    (
        "teaching_tried_or_plain",
        seen(CHOSEN, WENT, at=IN_CLASS._replace(cycle=1)),
        NOT_MET,
        "No change in class teaching has a result yet, and nobody has written why the need is plain.",
    ),
    (
        "teaching_tried_or_plain",
        seen(CHOSEN, WENT, at=IN_CLASS),
        MET,
        "A change in class teaching was tried, with a result on 20 October 2026.",
    ),
    (
        "teaching_tried_or_plain",
        seen(task("weigh_concern", {"next": "plain", "why": "x"}, on=OPENED, cycle=0), at=AT_CONCERN),
        MET,
        "Why the need is plain was written on 8 September 2026.",
    ),
    ("teaching_tried_or_plain", seen(at=AT_CONCERN, pupil=WITH_EHC_PLAN), NOT_NEEDED, BY_EHC_PLAN),
    (
        "family_told_what_comes_next",
        seen(THEY_TOLD_US, at=AT_CONCERN),
        NOT_MET,
        "The family raised this and has not been told what comes next.",
    ),
    (
        "family_told_what_comes_next",
        seen(BY_THE_FAMILY, at=AT_CONCERN),
        NOT_MET,
        "The family raised this and has not been told what comes next.",
    ),
    (
        "family_told_what_comes_next",
        seen(THEY_TOLD_US, THEY_WERE_TOLD._replace(visit=3), at=AT_CONCERN),
        NOT_MET,
        "The family raised this and has not been told what comes next.",
    ),
    (
        "family_told_what_comes_next",
        seen(THEY_TOLD_US, THEY_WERE_TOLD, at=AT_CONCERN),
        MET,
        "The family was told what comes next on 10 September 2026.",
    ),
    (
        "family_told_what_comes_next",
        seen(NOT_YET, at=AT_CONCERN),
        NOT_NEEDED,
        "The family did not raise this and does not know of it.",
    ),
    ("family_told_what_comes_next", seen(THEY_TOLD_US, at=AT_CONCERN, allowed=SAFEGUARDING), NOT_NEEDED, NOT_ASKED_NOW),
    ("result_written", seen(at=IN_CLASS), NOT_MET, "How the change in class teaching went is not written."),
    (
        "result_written",
        seen(CHOSEN, WENT, at=IN_CLASS._replace(visit=2)),
        NOT_MET,
        "How the change in class teaching went is not written.",
    ),
    (
        "result_written",
        seen(WENT, at=IN_CLASS),
        MET,
        "How the change in class teaching went was written on 20 October 2026.",
    ),
    (
        "family_told_how_it_went",
        seen(THEY_TOLD_US, CHOSEN, at=IN_CLASS, talks=(talk(OPENED),)),
        NOT_MET,
        "The family has not been told how it went.",
    ),
    (
        "family_told_how_it_went",
        seen(THEY_TOLD_US, CHOSEN, at=IN_CLASS, talks=(talk(OCTOBER),)),
        MET,
        "The family was talked with or written to on 20 October 2026.",
    ),
    (
        "family_told_how_it_went",
        seen(NOT_YET, CHOSEN, at=IN_CLASS, messages=(talk(OCTOBER),)),
        MET,
        "The family was talked with or written to on 20 October 2026.",
    ),
    (
        "family_told_how_it_went",
        seen(THEY_TOLD_US, CHOSEN, at=IN_CLASS, attempts=attempts(OCTOBER)),
        MET,
        THREE_ATTEMPTS,
    ),
    ("family_told_how_it_went", seen(NOT_YET, CHOSEN, at=IN_CLASS), NOT_NEEDED, "The family never knew of this."),
    (
        "family_told_how_it_went",
        seen(THEY_TOLD_US, CHOSEN, at=IN_CLASS, allowed=SAFEGUARDING),
        NOT_NEEDED,
        NOT_ASKED_NOW,
    ),
    (
        "family_talked_with",
        seen(NOT_YET, CHOSEN, at=IN_CLASS),
        NOT_MET,
        "No talk with the family is on record since the response began.",
    ),
    (
        "family_talked_with",
        seen(task("talk_with_family", {}, on=OCTOBER, cycle=0), CHOSEN, at=IN_CLASS),
        MET,
        "The talk with the family was written down on 20 October 2026.",
    ),
    (
        "family_talked_with",
        seen(task("talk_with_family", {}, on=LONG_AGO, cycle=0), CHOSEN, at=IN_CLASS),
        NOT_MET,
        "No talk with the family is on record since the response began.",
    ),
    ("family_talked_with", seen(CHOSEN, at=IN_CLASS, attempts=attempts(OCTOBER)), MET, THREE_ATTEMPTS),
    ("family_talked_with", seen(CHOSEN, at=IN_CLASS, allowed=SAFEGUARDING), NOT_NEEDED, NOT_ASKED_NOW),
]

"""What the checks of the SEN assessment answer: the check, the facts, the outcome and its because."""

from datetime import date

from tests.workflows.graduated_approach.sample import (
    ANOTHER_JOURNEY,
    LONG_AGO,
    MET,
    NOT_MET,
    NOT_NEEDED,
    WITH_EHC_PLAN,
    YOUNG_PERSON,
    Case,
    attempts,
    exempt,
    journey,
    seen,
    talk,
    task,
    view,
)

THREE_ATTEMPTS = "The family could not be reached: 3 attempts in 2 ways."
NOT_ASKED_NOW = "This is not asked of the family for now."
BY_EHC_PLAN = "The EHC plan has decided this."
NOBODY_DECIDED = "Nobody has decided yet whether this is SEN."
SAFEGUARDING = [exempt("safeguarding")]
OCTOBER = date(2026, 10, 20)
FURTHER = journey(cycle=2, entered_on=date(2026, 11, 16))
PICTURE = {"strengths": "Building", "hard": "Reading", "shows": "41 words", "barriers": ["pace"]}
YES = task("decide", {"decision": "yes", "reasons": "Because"}, on=date(2026, 11, 5), role="senco")
NO = task("decide", {"decision": "no", "reasons": "Because"}, on=date(2026, 11, 5), role="senco")
NOT_CLEAR = task("decide", {"decision": "not_clear"}, on=date(2026, 11, 5), role="senco")
YES_BY_A_TEACHER = task("decide", {"decision": "yes"}, on=date(2026, 11, 5), role="class_teacher")
YES_BY_THE_HEAD = task("decide", {"decision": "yes"}, on=date(2026, 11, 5), role="head")
NO_REASONS = task("decide", {"decision": "yes"}, on=date(2026, 11, 5), role="senco")
I_AGREE = task("agree_decision", {"view": "agreed"}, on=date(2026, 11, 6))
I_AGREED_BEFORE = task("agree_decision", {"view": "agreed"}, on=date(2026, 11, 4))
LET_US_TALK = task("agree_decision", {"view": "talk"}, on=date(2026, 11, 6))

VIEWS: list[Case] = [
    (
        "early_talk_and_note",
        seen(),
        NOT_MET,
        "No early talk with the family is on record (0 of 3 attempts).",
    ),
    (
        "early_talk_and_note",
        seen(attempts=attempts(OCTOBER, 2)),
        NOT_MET,
        "No early talk with the family is on record (2 of 3 attempts).",
    ),
    (
        "early_talk_and_note",
        seen(talks=(talk(LONG_AGO, journey_id=ANOTHER_JOURNEY),)),
        NOT_MET,
        "No early talk with the family is on record (0 of 3 attempts).",
    ),
    (
        "early_talk_and_note",
        seen(talks=(talk(OCTOBER, note="not_yet"),)),
        NOT_MET,
        "The note of the talk on 20 October 2026 has not been given to the family.",
    ),
    (
        "early_talk_and_note",
        seen(talks=(talk(date(2026, 9, 4), note="paper"), talk(OCTOBER, note="not_yet"))),
        MET,
        "The family was talked with on 4 September 2026, and has the note.",
    ),
    ("early_talk_and_note", seen(attempts=attempts(OCTOBER)), MET, THREE_ATTEMPTS),
    (
        "early_talk_and_note",
        seen(pupil=YOUNG_PERSON, views=(view(OCTOBER, helps="Time"),)),
        MET,
        "The young person, who decides, was talked with on 20 October 2026.",
    ),
    ("early_talk_and_note", seen(at=FURTHER), NOT_NEEDED, "This is asked in the first cycle only."),
    ("early_talk_and_note", seen(allowed=SAFEGUARDING), NOT_NEEDED, NOT_ASKED_NOW),
    ("family_views_known", seen(), NOT_MET, "What the family thinks is not written."),
    ("family_views_known", seen(talks=(talk(OCTOBER),)), NOT_MET, "What the family thinks is not written."),
    (
        "family_views_known",
        seen(at=FURTHER, talks=(talk(OCTOBER, said="She likes maps"),)),
        NOT_MET,
        "What the family thinks is not written.",
    ),
    (
        "family_views_known",
        seen(talks=(talk(OCTOBER, said="She likes maps"),)),
        MET,
        "What the family thinks was written on 20 October 2026.",
    ),
    (
        "family_views_known",
        seen(at=FURTHER, talks=(talk(date(2026, 11, 5), said="It helps"),)),
        MET,
        "What the family thinks was written on 5 November 2026.",
    ),
    (
        "family_views_known",
        seen(task("talk_about_needs", {"said": "Still right"}, on=date(2026, 11, 17), cycle=2), at=FURTHER),
        MET,
        "What the family thinks was found still right on 17 November 2026.",
    ),
    ("family_views_known", seen(attempts=attempts(OCTOBER)), MET, THREE_ATTEMPTS),
    (
        "family_views_known",
        seen(pupil=YOUNG_PERSON, views=(view(OCTOBER, helps="Time"),)),
        MET,
        "The young person, who decides, said what they think on 20 October 2026.",
    ),
    (
        "family_views_known",
        seen(pupil=YOUNG_PERSON, views=(view(OCTOBER, "tried_not_obtained"),)),
        NOT_MET,
        "What the family thinks is not written.",
    ),
    ("family_views_known", seen(allowed=SAFEGUARDING), NOT_NEEDED, NOT_ASKED_NOW),
    ("pupil_views_known", seen(), NOT_MET, "What the child thinks is not written, nor that it was asked."),
    (
        "pupil_views_known",
        seen(views=(view(OCTOBER),)),
        NOT_MET,
        "What the child thinks is not written, nor that it was asked.",
    ),
    (
        "pupil_views_known",
        seen(at=FURTHER, views=(view(OCTOBER, helps="Pictures"),)),
        NOT_MET,
        "What the child thinks is not written, nor that it was asked.",
    ),
    (
        "pupil_views_known",
        seen(views=(view(OCTOBER, helps="Pictures"),)),
        MET,
        "What the child thinks was written on 20 October 2026.",
    ),
    (
        "pupil_views_known",
        seen(views=(view(OCTOBER, "tried_not_obtained"),)),
        MET,
        "What the child thinks was asked on 20 October 2026, and could not be obtained.",
    ),
    (
        "needs_analysed",
        seen(),
        NOT_MET,
        "The picture is not complete: what the child does well, what is hard, what shows it, what gets in the way "
        "is not written.",
    ),
    (
        "needs_analysed",
        seen(task("pull_together", {**PICTURE, "barriers": []})),
        NOT_MET,
        "The picture is not complete: what gets in the way is not written.",
    ),
    (
        "needs_analysed",
        seen(task("pull_together", PICTURE, on=OCTOBER)),
        MET,
        "The picture was put together on 20 October 2026.",
    ),
    (
        "needs_analysed",
        seen(task("pull_together", PICTURE, on=OCTOBER), at=FURTHER),
        NOT_MET,
        "The picture is not complete: what the child does well, what is hard, what shows it, what gets in the way "
        "is not written.",
    ),
]

DECISION: list[Case] = [
    ("teacher_and_senco_decided", seen(), NOT_MET, NOBODY_DECIDED),
    ("teacher_and_senco_decided", seen(YES), NOT_MET, "The class teacher has not yet agreed the decision."),
    (
        "teacher_and_senco_decided",
        seen(YES, I_AGREED_BEFORE),
        NOT_MET,
        "The class teacher has not yet agreed the decision.",
    ),
    (
        "teacher_and_senco_decided",
        seen(YES, LET_US_TALK),
        NOT_MET,
        "The class teacher has not yet agreed the decision.",
    ),
    (
        "teacher_and_senco_decided",
        seen(YES_BY_A_TEACHER, I_AGREE),
        NOT_MET,
        "The SENCO has not yet agreed the decision.",
    ),
    ("teacher_and_senco_decided", seen(NO, I_AGREE), NOT_MET, "The decision of 5 November 2026 was not yes."),
    ("teacher_and_senco_decided", seen(YES, I_AGREE, at=FURTHER), NOT_MET, NOBODY_DECIDED),
    (
        "teacher_and_senco_decided",
        seen(YES, I_AGREE),
        MET,
        "The class teacher and the SENCO have both agreed the decision of 5 November 2026.",
    ),
    (
        "teacher_and_senco_decided",
        seen(YES_BY_THE_HEAD, I_AGREE),
        MET,
        "The class teacher and the head have both agreed the decision of 5 November 2026.",
    ),
    ("teacher_and_senco_decided", seen(pupil=WITH_EHC_PLAN), NOT_NEEDED, BY_EHC_PLAN),
    ("decided_not_sen", seen(), NOT_MET, NOBODY_DECIDED),
    ("decided_not_sen", seen(YES, I_AGREE), NOT_MET, "The decision of 5 November 2026 was not no."),
    ("decided_not_sen", seen(NO), NOT_MET, "The class teacher has not yet agreed the decision."),
    (
        "decided_not_sen",
        seen(NO, I_AGREE),
        MET,
        "The class teacher and the SENCO have both agreed the decision of 5 November 2026.",
    ),
    ("decision_made", seen(), NOT_MET, NOBODY_DECIDED),
    ("decision_made", seen(YES), MET, "The SENCO decided on 5 November 2026."),
    ("decision_made", seen(YES_BY_THE_HEAD), MET, "The head decided on 5 November 2026."),
    ("decision_made", seen(YES, I_AGREED_BEFORE), MET, "The SENCO decided on 5 November 2026."),
    ("decision_made", seen(NO, I_AGREE), MET, "The SENCO decided on 5 November 2026."),
    (
        "decision_made",
        seen(YES, LET_US_TALK),
        NOT_MET,
        "The class teacher would like to talk about the decision of 5 November 2026.",
    ),
    ("decision_made", seen(NOT_CLEAR), MET, "On 5 November 2026 it was not yet clear."),
    ("decision_made", seen(pupil=WITH_EHC_PLAN), NOT_NEEDED, BY_EHC_PLAN),
    ("decision_answered", seen(YES), NOT_MET, "The class teacher has not yet agreed the decision."),
    ("decision_answered", seen(YES, I_AGREED_BEFORE), NOT_MET, "The class teacher has not yet agreed the decision."),
    ("decision_answered", seen(YES, LET_US_TALK), MET, "The class teacher answered on 6 November 2026."),
    ("decision_has_reasons", seen(), NOT_MET, NOBODY_DECIDED),
    ("decision_has_reasons", seen(NO_REASONS), NOT_MET, "The decision of 5 November 2026 has no reasons."),
    ("decision_has_reasons", seen(YES), MET, "The decision of 5 November 2026 has its reasons."),
    ("decision_has_reasons", seen(pupil=WITH_EHC_PLAN), NOT_NEEDED, BY_EHC_PLAN),
    ("family_told_not_sen", seen(), NOT_MET, "The family has not been told what was decided, and why."),
    ("family_told_not_sen", seen(NO), NOT_MET, "The family has not been told what was decided, and why."),
    (
        "family_told_not_sen",
        seen(NO, task("tell_family_not_sen", {"on": "2026-11-02"}, on=date(2026, 11, 2))),
        NOT_MET,
        "The family has not been told what was decided, and why.",
    ),
    (
        "family_told_not_sen",
        seen(NO, task("tell_family_not_sen", {"on": "2026-11-09"}, on=date(2026, 11, 10))),
        MET,
        "The family was told on 9 November 2026 what was decided, and why.",
    ),
    ("family_told_not_sen", seen(NO, attempts=attempts(date(2026, 11, 6))), MET, THREE_ATTEMPTS),
    ("family_told_not_sen", seen(NO, allowed=SAFEGUARDING), NOT_NEEDED, NOT_ASKED_NOW),
]

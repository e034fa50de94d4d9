from dataclasses import replace
from datetime import date

import pytest

from engine.checks import Outcome
from tests.workflows.graduated_approach.sample import (
    ANOTHER_JOURNEY,
    CHILD,
    FATHER,
    LONG_AGO,
    MOTHER,
    OPENED,
    STRANGER,
    TODAY,
    WITH_EHC_PLAN,
    YOUNG_PERSON,
    agreed,
    attempts,
    carried_in,
    contact,
    exempt,
    journey,
    moment,
    notice,
    outcome,
    plan,
    seen,
    support,
    talk,
    task,
    view,
)
from workflows.graduated_approach.facts import Facts
from workflows.graduated_approach.guards import checks

MET, NOT_MET, NOT_NEEDED = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_NEEDED
THREE_ATTEMPTS = "The family could not be reached: 3 attempts in 2 ways."
NOT_ASKED_NOW = "This is not asked of the family for now."
BY_EHC_PLAN = "The EHC plan has decided this."
NOBODY_DECIDED = "Nobody has decided yet whether this is SEN."
SAFEGUARDING = [exempt("safeguarding")]

OCTOBER = date(2026, 10, 20)
AT_CONCERN = journey(stage="concern", cycle=0)
IN_CLASS = journey(stage="teaching_response", cycle=0, visit=1, entered_on=date(2026, 9, 14))
FURTHER = journey(cycle=2, entered_on=date(2026, 11, 16))
ENDED = journey(stage="support_ended", is_open=False)

CHOSEN = task("choose_response", {"now": "41 words a minute"}, on=date(2026, 9, 14), cycle=0, visit=1)
WENT = task("say_how_it_went", {"now": "52 words a minute"}, on=OCTOBER, cycle=0, visit=1)
THEY_TOLD_US = task("describe_concern", {"family_knows": "told_us"}, on=OPENED, cycle=0)
NOT_YET = task("describe_concern", {"family_knows": "not_yet"}, on=OPENED, cycle=0)
BY_THE_FAMILY = task("describe_concern", {"family_knows": "not_yet"}, on=OPENED, cycle=0, role="family")
THEY_WERE_TOLD = task("answer_family", {"on": "2026-09-10"}, on=date(2026, 9, 11), cycle=0)
PICTURE = {"strengths": "Building", "hard": "Reading", "shows": "41 words", "barriers": ["pace"]}

YES = task("decide", {"decision": "yes", "reasons": "Because"}, on=date(2026, 11, 5), role="senco")
NO = task("decide", {"decision": "no", "reasons": "Because"}, on=date(2026, 11, 5), role="senco")
NOT_CLEAR = task("decide", {"decision": "not_clear"}, on=date(2026, 11, 5), role="senco")
YES_BY_A_TEACHER = task("decide", {"decision": "yes"}, on=date(2026, 11, 5), role="class_teacher")
NO_REASONS = task("decide", {"decision": "yes"}, on=date(2026, 11, 5), role="senco")
I_AGREE = task("agree_decision", {"view": "agreed"}, on=date(2026, 11, 6))
I_AGREED_BEFORE = task("agree_decision", {"view": "agreed"}, on=date(2026, 11, 4))
LET_US_TALK = task("agree_decision", {"view": "talk"}, on=date(2026, 11, 6))

FEBRUARY = date(2027, 2, 10)
BOTH = {"contacts": (contact(MOTHER), contact(FATHER))}
WHOLE_PLAN = plan(outcome(), support())
IN_FORCE = plan(outcome(), support(), status="in_force", from_on=OCTOBER)
LOOKED_OVER = task("look_over_plan", {"view": "agreed"}, on=OCTOBER, role="senco")


Case = tuple[str, Facts, Outcome, str]

CONCERN_AND_RESPONSE: list[Case] = [
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
        seen(CHOSEN, WENT, at=replace(IN_CLASS, cycle=1)),
        NOT_MET,
        "No change in class teaching has a result yet, and nobody has written why the need is plain.",
    ),
    (
        "teaching_tried_or_plain",
        seen(CHOSEN, WENT, at=IN_CLASS),
        MET,
        "A change in class teaching has a result of 20 October 2026.",
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
        seen(THEY_TOLD_US, replace(THEY_WERE_TOLD, visit=3), at=AT_CONCERN),
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
        seen(CHOSEN, WENT, at=replace(IN_CLASS, visit=2)),
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
    ("decision_agreed", seen(), NOT_MET, NOBODY_DECIDED),
    ("decision_agreed", seen(YES), NOT_MET, "The class teacher has not yet agreed the decision."),
    ("decision_agreed", seen(NOT_CLEAR), MET, "On 5 November 2026 it was not yet clear."),
    (
        "decision_agreed",
        seen(NO, I_AGREE),
        MET,
        "The class teacher and the SENCO have both agreed the decision of 5 November 2026.",
    ),
    ("decision_agreed", seen(pupil=WITH_EHC_PLAN), NOT_NEEDED, BY_EHC_PLAN),
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
        "Every family contact had been told formally by 9 November 2026.",
    ),
    (
        "family_told_of_provision",
        seen(notices=(notice(MOTHER, OCTOBER),), contacts=(contact(MOTHER), contact(FATHER, is_entitled=False))),
        MET,
        "Every family contact had been told formally by 20 October 2026.",
    ),
    (
        "family_told_of_provision",
        seen(carried_in("do", told_on="2026-01-12")),
        MET,
        "Every family contact had been told formally by 12 January 2026.",
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
        seen(plans=(replace(IN_FORCE, journey_id=ANOTHER_JOURNEY),)),
        NOT_MET,
        "No plan is in force, so there is nothing to review.",
    ),
    ("plan_is_in_force", seen(plans=(IN_FORCE,)), MET, "A plan is in force."),
]

THE_PLAN: list[Case] = [
    ("outcomes_can_be_measured", seen(), NOT_MET, "No outcome is written."),
    ("outcomes_can_be_measured", seen(plans=(plan(),)), NOT_MET, "No outcome is written."),
    (
        "outcomes_can_be_measured",
        seen(plans=(plan(outcome(), outcome(2, measure="")),)),
        NOT_MET,
        "1 of 2 outcomes lack a starting point, a measure or a date.",
    ),
    ("outcomes_can_be_measured", seen(plans=(WHOLE_PLAN,), at=FURTHER), NOT_MET, "No outcome is written."),
    (
        "outcomes_can_be_measured",
        seen(plans=(WHOLE_PLAN,)),
        MET,
        "Each outcome has a starting point, a measure and a date.",
    ),
    ("support_answers_outcomes", seen(), NOT_MET, "No outcome is written."),
    ("support_answers_outcomes", seen(plans=(plan(support()),)), NOT_MET, "No outcome is written."),
    (
        "support_answers_outcomes",
        seen(plans=(plan(outcome(), outcome(2), support()),)),
        NOT_MET,
        "1 of 2 outcomes have no support yet.",
    ),
    (
        "support_answers_outcomes",
        seen(plans=(plan(outcome(), support(), support(2, outcome=None)),)),
        NOT_MET,
        "1 of 2 kinds of support have no outcome yet.",
    ),
    (
        "support_answers_outcomes",
        seen(plans=(WHOLE_PLAN,)),
        MET,
        "Each outcome has support, and each kind of support an outcome.",
    ),
    ("responsible_teacher_named", seen(), NOT_MET, "No support is written."),
    (
        "responsible_teacher_named",
        seen(plans=(plan(outcome(), support(), support(2, teacher=None), support(3, teacher=STRANGER)),)),
        NOT_MET,
        "No teacher is named as responsible for 2 of 3 kinds of support.",
    ),
    (
        "responsible_teacher_named",
        seen(plans=(WHOLE_PLAN,)),
        MET,
        "Each kind of support has a teacher who is responsible.",
    ),
    ("family_consulted_on_plan", seen(), NOT_MET, "The plan has not been talked through with the family."),
    (
        "family_consulted_on_plan",
        seen(agreements=(agreed("child", f"person:{STRANGER}", on=OCTOBER),)),
        NOT_MET,
        "The plan has not been talked through with the family.",
    ),
    (
        "family_consulted_on_plan",
        seen(agreements=(agreed(on=OCTOBER),), at=FURTHER),
        NOT_MET,
        "The plan has not been talked through with the family.",
    ),
    (
        "family_consulted_on_plan",
        seen(agreements=(agreed(on=OCTOBER, journey_id=ANOTHER_JOURNEY),)),
        NOT_MET,
        "The plan has not been talked through with the family.",
    ),
    (
        "family_consulted_on_plan",
        seen(agreements=(agreed(on=OCTOBER, answer="no"),)),
        MET,
        "The plan was talked through on 20 October 2026.",
    ),
    (
        "family_consulted_on_plan",
        seen(pupil=YOUNG_PERSON, agreements=(agreed("child", on=OCTOBER),)),
        MET,
        "The plan was talked through on 20 October 2026.",
    ),
    ("family_consulted_on_plan", seen(attempts=attempts(OCTOBER)), MET, THREE_ATTEMPTS),
    ("family_consulted_on_plan", seen(allowed=SAFEGUARDING), NOT_NEEDED, NOT_ASKED_NOW),
    ("pupil_consulted_on_plan", seen(), NOT_MET, "The child has had no say on the plan."),
    (
        "pupil_consulted_on_plan",
        seen(agreements=(agreed("child", MOTHER, on=OCTOBER),)),
        MET,
        "The child talked the plan through on 20 October 2026.",
    ),
    (
        "pupil_consulted_on_plan",
        seen(agreements=(agreed(on=OCTOBER),), views=(view(OCTOBER, "tried_not_obtained"),)),
        MET,
        "What the child thinks was asked on 20 October 2026.",
    ),
    ("teacher_and_senco_agreed", seen(plans=(WHOLE_PLAN,)), NOT_MET, "The SENCO has not yet agreed the plan."),
    (
        "teacher_and_senco_agreed",
        seen(task("look_over_plan", {"view": "talk"}), plans=(WHOLE_PLAN,)),
        NOT_MET,
        "The SENCO has not yet agreed the plan.",
    ),
    (
        "teacher_and_senco_agreed",
        seen(LOOKED_OVER, plans=(plan(outcome(at=moment(TODAY)), support(at=moment(OPENED))),)),
        NOT_MET,
        "The SENCO has not yet agreed the plan.",
    ),
    (
        "teacher_and_senco_agreed",
        seen(LOOKED_OVER, plans=(plan(outcome(at=moment(OPENED)), support(at=moment(OPENED))),)),
        MET,
        "The SENCO agreed the plan on 20 October 2026.",
    ),
    (
        "teacher_and_senco_agreed",
        seen(
            task("look_over_plan", {"view": "with_change", "note": "x"}, on=OCTOBER),
            plans=(plan(outcome(at=moment(TODAY))),),
        ),
        MET,
        "The SENCO agreed the plan on 20 October 2026.",
    ),
    ("review_date_agreed", seen(), NOT_MET, "No review date is agreed."),
    ("review_date_agreed", seen(agreements=(agreed(on=OCTOBER),)), NOT_MET, "No review date is agreed."),
    ("review_date_agreed", seen(carried_in("do")), NOT_MET, "No review date is agreed."),
    (
        "review_date_agreed",
        seen(agreements=(agreed(on=OPENED, review_on=OCTOBER),)),
        NOT_MET,
        "The review date, 20 October 2026, has passed.",
    ),
    (
        "review_date_agreed",
        seen(agreements=(agreed(on=OPENED, review_on=TODAY),)),
        MET,
        "The review is agreed for 23 November 2026.",
    ),
]

THE_REVIEW: list[Case] = [
    ("review_on_time", seen(), NOT_NEEDED, "No review date is set."),
    (
        "review_on_time",
        seen(agreements=(agreed(on=OCTOBER, review_on=FEBRUARY),)),
        NOT_MET,
        "The agreed review date is 10 February 2027: an earlier review needs a reason.",
    ),
    (
        "review_on_time",
        seen(agreements=(agreed(on=OCTOBER, review_on=FEBRUARY),), today=date(2027, 1, 26)),
        NOT_MET,
        "The agreed review date is 10 February 2027: an earlier review needs a reason.",
    ),
    (
        "review_on_time",
        seen(agreements=(agreed(on=OCTOBER, review_on=FEBRUARY),), today=date(2027, 1, 27)),
        MET,
        "The review date is 10 February 2027.",
    ),
    (
        "review_on_time",
        seen(agreements=(agreed(on=OCTOBER, review_on=FEBRUARY),), today=date(2027, 3, 1)),
        MET,
        "The review date is 10 February 2027.",
    ),
    (
        "review_held",
        seen(agreements=(agreed(on=OCTOBER, review_on=FEBRUARY),)),
        NOT_MET,
        "The review of 10 February 2027 has not been held.",
    ),
    (
        "review_held",
        seen(agreements=(agreed(on=OCTOBER, review_on=FEBRUARY),), at=FURTHER),
        MET,
        "No review is outstanding.",
    ),
    (
        "review_held",
        seen(agreements=(agreed(on=OCTOBER, review_on=FEBRUARY),), at=ENDED),
        MET,
        "No review is outstanding.",
    ),
    ("disagreement_answered", seen(agreements=(agreed(on=OCTOBER),)), NOT_NEEDED, "The family has not disagreed."),
    (
        "disagreement_answered",
        seen(agreements=(agreed(MOTHER, on=OPENED, answer="no"), agreed(MOTHER, on=OCTOBER, cycle=2))),
        NOT_NEEDED,
        "The family has not disagreed.",
    ),
    (
        "disagreement_answered",
        seen(agreements=(agreed(MOTHER, on=OCTOBER, answer="no"), agreed(FATHER, on=TODAY))),
        NOT_MET,
        "The family did not agree on 20 October 2026, and has not been answered.",
    ),
    (
        "disagreement_answered",
        seen(task("answer_disagreement", {}, on=OPENED), agreements=(agreed(on=OCTOBER, answer="no"),)),
        NOT_MET,
        "The family did not agree on 20 October 2026, and has not been answered.",
    ),
    (
        "disagreement_answered",
        seen(task("answer_disagreement", {}, on=TODAY), agreements=(agreed(on=OCTOBER, answer="no"),)),
        MET,
        "The family was answered on 23 November 2026.",
    ),
]

EVERY_CASE = [*CONCERN_AND_RESPONSE, *VIEWS, *DECISION, *NOTICE_AND_SUPPORT, *THE_PLAN, *THE_REVIEW]


@pytest.mark.parametrize(("check", "facts", "outcome", "because"), EVERY_CASE, ids=[case[0] for case in EVERY_CASE])
def test_a_check_answers_with_its_because(check: str, facts: Facts, outcome: Outcome, because: str) -> None:
    answer = checks[check](facts)
    assert (answer.outcome, answer.because) == (outcome, because)


def test_every_check_is_in_the_tables_met_and_not_met() -> None:
    asked = {(check, outcome) for check, _, outcome, _ in EVERY_CASE}
    assert {(check, outcome) for check in checks for outcome in (MET, NOT_MET)} <= asked


def test_no_because_names_a_person_or_counts_days_from_today() -> None:
    for check, _, _, because in EVERY_CASE:
        assert because.endswith("."), check
        assert str(CHILD) not in because
        assert not {"late", "ago", "today", "Amira"} & set(because.replace(".", "").split()), check


def test_the_first_review_date_that_a_journey_came_with_opens_the_window_for_views() -> None:
    """The review of 12 November was held on the 16th; words of the 2nd, ten school days before, count as its words."""
    row = carried_in("do", review_on="2026-11-12")
    row = replace(row, answer=replace(row.answer, cycle=1))
    early, too_early = date(2026, 10, 29), date(2026, 10, 28)
    assert checks["family_views_known"](seen(row, at=FURTHER, talks=(talk(early, said="It helps"),))).met
    assert not checks["family_views_known"](seen(row, at=FURTHER, talks=(talk(too_early, said="It helps"),))).met

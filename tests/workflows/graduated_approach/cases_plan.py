"""What the checks of the plan answer: the check, the facts, the outcome and its because."""

from datetime import date

from tests.workflows.graduated_approach.sample import (
    ANOTHER_JOURNEY,
    FATHER,
    MET,
    MOTHER,
    NOT_MET,
    NOT_NEEDED,
    OPENED,
    STRANGER,
    TODAY,
    WITH_EHC_PLAN,
    YOUNG_PERSON,
    Case,
    agreed,
    attempts,
    carried_in,
    exempt,
    journey,
    moment,
    outcome,
    plan,
    seen,
    support,
    task,
    view,
)

THREE_ATTEMPTS = "The family could not be reached: 3 attempts in 2 ways."
NOT_ASKED_NOW = "This is not asked of the family for now."
SAFEGUARDING = [exempt("safeguarding")]
OCTOBER = date(2026, 10, 20)
FURTHER = journey(cycle=2, entered_on=date(2026, 11, 16))
WHOLE_PLAN = plan(outcome(), support())
LOOKED_OVER = task("look_over_plan", {"view": "agreed"}, on=OCTOBER, role="senco")

THE_PLAN: list[Case] = [
    ("outcomes_can_be_measured", seen(), NOT_MET, "No outcome is written."),
    ("outcomes_can_be_measured", seen(plans=(plan(),)), NOT_MET, "No outcome is written."),
    (
        "outcomes_can_be_measured",
        seen(plans=(plan(outcome(), outcome(2, measure="")),)),
        NOT_MET,
        "1 of 2 outcomes lack a starting point, a measure or a date.",
    ),
    (
        "outcomes_can_be_measured",
        seen(plans=(plan(outcome(measure="")),)),
        NOT_MET,
        "The outcome lacks a starting point, a measure or a date.",
    ),
    ("support_answers_outcomes", seen(plans=(plan(outcome()),)), NOT_MET, "The outcome has no support yet."),
    ("outcomes_can_be_measured", seen(plans=(WHOLE_PLAN,), at=FURTHER), NOT_MET, "No outcome is written."),
    (
        "outcomes_can_be_measured",
        seen(plans=(plan(outcome(), outcome(2, step_towards="Outcome 3")),), pupil=WITH_EHC_PLAN),
        NOT_MET,
        "1 of 2 outcomes name no outcome of the EHC plan.",
    ),
    (
        "outcomes_can_be_measured",
        seen(plans=(plan(outcome(step_towards="Outcome 3")),), pupil=WITH_EHC_PLAN),
        MET,
        "Each outcome has a starting point, a measure and a date.",
    ),
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

DISAGREEMENT: list[Case] = [
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

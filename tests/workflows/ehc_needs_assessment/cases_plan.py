"""Cases of the checks of a draft, a plan, or none, and of what the family does then."""

from datetime import date

from engine.checks import Outcome
from tests.workflows.ehc_needs_assessment.cases_request import (
    ADVICE,
    AMENDS,
    ASSESSES,
    DRAFT,
    FALLS_AWAY,
    LONGER,
    NEITHER,
    PLAN,
    REFUSES,
    SERVED,
    refused,
    steps,
)
from tests.workflows.ehc_needs_assessment.sample import (
    BORN_16,
    GOT_IT,
    asked,
    exempt,
)

MET, NOT_MET, NOT_NEEDED = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_NEEDED
PLANNED = [
    # A draft, a plan, or none
    ("plan_decision_known", asked("assessing", ASSESSES), NOT_MET, NEITHER),
    ("plan_decision_known", asked("assessing", DRAFT), MET, "The council sent a draft plan on 16 November 2026."),
    (
        "plan_decision_known",
        asked("advised", {"note_plan_decision": {"decision": "no_plan", "on": "2026-11-16"}}),
        MET,
        "The council sent a letter that it makes no plan on 16 November 2026.",
    ),
    ("plan_decision_settled", asked("assessing", ASSESSES), NOT_MET, NEITHER),
    ("plan_decision_settled", asked("assessing", DRAFT), MET, "The council sent a draft plan on 16 November 2026."),
    ("plan_decision_settled", asked("assessing", LONGER), NOT_NEEDED, FALLS_AWAY),
    (
        "plan_decision_settled",
        asked("draft", DRAFT),
        NOT_NEEDED,
        "The council is past this, or has not been asked.",
    ),
    ("final_known", asked("draft", DRAFT), NOT_MET, "The council has not sent what follows the draft."),
    (
        "final_known",
        asked("draft", {"note_final": {"decision": "final", "on": "2026-11-20"}}),
        MET,
        "The council sent the final plan on 20 November 2026.",
    ),
    (
        "final_known",
        asked("draft", {"note_final": {"decision": "no_plan", "on": "2026-11-20"}}),
        MET,
        "The council sent a letter that it makes no plan on 20 November 2026.",
    ),
    ("final_settled", asked("requested", GOT_IT), NOT_MET, "The council has not sent what follows the draft."),
    (
        "final_settled",
        asked("draft", {**DRAFT, "note_final": {"decision": "final", "on": "2026-11-20"}}),
        MET,
        "The council sent the final plan on 20 November 2026.",
    ),
    ("final_settled", asked("plan_issued", **PLAN), MET, "The final plan is here."),
    ("final_settled", asked("assessing", LONGER), NOT_NEEDED, "No day runs for the final plan."),
    ("final_settled", asked("not_assessed", REFUSES), NOT_NEEDED, "The council has said no."),
    ("final_settled", asked("preparing"), NOT_NEEDED, "No day runs for the final plan."),
    # The school's advice
    ("advice_request_known", asked("assessing"), NOT_MET, "The council has not asked for our advice yet."),
    (
        "advice_request_known",
        asked("assessing", ADVICE),
        MET,
        "The council’s request for our advice came on 14 October 2026.",
    ),
    (
        "advice_request_known",
        asked("assessing", allowances=[exempt("advice_given_before")]),
        NOT_NEEDED,
        "The council needs no advice from us any more.",
    ),
    ("advice_sent", asked("assessing"), NOT_MET, "The council has not asked for our advice yet."),
    (
        "advice_sent",
        asked("assessing", ADVICE),
        NOT_MET,
        "Our advice is not with the council: it is due by 25 November 2026.",
    ),
    (
        "advice_sent",
        asked("assessing", {**ADVICE, "send_advice": {"state": "not_yet", "reason": "missed"}}),
        NOT_MET,
        "Our advice is not with the council. A listed reason puts the six weeks off, not the advice.",
    ),
    (
        "advice_sent",
        asked("assessing", {**ADVICE, "send_advice": {"state": "sent", "on": "2026-11-20"}}),
        MET,
        "Our advice went to the council on 20 November 2026.",
    ),
    ("council_has_not_asked", asked("assessing"), MET, "The council has not asked for our advice."),
    (
        "council_has_not_asked",
        asked("assessing", ADVICE),
        NOT_MET,
        "The council’s request for our advice came on 14 October 2026.",
    ),
    # The family's own time
    (
        "draft_time_is_over",
        asked("draft", DRAFT),
        NOT_NEEDED,
        "No draft is with the family, or nobody has said since when.",
    ),
    (
        "draft_time_is_over",
        asked("draft", SERVED, today=date(2026, 11, 28)),
        NOT_MET,
        "The family can answer the draft until 28 November 2026.",
    ),
    (
        "draft_time_is_over",
        asked("draft", SERVED, today=date(2026, 11, 29)),
        MET,
        "The family could answer the draft until 28 November 2026.",
    ),
    (
        "decision_time_is_over",
        asked("assessing"),
        NOT_NEEDED,
        "No time to appeal is running from the decision.",
    ),
    (
        "decision_time_is_over",
        refused(),
        NOT_MET,
        "The family may appeal until 12 December 2026, counted from the decision.",
    ),
    (
        "decision_time_is_over",
        asked("not_assessed", REFUSES, born=BORN_16, today=date(2026, 12, 12)),
        NOT_MET,
        "The young person may appeal until 12 December 2026, counted from the decision.",
    ),
    (
        "decision_time_is_over",
        asked("not_assessed", REFUSES, today=date(2026, 12, 13)),
        MET,
        "The time to appeal, counted from the decision, ended with 12 December 2026.",
    ),
    (
        "certificate_time_is_over",
        refused(),
        NOT_NEEDED,
        "No time to appeal is running from the mediation certificate.",
    ),
    (
        "certificate_time_is_over",
        refused(certificate_on="2026-11-20"),
        NOT_MET,
        "The family may appeal until 20 December 2026, counted from the mediation certificate.",
    ),
    (
        "certificate_time_is_over",
        asked("not_assessed", steps(certificate_on="2026-11-20"), today=date(2026, 12, 21)),
        MET,
        "The time to appeal, counted from the mediation certificate, ended with 20 December 2026.",
    ),
    (
        "family_time_is_over",
        refused(certificate_on="2026-11-20"),
        NOT_MET,
        "The family may appeal until 20 December 2026, counted from the mediation certificate.",
    ),
    (
        "family_time_is_over",
        asked("not_assessed", REFUSES, today=date(2026, 12, 13)),
        MET,
        "The time to appeal, counted from the decision, ended with 12 December 2026.",
    ),
    (
        "family_time_is_over",
        asked("not_assessed", steps(appealed_on="2026-11-20"), today=date(2027, 2, 1)),
        NOT_MET,
        "The family has appealed, and it is not written what came of it.",
    ),
    ("family_time_is_over", refused(no_further=True), MET, "The family goes no further."),
    (
        "family_time_is_over",
        asked("not_assessed", {**steps(appealed_on="2026-11-20"), "note_outcome": {"outcome": "dismissed"}}),
        MET,
        "What came of it was written on 23 November 2026.",
    ),
    (
        "family_time_is_over",
        asked("assessing"),
        NOT_NEEDED,
        "No time to appeal is running from the decision.",
    ),
    (
        "family_time_over_or_appeal",
        refused(appealed_on="2026-11-20"),
        MET,
        "The family appealed on 20 November 2026.",
    ),
    (
        "family_time_over_or_appeal",
        refused(),
        NOT_MET,
        "The family may appeal until 12 December 2026, counted from the decision.",
    ),
    ("outcome_known", refused(), NOT_NEEDED, "No appeal and no mediation is on record."),
    (
        "outcome_known",
        refused(mediation_on="2026-11-27"),
        NOT_MET,
        "It is not written what came of the appeal or the mediation.",
    ),
    (
        "outcome_known",
        asked("not_assessed", {**steps(appealed_on="2026-11-20"), "note_outcome": {"outcome": "ordered"}}),
        MET,
        "What came of it was written on 23 November 2026.",
    ),
    # What stands in the plan
    (
        "amended_plan_known",
        asked("plan_issued", **PLAN),
        NOT_NEEDED,
        "The council was not told to amend the plan.",
    ),
    ("amended_plan_known", asked("plan_issued", AMENDS, **PLAN), NOT_MET, "The council has not sent the amended plan."),
    (
        "amended_plan_known",
        asked("plan_issued", {**AMENDS, "note_amended_plan": {"on": "2026-11-22"}}, **PLAN),
        MET,
        "The amended plan is of 22 November 2026.",
    ),
    ("amended_plan_settled", asked("plan_issued", **PLAN), NOT_NEEDED, "No day runs for an amended plan."),
    (
        "amended_plan_settled",
        asked("plan_issued", AMENDS, **PLAN),
        NOT_MET,
        "The council has not sent the amended plan.",
    ),
]

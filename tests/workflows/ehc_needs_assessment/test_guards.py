"""Each check, answered each way, with its because word for word."""

from datetime import date

import pytest

from engine.checks import Outcome
from tests.workflows.ehc_needs_assessment.sample import (
    AUNT,
    BORN_16,
    GOT_IT,
    JOURNEY,
    MOTHER,
    VIEW,
    asked,
    exempt,
    plan,
)
from tests.workflows.small import SHARED
from workflows.ehc_needs_assessment.facts import Facts
from workflows.ehc_needs_assessment.guards import checks

MET, NOT_MET, NOT_NEEDED = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_NEEDED
FALLS_AWAY = "A listed reason holds, so this time limit falls away; the duty stays."
NEITHER = "The council has sent neither a draft plan nor a letter that it makes none."
ASSESSES = {**GOT_IT, "note_decision": {"decision": "assess", "on": "2026-10-12"}}
LONGER = {**GOT_IT, "note_decision": {"decision": "not_yet", "on": "2026-10-12", "reason": "personal"}}
REFUSES = {**GOT_IT, "note_decision": {"decision": "refuse", "on": "2026-10-12"}}
ADVICE = {**ASSESSES, "note_advice_asked": {"on": "2026-10-14"}}
DRAFT = {**ASSESSES, "note_plan_decision": {"decision": "draft", "on": "2026-11-16"}}
SERVED = {**DRAFT, "note_draft": {"served_on": "2026-11-14"}}
ORDERED = {**REFUSES, "note_outcome": {"outcome": "ordered", "on": "2026-11-16"}}
PLAN = {"ehc_plans": (plan(date(2026, 11, 16), JOURNEY),)}
AMENDS = {"note_plan_outcome": {"outcome": "agreed", "on": "2026-11-20"}}


def view(**said: object) -> dict[str, dict[str, object]]:
    return {"ask_family_view": {**VIEW, **said}}


def steps(**told: object) -> dict[str, dict[str, object]]:
    return {**REFUSES, "note_family_steps": told}


def refused(**told: object) -> Facts:
    """A request that the council refused on 12 October, and what the family told of it."""
    return asked("not_assessed", steps(**told))


CASES = [
    # The school's own request
    ("action_shown", asked(), NOT_MET, "What has been done for the child is not written."),
    (
        "action_shown",
        asked("preparing", {"show_what_was_done": {"done": "Word maps"}}),
        MET,
        "What has been done was written on 23 November 2026.",
    ),
    ("family_view_known", asked("preparing"), NOT_MET, "The family has not been asked what to do."),
    ("family_view_known", asked("preparing", view()), MET, "The family wants the school to ask the council."),
    (
        "family_view_known",
        asked("preparing", view(view="ask_themselves")),
        MET,
        "The family would rather ask the council directly.",
    ),
    (
        "family_view_known",
        asked("preparing", view(view="no")),
        NOT_MET,
        "The family does not want the council to be asked.",
    ),
    ("family_view_known", asked("preparing", view(view="time")), NOT_MET, "The family wants time."),
    (
        "family_view_known",
        asked("preparing", view(who=[AUNT])),
        NOT_MET,
        "Nobody who decides for the family has been asked yet.",
    ),
    (
        "family_view_known",
        asked("preparing", view(), born=BORN_16),
        NOT_MET,
        "Nobody who decides for the young person has been asked yet.",
    ),
    (
        "family_view_known",
        asked("preparing", view(who=["child", MOTHER]), born=BORN_16),
        MET,
        "The young person wants the school to ask the council.",
    ),
    (
        "family_view_known",
        asked("preparing", view(who=[MOTHER], speaks_for=MOTHER), born=BORN_16),
        MET,
        "The young person wants the school to ask the council. A representative spoke for the young person in this.",
    ),
    (
        "family_view_known",
        asked("preparing", view(who=[MOTHER], speaks_for=AUNT), born=BORN_16),
        NOT_MET,
        "Nobody who decides for the young person has been asked yet.",
    ),
    (
        "family_view_known",
        asked("preparing", view(who=[AUNT], speaks_for=AUNT)),
        NOT_MET,
        "Nobody who decides for the family has been asked yet.",
    ),
    ("request_shared", asked("preparing"), NOT_MET, "It is not written when the council was asked."),
    (
        "request_shared",
        asked("preparing", {"send_request": {"on": "2026-09-05", "copy": False}}),
        NOT_MET,
        "The council was asked on 5 September 2026, and the family has no copy of it.",
    ),
    (
        "request_shared",
        asked("preparing", {"send_request": {"on": "2026-09-05", "copy": True}}),
        MET,
        "The council was asked on 5 September 2026, and the family has a copy.",
    ),
    (
        "receipt_known",
        asked(),
        NOT_MET,
        "It is not written from the council’s letter when it got the request.",
    ),
    ("receipt_known", asked(answers=GOT_IT), MET, "The council got the request on 7 September 2026."),
    (
        "receipt_known",
        asked(answers={"carried_in": {"asked_by": "parent", "on": "2026-09-03"}}),
        NOT_MET,
        "It is not written from the council’s letter when it got the request.",
    ),
    ("receipt_known", asked(answers=GOT_IT, councils=()), NOT_MET, "It is not written which council was asked."),
    # The council's decision
    ("council_has_decided", asked(), NOT_MET, "The council has not said whether it assesses."),
    ("council_has_decided", asked(answers=LONGER), NOT_MET, "The council has not said whether it assesses."),
    ("council_has_decided", asked(answers=ASSESSES), MET, "The council said on 12 October 2026 that it assesses."),
    (
        "council_has_decided",
        asked(answers=REFUSES),
        MET,
        "The council said on 12 October 2026 that it does not assess.",
    ),
    ("decision_settled", asked(answers=GOT_IT), NOT_MET, "The council has not said whether it assesses."),
    ("decision_settled", asked(answers=ASSESSES), MET, "The council said on 12 October 2026 that it assesses."),
    ("decision_settled", asked(answers=LONGER), NOT_NEEDED, FALLS_AWAY),
    (
        "decision_settled",
        asked("preparing"),
        NOT_NEEDED,
        "The council is past this decision, or has not been asked.",
    ),
    ("new_letter_known", asked("assessing", ASSESSES), NOT_NEEDED, "The council was not told to assess after all."),
    (
        "new_letter_known",
        asked("assessing", ORDERED),
        NOT_MET,
        "The council has not written that it assesses after all.",
    ),
    (
        "new_letter_known",
        asked("assessing", {**ORDERED, "note_new_letter": {"on": "2026-11-20"}}),
        MET,
        "The council wrote on 20 November 2026 that it assesses after all.",
    ),
    (
        "new_letter_known",
        asked("advised", ORDERED),
        NOT_NEEDED,
        "The council assesses already, or a listed reason holds.",
    ),
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


@pytest.mark.parametrize(("check", "facts", "outcome", "because"), CASES)
def test_every_check_says_why(check: str, facts: Facts, outcome: Outcome, because: str) -> None:
    answer = checks[check](facts)
    assert (answer.outcome, answer.because) == (outcome, because)


def test_every_check_is_answered_in_each_way_that_it_can_be() -> None:
    tried = {(check, outcome) for check, _, outcome, _ in CASES}
    assert {check for check, _ in tried} == set(checks) - SHARED
    assert all((check, MET) in tried for check in set(checks) - SHARED - {"amended_plan_settled"})

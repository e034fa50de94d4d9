"""Cases of the checks from a request to the council’s decision, and the answers that they rest on."""

from datetime import date

from engine.checks import Outcome
from tests.workflows.ehc_needs_assessment.sample import (
    AUNT,
    BORN_16,
    GOT_IT,
    JOURNEY,
    MOTHER,
    VIEW,
    asked,
    plan,
)
from workflows.ehc_needs_assessment.facts import Facts

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


REQUESTED = [
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
]

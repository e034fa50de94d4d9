"""Cases of the checks from the request to the advice: which check, over which facts, its outcome and its because."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from engine.checks import Outcome
from tests.workflows.specialist_involvement.sample import (
    AUNT,
    BORN_16,
    CARRIED,
    FATHER,
    JOURNEY,
    MOTHER,
    SENCO,
    TEACHER,
    TODAY,
    attempts,
    child,
    exception,
    said,
)
from workflows.specialist_involvement.facts import Facts
from workflows.support.circle import PlanSeen
from workflows.support.seen import CopySeen, RecommendationSeen

MET, NOT_MET, NOT_NEEDED = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_NEEDED
WAITS = "The child waits to be seen."
NO_DATE = "No date is set to see whether it helps."
NOT_TOLD = "The family has not been told what the service said."
SENT = {"on": "2026-11-09", "how": "portal", "signed": "signed", "reply_by": "2026-12-07"}
AGREED = {
    "took_part": [MOTHER, f"person:{TEACHER}", f"person:{SENCO}"],
    "on": "2026-11-20",
    "words": "Yes",
    "review_on": "2027-02-09",
}
PLAN = PlanSeen(UUID(int=1), UUID(int=2), 1, "in_force", "A seat near the board", date(2026, 9, 1), None)


def replied(reply: str, **more: Any) -> Facts:
    """A child about whom the service was asked, and said this on 16 November."""
    return child(answers={"note_reply": {"reply": reply, "on": "2026-11-16", **more}}, stage="referred")


def waiting(chased: Mapping[str, Any] | None = None, **more: Any) -> Facts:
    """A child who waits to be seen, after the service was asked how long."""
    answers = {"chase": {"on": "2026-11-17", "answer": "By Easter", **chased}} if chased is not None else {}
    return child(answers=answers, stage="waiting", **more)


def used(took_part: list[str] | None = None, **more: Any) -> Facts:
    """A child whose advice was weighed together by these people."""
    agreed = AGREED if took_part is None else {**AGREED, "took_part": took_part}
    return child(answers={"agree_use": {**agreed, **more.pop("said", {})}}, stage="advice_received", **more)


HELD_BACK = (exception("safeguarding"),)
NOT_ASKED = "This is not asked of the family for now."
STAFF = [f"person:{TEACHER}", f"person:{SENCO}"]
HEAD = UUID(int=13)


def without_a_senco(facts: Facts) -> Facts:
    """The same child in a school where nobody is SENCO, and whose head stands in."""
    held = {"class_teacher": (TEACHER,), "head": (HEAD,)}
    return replace(facts, known=facts.known._replace(holders=held))


KNOWN = {"known_family_took_part": "The nursery, 2 May 2026", "known_family_agrees": "The nursery, 2 May 2026"}

ELSEWHERE = [
    ("family_took_part", child(carried={**CARRIED, **KNOWN}), MET, "That the family took part is on record elsewhere."),
    ("family_agrees", child(carried={**CARRIED, **KNOWN}), MET, "That the family agrees is on record elsewhere."),
    ("family_agrees", child(carried=CARRIED), NOT_MET, "The family’s answer is not recorded."),
    (
        "family_agrees",
        child(said("no"), carried={**CARRIED, **KNOWN}),
        NOT_MET,
        "The family does not agree that the service is asked.",
    ),
    ("family_has_answered", child(carried={**CARRIED, **KNOWN}), MET, "The family has answered."),
    ("family_has_answered", child(carried=CARRIED), NOT_MET, "The family has not answered yet."),
]

SERVICE = [
    ("request_recorded", child(), NOT_MET, "When and how the service was asked is not written."),
    (
        "request_recorded",
        child(answers={"send_request": SENT}),
        MET,
        "The service was asked on 9 November 2026.",
    ),
    ("service_has_replied", child(stage="referred"), NOT_MET, "The service has not replied yet."),
    (
        "service_has_replied",
        replied("no_reply"),
        NOT_MET,
        "On 16 November 2026 the service had not yet said whether it takes this on.",
    ),
    (
        "service_has_replied",
        replied("more_wanted"),
        NOT_MET,
        "On 16 November 2026 the service had not yet said whether it takes this on.",
    ),
    ("service_has_replied", replied("waiting_list"), MET, "The service replied on 16 November 2026."),
    ("service_has_replied", replied("date_given"), MET, "The service replied on 16 November 2026."),
    ("service_has_replied", replied("not_taken_on"), MET, "The service replied on 16 November 2026."),
    ("family_told_of_answer", replied("not_taken_on"), NOT_MET, NOT_TOLD),
    ("family_told_of_answer", child(stage="referred", allowances=HELD_BACK), NOT_NEEDED, NOT_ASKED),
    ("family_told_of_answer", child(attempts=attempts(3, 9, 16)), NOT_MET, NOT_TOLD),
    (
        "family_told_of_answer",
        child(answers={"tell_family_answer": {"who": [MOTHER], "on": "2026-11-18"}}),
        MET,
        "The family was told on 18 November 2026 what the service said.",
    ),
    ("help_goes_on_meanwhile", waiting(), NOT_MET, "What we do meanwhile is not written."),
    (
        "help_goes_on_meanwhile",
        waiting(plans=(PLAN,)),
        NOT_NEEDED,
        "A plan is in force, and says what we do meanwhile.",
    ),
    (
        "help_goes_on_meanwhile",
        child(answers={"help_meanwhile": {"meanwhile": "Word maps"}}, stage="waiting"),
        MET,
        "What we do meanwhile is written.",
    ),
    (
        "help_goes_on_meanwhile",
        waiting({"will_see": "no"}),
        NOT_NEEDED,
        "The service will not see the child, so nothing is waited for.",
    ),
    ("chasing_is_over", waiting(), NOT_MET, WAITS),
    ("chasing_is_over", waiting({"will_see": "yes"}), NOT_MET, "The service was last asked on 17 November 2026."),
    ("chasing_is_over", waiting({"will_see": "no"}), MET, "The service has said that it will not see the child."),
    ("chasing_is_over", child(stage="referred"), MET, "The child does not wait to be seen."),
]

ADVICE = [
    (
        "use_agreed_together",
        child(stage="advice_received"),
        NOT_MET,
        "What to use has not been agreed with the class teacher.",
    ),
    ("use_agreed_together", used(), MET, "What to use was agreed on 20 November 2026."),
    ("use_agreed_together", used([*STAFF, MOTHER, "service"]), MET, "What to use was agreed on 20 November 2026."),
    (
        "use_agreed_together",
        used([MOTHER, f"person:{SENCO}"]),
        NOT_MET,
        "What to use has not been agreed with the class teacher.",
    ),
    (
        "use_agreed_together",
        used([MOTHER, f"person:{TEACHER}"]),
        NOT_MET,
        "What to use has not been agreed with the SENCO.",
    ),
    (
        "use_agreed_together",
        without_a_senco(used([MOTHER, f"person:{TEACHER}", f"person:{HEAD}"])),
        MET,
        "What to use was agreed on 20 November 2026.",
    ),
    (
        "use_agreed_together",
        without_a_senco(used([MOTHER, f"person:{TEACHER}"])),
        NOT_MET,
        "What to use has not been agreed with the SENCO.",
    ),
    ("use_agreed_together", used(STAFF), NOT_MET, "What to use has not been agreed with the family."),
    ("use_agreed_together", used(STAFF, allowances=HELD_BACK), NOT_NEEDED, NOT_ASKED),
    ("use_agreed_together", used([*STAFF, AUNT]), NOT_MET, "What to use has not been agreed with the family."),
    ("use_agreed_together", used([*STAFF, FATHER]), MET, "What to use was agreed on 20 November 2026."),
    (
        "use_agreed_together",
        used(STAFF, attempts=attempts(3, 9, 16)),
        MET,
        "The family could not be reached: 3 attempts in 2 ways.",
    ),
    (
        "use_agreed_together",
        used([*STAFF, MOTHER], born=BORN_16),
        NOT_MET,
        "What to use has not been agreed with the young person.",
    ),
    ("use_agreed_together", used([*STAFF, "child"], born=BORN_16), MET, "What to use was agreed on 20 November 2026."),
    ("advice_review_date", child(stage="advice_received"), NOT_MET, NO_DATE),
    ("advice_review_date", used(said={"review_on": "2026-11-20"}), NOT_MET, NO_DATE),
    ("advice_review_date", used(), MET, "We see on 9 February 2027 whether it helps."),
]


def recommended(*rows: tuple[str, str]) -> Facts:
    """A child about whom a specialist recommends as much as there are rows, each answered so, with this reason."""
    seen = (
        RecommendationSeen(JOURNEY, 0, place, "Word maps", answer, why)
        for place, (answer, why) in enumerate(rows, start=1)
    )
    return child(stage="advice_received", recommendations=tuple(seen))


def shared(*told: str, **more: Any) -> Facts:
    """A child whose advice was given to these."""
    copies = tuple(CopySeen("advice", JOURNEY, 0, 0, who, "told", "handed", TODAY) for who in told)
    return child(stage="advice_received", copies=copies, **more)


FAMILY, TEACHES = (MOTHER, FATHER), f"person:{TEACHER}"
NOT_SHARED = "The advice has not been shared with the family."

SCREENS = [
    ("recommendations_answered", recommended(), NOT_MET, "No recommendation is written."),
    (
        "recommendations_answered",
        recommended(("use", ""), ("", ""), ("change", "")),
        NOT_MET,
        "2 of 3 recommendations have no answer.",
    ),
    (
        "recommendations_answered",
        recommended(("use", ""), ("change", "Shorter"), ("not_now", "After the play")),
        MET,
        "Each recommendation has an answer.",
    ),
    ("advice_shared", shared(), NOT_MET, NOT_SHARED),
    ("advice_shared", shared(MOTHER, TEACHES), NOT_MET, NOT_SHARED),
    (
        "advice_shared",
        shared(*FAMILY),
        NOT_MET,
        "The one person who works with the child has not been given the advice.",
    ),
    ("advice_shared", shared(*FAMILY, TEACHES), MET, "Family and staff have been given the advice."),
    (
        "advice_shared",
        shared(TEACHES, allowances=(exception("safeguarding"),)),
        MET,
        "The staff have been given the advice.",
    ),
    ("advice_shared", shared(TEACHES, allowances=(exception("urgent"),)), NOT_MET, NOT_SHARED),
]

CASES = [*ELSEWHERE, *SERVICE, *ADVICE, *SCREENS]

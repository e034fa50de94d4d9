"""Each check, answered each way, with its because word for word."""

from datetime import date
from uuid import UUID

import pytest

from engine.checks import Outcome
from tests.workflows.small import SHARED
from tests.workflows.specialist_involvement import cases_service
from tests.workflows.specialist_involvement.sample import (
    ANOTHER,
    ASKED,
    AUNT,
    BORN_16,
    CARRIED,
    FATHER,
    MOTHER,
    TODAY,
    attempts,
    child,
    exception,
    said,
)
from workflows.specialist_involvement.facts import Facts
from workflows.specialist_involvement.guards import checks
from workflows.support.circle import FamilyContactSeen

MET, NOT_MET, NOT_NEEDED = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_NEEDED
TOO_FEW = "The school’s number is 3 attempts in 2 ways over 10 school days."
REFUSED = "The family does not agree that the service is asked."
WITHDRAWN = "The family has withdrawn its agreement."
SENT = frozenset({"ehc_plan"})

CASES = [
    # who took part
    ("family_took_part", child(), NOT_MET, "There is no record that the family took part in this decision."),
    ("family_took_part", child(said()), MET, "The family took part on 23 November 2026."),
    ("family_took_part", child(said("no")), MET, "The family took part on 23 November 2026."),
    (
        "family_took_part",
        child(said(who=[AUNT, "child"])),
        NOT_MET,
        "There is no record that the family took part in this decision.",
    ),
    (
        "family_took_part",
        child(said(service="physiotherapy")),
        NOT_MET,
        "There is no record that the family took part in this decision.",
    ),
    (
        "family_took_part",
        child(said(journey_id=ANOTHER)),
        NOT_MET,
        "There is no record that the family took part in this decision.",
    ),
    (
        "family_took_part",
        child(asked=None, carried={**CARRIED, "asked_by": "family"}),
        MET,
        "The family asked the service itself.",
    ),
    (
        "family_took_part",
        child(said(who=["child"]), born=BORN_16),
        MET,
        "The young person took part on 23 November 2026.",
    ),
    (
        "family_took_part",
        child(said(), born=BORN_16),
        NOT_MET,
        "There is no record that the young person took part in this decision.",
    ),
    # who agrees
    ("family_agrees", child(), NOT_MET, "The family’s answer is not recorded."),
    ("family_agrees", child(said("time")), NOT_MET, "The family’s answer is not recorded."),
    ("family_agrees", child(said(who=[AUNT])), NOT_MET, "The family’s answer is not recorded."),
    ("family_agrees", child(said(service="physiotherapy")), NOT_MET, "The family’s answer is not recorded."),
    ("family_agrees", child(said("no")), NOT_MET, REFUSED),
    ("family_agrees", child(said(withdrawn_on=TODAY)), NOT_MET, WITHDRAWN),
    (
        "family_agrees",
        child(said(ends_on=date(2026, 11, 22))),
        NOT_MET,
        "The agreement of the family ended on 22 November 2026.",
    ),
    ("family_agrees", child(said()), MET, "The family agrees that the service is asked."),
    ("family_agrees", child(said("limits")), MET, "The family agrees that the service is asked."),
    ("family_agrees", child(said(), said("no", [FATHER])), MET, "The family agrees that the service is asked."),
    ("family_agrees", child(said(), said("no")), NOT_MET, REFUSED),
    ("family_agrees", child(said(), born=BORN_16), NOT_MET, "The young person’s answer is not recorded."),
    (
        "family_agrees",
        child(said("no"), said(who=["child"]), born=BORN_16),
        MET,
        "The young person agrees that the service is asked.",
    ),
    (
        "family_agrees",
        child(said(who=["child"], withdrawn_on=TODAY), born=BORN_16),
        NOT_MET,
        "The young person has withdrawn their agreement.",
    ),
    # whether anything is left to decide
    ("family_has_answered", child(), NOT_MET, "The family has not answered yet."),
    ("family_has_answered", child(said("time")), NOT_MET, "The family has not answered yet."),
    ("family_has_answered", child(said()), MET, "The family has answered."),
    ("family_has_answered", child(said("no")), MET, "The family has answered."),
    ("family_has_answered", child(said(withdrawn_on=TODAY)), NOT_MET, "The family has not answered yet."),
    ("family_has_answered", child(allowances=(exception("urgent"),)), NOT_NEEDED, "An exception is recorded."),
    # contacts at one
    ("contacts_at_one", child(), MET, "Nobody who has a say has said no."),
    ("contacts_at_one", child(said(who=[MOTHER, FATHER])), MET, "Nobody who has a say has said no."),
    ("contacts_at_one", child(said(), said("no", [AUNT])), MET, "Nobody who has a say has said no."),
    (
        "contacts_at_one",
        child(said(), said("no", [FATHER])),
        NOT_MET,
        "Family contacts have answered differently.",
    ),
    (
        "contacts_at_one",
        child(said(), said(who=[FATHER], withdrawn_on=TODAY)),
        NOT_MET,
        "Family contacts have answered differently.",
    ),
    ("contacts_at_one", child(said("no")), NOT_MET, REFUSED),
    (
        "contacts_at_one",
        child(said("no"), allowances=(exception("safeguarding"),)),
        NOT_NEEDED,
        "An exception is recorded.",
    ),
    # the EHC plan
    ("ehc_plan_sharing_agreed", child(), NOT_NEEDED, "The EHC plan is not to be sent."),
    ("ehc_plan_sharing_agreed", child(said()), NOT_NEEDED, "The EHC plan is not to be sent."),
    ("ehc_plan_sharing_agreed", child(said(share=SENT)), MET, "It is agreed that the EHC plan is sent."),
    (
        "ehc_plan_sharing_agreed",
        child(said("time", share=SENT)),
        NOT_MET,
        "The EHC plan is to be sent, and nobody has agreed to that.",
    ),
    (
        "ehc_plan_sharing_agreed",
        child(said(share=SENT, withdrawn_on=TODAY), said(who=[FATHER])),
        NOT_MET,
        "The EHC plan is to be sent, and nobody has agreed to that.",
    ),
    # the question, and who stays responsible
    ("question_written", child(), MET, "What we would like to know is written."),
    (
        "question_written",
        child(asked={**ASKED, "question": " "}),
        NOT_MET,
        "What we would like to know is not written.",
    ),
    ("question_written", child(asked=None, carried=CARRIED), NOT_MET, "What we would like to know is not written."),
    (
        "teacher_stays_responsible",
        child(),
        MET,
        "A class teacher stays responsible, and somebody carries out what is advised.",
    ),
    (
        "teacher_stays_responsible",
        child(has_teacher=False),
        NOT_MET,
        "No teacher is named who stays responsible.",
    ),
    (
        "teacher_stays_responsible",
        child(asked={**ASKED, "carries_out": ""}),
        NOT_MET,
        "No teacher is named who stays responsible.",
    ),
    (
        "teacher_stays_responsible",
        child(asked=None, carried=CARRIED),
        MET,
        "A class teacher stays responsible, and somebody carries out what is advised.",
    ),
    # what an exception needs
    ("family_has_not_refused", child(), MET, "The family has not said no."),
    ("family_has_not_refused", child(said(), said("no", [FATHER])), MET, "The family has not said no."),
    ("family_has_not_refused", child(said("no")), NOT_MET, REFUSED),
    ("family_has_not_refused", child(said(withdrawn_on=TODAY)), NOT_MET, WITHDRAWN),
    ("young_person_decides", child(), NOT_MET, "Compulsory school age has not ended yet."),
    (
        "young_person_decides",
        child(born=BORN_16),
        MET,
        "Compulsory school age has ended: the young person decides.",
    ),
    (
        "young_person_decides",
        child(said("no", ["child"]), born=BORN_16),
        NOT_MET,
        "The young person does not agree that the service is asked.",
    ),
    (
        "attempts_were_made",
        child(attempts=attempts(3, 9, 16)),
        MET,
        "The family could not be reached: 3 attempts in 2 ways.",
    ),
    (
        "attempts_were_made",
        child(attempts=attempts(3, 9)),
        NOT_MET,
        f"Attempts to reach the family so far: 2; ways: 2. {TOO_FEW}",
    ),
    ("attempts_were_made", child(), NOT_MET, f"Attempts to reach the family so far: 0; ways: 0. {TOO_FEW}"),
    ("attempts_were_made", child(said("no"), attempts=attempts(3, 9, 16)), NOT_MET, REFUSED),
]


EVERY = [*CASES, *cases_service.CASES]


@pytest.mark.parametrize(("check", "facts", "outcome", "because"), EVERY)
def test_each_check_answers_with_its_because(check: str, facts: Facts, outcome: Outcome, because: str) -> None:
    answer = checks[check](facts)
    assert (answer.outcome, answer.because) == (outcome, because)


def test_every_check_is_tried_met_and_not_met() -> None:
    tried = {(check, outcome) for check, _, outcome, _ in EVERY}
    assert {(check, outcome) for check in set(checks) - SHARED for outcome in (MET, NOT_MET)} <= tried


def test_attempts_made_before_this_was_asked_do_not_count() -> None:
    before = attempts(3)[0]._replace(on=date(2026, 10, 30))
    facts = child(attempts=(before, *attempts(9, 16)))
    assert not checks["attempts_were_made"](facts).met


def test_a_family_that_was_talked_with_since_has_been_reached() -> None:
    talk = FamilyContactSeen(UUID(int=5), None, date(2026, 11, 18), "phone", frozenset({MOTHER}))
    assert not checks["attempts_were_made"](child(attempts=attempts(3, 9, 16), talks=(talk,))).met

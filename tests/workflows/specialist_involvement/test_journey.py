"""Deciding with the family, and the ways past it, through the engine and a real database."""

from datetime import date

import pytest

from engine import journeys
from engine.clock import at_time
from engine.errors import InTheWay, NotAllowed, WhyIsMissing
from engine.reading import look
from engine.values import AllowanceKind, TaskStatus
from tests import MONDAY
from tests.workflows.small import CHILD, DSL, FATHER, MOTHER, SENCO, TEACHER, as_, key
from tests.workflows.specialist_involvement.story import ANSWER, ASKING, SENT, WORKFLOW, Asking
from workflows.support.agreements import withdraw_agreement
from workflows.support.family import Attempt, log_attempt


def test_the_first_step_is_to_decide_with_the_family(asking: Asking) -> None:
    step = asking.now.projection.next
    assert (step.kind, step.name, step.owner, step.due_on) == (
        "task",
        "decide_with_family",
        "class_teacher",
        date(2026, 9, 21),
    )
    assert asking.status("say_what_for") is TaskStatus.DONE
    assert asking.blocking("agree_with_family") == {
        "family_took_part": "There is no record that the family took part in this decision.",
        "family_agrees": "The family’s answer is not recorded.",
    }


def test_a_yes_leads_to_the_request(asking: Asking) -> None:
    asking.decide()
    assert asking.next() == ("move", "agree_with_family", "class_teacher")
    assert asking.move("agree_with_family", TEACHER) == "decided"
    assert asking.next() == ("task", "send_request", "senco")


def test_only_the_senco_asks_the_service(asking: Asking) -> None:
    asking.decide()
    asking.move("agree_with_family", TEACHER)
    with pytest.raises(NotAllowed):
        asking.move("refer", TEACHER)


def test_a_withdrawn_agreement_stops_the_request_and_opens_the_talk_again(asking: Asking) -> None:
    asking.decide()
    asking.move("agree_with_family", TEACHER)
    asking.answer("send_request", SENCO, **SENT)
    asking.on(date(2026, 9, 9))
    with asking.desk.writing(as_(TEACHER), subjects=[CHILD]) as work:
        withdraw_agreement(work, asking.agreements()[0].id)
    assert asking.blocking("refer") == {
        "family_agrees": "The family has withdrawn its agreement.",
        "contacts_at_one": "The family has withdrawn its agreement.",
    }
    with pytest.raises(InTheWay):
        asking.move("refer", family_agrees="x", contacts_at_one="x")
    row = asking.row("decide_with_family")
    assert (row.status, row.due_on) == (TaskStatus.OPEN, date(2026, 9, 23))
    assert asking.next() == ("task", "decide_with_family", "class_teacher")


def test_a_wish_for_time_leaves_the_talk_open(asking: Asking) -> None:
    asking.decide(answer="time", share=[])
    assert asking.status("decide_with_family") is TaskStatus.OPEN
    assert asking.blocking("agree_with_family") == {"family_agrees": "The family’s answer is not recorded."}


def test_a_no_leads_to_declined_and_ends_what_was_agreed_before(asking: Asking) -> None:
    asking.decide(took_part=[key(FATHER)], on="2026-09-04", answer="yes")
    asking.decide(answer="no", share=[])
    assert asking.now.expected is not None
    assert asking.now.expected.do == "family_says_no"
    with pytest.raises(WhyIsMissing):
        asking.move("family_says_no", TEACHER)
    assert asking.move("family_says_no", TEACHER, why="They would rather wait.") == "declined"
    assert {each.answer: each.withdrawn_on for each in asking.agreements()} == {"yes": MONDAY, "no": None}


def test_contacts_who_answer_differently_are_a_should(asking: Asking) -> None:
    asking.decide(on="2026-09-04")
    asking.decide(took_part=[key(FATHER)], answer="no", share=[])
    asking.move("agree_with_family", TEACHER)
    asking.answer("send_request", SENCO, **SENT)
    assert asking.blocking("refer") == {"contacts_at_one": "Family contacts have answered differently."}
    assert asking.move("refer", contacts_at_one="The mother wishes it, and the father was told.") == "referred"


def test_an_answer_for_one_service_does_not_serve_another(asking: Asking) -> None:
    asking.decide()
    asking.answer("say_what_for", **{**ASKING, "service": "physiotherapy"})
    assert set(asking.blocking("agree_with_family")) == {"family_took_part", "family_agrees"}
    assert asking.status("decide_with_family") is TaskStatus.OPEN


def test_an_ehc_plan_is_sent_only_with_agreement_whatever_the_reason(asking: Asking) -> None:
    asking.decide(on="2026-09-04", answer="time", share=["ehc_plan"])
    asking.decide(took_part=[key(FATHER)], answer="yes", share=["plan"])
    asking.move("agree_with_family", TEACHER)
    sentence = "The EHC plan is to be sent, and nobody has agreed to that."
    asking.answer("send_request", SENCO, **SENT)
    assert asking.blocking("refer") == {"ehc_plan_sharing_agreed": sentence}
    with pytest.raises(InTheWay):
        asking.move("refer", ehc_plan_sharing_agreed="x")
    journeys.record_allowance(
        asking.desk,
        as_(SENCO),
        asking.journey_id,
        "purpose_listed_in_regulation",
        kind=AllowanceKind.EXEMPTION,
        guard="ehc_plan_sharing_agreed",
        reason="An inspection asks for it.",
    )
    assert asking.move("refer") == "referred"


def test_an_urgent_request_goes_out_and_the_family_is_told_after(asking: Asking) -> None:
    assert asking.status("tell_family_after") is None
    asking.except_("urgent")
    row = asking.row("tell_family_after")
    assert (row.status, row.owner, row.chased_by, row.due_on) == (
        TaskStatus.OPEN,
        "senco",
        "head",
        date(2026, 9, 9),
    )
    assert asking.status("decide_with_family") is TaskStatus.NOT_NEEDED
    asking.move("agree_with_family", TEACHER)
    asking.answer("send_request", SENCO, **SENT)
    asking.move("refer")
    assert asking.status("tell_family_after") is TaskStatus.OPEN
    asking.answer("tell_family_after", SENCO, who=[key(MOTHER)], on="2026-09-07", how="phone", said="Thank you.")
    assert asking.status("tell_family_after") is TaskStatus.DONE


def test_a_no_is_answered_by_no_exception_but_safeguarding(asking: Asking) -> None:
    asking.decide(answer="no", share=[])
    for name in ("urgent", "attempts_failed", "young_person_decides"):
        with pytest.raises(NotAllowed):
            asking.except_(name)
    with pytest.raises(NotAllowed):
        asking.except_("safeguarding")
    asking.except_("safeguarding", DSL)
    assert asking.move("agree_with_family") == "decided"
    asking.answer("send_request", SENCO, **SENT)
    assert asking.move("refer") == "referred"


def test_an_urgent_exception_no_longer_holds_once_the_family_says_no(asking: Asking) -> None:
    asking.except_("urgent")
    asking.answer("decide_with_family", **{**ANSWER, "answer": "no", "share": []})
    assert set(asking.blocking("agree_with_family")) == {"family_agrees"}


def test_attempts_that_failed_are_an_exception_only_when_enough_were_made(asking: Asking) -> None:
    with pytest.raises(NotAllowed, match="Attempts to reach the family so far: 0"):
        asking.except_("attempts_failed")
    for day, how in ((date(2026, 9, 7), "phone"), (date(2026, 9, 14), "letter"), (date(2026, 9, 18), "phone")):
        asking.clock.set(at_time(day))
        with asking.desk.writing(as_(TEACHER), subjects=[CHILD]) as work:
            log_attempt(work, CHILD, Attempt((key(MOTHER),), day, how, usable=True))
    asking.except_("attempts_failed")
    assert asking.move("agree_with_family") == "decided"


def test_any_number_may_be_asked_at_once(asking: Asking) -> None:
    journeys.open_journey(asking.desk, as_(TEACHER), CHILD, WORKFLOW, {**ASKING, "service": "mental_health"})
    with asking.desk.reading(as_(SENCO)) as session:
        assert len(look(asking.desk, session, as_(SENCO), CHILD)) == 2

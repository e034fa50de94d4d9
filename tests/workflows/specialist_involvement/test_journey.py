"""A specialist is asked from first thought to advice, through the engine and a real database."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from engine import journeys, tasks
from engine.clock import SetClock, at_time
from engine.database import Database
from engine.desk import Desk
from engine.errors import InTheWay, NotAllowed, WhyIsMissing
from engine.ids import Ids
from engine.reading import JourneyLook, look
from engine.values import AllowanceKind, TaskStatus
from tests import MONDAY
from tests.workflows.small import CHILD, DSL, FATHER, MOTHER, SCHOOL, SENCO, TEACHER, as_, key, school_in
from workflows.catalogue import catalogue
from workflows.support.agreements import withdraw_agreement
from workflows.support.family import Attempt, log_attempt
from workflows.support.gathering import gather

WORKFLOW = "specialist_involvement"
ASKING = {
    "works": "Stories",
    "service": "speech_and_language",
    "question": "What helps with s?",
    "why_now": ["early_advice"],
    "carries_out": f"person:{TEACHER}",
}
ANSWER = {"took_part": [key(MOTHER)], "on": "2026-09-07", "how": "phone", "answer": "yes", "share": ["noticed"]}


class Asking:
    """One journey that asks a specialist about the first child of the small school."""

    def __init__(self, database: Database, clock: SetClock):
        school_in(database)
        self.clock = clock
        self.desk = Desk(catalogue(), clock, database, Ids(seed=7))
        self.journey_id = journeys.open_journey(self.desk, as_(TEACHER), CHILD, WORKFLOW, ASKING).journey_id

    @property
    def now(self) -> JourneyLook:
        with self.desk.reading(as_(SENCO)) as session:
            return look(self.desk, session, as_(SENCO), CHILD)[-1]

    def status(self, task: str) -> TaskStatus | None:
        return next((row.status for row in self.now.tasks if row.task == task), None)

    def answer(self, task: str, person: UUID = TEACHER, **values: object) -> None:
        row = next(row for row in self.now.tasks if row.task == task)
        seen = row.answer.version if row.answer else 0
        tasks.answer(self.desk, as_(person), row.id, values, seen=seen)

    def decide(self, **changed: object) -> None:
        self.answer("decide_with_family", **{**ANSWER, **changed})

    def move(self, do: str, person: UUID = SENCO, **more: str) -> str:
        sequence = self.now.journey.sequence
        return journeys.move(self.desk, as_(person), self.journey_id, do, seen=sequence, **more).stage

    def blocking(self, do: str) -> dict[str, str]:
        """What stands in the way of a move, by check."""
        judged = next(assessment for move, assessment in self.now.moves if move.do == do)
        return {verdict.check: verdict.because for verdict in judged.blocking}

    def except_(self, name: str, person: UUID = SENCO) -> None:
        journeys.record_allowance(
            self.desk, as_(person), self.journey_id, name, kind=AllowanceKind.EXCEPTION, reason="As recorded"
        )


@pytest.fixture
def asking(sqlite_database: Database, clock: SetClock) -> Asking:
    return Asking(sqlite_database, clock)


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


def test_a_yes_leads_to_the_request_and_on_to_the_advice(asking: Asking) -> None:
    asking.decide()
    assert asking.now.projection.next.name == "agree_with_family"
    assert asking.move("agree_with_family", TEACHER) == "decided"
    step = asking.now.projection.next
    assert (step.kind, step.name, step.owner) == ("move", "refer", "senco")
    for do, stage in (
        ("refer", "referred"),
        ("accepted", "waiting"),
        ("receive_advice", "advice_received"),
        ("more_to_come", "waiting"),
        ("receive_advice", "advice_received"),
        ("build_in", "built_in"),
    ):
        expected = asking.now.expected
        assert expected is not None
        assert asking.now.projection.permitted
        assert asking.move(do) == stage
    assert not asking.now.journey.is_open


def test_only_the_senco_asks_the_service(asking: Asking) -> None:
    asking.decide()
    asking.move("agree_with_family", TEACHER)
    with pytest.raises(NotAllowed):
        asking.move("refer", TEACHER)


def test_a_withdrawn_agreement_stops_the_request_and_opens_the_talk_again(asking: Asking) -> None:
    asking.decide()
    asking.move("agree_with_family", TEACHER)
    with asking.desk.writing(as_(TEACHER), subjects=[CHILD]) as work:
        given = gather(work.session, SCHOOL, [CHILD], work.now).circles[CHILD].agreements
        withdraw_agreement(work, given[0].id)
    assert asking.blocking("refer") == {
        "family_agrees": "The family has withdrawn its agreement.",
        "contacts_at_one": "The family has withdrawn its agreement.",
    }
    with pytest.raises(InTheWay):
        asking.move("refer", reasons={"family_agrees": "x", "contacts_at_one": "x"})  # type: ignore[arg-type]
    assert asking.status("decide_with_family") is TaskStatus.OPEN
    assert asking.now.projection.next.name == "decide_with_family"


def test_a_wish_for_time_leaves_the_talk_open(asking: Asking) -> None:
    asking.decide(answer="time", share=[])
    assert asking.status("decide_with_family") is TaskStatus.OPEN
    assert asking.blocking("agree_with_family") == {"family_agrees": "The family’s answer is not recorded."}


def test_a_no_leads_to_declined_and_ends_what_was_agreed_before(asking: Asking) -> None:
    asking.decide(took_part=[key(FATHER)], on="2026-09-04", answer="yes")
    asking.clock.advance(timedelta(minutes=1))
    asking.decide(answer="no", share=[])
    assert asking.now.expected is not None
    assert asking.now.expected.do == "family_says_no"
    with pytest.raises(WhyIsMissing):
        asking.move("family_says_no", TEACHER)
    assert asking.move("family_says_no", TEACHER, why="They would rather wait.") == "declined"
    with asking.desk.reading(as_(SENCO)) as session:
        said = gather(session, SCHOOL, [CHILD], asking.clock.now()).circles[CHILD].agreements
    assert {each.answer: each.withdrawn_on for each in said} == {"yes": MONDAY, "no": None}


def test_contacts_who_answer_differently_are_a_should(asking: Asking) -> None:
    asking.decide(on="2026-09-04")
    asking.clock.advance(timedelta(minutes=1))
    asking.decide(took_part=[key(FATHER)], answer="no", share=[])
    asking.move("agree_with_family", TEACHER)
    assert asking.blocking("refer") == {"contacts_at_one": "Family contacts have answered differently."}
    reasons = {"contacts_at_one": "The mother wishes it, and the father was told."}
    assert asking.move("refer", reasons=reasons) == "referred"  # type: ignore[arg-type]


def test_an_answer_for_one_service_does_not_serve_another(asking: Asking) -> None:
    asking.decide()
    asking.answer("say_what_for", **{**ASKING, "service": "physiotherapy"})
    assert set(asking.blocking("agree_with_family")) == {"family_took_part", "family_agrees"}
    assert asking.status("decide_with_family") is TaskStatus.OPEN


def test_an_ehc_plan_is_sent_only_with_agreement_whatever_the_reason(asking: Asking) -> None:
    asking.decide(on="2026-09-04", answer="time", share=["ehc_plan"])
    asking.clock.advance(timedelta(minutes=1))
    asking.decide(took_part=[key(FATHER)], answer="yes", share=["plan"])
    asking.move("agree_with_family", TEACHER)
    sentence = "The EHC plan is to be sent, and nobody has agreed to that."
    assert asking.blocking("refer") == {"ehc_plan_sharing_agreed": sentence}
    with pytest.raises(InTheWay):
        asking.move("refer", reasons={"ehc_plan_sharing_agreed": "x"})  # type: ignore[arg-type]
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
    row = next(row for row in asking.now.tasks if row.task == "tell_family_after")
    assert (row.status, row.owner, row.chased_by, row.due_on) == (
        TaskStatus.OPEN,
        "senco",
        "head",
        date(2026, 9, 9),
    )
    assert asking.status("decide_with_family") is TaskStatus.NOT_NEEDED
    asking.move("agree_with_family", TEACHER)
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


def test_a_specialist_who_is_involved_already_is_put_in_where_things_stand(asking: Asking) -> None:
    values = {
        "service": "physiotherapy",
        "asked_by": "health",
        "since": "2026-05-04",
        "next_on": "2026-10-09",
        "carries_out": f"person:{TEACHER}",
    }
    moved = journeys.carry_in(asking.desk, as_(SENCO), CHILD, WORKFLOW, at="waiting", values=values)
    assert moved.stage == "waiting"
    assert asking.now.projection.usual_until == date(2026, 10, 9)
    assert asking.now.records[0].detail["known"] == {
        "family_took_part": "not known",
        "family_agrees": "not known",
        "ehc_plan_sharing_agreed": "not known",
    }


def test_any_number_may_be_asked_at_once(asking: Asking) -> None:
    journeys.open_journey(asking.desk, as_(TEACHER), CHILD, WORKFLOW, {**ASKING, "service": "mental_health"})
    with asking.desk.reading(as_(SENCO)) as session:
        assert len(look(asking.desk, session, as_(SENCO), CHILD)) == 2

"""Recorders: what a task's answers, or a move, write into the typed tables, in the same transaction.

Each gets the open write, the journey as it now stands, and the answers as values by field name.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from engine.checks import Register
from engine.clocks import anniversary
from engine.values import Answered, JourneyState
from engine.work import Work
from workflows.school.pupils import NOT_SEN
from workflows.support.agreements import Said, end_all, record_answer, withdraw_all
from workflows.support.away_recorders import away_recorders
from workflows.support.council import issue_plan, set_council
from workflows.support.history import add, change, stamped, standing, supersede
from workflows.support.leaving_recorders import leaving_recorders
from workflows.support.plans import draft_of
from workflows.support.records import OFFERED, FamilyContact, LookAgain, Plan, PupilView
from workflows.support.review_recorders import review_recorders
from workflows.support.sen_status import SEN_SUPPORT, set_sen_status

RECORDERS = Register("recorder", review_recorders, leaving_recorders, away_recorders)
Answers = Mapping[str, Any]


@RECORDERS.add
def family_contact(work: Work, journey: JourneyState, answers: Answers) -> None:
    """A talk with the family, with its words; without `said`, a message that went to them, its words in `line`.

    A talk that this journey has on record already, found still right or taken over from another step, is one talk.
    """
    task_id = _task_of(work, journey, answers)
    _supersede_earlier(work, FamilyContact, task_id)
    of = {"subject_id": journey.subject_id, "journey_id": journey.id}
    talk = {
        "kind": "talk" if "said" in answers else "message",
        "on": _day(answers, "on") or work.today,
        "how": answers.get("how", ""),
        "who": _joined(answers, "who"),
        "said": answers.get("said") or answers.get("line") or "",
        "note": answers.get("note", ""),
    }
    if not standing(work, FamilyContact, **of, **talk):
        add(work, FamilyContact(**stamped(work, task_id=task_id, **of, **talk)))


@RECORDERS.add
def review_meeting(work: Work, journey: JourneyState, answers: Answers) -> None:
    """The meeting of a review, with the family's words; one that was offered and not taken up has none of theirs."""
    task_id = _task_of(work, journey, answers)
    _supersede_earlier(work, FamilyContact, task_id)
    row = FamilyContact(
        **stamped(
            work,
            subject_id=journey.subject_id,
            journey_id=journey.id,
            task_id=task_id,
            kind="meeting",
            on=_day(answers, "on") or work.today,
            how=answers["how"],
            who=_joined(answers, "took_part"),
            said="" if answers["how"] == OFFERED else answers.get("words", ""),
        )
    )
    add(work, row)


@RECORDERS.add
def look_again(work: Work, journey: JourneyState, answers: Answers) -> None:
    """The day set for looking again when a journey ends; none where the teacher sets none."""
    on = _day(answers, "look_again_on")
    if on is not None:
        row = stamped(work, subject_id=journey.subject_id, journey_id=journey.id, on=on)
        add(work, LookAgain(**row))


@RECORDERS.add
def pupil_views(work: Work, journey: JourneyState, answers: Answers) -> None:
    """What the child says, or that it was asked for and not obtained."""
    task_id = _task_of(work, journey, answers)
    _supersede_earlier(work, PupilView, task_id)
    row = PupilView(
        **stamped(
            work,
            subject_id=journey.subject_id,
            journey_id=journey.id,
            task_id=task_id,
            on=_day(answers, "on") or work.today,
            good=answers.get("good", ""),
            hard=answers.get("hard", ""),
            helps=answers.get("helps", ""),
            how=_joined(answers, "how"),
        )
    )
    add(work, row)


@RECORDERS.add
def plan_agreement(work: Work, journey: JourneyState, answers: Answers) -> None:
    """What the family says to the plan of this cycle, and when all look at it together."""
    said = Said(
        who=tuple(answers["took_part"]),
        on=date.fromisoformat(answers["on"]),
        answer=answers["family_says"],
        words=answers.get("words", ""),
        review_on=_day(answers, "review_on"),
    )
    record_answer(work, journey, "plan", said)


@RECORDERS.add
def agreement(work: Work, journey: JourneyState, answers: Answers) -> None:
    """What the family says to asking a service: kept for this service, until twelve months have passed."""
    asked = _answer(work, journey, "say_what_for") or _answer(work, journey, "carried_in")
    on = date.fromisoformat(answers["on"])
    said = Said(
        who=tuple(answers["took_part"]),
        on=on,
        answer=answers["answer"],
        how=answers.get("how", ""),
        share=tuple(answers.get("share", ())),
        service=asked.text("service") if asked else "",
        ends_on=a_year_after(on),
    )
    record_answer(work, journey, "service", said)


@RECORDERS.add
def stop_sharing(work: Work, journey: JourneyState, answers: Answers) -> None:
    """End every agreement to ask this service, from today."""
    withdraw_all(work, journey, "service")


@RECORDERS.add
def end_sharing(work: Work, journey: JourneyState, answers: Answers) -> None:
    """End every agreement to ask this service with today: it was for this involvement, and no longer."""
    end_all(work, journey, "service")


@RECORDERS.add
def sen_decision(work: Work, journey: JourneyState, answers: Answers) -> None:
    """Make the pupil's SEN status K from today, where a yes stands on which SENCO and teacher agree (Code 6.15, 6.43).

    Both `decide` and `agree_decision` name it, since either can come last.
    """
    decided, agreed = _answer(work, journey, "decide"), _answer(work, journey, "agree_decision")
    if decided is None or agreed is None or agreed.at < decided.at:
        return
    if decided.text("decision") == "yes" and agreed.text("view") == "agreed":
        set_sen_status(work, journey.subject_id, SEN_SUPPORT, work.today, "decision")


@RECORDERS.add
def plan_in_force(work: Work, journey: JourneyState, answers: Answers) -> None:
    """Put this cycle's draft in the place of the plan in force; a pupil without a SEN status gets K from today."""
    draft = draft_of(work, journey)
    _end_plan(work, journey, "replaced")
    change(work, draft, status="in_force", from_on=work.today)
    set_sen_status(work, journey.subject_id, SEN_SUPPORT, work.today, "plan")


@RECORDERS.add
def sen_support_ended(work: Work, journey: JourneyState, answers: Answers) -> None:
    """End the plan in force and make the SEN status N from today; an EHC plan stays as it is."""
    _end_plan(work, journey, "ended")
    set_sen_status(work, journey.subject_id, NOT_SEN, work.today, "decision")


@RECORDERS.add
def council_of_request(work: Work, journey: JourneyState, answers: Answers) -> None:
    """Which council is asked, and so responsible for the pupil from that day, where nobody said so before."""
    set_council(work, journey.subject_id, answers.get("council", ""), _day(answers, "on") or work.today)


@RECORDERS.add
def ehc_plan_issued(work: Work, journey: JourneyState, answers: Answers) -> None:
    """The council's final EHC plan, and the SEN status E from its day."""
    issue_plan(work, journey.subject_id, journey.id, _day(answers, "issued_on") or work.today)


def a_year_after(day: date) -> date:
    """The same day a year later; 28 February after a 29th."""
    return anniversary(day)


def _end_plan(work: Work, journey: JourneyState, status: str) -> None:
    for plan in standing(work, Plan, subject_id=journey.subject_id, status="in_force"):
        change(work, plan, status=status, to_on=work.today)


def _task_of(work: Work, journey: JourneyState, answers: Answers) -> UUID | None:
    """The task whose answers these are: the one that this write has just answered."""
    for row in work.journey(journey.id).tasks:
        if row.answer and row.answer.at == work.now and row.answer.values == answers:
            return row.id
    return None


def _supersede_earlier(work: Work, model: Any, task_id: UUID | None) -> None:
    """End what an earlier answer to the same task wrote."""
    if task_id is not None:
        supersede(work, standing(work, model, task_id=task_id))


def _answer(work: Work, journey: JourneyState, task: str) -> Answered | None:
    """The newest answer to a task of the journey."""
    rows = reversed(work.journey(journey.id).tasks)
    return next((row.answer for row in rows if row.task == task and row.answer), None)


def _joined(answers: Answers, name: str) -> str:
    return " ".join(answers.get(name) or ())


def _day(answers: Answers, name: str) -> date | None:
    found = answers.get(name)
    return date.fromisoformat(found) if found else None

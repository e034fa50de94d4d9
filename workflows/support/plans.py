"""Writing a plan: its outcomes, its provision and what changes in class, as rows of the draft of this cycle."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from engine.errors import AnswersRefused, NotFound
from engine.values import JourneyState
from engine.work import Work
from workflows.support.history import add, change, stamped, standing, supersede
from workflows.support.records import OutcomeRow, Plan, Provision
from workflows.support.screen_records import OutcomeReview

MOST_OUTCOMES = 3
OUTCOME_KINDS = {
    "learning": "Learning",
    "communication": "Communication",
    "friends_and_feelings": "Friends and feelings",
    "independence": "Independence",
    "physical": "Physical",
    "next_phase": "Getting ready for what comes next",
}
GROUPINGS = {"alone": "Alone", "group": "In a group"}
PLACES = {"in_class": "In class", "out_of_class": "Out of class"}


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """What the child will be able to do, where they are now, how we shall see it, and by when (Code 6.48)."""

    able_to: str
    now: str = ""
    measure: str = ""
    by_on: date | None = None
    kind: str = ""
    step_towards: str = ""


@dataclass(frozen=True, slots=True)
class ProvisionWords:
    """What we do, for the outcome at which place in the plan, who gives it, and which teacher stays responsible."""

    what: str
    outcome: int | None = None
    given_by: str = ""
    teacher_id: UUID | None = None
    grouping: str = ""
    group_name: str = ""
    minutes: int | None = None
    times_a_week: int | None = None
    weeks: int | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class PlanWords:
    """What stands once below the rows: changes in class, trips and clubs, what the family and the child will do."""

    class_changes: str = ""
    joins_in: str = ""
    at_home: str = ""


@dataclass(frozen=True, slots=True)
class PlanWritten:
    """A plan as it stands, for a page: outcomes and provision by their place."""

    id: UUID
    status: str
    words: PlanWords
    outcomes: dict[int, OutcomeWords]
    provision: dict[int, ProvisionWords]


def draft_of(work: Work, journey: JourneyState) -> Plan:
    """The draft of this cycle's plan, made where there is none yet."""
    found = standing(work, Plan, journey_id=journey.id, cycle=journey.cycle, status="draft")
    if found:
        return found[-1]
    plan = Plan(
        school_id=work.school_id,
        id=work.new_id(),
        subject_id=journey.subject_id,
        journey_id=journey.id,
        cycle=journey.cycle,
        recorded_at=work.now,
    )
    add(work, plan)
    return plan


def save_outcome(work: Work, journey: JourneyState, position: int, words: OutcomeWords) -> None:
    """Write the outcome at a place, 1 to 3, of this cycle's draft. Raises AnswersRefused."""
    faults = {}
    if not 1 <= position <= MOST_OUTCOMES:
        faults["able_to"] = f"A plan has at most {MOST_OUTCOMES} outcomes."
    if words.kind and words.kind not in OUTCOME_KINDS:
        faults["kind"] = "Choose one of the kinds of outcome."
    _refuse(faults)
    _save(work, journey, OutcomeRow, position, words)


def save_provision(work: Work, journey: JourneyState, position: int, words: ProvisionWords) -> None:
    """Write one kind of support at a place of this cycle's draft. Raises AnswersRefused."""
    faults = {}
    if words.outcome is not None and not 1 <= words.outcome <= MOST_OUTCOMES:
        faults["outcome"] = "Choose one of the outcomes of this plan."
    for name, count in (("minutes", words.minutes), ("times_a_week", words.times_a_week), ("weeks", words.weeks)):
        if count is not None and count < 1:
            faults[name] = "This must be 1 or more, or blank."
    _refuse(faults)
    _save(work, journey, Provision, position, words)


def save_plan_words(work: Work, journey: JourneyState, words: PlanWords) -> None:
    """Write what stands once below the rows of this cycle's draft."""
    plan = draft_of(work, journey)
    if any(getattr(plan, name) != said for name, said in asdict(words).items()):
        change(work, plan, **asdict(words))


def drop_outcome(work: Work, journey: JourneyState, position: int) -> None:
    """Take the outcome at a place out of this cycle's draft."""
    supersede(work, _at(work, draft_of(work, journey), OutcomeRow, position))


def drop_provision(work: Work, journey: JourneyState, position: int) -> None:
    """Take the support at a place out of this cycle's draft."""
    supersede(work, _at(work, draft_of(work, journey), Provision, position))


def carry_plan(work: Work, journey: JourneyState) -> bool:
    """Fill this cycle's draft, where nothing is in it yet, from the pupil's plan in force: to confirm or change.

    Where a review wrote down where the child is now, the new cycle starts from that. A day by when that is not ahead
    any more is left blank, so that it is asked for. Answers whether anything was carried.
    """
    plan = draft_of(work, journey)
    earlier = standing(work, Plan, subject_id=journey.subject_id, status="in_force")
    begun = any(standing(work, model, plan_id=plan.id) for model in (OutcomeRow, Provision))
    if not earlier or begun:
        return False
    source = earlier[-1]
    change(work, plan, **asdict(_plan_words(source)))
    reviewed = {each.outcome: each.now for each in standing(work, OutcomeReview, plan_id=source.id) if each.now}
    for outcome in standing(work, OutcomeRow, plan_id=source.id):
        words = _outcome_words(outcome)
        now = reviewed.get(outcome.position, words.now)
        by_on = words.by_on if words.by_on and words.by_on > work.today else None
        _save(work, journey, OutcomeRow, outcome.position, replace(words, now=now, by_on=by_on))
    for given in standing(work, Provision, plan_id=source.id):
        _save(work, journey, Provision, given.position, _provision_words(given))
    return True


def plan_written(session: Session, journey: JourneyState) -> PlanWritten | None:
    """The newest plan of the journey's cycle, for a page that goes on writing it; None before the first save."""
    mine = (col(Plan.school_id) == journey.school_id, col(Plan.journey_id) == journey.id)
    newest = (
        select(Plan)
        .where(*mine, Plan.cycle == journey.cycle, col(Plan.superseded_at).is_(None))
        .order_by(col(Plan.id).desc())
    )
    plan = session.exec(newest).first()
    return _written(session, plan) if plan else None


def plan_as_written(session: Session, school_id: UUID, plan_id: UUID) -> PlanWritten:
    """One plan as it stands, of whatever cycle, to be read or printed; NotFound where there is none."""
    plan = session.get(Plan, (school_id, plan_id))
    if plan is None:
        raise NotFound("plan")
    return _written(session, plan)


def _written(session: Session, plan: Plan) -> PlanWritten:
    return PlanWritten(
        plan.id,
        plan.status,
        _plan_words(plan),
        _by_place(session, plan, OutcomeRow, _outcome_words),
        _by_place(session, plan, Provision, _provision_words),
    )


def _by_place(session: Session, plan: Plan, model: Any, words: Callable[[Any], Any]) -> dict[int, Any]:
    rows = select(model).where(
        model.school_id == plan.school_id, model.plan_id == plan.id, model.superseded_at.is_(None)
    )
    return {row.position: words(row) for row in session.exec(rows.order_by(model.position))}


def _refuse(faults: dict[str, str]) -> None:
    if faults:
        raise AnswersRefused(faults)


def _at(work: Work, plan: Plan, model: Any, position: int) -> list[Any]:
    return standing(work, model, plan_id=plan.id, position=position)


def _save(work: Work, journey: JourneyState, model: Any, position: int, words: Any) -> None:
    """Write a row of the draft at its place, in the place of the one before; nothing where nothing changed."""
    plan = draft_of(work, journey)
    before = _at(work, plan, model, position)
    columns = asdict(words)
    if before and all(getattr(before[-1], name) == said for name, said in columns.items()):
        return
    supersede(work, before)
    of = {"subject_id": journey.subject_id, "journey_id": journey.id, "plan_id": plan.id, "position": position}
    add(work, model(**stamped(work, **of, **columns)))


def _plan_words(plan: Plan) -> PlanWords:
    return PlanWords(plan.class_changes, plan.joins_in, plan.at_home)


def _outcome_words(row: OutcomeRow) -> OutcomeWords:
    return OutcomeWords(row.able_to, row.now, row.measure, row.by_on, row.kind, row.step_towards)


def _provision_words(row: Provision) -> ProvisionWords:
    return ProvisionWords(
        row.what,
        row.outcome,
        row.given_by,
        row.teacher_id,
        row.grouping,
        row.group_name,
        row.minutes,
        row.times_a_week,
        row.weeks,
        row.where,
    )

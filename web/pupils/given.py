"""What was planned and what was given, cycle beside cycle; and what was shared with whom: for a child’s own page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from engine.clock import day_of
from web import words
from web.pupils.files import File
from web.steps.sources import person_key
from workflows.school.pupils import ContactNamed
from workflows.support.circle import Circle, PlanSeen, contact_key
from workflows.support.delivery import delivered, delivered_by_place
from workflows.support.outcome_reviews import REACHED
from workflows.support.seen import ADVICE, PLAN, RECORD, CopySeen
from workflows.support.sharing import WAYS

GONE = "somebody who is no longer listed"
CALLED = {PLAN: "The plan", RECORD: "The record of the review", ADVICE: "The advice"}


@dataclass(frozen=True, slots=True)
class SoFar:
    """One kind of support, and planned against given in words."""

    what: str
    words: str


@dataclass(frozen=True, slots=True)
class CycleShown:
    """One cycle: when, each outcome with how far it was reached, and planned against given."""

    title: str
    when: str
    outcomes: tuple[tuple[str, str], ...]
    given: str


@dataclass(frozen=True, slots=True)
class SharedLine:
    """Something that was given to somebody: what, to whom, and how and when."""

    what: str
    who: str
    how: str
    on: date


@dataclass(frozen=True, slots=True)
class Given:
    """All of it; `shared` is newest first.

    `journey_id` is whose plan can be printed, `has_record` says that a review can.
    """

    so_far: tuple[SoFar, ...]
    cycles: tuple[CycleShown, ...]
    shared: tuple[SharedLine, ...]
    journey_id: UUID | None
    has_record: bool


def given(file: File, contacts: Iterable[ContactNamed]) -> Given:
    """What a child’s page says of support that was planned, given and shared."""
    circle: Circle = file.sight.gathered.circles[file.pupil.id]
    names = {person_key(id): name for id, name in file.names.items()}
    names |= {contact_key(each.id): each.name for each in contacts}
    shared = sorted(_shared(circle, names), key=lambda line: line.on, reverse=True)
    plan = circle.plan_in_force or next((each for each in reversed(circle.plans) if each.status == "draft"), None)
    journey_id = plan.journey_id if plan else None
    return Given(so_far(file), _cycles(file, circle), tuple(shared), journey_id, bool(circle.reviewed))


def so_far(file: File) -> tuple[SoFar, ...]:
    """Planned against given for each kind of support in place, and over all of it where there are several."""
    circle: Circle = file.sight.gathered.circles[file.pupil.id]
    plan, days, today = circle.plan_in_force, file.sight.days, file.sight.today
    if plan is None:
        return ()
    by_place = delivered_by_place(plan, circle.sessions, days, today)
    each = tuple(SoFar(given.what, by_place[given.position].words) for given in plan.provision)
    whole_plan = SoFar("All of it", delivered(plan, circle.sessions, days, today).words)
    return (*each, whole_plan) if len(each) > 1 else each


def _cycles(file: File, circle: Circle) -> tuple[CycleShown, ...]:
    """Every plan that was put in place, the newest first; nothing where there is only one to look at."""
    plans = [plan for plan in reversed(circle.plans) if plan.from_on]
    return tuple(_cycle(file, circle, plan) for plan in plans) if len(plans) > 1 else ()


def _cycle(file: File, circle: Circle, plan: PlanSeen) -> CycleShown:
    until = f" to {words.day_words(plan.to_on)}" if plan.to_on else ", in place now"
    return CycleShown(
        f"Cycle {plan.cycle}",
        f"{words.day_words(plan.from_on)}{until}",
        tuple((each.able_to, _reached(circle, plan, each.position)) for each in plan.outcomes),
        delivered(plan, circle.sessions, file.sight.days, file.sight.today).words,
    )


def _reached(circle: Circle, plan: PlanSeen, place: int) -> str:
    """How far an outcome was reached, as it was last looked at."""
    rows = [each for each in circle.reviewed if each.plan_id == plan.id and each.outcome == place and each.is_complete]
    return REACHED.get(rows[-1].reached, "") if rows else "Not looked at yet"


def _shared(circle: Circle, names: Mapping[str, str]) -> Iterable[SharedLine]:
    """The letters of the law first, since a school must be able to show that they went; then copies."""
    for notice in circle.notices:
        yield SharedLine("The formal letter", names.get(notice.contact, GONE), "sent or handed over", notice.on)
    for copy in circle.copies:
        on = copy.on or (day_of(copy.recorded_at) if copy.recorded_at else None)
        if copy.status in ("told", "sent") and on is not None:
            who = copy.name or names.get(copy.who, GONE)
            yield SharedLine(CALLED[copy.what], who, _how(copy), on)


def _how(copy: CopySeen) -> str:
    return WAYS[copy.how].lower() if copy.is_told else "sent, not opened yet"

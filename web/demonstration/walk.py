"""Walking stories through the engine: each step on its day, by its person, through the same verbs as the pages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from engine import journeys, tasks
from engine.clock import SetClock
from engine.days import DayKind, Days
from engine.desk import Desk
from engine.store import Loaded
from engine.values import Actor, AllowanceKind, JourneyState, Scope, TaskState
from engine.work import Work
from web.demonstration.telling import FAMILY, FIRST_CONTACT, NEXT_AUTUMN, TEACHER, Day, SchoolDay, Step
from workflows.school.pupils import contacts_named
from workflows.school.term_dates import school_year_of
from workflows.support import family, notices, outcome_reviews, plans, sessions, sharing
from workflows.support.council import issue_plan, set_council
from workflows.support.elsewhere import ElsewhereWords, add_elsewhere
from workflows.support.shared_with import shared_with
from workflows.support.suspensions import suspend

MAIN = "graduated_approach"


@dataclass(slots=True)
class Walk:
    """The invented school on its way through its days; `today` is the day on which it ends."""

    desk: Desk
    clock: SetClock
    school_id: UUID
    adults: Mapping[str, tuple[UUID, str]]
    teachers: Mapping[UUID, UUID]
    today: date
    days: Days
    child: UUID = field(default_factory=lambda: UUID(int=0))

    def school_day(self, ahead: int) -> date:
        """The school day so many days after the last one up to today, or before it."""
        start = self.days.on_or_before(self.today)
        if ahead >= 0:
            return self.days.after(start, ahead, DayKind.SCHOOL)
        return self.days.before(start, -ahead, DayKind.SCHOOL)

    def scope(self, by: str) -> Scope:
        """The scope of one of the adults; `teacher` is the teacher of the child whose turn it is."""
        if by == "teacher":
            person_id = self.teachers[self.child]
            name = next(name for each, name in self.adults.values() if each == person_id)
        else:
            person_id, name = self.adults[by]
        return Scope(self.school_id, Actor(name, person_id))

    def take(self, child: UUID, step: Step) -> None:
        """Let one step happen, now by the clock."""
        self.child = child
        _ACTS[step.do](self, self.scope(step.by), dict(step.with_))

    def values(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Answers with days, contacts and people put in."""
        return {name: self._value(value) for name, value in values.items()}

    def _value(self, value: Any) -> Any:
        day = self._day(value)
        if day is not None:
            return day.isoformat()
        if value is TEACHER:
            return f"person:{self.teachers[self.child]}"
        if value is FAMILY or value is FIRST_CONTACT:
            keys = self.contacts()
            return keys if value is FAMILY else keys[:1]
        if isinstance(value, (list, tuple)):
            return [each for part in value for each in self._several(part)]
        return value

    def _day(self, value: Any) -> date | None:
        if isinstance(value, SchoolDay):
            return self.school_day(value.ahead)
        if isinstance(value, Day):
            return self.today + timedelta(days=value.ahead)
        return date(school_year_of(self.today) + 1, 9, 1) if value is NEXT_AUTUMN else None

    def _several(self, part: Any) -> list[Any]:
        found = self._value(part)
        return found if isinstance(found, list) else [found]

    def contacts(self) -> list[str]:
        """The child's contacts to whom copies go, as answers name them."""
        return [f"contact:{each}" for each in self.contact_ids()]

    def contact_ids(self) -> list[UUID]:
        with self.desk.reading(self.scope("senco")) as session:
            found = contacts_named(session, self.school_id, self.child, self.desk.today())
        return [each.id for each in found if each.is_entitled]

    def journey(self, workflow: str) -> Loaded:
        """The child's newest open journey of a workflow."""
        with self.desk.reading(self.scope("senco")) as session:
            sight = self.desk.sight(session, self.scope("senco"), [self.child])
            found = [each for each in sight.journeys.values() if each.journey.workflow == workflow]
        return [each for each in found if each.journey.is_open][-1]

    def row(self, workflow: str, task: str) -> TaskState:
        """The newest row of a task that can be answered."""
        rows = [row for row in self.journey(workflow).tasks if row.task == task and row.status != "lapsed"]
        if not rows:
            raise LookupError(f"The step “{task}” is not open on {self.desk.today()}.")
        return rows[-1]


def _notice(walk: Walk, scope: Scope, values: dict[str, Any]) -> None:
    journeys.open_journey(walk.desk, scope, walk.child, MAIN, values)


def _begin(walk: Walk, scope: Scope, given: dict[str, Any]) -> None:
    journeys.open_journey(walk.desk, scope, walk.child, given["workflow"], walk.values(given["values"]))


def _carry(walk: Walk, scope: Scope, given: dict[str, Any]) -> None:
    workflow, values = given.get("workflow", MAIN), walk.values(given["values"])
    journeys.carry_in(walk.desk, scope, walk.child, workflow, at=given["at"], values=values)


def _answer(walk: Walk, scope: Scope, given: dict[str, Any]) -> None:
    row = walk.row(given.get("workflow", MAIN), given["task"])
    seen = row.answer.version if row.answer else 0
    tasks.answer(walk.desk, scope, row.id, walk.values(given["values"]), seen=seen)


def _move(walk: Walk, scope: Scope, given: dict[str, Any]) -> None:
    journey = walk.journey(given.get("workflow", MAIN)).journey
    journeys.move(
        walk.desk,
        scope,
        journey.id,
        given["do"],
        seen=journey.sequence,
        why=given["why"],
        reasons=given["reasons"],
        values=walk.values(given.get("values", {})),
    )


def _ehc_plan(walk: Walk, scope: Scope, given: dict[str, Any]) -> None:
    issued_on = date.fromisoformat(walk.values(given)["issued_on"])
    with walk.desk.writing(scope, subjects=[walk.child]) as work:
        set_council(work, walk.child, given["council"], issued_on)
        issue_plan(work, walk.child, None, issued_on)


def _exempt(walk: Walk, scope: Scope, given: dict[str, Any]) -> None:
    journey = walk.journey(MAIN).journey
    journeys.record_allowance(
        walk.desk,
        scope,
        journey.id,
        given["name"],
        kind=AllowanceKind.EXEMPTION,
        guard=given["guard"],
        reason=given["reason"],
    )


def _elsewhere(walk: Walk, scope: Scope, given: dict[str, Any]) -> None:
    with walk.desk.writing(scope, subjects=[walk.child]) as work:
        add_elsewhere(work, walk.child, ElsewhereWords(**given, from_on=work.today, agreed_by=tuple(walk.contacts())))


def _suspend(walk: Walk, scope: Scope, given: dict[str, Any]) -> None:
    with walk.desk.writing(scope, subjects=[walk.child]) as work:
        suspend(work, walk.child, work.today, given["school_days"])


def _written(walk: Walk, scope: Scope) -> tuple[Any, JourneyState]:
    journey = walk.journey(MAIN).journey
    return walk.desk.writing(scope, journey=journey.id), journey


def _tell(walk: Walk, scope: Scope, given: dict[str, Any]) -> None:
    contacts = walk.contact_ids()
    writing, journey = _written(walk, scope)
    with writing as work:
        for contact in contacts:
            notices.mark_sent(work, journey, contact, notices.NoticeWords(work.today, given["how"]))


def _attempt(walk: Walk, scope: Scope, given: dict[str, Any]) -> None:
    who = tuple(walk.contacts()[:1])
    writing, journey = _written(walk, scope)
    with writing as work:
        family.log_attempt(work, walk.child, family.Attempt(who, work.today, given["how"], True), journey.id)


def _outcome(walk: Walk, scope: Scope, given: dict[str, Any]) -> None:
    place, by = given.pop("place"), given.pop("by_on", None)
    words = plans.OutcomeWords(**given, by_on=walk.school_day(by.ahead) if by else None)
    _plan(walk, scope, lambda work, journey: plans.save_outcome(work, journey, place, words))


def _support(walk: Walk, scope: Scope, given: dict[str, Any]) -> None:
    place, gives = given.pop("place"), given.get("given_by", "")
    if gives in walk.adults:
        given["given_by"] = f"person:{walk.adults[gives][0]}"
    words = plans.ProvisionWords(**given, teacher_id=walk.teachers[walk.child])
    _plan(walk, scope, lambda work, journey: plans.save_provision(work, journey, place, words))


def _plan_words(walk: Walk, scope: Scope, given: dict[str, Any]) -> None:
    _plan(walk, scope, lambda work, journey: plans.save_plan_words(work, journey, plans.PlanWords(**given)))


def _carry_plan(walk: Walk, scope: Scope, given: dict[str, Any]) -> None:
    _plan(walk, scope, plans.carry_plan)


def _share(walk: Walk, scope: Scope, given: dict[str, Any]) -> None:
    what = given["what"]
    writing, _ = _written(walk, scope)
    with writing as work:
        loaded = next(each for each in work.journeys.values() if each.journey.is_open and each.journey.workflow == MAIN)
        known = work.journey_facts(loaded)
        left = shared_with(work.circle(loaded), known, what)
        for who in sorted(left.staff_not_told):
            sharing.tick(work, loaded.journey, what, who, sharing.Told("word", work.today))
        for who in sorted(left.family_not_told):
            sharing.tick(work, loaded.journey, what, who, sharing.Told("handed", work.today))


def _sessions(walk: Walk, scope: Scope, given: dict[str, Any]) -> None:
    writing, _ = _written(walk, scope)
    with writing as work:
        found = sessions.supports_of(work.session, walk.school_id, walk.child)
        support = next(each for each in found if each.place == given["place"])
        for ago, why in given["days"].items():
            sessions.log_session(work, support, sessions.Held(walk.school_day(-ago), not why, why))


def _look_at(walk: Walk, scope: Scope, given: dict[str, Any]) -> None:
    place, words = given.pop("place"), outcome_reviews.ReviewWords(**given)
    _plan(walk, scope, lambda work, journey: outcome_reviews.save_outcome_review(work, journey, place, words))


def _plan(walk: Walk, scope: Scope, write: Any) -> None:
    writing, journey = _written(walk, scope)
    with writing as work:
        opened: Work = work
        write(opened, journey)


_ACTS = {
    "notice": _notice,
    "begin": _begin,
    "ehc_plan": _ehc_plan,
    "carry": _carry,
    "answer": _answer,
    "move": _move,
    "exempt": _exempt,
    "elsewhere": _elsewhere,
    "suspend": _suspend,
    "tell": _tell,
    "attempt": _attempt,
    "outcome": _outcome,
    "support": _support,
    "plan_words": _plan_words,
    "carry_plan": _carry_plan,
    "share": _share,
    "sessions": _sessions,
    "look_at": _look_at,
}

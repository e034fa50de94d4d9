"""Who is to be given a plan, the record of a review or a specialist’s advice, and who has it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.terms import Role
from engine.values import JourneyFacts
from workflows.support.circle import Circle, PlanSeen
from workflows.support.safeguarding import decision
from workflows.support.seen import PLAN, CopySeen

WORK_WITH = (Role.CLASS_TEACHER, Role.SUBJECT_TEACHER, Role.TA)
ADDED = "added:"


@dataclass(frozen=True, slots=True)
class SharedWith:
    """Everyone to whom it goes, as answers name them, and the row of each who has one.

    `staff` is everyone who works with the child: those who teach or help the class, those whom the plan names, and
    whoever was added to the list; `family` is every contact entitled to copies, and nobody while a safeguarding
    decision stands: their copies are held.
    """

    staff: frozenset[str]
    family: frozenset[str]
    copies: Mapping[str, CopySeen]

    @property
    def told(self) -> frozenset[str]:
        return frozenset(who for who, copy in self.copies.items() if copy.is_told)

    @property
    def staff_not_told(self) -> frozenset[str]:
        return self.staff - self.told

    @property
    def family_not_told(self) -> frozenset[str]:
        return self.family - self.told


def shared_with(circle: Circle, known: JourneyFacts, what: str) -> SharedWith:
    """To whom the plan of this cycle, or the record or advice of this visit (`seen.PLAN`, …), goes, and who has it.

    Source: Code 6.49 (the plan, to all who work with the child), 6.71 and 6.75 (the record, to parents and staff).
    """
    copies = {copy.who: copy for copy in circle.copies if _is_of(copy, known, what)}
    listed = {who for who in copies if not who.startswith("contact:")}
    left_out = {who for who, copy in copies.items() if copy.status == "left_out"}
    by_duty = {f"person:{person}" for role in WORK_WITH for person in known.holders.get(role, ())}
    staff = by_duty | _in_plan(_plan(circle, known)) | listed
    family = frozenset[str]() if decision(known) else circle.entitled(known.today)
    return SharedWith(frozenset(staff - left_out), family, copies)


def _is_of(copy: CopySeen, known: JourneyFacts, what: str) -> bool:
    journey = known.journey
    same = copy.cycle == journey.cycle if what == PLAN else copy.visit == journey.visit
    return copy.what == what and copy.journey_id == journey.id and same


def _plan(circle: Circle, known: JourneyFacts) -> PlanSeen | None:
    return circle.plan_of(known.journey.id, known.journey.cycle) or circle.plan_in_force


def _in_plan(plan: PlanSeen | None) -> set[str]:
    """Those who give support, and the teachers who stay responsible for it."""
    if plan is None:
        return set()
    giving = {each.given_by for each in plan.provision if each.given_by.startswith("person:")}
    return giving | {f"person:{each.teacher_id}" for each in plan.provision if each.teacher_id}

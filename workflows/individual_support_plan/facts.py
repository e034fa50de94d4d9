"""What the checks and rules of an Individual Support Plan may know about one journey at one moment. Pure and frozen."""

from dataclasses import dataclass
from datetime import date

from engine.clocks import months_after
from engine.definition import CountsFor
from engine.values import Answered, JourneyFacts
from workflows.support.circle import CHILD, AgreementSeen, Circle, PlanSeen

HELD = frozenset({"in_person", "video", "phone", "writing"})
"""How a yearly review with the parents is held; one that was offered and not taken up is none."""


@dataclass(frozen=True, slots=True)
class Facts:
    """One journey of a proposed plan, and the circle around its pupil."""

    known: JourneyFacts
    circle: Circle

    @property
    def today(self) -> date:
        return self.known.today

    @property
    def layer(self) -> Answered | None:
        """Which layer of support was named in this cycle."""
        return self.known.answered("name_layer", CountsFor.CYCLE)

    @property
    def plan(self) -> PlanSeen | None:
        """The plan of this cycle, else the one that is in force: it serves until the next one does."""
        journey = self.known.journey
        return self.circle.plan_of(journey.id, journey.cycle) or self.circle.plan_in_force

    @property
    def talked_through(self) -> AgreementSeen | None:
        """The newest record that this plan was talked through with the family, or with the young person instead."""
        plan = self.plan
        who = CHILD if self.circle.young_person_decides(self.today) else "contact:"
        said = (each for each in reversed(self.circle.agreements) if each.about == "plan" and plan)
        mine = (each for each in said if plan and (each.journey_id, each.cycle) == (plan.journey_id, plan.cycle))
        return next((each for each in mine if any(name.startswith(who) for name in each.who)), None)

    @property
    def contacts_not_told(self) -> frozenset[str]:
        """The contacts entitled to copies to whom this school has sent no formal notice since the journey began."""
        journey = self.known.journey
        sent = (each for each in self.circle.notices if each.journey_id == journey.id or each.on >= journey.opened_on)
        carried = self.known.last("carried_in")
        told = {each.contact for each in sent}
        if carried is not None and carried.day("told_on"):
            told |= {each.key for each in self.circle.contacts if each.from_on <= carried.on}
        return self.circle.entitled(self.today) - told

    @property
    def last_met_on(self) -> date | None:
        """The day on which the family last looked at the plan together with the school."""
        return max((each.on for each in self.circle.meetings if each.how in HELD), default=None)

    @property
    def year_began_on(self) -> date | None:
        """From when the year of the plan runs: from its beginning, or from the last time that all looked at it."""
        plan = self.circle.plan_in_force
        if plan is None or plan.from_on is None:
            return None
        met = self.last_met_on
        return max(plan.from_on, met) if met else plan.from_on

    @property
    def review_due_on(self) -> date | None:
        """The last day of that year; None while no plan is in force."""
        return months_after(self.year_began_on, 12) if self.year_began_on else None


def facts(known: JourneyFacts, circle: Circle) -> Facts:
    """The facts of one journey."""
    return Facts(known, circle)

"""What the circle holds of the council: which one is responsible since when, and the EHC plans that it made."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from engine import clocks


class CouncilSeen(NamedTuple):
    """A council that became responsible for the pupil on a day."""

    council: str
    from_on: date


class EhcPlanSeen(NamedTuple):
    """One EHC plan; `reviewed_on` is the day of the council's last notified review decision."""

    id: UUID
    journey_id: UUID | None
    council: str
    issued_on: date
    reviewed_on: date | None = None
    ceased_on: date | None = None

    @property
    def is_in_force(self) -> bool:
        """Whether the council has not brought it to an end."""
        return self.ceased_on is None

    @property
    def anniversary(self) -> date:
        """The day by which the council's next review decision is out: twelve months after the plan, or its last review.

        Source: Children and Families Act 2014, section 44(1).
        """
        return clocks.anniversary(max(self.issued_on, self.reviewed_on or self.issued_on))


@dataclass(frozen=True, slots=True, kw_only=True)
class EhcKnown:
    """The part of a circle that is about the council: each tuple in order of its dates."""

    councils: tuple[CouncilSeen, ...] = ()
    ehc_plans: tuple[EhcPlanSeen, ...] = ()

    def council_on(self, day: date) -> str:
        """The council that is responsible on a day; blank where nobody has said."""
        return next((each.council for each in reversed(self.councils) if each.from_on <= day), "")

    @property
    def ehc_plan_in_force(self) -> EhcPlanSeen | None:
        """The newest EHC plan that the council has not brought to an end."""
        return next((plan for plan in reversed(self.ehc_plans) if plan.is_in_force), None)

"""What the circle holds of the pages that repeat rows: copies shared, sessions, outcomes looked at, recommendations."""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

PLAN, RECORD, ADVICE = "plan", "record", "advice"
"""What is shared: a plan in each cycle, a record of each review, advice whenever it comes."""


class CopySeen(NamedTuple):
    """Somebody on the list of those to whom a plan, a record or advice is given. `who` is as answers name them."""

    what: str
    journey_id: UUID
    cycle: int
    visit: int
    who: str
    status: str
    how: str = ""
    on: date | None = None
    name: str = ""
    part: str = ""
    recorded_at: datetime | None = None

    @property
    def is_told(self) -> bool:
        return self.status == "told"


class SessionsSeen(NamedTuple):
    """How many sessions of one kind of support (its place in a plan) took place, or did not, and between which days."""

    plan_id: UUID
    provision: int
    took_place: bool
    number: int
    first_on: date
    last_on: date


class OutcomeReviewed(NamedTuple):
    """One outcome (its place in a plan) as it was looked at in one visit to the review."""

    journey_id: UUID
    plan_id: UUID
    outcome: int
    visit: int
    on: date
    now: str
    reached: str
    shows: str

    @property
    def is_complete(self) -> bool:
        """Where the child is now, how far it was reached, and what shows it are all written."""
        return bool(self.now and self.reached and self.shows)


class RecommendationSeen(NamedTuple):
    """One recommendation of a specialist, and what is done with it."""

    journey_id: UUID
    visit: int
    position: int
    what: str
    answer: str
    why: str
    goes_into: str = ""

    @property
    def is_answered(self) -> bool:
        """Used as it is; or changed, or not now, with the reason (Code 6.62)."""
        return self.answer == "use" or bool(self.answer and self.why)

"""Which outcomes a review looks at, and what was written of each. Pure."""

from dataclasses import dataclass

from engine.values import JourneyFacts
from workflows.support.circle import Circle, OutcomeSeen, PlanSeen
from workflows.support.seen import OutcomeReviewed, RecommendationSeen


@dataclass(frozen=True, slots=True)
class UnderReview:
    """One open outcome, and what this review says of it so far."""

    outcome: OutcomeSeen
    review: OutcomeReviewed | None = None

    @property
    def is_reviewed(self) -> bool:
        return self.review is not None and self.review.is_complete


def plan_under_review(circle: Circle, known: JourneyFacts) -> PlanSeen | None:
    """The plan that a review looks at: the journey’s own that is in force, whatever cycle it was written in."""
    plan = circle.plan_in_force
    return plan if plan and plan.journey_id == known.journey.id else None


def under_review(circle: Circle, known: JourneyFacts) -> tuple[UnderReview, ...]:
    """Every open outcome of the plan in force, with its row of this visit to the review (Code 6.54)."""
    plan = plan_under_review(circle, known)
    if plan is None:
        return ()
    rows = {
        each.outcome: each
        for each in circle.reviewed
        if each.plan_id == plan.id and each.journey_id == known.journey.id and each.visit == known.journey.visit
    }
    return tuple(UnderReview(each, rows.get(each.position)) for each in plan.outcomes)


def recommended(circle: Circle, known: JourneyFacts) -> tuple[RecommendationSeen, ...]:
    """What the specialist recommends, as it was written since this journey last came to its stage (Code 6.62)."""
    journey = known.journey
    return tuple(r for r in circle.recommendations if r.journey_id == journey.id and r.visit == journey.visit)

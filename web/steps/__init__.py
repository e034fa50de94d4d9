"""Do a step: its questions, or its rows; save what is typed; hand it over; and what comes after it."""

from web.steps import (
    answering,
    attempts,
    finishing,
    handing_over,
    notices,
    outcome_reviews,
    outcomes,
    recommendations,
    sessions,
    sharing,
    support,
)
from web.steps.blueprint import bp

__all__ = [
    "answering",
    "attempts",
    "bp",
    "finishing",
    "handing_over",
    "notices",
    "outcome_reviews",
    "outcomes",
    "recommendations",
    "sessions",
    "sharing",
    "support",
]

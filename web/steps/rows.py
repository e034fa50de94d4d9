"""Steps whose content repeats: which page shows the rows of which screen."""

from collections.abc import Callable

from flask import Response, abort

from web.steps import notices, outcome_reviews, outcomes, recommendations, sessions, sharing, support
from web.steps.step import Step

SCREENS: dict[str, Callable[[Step], Response]] = {
    "notices": notices.shown,
    "outcomes": outcomes.shown,
    "support": support.shown,
    "sharing": sharing.shown,
    "sessions": sessions.shown,
    "reviewed_outcomes": outcome_reviews.shown,
    "recommendations": recommendations.shown,
}


def page_of(step: Step) -> Response:
    """The page over the typed rows of a step; 404 where this version has no page for its screen."""
    show = SCREENS.get(step.task.screen or "")
    return show(step) if show else abort(404)

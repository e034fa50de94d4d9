"""What the engine knows of the trial’s journey, for the pure questions that take it."""

from engine.values import JourneyFacts
from tests.workflows.small import CHILD, SENCO, Trial, as_
from workflows.support.circle import Circle


def known(trial: Trial) -> tuple[Circle, JourneyFacts]:
    """The circle of the first child, and the engine’s part of the facts of the journey."""
    scope = as_(SENCO)
    with trial.desk.reading(scope) as session:
        sight = trial.desk.sight(session, scope, [CHILD])
        loaded = sight.journey(trial.journey_id)
        return sight.circle(loaded), sight.journey_facts(loaded)

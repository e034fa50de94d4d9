"""What is asked once for a child, whichever of several journeys are open: which of them asks it."""

from engine.checks import Answer, not_needed
from engine.values import JourneyFacts

ASKS_FIRST = ("ehc_annual_review", "graduated_approach")
"""The journeys that ask, in this order: where an EHC plan is reviewed here, what is asked leads to its review."""


def asks_here(known: JourneyFacts) -> bool:
    """Whether this journey asks: no other one that comes before it is open."""
    before = ASKS_FIRST[: ASKS_FIRST.index(known.journey.workflow)]
    return not any(each.is_open and each.workflow in before for each in known.others)


def asked_elsewhere() -> Answer:
    """What a check says on a journey that does not ask."""
    return not_needed("The review of the EHC plan asks this.")

"""A safeguarding decision: nothing goes to the family for now, and it is asked nothing, until the decision is lifted.

Who took it, when, and when it is looked at again is kept, and nothing else: what the matter is stands in the records of
the safeguarding lead. Source: steps 1.3; domain, part 4, case 16 (the DfE's advice on sharing information).
"""

from collections.abc import Iterator
from datetime import date

from engine.checks import Answer, Register, not_met, not_needed
from engine.days import in_words
from engine.definition import Workflow
from engine.values import Allowance, AllowanceKind, JourneyFacts
from workflows.support.rights import Lane

SAFEGUARDING = "safeguarding"
EXCUSED = "This is not asked of the family for now."
"""What a check says of whatever is asked of the family while a decision stands: not why."""
SENDS_THE_PLAN = "ehc_plan_sharing_agreed"
"""An exemption from this lets an EHC plan go to a service without agreement, and keeps nothing from the family."""

KEEPS_FROM_FAMILY = frozenset({"graduated_approach", "specialist_involvement"})
"""The workflows of which a decision excuses every family check. Elsewhere it is recorded for one duty, at a move."""

safeguarding_checks = Register("check")
safeguarding_rules = Register("rule")


def standing(known: JourneyFacts) -> tuple[Allowance, ...]:
    """The decisions that stand for this journey, oldest first. One recorded for one duty is over with its cycle."""
    recorded = (each for each in known.allowances if each.name == SAFEGUARDING and each.guard != SENDS_THE_PLAN)
    lasts = known.journey.workflow in KEEPS_FROM_FAMILY
    of_now = (each for each in recorded if lasts or each.cycle == known.journey.cycle)
    return tuple(each for each in of_now if each.kind is not AllowanceKind.LIFTED)


def decision(known: JourneyFacts) -> Allowance | None:
    """The decision that stands for this journey, as it was recorded last; None where none does, or it was lifted."""
    return next(reversed(standing(known)), None)


def lifted_on(known: JourneyFacts) -> date | None:
    """Since when the family may be told and asked again; None where nothing was ever kept from it, or still is."""
    if decision(known) is not None:
        return None
    lifted = (each for each in known.allowances if each.name == SAFEGUARDING and each.kind is AllowanceKind.LIFTED)
    return max((each.on for each in lifted if each.guard != SENDS_THE_PLAN), default=None)


def recorded_as(workflow: Workflow) -> Iterator[tuple[AllowanceKind, str | None]]:
    """As what a decision is recorded for a journey of `workflow`: its kind, and the guard of an exemption."""
    if workflow.name not in KEEPS_FROM_FAMILY:
        return
    if SAFEGUARDING in workflow.exceptions:
        yield AllowanceKind.EXCEPTION, None
    for guard in workflow.guards.values():
        if guard.check != SENDS_THE_PLAN and any(each.name == SAFEGUARDING for each in guard.exemptions):
            yield AllowanceKind.EXEMPTION, guard.check


@safeguarding_rules.add
def look_again_at_decision(facts: Lane) -> date | None:
    """The day on which whoever took the decision looks at it again."""
    taken = decision(facts.known)
    return taken.look_again_on if taken else None


@safeguarding_checks.add
def decision_looked_at(facts: Lane) -> Answer:
    """Whether anything is left to look at: a decision that stands is looked at again on its day, until it is lifted.

    One that is recorded again has another day. What it is about is said nowhere.
    """
    on = look_again_at_decision(facts)
    if on is None:
        return not_needed("No decision is to be looked at again.")
    return not_met(f"A decision is to be looked at again on {in_words(on)}.")

"""Days and words that hang on facts: what due dates are counted from, and what stands in a field to begin with."""

from datetime import date

from engine.checks import Register
from engine.days import DayKind
from engine.definition import Length
from workflows.specialist_involvement.facts import Facts

rules = Register("rule")

USUAL_WAIT = Length(42, DayKind.SCHOOL)
"""How long a child usually waits to be seen, where no service says: our default."""


@rules.add
def urgent_exception(facts: Facts) -> date | None:
    """The day on which somebody recorded that this was urgent: the family is told after, so the task opens then."""
    urgent = facts.exception("urgent")
    return urgent.on if urgent else None


@rules.add
def usual_wait(facts: Facts) -> date | Length:
    """Until the next date that was given when the specialist was put in, where it is ahead; else our default."""
    given = facts.carried.day("next_on") if facts.carried else None
    return given if given and given >= facts.known.journey.entered_on else USUAL_WAIT


@rules.add
def what_works(facts: Facts) -> str | None:
    """What is known of strengths and of what helps, to begin with: the plan in force, and the child's own words."""
    plan = facts.circle.plan_in_force
    words = next((view.good for view in reversed(facts.circle.views) if view.good), "")
    known = [plan.class_changes if plan else "", f"In the child’s own words: {words}" if words else ""]
    return "\n".join(filter(None, known)) or None

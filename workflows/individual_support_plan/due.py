"""The day of the yearly review, which stays the same until the plan is looked at again."""

from datetime import date

from engine.checks import Register
from workflows.individual_support_plan.facts import Facts

rules = Register("rule")


@rules.add
def yearly_review_due(facts: Facts) -> date | None:
    """A year after the plan began, or after it was last looked at with the family; none while no plan is in force."""
    return facts.review_due_on

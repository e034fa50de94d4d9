"""The checks of an Individual Support Plan, as it is proposed: none of them is law, but for the two that are so today.

Each asks no more than what is reported of the proposal (`proposal` in `v1.yaml`).
"""

from engine.checks import Answer, Register, met, not_met, not_needed
from engine.days import in_words
from engine.definition import CountsFor
from workflows.individual_support_plan.facts import HELD, Facts

checks = Register("check")


@checks.add
def layer_named(facts: Facts) -> Answer:
    """Which layer of support this is, universal support aside (proposed: targeted, targeted plus, specialist)."""
    if facts.layer:
        return met(f"The layer of support was named on {in_words(facts.layer.on)}.")
    return not_met("The layer of support is not named.")


@checks.add
def plan_is_digital(facts: Facts) -> Answer:
    """The plan is kept as records, with outcomes and what is done for them, and not only as a paper (proposed)."""
    plan = facts.plan
    if plan is None or not plan.outcomes or not plan.provision:
        return not_met("No plan is kept here as records: a paper that is attached does not count.")
    return met("The plan is kept here as records.")


@checks.add
def written_with_parents(facts: Facts) -> Answer:
    """The plan was talked through with the parents, or with the young person instead (proposed)."""
    if facts.talked_through:
        return met(f"The plan was talked through on {in_words(facts.talked_through.on)}.")
    return not_met("The plan has not been written with the parents.")


@checks.add
def reviewed_with_parents(facts: Facts) -> Answer:
    """The plan was looked at with the parents in this yearly review (proposed)."""
    held = facts.known.answered("review_with_parents", CountsFor.VISIT)
    began = facts.known.journey.entered_on
    if held and held.text("how") in HELD:
        return met(f"The year was looked back on with the family on {in_words(held.day('on') or held.on)}.")
    if facts.last_met_on and facts.last_met_on >= began:
        return met(f"The year was looked back on with the family on {in_words(facts.last_met_on)}.")
    return not_met("The year has not been looked back on with the family.")


@checks.add
def family_told_of_provision(facts: Facts) -> Answer:
    """Each contact entitled has had the formal notice (Children and Families Act 2014, section 68): law today."""
    wanted, missing = facts.circle.entitled(facts.today), facts.contacts_not_told
    if wanted and not missing:
        return met("Every family contact has been told formally.")
    if missing == wanted:
        return not_met("The family has not been told formally that special educational provision is being made.")
    return not_met(f"{len(missing)} of {len(wanted)} family contacts have not been told formally.")


@checks.add
def has_ehc_plan(facts: Facts) -> Answer:
    """What the exemption for a pupil with an EHC plan rests on: section 68 speaks of pupils without one."""
    return met("An EHC plan is in force.") if facts.circle.has_ehc_plan else not_met("No EHC plan is in force.")


@checks.add
def young_person_decides(facts: Facts) -> Answer:
    """What the exemption for a young person rests on: over compulsory school age, they are told (section 68)."""
    if facts.circle.young_person_decides(facts.today):
        return met("The young person is over compulsory school age and decides.")
    return not_met("The child is not over compulsory school age.")


@checks.add
def no_ehc_plan(facts: Facts) -> Answer:
    """Only the council may bring an EHC plan to an end (Children and Families Act 2014, section 45): law today."""
    if facts.circle.has_ehc_plan:
        return not_met("The child has an EHC plan, and the council alone may end it.")
    return met("The child has no EHC plan.")


@checks.add
def looked_at_this_year(facts: Facts) -> Answer:
    """The plan was looked at within a year (proposed); nothing is owed while no plan is in force."""
    due = facts.review_due_on
    if due is None:
        return not_needed("No plan is in force.")
    return not_met(f"The plan is to be looked at by {in_words(due)}.")

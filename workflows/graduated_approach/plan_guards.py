"""The checks of the graduated approach on the formal notice and the plan, and on sharing it."""

from engine.checks import Answer, Register, met, not_met, not_needed
from engine.days import in_words
from engine.definition import Standing
from workflows.graduated_approach import cycle_facts
from workflows.graduated_approach.facts import Facts
from workflows.support.safeguarding import EXCUSED
from workflows.support.said import so_many
from workflows.support.seen import PLAN

plan_checks = Register("check")

NO_OUTCOME = "No outcome is written."
ONE_PERSON = "The one person who works with the child has"


# The formal notice


@plan_checks.add
def family_told_of_provision(facts: Facts) -> Answer:
    """Each contact entitled to copies has had a notice from this school, in this unbroken support.

    Source: Children and Families Act 2014, section 68. Sending is enough; what the last school told is not.
    """
    wanted, missing = facts.contacts_to_tell, facts.contacts_not_told
    if wanted and not missing:
        return met(f"Every family contact was told formally by {in_words(facts.told_on[-1])}.")
    if missing == wanted:
        return not_met("The family has not been told formally that special educational provision is being made.")
    return not_met(f"{len(missing)} of {len(wanted)} family contacts have not been told formally.")


@plan_checks.add
def has_ehc_plan(facts: Facts) -> Answer:
    """What the exemption for a pupil with an EHC plan rests on: section 68 speaks of pupils without one."""
    return met("An EHC plan is in force.") if facts.circle.has_ehc_plan else not_met("No EHC plan is in force.")


@plan_checks.add
def young_person_decides(facts: Facts) -> Answer:
    """What the exemption for a young person rests on: over compulsory school age, they are told (section 68)."""
    if facts.young_person_decides:
        return met("The young person is over compulsory school age and decides.")
    return not_met("The child is not over compulsory school age.")


# Whether support is running


@plan_checks.add
def support_not_running(facts: Facts) -> Answer:
    """No plan is in force: support is ended at a review, with the family (Code 6.54)."""
    if facts.support_runs:
        return not_met("Support is running: it is ended at a review, with the family.")
    return met("No plan is in force.")


@plan_checks.add
def plan_is_in_force(facts: Facts) -> Answer:
    """A plan is in force, so that there is something to review (Code 6.54)."""
    if facts.support_runs:
        return met("A plan is in force.")
    return not_met("No plan is in force, so there is nothing to review.")


# The plan


@plan_checks.add
def outcomes_can_be_measured(facts: Facts) -> Answer:
    """At least one outcome, and each has a start, a measure and a date (Code 6.48).

    With an EHC plan, each says which outcome of that plan it is a step towards.
    """
    outcomes = facts.plan.outcomes if facts.plan else ()
    lacking = [outcome for outcome in outcomes if not outcome.can_be_measured]
    if not outcomes:
        return not_met(NO_OUTCOME)
    if lacking:
        which = so_many(len(lacking), len(outcomes), "outcomes lack", "The outcome lacks")
        return not_met(f"{which} a starting point, a measure or a date.")
    apart = [outcome for outcome in outcomes if facts.circle.has_ehc_plan and not outcome.step_towards]
    if apart:
        which = so_many(len(apart), len(outcomes), "outcomes name", "The outcome names")
        return not_met(f"{which} no outcome of the EHC plan.")
    return met("Each outcome has a starting point, a measure and a date.")


@plan_checks.add
def support_answers_outcomes(facts: Facts) -> Answer:
    """Each outcome has support, and each kind of support an outcome (Code 6.50)."""
    plan = facts.plan
    if plan is None or not plan.outcomes:
        return not_met(NO_OUTCOME)
    hoped, served = {each.position for each in plan.outcomes}, {each.outcome for each in plan.provision}
    without = hoped - served
    if without:
        which = so_many(len(without), len(hoped), "outcomes have", "The outcome has")
        return not_met(f"{which} no support yet.")
    loose = [each for each in plan.provision if each.outcome not in hoped]
    if loose:
        which = so_many(len(loose), len(plan.provision), "kinds of support have", "The support has")
        return not_met(f"{which} no outcome yet.")
    return met("Each outcome has support, and each kind of support an outcome.")


@plan_checks.add
def responsible_teacher_named(facts: Facts) -> Answer:
    """Each kind of support names a teacher of the child who stays responsible (Code 6.52)."""
    support = facts.plan.provision if facts.plan else ()
    holders = facts.known.holders
    teachers = {*holders.get("class_teacher", ()), *holders.get("subject_teacher", ())}
    without = [each for each in support if each.teacher_id not in teachers]
    if not support:
        return not_met("No support is written.")
    if without:
        which = so_many(len(without), len(support), "kinds of support", "the support")
        return not_met(f"No teacher is named as responsible for {which}.")
    return met("Each kind of support has a teacher who is responsible.")


@plan_checks.add
def family_consulted_on_plan(facts: Facts) -> Answer:
    """The plan was talked through with the family, agreed or not; a young person takes their place (Code 6.48)."""
    agreement = facts.agreement
    if agreement and facts.took_part("child" if facts.young_person_decides else "contact:"):
        return met(f"The plan was talked through on {in_words(agreement.on)}.")
    if facts.is_excused:
        return not_needed(EXCUSED)
    unreachable = facts.unreachable_since(facts.views_count_from)
    return met(unreachable) if unreachable else not_met("The plan has not been talked through with the family.")


@plan_checks.add
def pupil_consulted_on_plan(facts: Facts) -> Answer:
    """The child took part, or their words or an honest try to get them are there (Code 6.48)."""
    if facts.agreement and facts.took_part("child"):
        return met(f"The child talked the plan through on {in_words(facts.agreement.on)}.")
    if facts.views:
        return met(f"What the child thinks was asked on {in_words(facts.views[-1].on)}.")
    return not_met("The child has had no say on the plan.")


@plan_checks.add
def teacher_and_senco_agreed(facts: Facts) -> Answer:
    """The SENCO has agreed the plan as it now stands, or with a change that was named (Code 6.48)."""
    looked, plan = facts.in_cycle("look_over_plan"), facts.plan
    view = looked.text("view") if looked else ""
    changed_since = bool(looked and plan and plan.changed_at and plan.changed_at > looked.at)
    if looked and (view == "with_change" or (view == "agreed" and not changed_since)):
        return met(f"The SENCO agreed the plan on {in_words(looked.on)}.")
    return not_met("The SENCO has not yet agreed the plan.")


@plan_checks.add
def review_date_agreed(facts: Facts) -> Answer:
    """A review date is agreed that has not passed (Code 6.48)."""
    due = cycle_facts.review_due(facts)
    if due is None or due.standing is not Standing.AGREED:
        return not_met("No review date is agreed.")
    if due.on < facts.today:
        return not_met(f"The review date, {in_words(due.on)}, has passed.")
    return met(f"The review is agreed for {in_words(due.on)}.")


# Sharing it


@plan_checks.add
def staff_told(facts: Facts) -> Answer:
    """Everyone who works with the child has been told of the plan (Code 6.49)."""
    shared = facts.shared(PLAN)
    missing = len(shared.staff_not_told)
    if not shared.staff:
        return not_needed("Nobody is named who works with the child.")
    if missing:
        which = so_many(missing, len(shared.staff), "people who work with the child have", ONE_PERSON)
        return not_met(f"{which} not been told.")
    return met("Everyone who works with the child has been told.")


@plan_checks.add
def family_has_plan(facts: Facts) -> Answer:
    """A copy of the plan is given or sent to each contact entitled (Code 6.75)."""
    shared = facts.shared(PLAN)
    if shared.family and not shared.family_not_told:
        return met("The family has been given the plan.")
    if facts.is_excused:
        return not_needed(EXCUSED)
    if not shared.family:
        return not_needed("Nobody is named to whom copies go.")
    return not_met("The family has not been given the plan.")


@plan_checks.add
def disagreement_answered(facts: Facts) -> Answer:
    """A family that does not agree with the plan has been answered; this stops nothing."""
    disagreement, answered = facts.disagreement, facts.known.last("answer_disagreement")
    if disagreement is None:
        return not_needed("The family has not disagreed.")
    if answered and answered.on >= disagreement.on:
        return met(f"The family was answered on {in_words(answered.on)}.")
    return not_met(f"The family did not agree on {in_words(disagreement.on)}, and has not been answered.")

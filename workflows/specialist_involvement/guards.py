"""The checks of asking a specialist: named questions about the facts, each answered with its because.

Force and reference stand in the definition; here is the judgement.
"""

from engine.checks import Answer, Register, met, not_met, not_needed
from engine.days import in_words
from workflows.specialist_involvement.facts import WANTED, Facts

checks = Register("check")
EXCEPTIONS = ("safeguarding", "urgent", "young_person_decides", "attempts_failed")


@checks.add
def family_took_part(facts: Facts) -> Answer:
    """A parent, or the young person, takes part in any decision to involve a specialist (Code 6.59, "always")."""
    if facts.family_asked_itself:
        return met("The family asked the service itself.")
    if facts.took_part_on is None:
        return not_met(f"There is no record that the {facts.decider} took part in this decision.")
    return met(f"The {facts.decider} took part on {in_words(facts.took_part_on)}.")


@checks.add
def family_agrees(facts: Facts) -> Answer:
    """At least one entitled contact, or the young person, agrees that this service is asked (Code 6.47)."""
    if facts.agrees:
        return met(f"The {facts.decider} agrees that the service is asked.")
    if facts.withdrew:
        return not_met(f"The {facts.decider} has withdrawn {facts.their} agreement.")
    if facts.refuses:
        return not_met(f"The {facts.decider} does not agree that the service is asked.")
    if facts.ran_out_on:
        return not_met(f"The agreement of the {facts.decider} ended on {in_words(facts.ran_out_on)}.")
    return not_met(f"The {facts.decider}’s answer is not recorded.")


@checks.add
def family_has_answered(facts: Facts) -> Answer:
    """Whether there is anything left to decide with the family: they have said yes or no, or an exception holds."""
    if any(facts.exception(name) for name in EXCEPTIONS):
        return not_needed("An exception is recorded.")
    if facts.agrees or (facts.refuses and not facts.withdrew):
        return met(f"The {facts.decider} has answered.")
    return not_met(f"The {facts.decider} has not answered yet.")


@checks.add
def contacts_at_one(facts: Facts) -> Answer:
    """Nobody entitled has said no: different answers are both kept, and the software never chooses."""
    if facts.exception("safeguarding"):
        return not_needed("An exception is recorded.")
    if facts.somebody_says_no:
        differently = "Family contacts have answered differently."
        return not_met(differently if facts.agrees else family_agrees(facts).because)
    return met("Nobody entitled has said no.")


@checks.add
def ehc_plan_sharing_agreed(facts: Facts) -> Answer:
    """An EHC plan goes to nobody without agreement (SEND Regulations 2014, regulation 17)."""
    if not facts.ehc_plan_is_to_be_sent:
        return not_needed("The EHC plan is not to be sent.")
    if facts.ehc_plan_may_be_sent:
        return met("It is agreed that the EHC plan is sent.")
    return not_met("The EHC plan is to be sent, and nobody has agreed to that.")


@checks.add
def question_written(facts: Facts) -> Answer:
    """The service gets a question that it can answer (Code 6.59)."""
    if facts.asked and facts.asked.text("question"):
        return met("What we would like to know is written.")
    return not_met("What we would like to know is not written.")


@checks.add
def teacher_stays_responsible(facts: Facts) -> Answer:
    """The class teacher stays responsible, and somebody carries out what is advised (Code 6.52)."""
    if facts.has_class_teacher and facts.carries_out:
        return met("A class teacher stays responsible, and somebody carries out what is advised.")
    return not_met("No teacher is named who stays responsible.")


# What must hold before an exception is recorded. A "no" is answered by none of them but safeguarding.


@checks.add
def family_has_not_refused(facts: Facts) -> Answer:
    """A family that said no is not overruled by urgency."""
    if facts.refuses or facts.withdrew:
        return not_met(family_agrees(facts).because)
    return met(f"The {facts.decider} has not said no.")


@checks.add
def young_person_decides(facts: Facts) -> Answer:
    """Over compulsory school age the young person decides (Children and Families Act 2014, section 83)."""
    if not facts.young_person_decides:
        return not_met("Compulsory school age has not ended yet.")
    if facts.refuses or facts.withdrew:
        return not_met(family_agrees(facts).because)
    return met("Compulsory school age has ended: the young person decides.")


@checks.add
def attempts_were_made(facts: Facts) -> Answer:
    """The family could not be reached, by the school's number; one that said no has been reached."""
    if facts.refuses or facts.withdrew:
        return not_met(family_agrees(facts).because)
    if facts.attempts_were_made:
        return met(facts.attempts.because)
    return not_met(
        f"Attempts to reach the family so far: {facts.attempts.number}; ways: {facts.attempts.ways}. "
        f"The school’s number is {WANTED.number} attempts in {WANTED.ways} ways over {WANTED.school_days} school days."
    )

"""The checks of asking a specialist: named questions about the facts, each answered with its because.

Force and reference stand in the definition; here is the judgement.
"""

from engine.checks import Answer, Register, met, not_met, not_needed
from engine.days import in_words
from workflows.specialist_involvement.facts import Facts
from workflows.support.reviewing import recommended
from workflows.support.rights import rights_have_passed
from workflows.support.safeguarding import EXCUSED, safeguarding_checks
from workflows.support.said import so_many
from workflows.support.seen import ADVICE
from workflows.support.shared_with import shared_with

checks = Register("check", safeguarding_checks)
checks.add(rights_have_passed)
EXCEPTIONS = ("safeguarding", "urgent", "young_person_decides", "attempts_failed")
OPEN_REPLIES = frozenset({"more_wanted", "no_reply"})
COLLEAGUES = {"class_teacher": "class teacher", "senco": "SENCO"}


@checks.add
def family_took_part(facts: Facts) -> Answer:
    """A parent, or the young person, takes part in any decision to involve a specialist (Code 6.59, "always")."""
    if facts.family_asked_itself:
        return met("The family asked the service itself.")
    if facts.took_part_on is None and facts.is_on_record_elsewhere("family_took_part"):
        return met(f"That the {facts.decider} took part is on record elsewhere.")
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
    if facts.is_on_record_elsewhere("family_agrees"):
        return met(f"That the {facts.decider} agrees is on record elsewhere.")
    return not_met(f"The {facts.decider}’s answer is not recorded.")


@checks.add
def family_has_answered(facts: Facts) -> Answer:
    """Whether there is anything left to decide with the family: they have said yes or no, or an exception holds."""
    if any(facts.exception(name) for name in EXCEPTIONS):
        return not_needed("An exception is recorded.")
    if family_agrees(facts).met or (facts.refuses and not facts.withdrew):
        return met(f"The {facts.decider} has answered.")
    return not_met(f"The {facts.decider} has not answered yet.")


@checks.add
def contacts_at_one(facts: Facts) -> Answer:
    """Nobody who has a say has said no: different answers are both kept, and the software never chooses."""
    if facts.is_excused:
        return not_needed("An exception is recorded.")
    if facts.somebody_says_no:
        differently = "Family contacts have answered differently."
        return not_met(differently if facts.agrees else family_agrees(facts).because)
    return met("Nobody who has a say has said no.")


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


# Asking the service, and what it says


@checks.add
def request_recorded(facts: Facts) -> Answer:
    """When and how the service was asked is on record (Code 6.59)."""
    sent = facts.known.last("send_request")
    day = sent.day("on") if sent else None
    if day is None:
        return not_met("When and how the service was asked is not written.")
    return met(f"The service was asked on {in_words(day)}.")


@checks.add
def service_has_replied(facts: Facts) -> Answer:
    """Whether there is anything left to note: the service has taken the child on, or has not."""
    replied = facts.replied
    if replied is None:
        return not_met("The service has not replied yet.")
    day = in_words(replied.day("on") or replied.on)
    if replied.text("reply") in OPEN_REPLIES:
        return not_met(f"On {day} the service had not yet said whether it takes this on.")
    return met(f"The service replied on {day}.")


@checks.add
def family_told_of_answer(facts: Facts) -> Answer:
    """The family hears why the service does not take their child on, and what is done instead (Code 6.59)."""
    told = facts.known.last("tell_family_answer")
    day = told.day("on") if told else None
    if day is not None:
        return met(f"The family was told on {in_words(day)} what the service said.")
    return not_needed(EXCUSED) if facts.is_excused else not_met("The family has not been told what the service said.")


@checks.add
def help_goes_on_meanwhile(facts: Facts) -> Answer:
    """What is done while the child waits is written, where no plan says it (Code 6.19: help does not wait)."""
    if facts.known.last("help_meanwhile"):
        return met("What we do meanwhile is written.")
    if facts.circle.plan_in_force:
        return not_needed("A plan is in force, and says what we do meanwhile.")
    if facts.not_taken_on:
        return not_needed("The service will not see the child, so nothing is waited for.")
    return not_met("What we do meanwhile is not written.")


@checks.add
def chasing_is_over(facts: Facts) -> Answer:
    """Whether there is anybody left to ask: the service has said no, or the child does not wait any more."""
    if facts.known.journey.stage != "waiting":
        return met("The child does not wait to be seen.")
    if facts.not_taken_on:
        return met("The service has said that it will not see the child.")
    asked = facts.here("chase")
    if asked is None:
        return not_met("The child waits to be seen.")
    return not_met(f"The service was last asked on {in_words(asked.day('on') or asked.on)}.")


# The advice


@checks.add
def recommendations_answered(facts: Facts) -> Answer:
    """Teacher and SENCO say of each recommendation what is done with it, and why it is changed or left (Code 6.62)."""
    rows = recommended(facts.circle, facts.known)
    open_ones = [row for row in rows if not row.is_answered]
    if not rows:
        return not_met("No recommendation is written.")
    if open_ones:
        which = so_many(len(open_ones), len(rows), "recommendations have", "The recommendation has")
        return not_met(f"{which} no answer.")
    return met("Each recommendation has an answer.")


@checks.add
def use_agreed_together(facts: Facts) -> Answer:
    """Teacher, SENCO and family weigh together what to use; a specialist who comes is named too (Code 6.62)."""
    agreed = facts.here("agree_use")
    who = frozenset(agreed.several("took_part")) if agreed else frozenset()
    for role, words in COLLEAGUES.items():
        if not who & facts.standing_for(role):
            return not_met(f"What to use has not been agreed with the {words}.")
    if agreed and who & facts.circle.deciders(facts.today):
        return met(f"What to use was agreed on {in_words(agreed.day('on') or agreed.on)}.")
    if facts.is_excused:
        return not_needed(EXCUSED)
    if facts.attempts_were_made:
        return met(facts.attempts.because)
    return not_met(f"What to use has not been agreed with the {facts.decider}.")


@checks.add
def advice_review_date(facts: Facts) -> Answer:
    """A day is set on which all see whether it helps (Code 6.62)."""
    agreed = facts.here("agree_use")
    day = agreed.day("review_on") if agreed else None
    if day is None or day < facts.today:
        return not_met("No date is set to see whether it helps.")
    return met(f"We see on {in_words(day)} whether it helps.")


@checks.add
def advice_shared(facts: Facts) -> Answer:
    """What was advised is shared with the parents and with the staff who work with the child (Code 6.59).

    Where telling the family could put the child at risk, as the safeguarding lead has recorded, staff are told alone.
    """
    given = shared_with(facts.circle, facts.known, ADVICE)
    if given.family_not_told:
        return not_met("The advice has not been shared with the family.")
    if given.staff_not_told:
        one = "The one person who works with the child has"
        which = so_many(len(given.staff_not_told), len(given.staff), "staff have", one)
        return not_met(f"{which} not been given the advice.")
    return met(
        "The staff have been given the advice." if facts.is_excused else "Family and staff have been given the advice."
    )


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
        f"The school’s number is {facts.circle.wanted.in_words}."
    )

"""The checks of what the council does after a review: its decision, its changes, an end of the plan."""

from engine.checks import Answer, Register, met, not_met, not_needed
from engine.days import in_words
from workflows.ehc_annual_review.facts import Facts

council_checks = Register("check")

NOT_DECIDED = "The council has not told its decision yet."
SAME_COUNCIL = "The child has moved to no other council since the last review."
DECIDED = {
    "keep": "keeps the plan as it is",
    "amend": "changes the plan",
    "cease": "means to end the plan",
}


@council_checks.add
def council_has_decided(facts: Facts) -> Answer:
    """The council has told what it does after the review (SEND Regulations 2014, regulation 20(10))."""
    words = DECIDED.get(facts.decision)
    if words is None or facts.decided_on is None:
        return not_met(NOT_DECIDED)
    return met(f"The council decided on {in_words(facts.decided_on)}: it {words}.")


@council_checks.add
def council_keeps_plan(facts: Facts) -> Answer:
    """The council's decision is to keep the plan as it is."""
    return _decided(facts, "keep")


@council_checks.add
def council_changes_plan(facts: Facts) -> Answer:
    """The council's decision is to change the plan."""
    return _decided(facts, "amend")


@council_checks.add
def council_ends_plan(facts: Facts) -> Answer:
    """The council's decision is to end the plan."""
    return _decided(facts, "cease")


def _decided(facts: Facts, wanted: str) -> Answer:
    """A decision of one kind lets no move of another kind pass."""
    said = council_has_decided(facts)
    return said if facts.decision == wanted else not_met(said.because)


@council_checks.add
def notice_is_noted(facts: Facts) -> Answer:
    """When the notice of the changes was served on the family is on record (regulation 22(2))."""
    if facts.served_on is None:
        return not_met("It is not written when the council sent the changes that it proposes.")
    return met(f"The notice of the changes was served on {in_words(facts.served_on)}.")


@council_checks.add
def family_has_answered(facts: Facts) -> Answer:
    """Whether there is anything left to help with: the family has answered, or the plan is final."""
    answered = facts.here("help_to_answer")
    if answered:
        return met(f"The family’s answer was noted on {in_words(answered.on)}.")
    if facts.here("note_final"):
        return not_needed("The plan is final.")
    return not_met("The family has not answered the council yet.")


@council_checks.add
def changes_are_final(facts: Facts) -> Answer:
    """The changed plan is here, or the reasoned word that it is not changed (regulation 22(3), (4))."""
    final = facts.here("note_final")
    if final:
        what = "changed plan" if final.text("outcome") == "amended" else "word that nothing changes"
        return met(f"The council’s {what} is of {in_words(final.day('on') or final.on)}.")
    if facts.decision != "amend":
        return not_needed("The council does not change the plan.")
    return not_met("The council’s final plan is not here yet.")


@council_checks.add
def end_is_settled(facts: Facts) -> Answer:
    """Whether there is anything left to ask: the plan has ended, or it is kept after all."""
    noted = facts.here("note_end")
    if noted is None or noted.text("end") == "appeal":
        return not_met("It is not settled whether the plan ends.")
    return met(f"It was settled on {in_words(noted.day('on') or noted.on)} whether the plan ends.")


@council_checks.add
def end_was_dropped(facts: Facts) -> Answer:
    """The council keeps the plan after all, by itself or by order of the Tribunal (CFA 2014, section 45)."""
    noted = facts.here("note_end")
    if noted and noted.text("end") == "dropped":
        return met(f"Since {in_words(noted.day('on') or noted.on)} it is settled that the plan goes on.")
    return not_met("The council has not said that the plan goes on.")


# A move to another council


@council_checks.add
def plan_transferred(facts: Facts) -> Answer:
    """The old council has passed the plan on to the new one (SEND Regulations 2014, regulation 15(2))."""
    if facts.moved is None:
        return not_needed(SAME_COUNCIL)
    if facts.transferred_on:
        return met(f"The plan was passed on to the new council on {in_words(facts.transferred_on)}.")
    return not_met("It is not written when the old council passed the plan on to the new one.")


@council_checks.add
def new_council_answered(facts: Facts) -> Answer:
    """The new council has said whether it assesses, and when it reviews the plan (regulation 15(4))."""
    if facts.moved is None:
        return not_needed(SAME_COUNCIL)
    if facts.new_council_said_on:
        return met(f"The new council wrote on {in_words(facts.new_council_said_on)} what it does.")
    return not_met("The new council has not said whether it assesses, and when it reviews the plan.")


# The ends


@council_checks.add
def no_plan_in_force(facts: Facts) -> Answer:
    """The council has ended the plan (CFA 2014, section 45): nobody else can, whatever the school thinks."""
    if facts.plan is not None or not facts.circle.ehc_plans:
        return not_met("An EHC plan is in force: only the council can end it.")
    ended = max(each.ceased_on for each in facts.circle.ehc_plans if each.ceased_on)
    return met(f"The council ended the plan on {in_words(ended)}.")


@council_checks.add
def child_has_left(facts: Facts) -> Answer:
    """The child has left this school: the plan goes on, and its reviews are another school's or the council's."""
    if facts.has_left:
        return met("The child has left the school, and the plan goes on elsewhere.")
    return not_met("The child is on the roll, and the plan is in force.")

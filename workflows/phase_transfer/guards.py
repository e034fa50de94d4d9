"""The checks of moving between schools: each answers with a because that names nobody."""

from engine.checks import Answer, Register, met, not_met, not_needed
from engine.days import in_words
from workflows.phase_transfer.facts import EHC_PLAN, NO_SCHOOL, SCHOOL, Facts
from workflows.support.rights import rights_have_passed

checks = Register("check")
checks.add(rights_have_passed)
AGREED = frozenset({"yes", "in_part"})


# The move ahead


@checks.add
def next_school_known(facts: Facts) -> Answer:
    """It is known to which school or college the child goes."""
    return met("The next school is known.") if facts.next_school else not_met("The next school is not known yet.")


@checks.add
def child_was_asked(facts: Facts) -> Answer:
    """The child has said what they think of the move, or was honestly asked (Code 6.57)."""
    if facts.child_spoke_on:
        return met(f"The child was asked about the move on {in_words(facts.child_spoke_on)}.")
    return not_met("The child has not been asked about the move.")


@checks.add
def family_saw_what_goes(facts: Facts) -> Answer:
    """The family has seen what goes to the next school, or could not be reached (Code 6.57)."""
    shown = facts.shown
    if shown and shown.text("agreed") != "not_reached":
        return met(f"The family saw on {in_words(shown.day('on') or shown.on)} what goes to the next school.")
    if facts.attempts_were_made:
        return met(facts.attempts.because)
    return not_met("The family has not seen what goes to the next school.")


@checks.add
def ehc_plan_sharing_agreed(facts: Facts) -> Answer:
    """An EHC plan goes to nobody without agreement (SEND Regulations 2014, regulation 17)."""
    shown = facts.shown
    if shown is None or EHC_PLAN not in shown.several("goes"):
        return not_needed("The EHC plan is not to be sent.")
    if shown.text("agreed") in AGREED:
        return met("It is agreed that the EHC plan is sent.")
    return not_met("The EHC plan is to be sent, and nobody has agreed to that.")


@checks.add
def plan_names_next_school(facts: Facts) -> Answer:
    """The council has changed the EHC plan, so that it names the next school (SEND Regulations 2014, reg 18)."""
    named = facts.known.last("note_named_school")
    if named:
        return met(f"The plan of {in_words(named.day('on') or named.on)} names the next school.")
    if not facts.has_ehc_plan:
        return not_needed("There is no EHC plan.")
    return not_met("The council has not named the next school in the plan.")


@checks.add
def adult_life_looked_at(facts: Facts) -> Answer:
    """From Year 9 a move looks ahead to adult life, with an EHC plan or without (Code 8.7)."""
    looked = facts.known.last("look_ahead")
    if looked:
        return met(f"What prepares for adult life was written on {in_words(looked.on)}.")
    if not facts.prepares_for_adulthood:
        return not_needed("This begins with Year 9.")
    if facts.plan_is_reviewed:
        return not_needed("The yearly review of the EHC plan looks ahead to adult life.")
    return not_met("What prepares for adult life is not written.")


@checks.add
def careers_guidance_noted(facts: Facts) -> Answer:
    """Independent careers guidance is on record, in Years 7 to 13 (Education Act 1997, section 42A)."""
    noted = facts.known.last("note_careers")
    if noted:
        return met(f"Careers guidance was given on {in_words(noted.day('on') or noted.on)}.")
    if not facts.is_owed_careers_guidance:
        return not_needed("Careers guidance is owed in Years 7 to 13.")
    if facts.plan_is_reviewed:
        return not_needed("Careers guidance is noted at the yearly review of the EHC plan.")
    return not_met("No careers guidance is on record before this move.")


# After leaving


@checks.add
def destination_known(facts: Facts) -> Answer:
    """Whether anything is left to find out: where the child is now, or that nobody knows."""
    if facts.destination in NO_SCHOOL:
        return met("The child is at no school that we know of.")
    if facts.destination or facts.sent or facts.nobody_to_send_to:
        return met("It is known where the records go.")
    return not_met("Nobody has said where the child is now.")


@checks.add
def council_told(facts: Facts) -> Answer:
    """The council knows of a child who left for no school that is known (Pupil Registration Regulations 2024)."""
    told = facts.known.last("tell_council")
    if told:
        return met(f"The council was told on {in_words(told.day('on') or told.on)}.")
    return not_met("The council has not been told that no school is known.")


@checks.add
def records_sent(facts: Facts) -> Answer:
    """The records have been sent (Education (Pupil Information) (England) Regulations 2005, regulation 9)."""
    sent = facts.sent
    if sent:
        return met(f"The records were sent on {in_words(sent.day('on') or sent.on)}.")
    return not_met("The records have not been sent to the next school.")


@checks.add
def no_school_is_known(facts: Facts) -> Answer:
    """What the exemption rests on: nobody knows of a school to send records to, and none has asked for them."""
    if facts.destination == SCHOOL:
        return not_met("There is a school to which the records go.")
    return met("No next school is known.")


@checks.add
def school_is_not_maintained(facts: Facts) -> Answer:
    """What the exemption for an academy rests on: the regulations bind maintained schools."""
    if facts.is_maintained:
        return not_met("The council maintains this school.")
    return met("The council does not maintain this school.")


@checks.add
def receipt_noted(facts: Facts) -> Answer:
    """The next school has confirmed that it has the records (Code 6.57)."""
    received = facts.received
    if received:
        return met(
            f"The next school confirmed on {in_words(received.day('on') or received.on)} that it has the records."
        )
    return not_met("The next school has not confirmed that it has the records.")


@checks.add
def school_has_asked(facts: Facts) -> Answer:
    """Whether a school has asked for the records that are held."""
    looked = facts.here("ask_whether_asked")
    if looked is None:
        return not_met("The records are held until a school asks for them.")
    day = in_words(looked.day("on") or looked.on)
    if looked.text("asked") == "yes":
        return met(f"On {day} a school had asked for the records.")
    return not_met(f"On {day} no school had asked for the records.")


# A child who has come


@checks.add
def records_are_here(facts: Facts) -> Answer:
    """The records of the earlier school have come."""
    asked = facts.known.last("ask_for_records")
    came = asked.day("came_on") if asked else None
    if came:
        return met(f"The records of the earlier school came on {in_words(came)}.")
    return not_met("The records of the earlier school are not here yet.")


@checks.add
def history_read(facts: Facts) -> Answer:
    """What is known from before was read, and the support goes on (Code 6.16)."""
    read = facts.known.last("read_history")
    if read:
        return met(f"What is known from before was read on {in_words(read.on)}.")
    return not_met("What is known from before has not been read.")

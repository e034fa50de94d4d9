"""The checks of moving to the next school: each answers with a because that names nobody."""

from engine.checks import Answer, Register, met, not_met
from engine.days import in_words
from workflows.phase_transfer.facts import Facts

checks = Register("check")


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
def records_sent(facts: Facts) -> Answer:
    """The records have been sent (Education (Pupil Information) (England) Regulations 2005, regulation 9)."""
    sent = facts.sent
    if sent:
        return met(f"The records were sent on {in_words(sent.day('on') or sent.on)}.")
    return not_met("The records have not been sent to the next school.")


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

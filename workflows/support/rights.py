"""When a young person's rights pass to them, and which of the child's open journeys gives notice of it.

Notice is given once: by SEN support where the child has it, else by whichever of the open journeys was opened first.
"""

from datetime import date, timedelta
from typing import Protocol

from engine.checks import Answer, met, not_met, not_needed
from engine.clocks import months_before
from engine.days import in_words
from engine.values import JourneyFacts, JourneyState
from workflows.school.school_age import school_leaving_date
from workflows.support.circle import Circle

KNOWN_AHEAD = 12
"""Months before its day in which the date is there: long enough for the notice six months before."""
SEN_SUPPORT = "graduated_approach"


class Lane(Protocol):
    """What every workflow's facts hold."""

    @property
    def known(self) -> JourneyFacts: ...

    @property
    def circle(self) -> Circle: ...


def rights_pass_on(facts: Lane) -> date | None:
    """The first day on which the decisions are the young person's own, known a year ahead (CFA 2014, section 83(2)).

    None where another open journey gives the notice, and for a child who has left.
    """
    born, left, today = facts.circle.pupil.date_of_birth, facts.circle.pupil.left_on, facts.known.today
    if born is None or not gives_notice(facts.known) or (left is not None and left <= today):
        return None
    first = school_leaving_date(born) + timedelta(days=1)
    return first if today >= months_before(first, KNOWN_AHEAD) else None


def rights_have_passed(facts: Lane) -> Answer:
    """Whether the decisions are the young person's own by now, or the notice of it is another journey's."""
    if not gives_notice(facts.known):
        return not_needed("Another open journey of the child gives notice of this.")
    if facts.circle.young_person_decides(facts.known.today):
        return met(f"Compulsory school age had ended by {in_words(facts.known.today)}: the decisions are their own.")
    return not_met("Compulsory school age has not ended yet.")


def gives_notice(known: JourneyFacts) -> bool:
    """Whether the notice is this journey's: SEN support's before any other, then the one that was opened first."""
    others = [each for each in known.others if each.is_open and each.id != known.journey.id]
    return all(_rank(known.journey) < _rank(each) for each in others)


def _rank(journey: JourneyState) -> tuple[bool, date, str]:
    return (journey.workflow != SEN_SUPPORT, journey.opened_on, str(journey.id))

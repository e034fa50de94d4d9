"""What is asked where a child also learns at another place, or here for less time: checks and days of two workflows.

What another place may know is agreed with the family first (Code 6.57, a should); the copy of the record that goes to a
second school by law needs no agreement (Education (Pupil Information) (England) Regulations 2005, regulation 9(3B)).
"""

from datetime import date

from engine.checks import Answer, Register, met, not_met, not_needed
from engine.days import DayKind, in_words
from engine.definition import Standing
from engine.playbook import DueOn
from workflows.support.asked_once import asked_elsewhere, asks_here
from workflows.support.away_seen import LEADS_HERE, PLACE, PLACES, ElsewhereSeen
from workflows.support.circle import Circle
from workflows.support.rights import Lane
from workflows.support.safeguarding import EXCUSED, decision

elsewhere_checks, elsewhere_rules = Register("check"), Register("rule")

LOOK_BEFORE = 5
"""So many school days before its day a shorter timetable can be looked at again: our default."""


def place_to_ask_about(circle: Circle, today: date) -> ElsewhereSeen | None:
    """The first other place about which the family has not been asked."""
    asked = {each.service for each in circle.agreements if each.about == PLACE}
    return next((each for each in circle.away.places(today) if str(each.id) not in asked), None)


def agreed_places(circle: Circle, today: date) -> tuple[ElsewhereSeen, ...]:
    """The other places that may know of the support, as the family agreed and has not taken back."""
    agreed = {each.service for each in circle.agreements if each.about == PLACE and each.stands_on(today)}
    return tuple(each for each in circle.away.places(today) if str(each.id) in agreed)


def second_schools(circle: Circle, today: date) -> tuple[ElsewhereSeen, ...]:
    """The schools at which the child is registered too, and to which this one, the first, sends the record."""
    return tuple(each for each in circle.away.places(today) if each.kind == LEADS_HERE)


@elsewhere_rules.add
def learns_elsewhere(facts: Lane) -> date | None:
    """Since when the school knows of a place about which the family has not been asked."""
    found = place_to_ask_about(facts.circle, facts.known.today)
    return found.known_on if found and asks_here(facts.known) else None


@elsewhere_rules.add
def place_in_words(facts: Lane) -> str | None:
    """The place that the family is asked about: what it is called, of which kind, since when."""
    found = place_to_ask_about(facts.circle, facts.known.today)
    if found is None:
        return None
    days = f" {found.days}." if found.days else ""
    return f"{found.place}. {PLACES[found.kind]}. From {in_words(found.from_on)}.{days}"


@elsewhere_checks.add
def place_sharing_agreed(facts: Lane) -> Answer:
    """The family has said what each other place may know (Code 6.57); a no is an answer too."""
    if not asks_here(facts.known):
        return asked_elsewhere()
    if decision(facts.known):
        return not_needed(EXCUSED)
    if not facts.circle.away.places(facts.known.today):
        return not_needed("The child learns at no other place.")
    if place_to_ask_about(facts.circle, facts.known.today):
        return not_met("The family has not been asked what the other place may know.")
    return met("The family has said what the other place may know.")


@elsewhere_rules.add
def registered_elsewhere(facts: Lane) -> DueOn | None:
    """When the head learned that the child is registered at a second school, while that has no copy of the record.

    The 15 school days are law between schools that a council maintains (the 2005 Regulations, regulation 9(3A) and
    (3B), put in by SI 2008/1747), and our default for an academy.
    """
    second = second_schools(facts.circle, facts.known.today)
    found = next((each for each in second if each.record_sent_on is None), None)
    if found is None or not asks_here(facts.known):
        return None
    is_law = facts.circle.pupil.school_is_maintained
    return DueOn(found.known_on, Standing.LAW if is_law else Standing.OUR_DEFAULT)


@elsewhere_checks.add
def second_school_has_record(facts: Lane) -> Answer:
    """A copy of the record has gone to the school at which the child is registered too."""
    if not asks_here(facts.known):
        return asked_elsewhere()
    second = second_schools(facts.circle, facts.known.today)
    if not second:
        return not_needed("There is no second school to which this one sends the record.")
    sent = [each.record_sent_on for each in second if each.record_sent_on]
    if len(sent) < len(second):
        return not_met("The second school has no copy of the record yet.")
    return met(f"A copy of the record went to the second school on {in_words(max(sent))}.")


@elsewhere_rules.add
def timetable_look_again(facts: Lane) -> DueOn | None:
    """The day agreed for looking again at a shorter timetable."""
    found = facts.circle.away.timetable(facts.known.today)
    if found is None or found.look_again_on is None or not asks_here(facts.known):
        return None
    return DueOn(found.look_again_on, Standing.AGREED)


@elsewhere_checks.add
def timetable_looked_at(facts: Lane) -> Answer:
    """A part-time timetable is short and looked at again on the day agreed (the DfE's attendance guidance)."""
    if not asks_here(facts.known):
        return asked_elsewhere()
    found = facts.circle.away.timetable(facts.known.today)
    if found is None or found.look_again_on is None:
        return not_needed("The child is here for the whole week.")
    opens = facts.known.days.before(found.look_again_on, LOOK_BEFORE, DayKind.SCHOOL)
    if facts.known.today < opens:
        return met(f"The part-time timetable is looked at again on {in_words(found.look_again_on)}.")
    return not_met(f"The part-time timetable is to be looked at again on {in_words(found.look_again_on)}.")

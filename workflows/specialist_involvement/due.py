"""Days and words that hang on facts: what due dates are counted from, and what stands in a field to begin with."""

from datetime import date

from engine.checks import Register
from engine.days import DayKind
from engine.definition import Length
from workflows.specialist_involvement.facts import Facts
from workflows.support.rights import rights_pass_on
from workflows.support.safeguarding import lifted_on, safeguarding_rules

rules = Register("rule", safeguarding_rules)
rules.add(rights_pass_on)

USUAL_WAIT = Length(42, DayKind.SCHOOL)
"""How long a child usually waits to be seen, where no service says: our default."""
USUAL_REPLY = 20
"""Within how many school days a service usually replies, where nobody says: our default."""
ASK_AGAIN = 30
"""After how many school days a service is asked again how long it takes: our default."""


@rules.add
def urgent_exception(facts: Facts) -> date | None:
    """The day on which somebody recorded that this was urgent: the family is told after, so the task opens then.

    None while a safeguarding decision stands; once that is lifted, the family is told from then.
    """
    urgent = facts.exception("urgent")
    if urgent is None or facts.is_excused:
        return None
    return max(urgent.on, lifted_on(facts.known) or urgent.on)


@rules.add
def family_to_decide(facts: Facts) -> date:
    """The day from which the family is to be asked, anew where its agreement was withdrawn or has run out."""
    return facts.to_decide_since


@rules.add
def reply_expected(facts: Facts) -> date:
    """The day by which the service is to reply; once it was noted that there is no reply yet, as long again."""
    sent, replied = facts.known.last("send_request"), facts.replied
    given = sent.day("reply_by") if sent and replied is None else None
    since = (replied.day("on") if replied else None) or facts.known.journey.entered_on
    return given or _school_days(facts, since, USUAL_REPLY)


@rules.add
def refused_by_service(facts: Facts) -> date | None:
    """The day on which the service said that it does not take the child on; then the family is owed the answer."""
    return facts.not_taken_on


@rules.add
def words_of_the_service(facts: Facts) -> str | None:
    """Why the service does not take the child on, as it was noted."""
    noted = (facts.here("chase"), "answer"), (facts.replied, "words")
    return next((answered.text(field) for answered, field in noted if answered and answered.text(field)), None)


@rules.add
def next_chase(facts: Facts) -> date:
    """The day on which the service is asked how long: the one that was agreed or given, else our default."""
    asked = facts.here("chase")
    if asked is None:
        return facts.seen_on or _school_days(facts, facts.known.journey.entered_on, ASK_AGAIN)
    return asked.day("next_on") or _school_days(facts, asked.day("on") or asked.on, ASK_AGAIN)


@rules.add
def service_to_be_told(facts: Facts) -> date | None:
    """The day on which the family said no, where the service was asked already: all sharing has stopped."""
    return facts.known.journey.entered_on if facts.service_knows else None


@rules.add
def plan_review(facts: Facts) -> date | None:
    """The review date of the plan, where it is ahead: whether the advice helps is seen there."""
    plans = (each.review_on for each in facts.circle.agreements if each.about == "plan" and each.review_on)
    return max((day for day in plans if day >= facts.today), default=None)


@rules.add
def usual_wait(facts: Facts) -> date | Length:
    """Until the day that the service gave, or that was known when it was put in, if it is ahead. Else as long as one
    usually waits for this service, as the school has said, and without that our default."""
    if facts.seen_on:
        return facts.seen_on
    weeks = next((each.weeks for each in reversed(facts.circle.services) if each.kind == facts.service), None)
    return Length(7 * weeks, DayKind.CALENDAR) if weeks else USUAL_WAIT


@rules.add
def services_named(facts: Facts) -> str | None:
    """Whom this school asks for which kind of help, and how long a child usually waits."""
    kinds = sorted(facts.circle.services, key=lambda each: each.kind)
    return "\n".join(f"{each.kind.replace('_', ' ').capitalize()}: {each.in_words}" for each in kinds) or None


def _school_days(facts: Facts, start: date, count: int) -> date:
    return facts.known.days.after(start, count, DayKind.SCHOOL)


@rules.add
def what_works(facts: Facts) -> str | None:
    """What is known of strengths and of what helps, to begin with: the plan in force, and the child's own words."""
    plan = facts.circle.plan_in_force
    words = next((view.good for view in reversed(facts.circle.views) if view.good), "")
    known = [plan.class_changes if plan else "", f"In the child’s own words: {words}" if words else ""]
    return "\n".join(filter(None, known)) or None

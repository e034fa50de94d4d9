"""Days and words that hang on an answer: what due dates are counted from, and what stands in or beside a field.

Each rule answers None while there is no such day; a task that hangs on it is then not open.
"""

from datetime import date

from engine.checks import Register
from engine.clock import day_of
from engine.days import DayKind, in_words
from engine.definition import Standing
from engine.playbook import DueOn
from workflows.graduated_approach.facts import SUPPORT_RUNS_AT, Facts

rules = Register("rule")

RESPONSE_TIME = 30
"""How many school days a change in class teaching runs before somebody looks again: our default."""
REVIEW_AHEAD = 60
"""How many school days ahead a review is at most: our default."""
TWO_TERMS = 126
"""Two of the three terms of a school year of 190 days."""
AFTER_DECISION = frozenset({"plan", *SUPPORT_RUNS_AT})
"""The stages to which only a "yes" leads: a journey put in at one of them came with support that was decided."""
DECISIONS = {"yes": "yes, SEN support is needed", "no": "no, this is not SEN"}
SIGNS = {
    "behind_peers": "falling behind children who began level",
    "slower": "slower than before",
    "gap_stays": "the gap is not closing",
    "gap_grows": "the gap is growing",
    "wider": "friendships, feelings, speech, movement or independence",
}
"""The signs of Code 6.17 and 6.18 that a concern may name."""


@rules.add
def look_again_at_response(facts: Facts) -> DueOn:
    """The day agreed for looking again at what is tried; without one, our default counted from arriving."""
    chosen = facts.in_visit("choose_response")
    agreed = chosen.day("look_again_on") if chosen else None
    if agreed:
        return DueOn(agreed, Standing.AGREED)
    arrived = facts.known.journey.entered_on
    return DueOn(facts.days.after(arrived, RESPONSE_TIME, DayKind.SCHOOL), Standing.OUR_DEFAULT)


@rules.add
def first_measure(facts: Facts) -> str | None:
    """Where the child was when the response began, in the teacher's words."""
    chosen = facts.in_visit("choose_response")
    return f"At the start: {chosen.text('now')}" if chosen else None


@rules.add
def signs_ticked(facts: Facts) -> str | None:
    """The signs that were ticked when the concern was raised: each is to be shown by something."""
    concern = facts.known.last("describe_concern")
    ticked = [SIGNS[sign] for sign in concern.several("sign") if sign in SIGNS] if concern else []
    return f"Ticked when this was raised: {'; '.join(ticked)}." if ticked else None


@rules.add
def decision_in_words(facts: Facts) -> str | None:
    """What was decided and why, for the teacher who is asked to agree."""
    decision = facts.decision
    if decision is None:
        return None
    said = DECISIONS.get(decision.text("decision"), "not yet clear")
    return f"Decided on {in_words(decision.on)}: {said}.\nWhy: {decision.text('reasons')}"


@rules.add
def plan_in_words(facts: Facts) -> str | None:
    """The plan of this cycle, for whoever is asked to agree it or look it over."""
    plan = facts.circle.plan_of(facts.journey_id, facts.cycle)
    if plan is None or not plan.outcomes:
        return None
    lines = [f"In class: {plan.class_changes}"] if plan.class_changes else []
    for outcome in plan.outcomes:
        lines.append(f"{outcome.position}. {outcome.able_to}")
        known = (("Now", outcome.now), ("We shall see it by", outcome.measure))
        lines += [f"{label}: {words}" for label, words in known if words]
        lines += [f"By {in_words(outcome.by_on)}"] if outcome.by_on else []
        lines += [f"Support: {each.what}" for each in plan.provision if each.outcome == outcome.position]
    return "\n".join(lines)


@rules.add
def plan_last_written(facts: Facts) -> date | None:
    """The day on which this cycle's plan was last written at; none until there is an outcome and support to look over.

    Each change gives whoever looks it over their days anew: what was written late makes nobody else late.
    """
    plan = facts.plan
    if plan is None or not plan.outcomes or not plan.provision or plan.changed_at is None:
        return None
    return day_of(plan.changed_at)


@rules.add
def decision_proposed(facts: Facts) -> date | None:
    """The day of a yes or no to whether this is SEN, which the teacher then agrees or not."""
    decision = facts.decision
    return decision.on if decision and decision.text("decision") in {"yes", "no"} else None


@rules.add
def support_decided(facts: Facts) -> date | None:
    """The day from which the family is owed the formal notice (Children and Families Act 2014, section 68).

    The duty follows the help, not the stage: a "yes" starts it, and so does a plan that is running, a first notice
    sent early, or a journey put in after its plan was made. A contact who joins later is owed it from that day. None
    while an exemption holds.
    """
    began = min(_days_support_began(facts), default=None)
    if began is None or facts.notice_is_excused:
        return None
    waiting = facts.contacts_not_told
    joined = (each.from_on for each in facts.circle.contacts if each.key in waiting)
    return max(began, min(joined, default=began))


def _days_support_began(facts: Facts) -> list[date]:
    plan, carried = facts.plan_in_force, facts.carried
    days = [
        facts.said_yes_on,
        plan.from_on if plan else None,
        *facts.told_on[:1],
        carried.on if carried and carried.text("stage") in AFTER_DECISION else None,
        facts.cycle_began_on if facts.circle.has_ehc_plan and facts.cycle else None,
    ]
    return [day for day in days if day]


@rules.add
def decided_not_sen(facts: Facts) -> date | None:
    """The day on which teacher and SENCO had both agreed that this is not SEN; until then there is nothing to tell."""
    decision, answered = facts.decision, facts.teacher_answered
    if decision is None or answered is None or decision.text("decision") != "no":
        return None
    return answered.on if answered.text("view") == "agreed" else None


@rules.add
def family_disagreed(facts: Facts) -> date | None:
    """The day on which the family said that it does not agree with the plan."""
    return facts.disagreement.on if facts.disagreement else None


@rules.add
def two_terms_ahead(facts: Facts) -> date:
    """Two terms from today, the time for which the domain watches after support is not needed."""
    return facts.days.after(facts.today, TWO_TERMS, DayKind.SCHOOL)


@rules.add
def next_review_round(facts: Facts) -> date:
    """The day that a new review date begins with, for a school without review rounds: as far ahead as we advise."""
    return facts.days.after(facts.today, REVIEW_AHEAD, DayKind.SCHOOL)


@rules.add
def review_due(facts: Facts) -> DueOn | None:
    """The review date of this cycle, from its plan or from the row that the journey was put in with (Code 6.53)."""
    return facts.review_due

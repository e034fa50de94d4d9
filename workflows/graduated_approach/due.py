"""Days and words that hang on an answer: what due dates are counted from, and what stands in or beside a field.

Each rule answers None while there is no such day; a task that hangs on it is then not open.
"""

from datetime import date

from engine.checks import Register
from engine.clock import day_of
from engine.days import DayKind, in_words
from engine.definition import Standing
from engine.playbook import DueOn
from engine.values import TaskStatus
from workflows.graduated_approach import cycle_facts, meetings
from workflows.graduated_approach.cycle_facts import REVIEW_AHEAD
from workflows.graduated_approach.facts import Facts
from workflows.school.terms import window_from
from workflows.support.circle import ProvisionSeen
from workflows.support.delivery import delivered
from workflows.support.elsewhere_asked import elsewhere_rules
from workflows.support.rights import rights_pass_on
from workflows.support.safeguarding import lifted_on, safeguarding_rules
from workflows.support.said import how_often
from workflows.support.suspensions_asked import suspension_rules

rules = Register("rule", elsewhere_rules, safeguarding_rules, suspension_rules)
rules.add(rights_pass_on)

RESPONSE_TIME = 30
"""How many school days a change in class teaching runs before somebody looks again: our default."""
TWO_TERMS = 126
"""Two of the three terms of a school year of 190 days."""
ROUND_AHEAD = 20
"""How many school days ahead the next review round is at least: our default."""
REVIEW_TIME = 10
"""How many school days a review without any date takes: the usual time of its stage."""
JOINED_LATELY = 365
"""For how many days after joining the last school is asked what it tried: our default."""
PROGRESS = {"more": "more than hoped", "as_hoped": "as hoped", "some": "some", "little": "little or none"}
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
    return DueOn(facts.days.after(arrived, RESPONSE_TIME, DayKind.SCHOOL), Standing.OUR_DEFAULT, since=arrived)


@rules.add
def joined_lately(facts: Facts) -> date | None:
    """The day on which a concern came up about a child who joined within the year; for others nothing is asked.

    Source: Code 6.16: schools build on what the last school or nursery knows.
    """
    joined, arrived = facts.circle.pupil.joined_on, facts.known.journey.entered_on
    return arrived if joined and 0 <= (arrived - joined).days <= JOINED_LATELY else None


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
        lines += [_support_in_words(each) for each in plan.provision if each.outcome == outcome.position]
    return "\n".join(lines)


def _support_in_words(support: ProvisionSeen) -> str:
    """What is given and how often: who agrees a plan agrees to that, too."""
    often = how_often(support.minutes, support.times_a_week, support.weeks)
    return f"Support: {support.what.rstrip('.')} ({often})" if often else f"Support: {support.what}"


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
    sent early, or a journey put in after its plan was made. A contact who joins later is owed it from that day, and
    whom a safeguarding decision kept from hearing of it from when that was lifted. None while an exemption holds.
    """
    began = cycle_facts.support_began_on(facts)
    if began is None or facts.notice_is_excused:
        return None
    waiting = facts.contacts_not_told
    joined = (each.from_on for each in facts.circle.contacts if each.key in waiting)
    return max(began, min(joined, default=began), lifted_on(facts.known) or began)


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
def plan_agreed(facts: Facts) -> date | None:
    """When the journey came to the plan, once that was talked through: until then there is nothing to share.

    Once support is given, the day on which somebody was found who has not been told.
    """
    if facts.agreement is None:
        return None
    if facts.known.journey.stage == "plan":
        return facts.known.journey.entered_on
    rows = (row for row in facts.known.tasks if row.task == "share_plan" and row.cycle == facts.cycle)
    return next((row.opened_on for row in rows if row.status is TaskStatus.OPEN), facts.today)


@rules.add
def support_not_started(facts: Facts) -> date | None:
    """The day on which the class teacher said that the support has not started, while that is how it stands."""
    said = facts.in_cycle("check_started")
    not_yet = said is not None and said.text("started") == "not_yet"
    return said.on if said and not_yet and not cycle_facts.every_support_has_started(facts) else None


@rules.add
def what_is_in_the_way(facts: Facts) -> str | None:
    """What keeps the support from starting, in the teacher's words."""
    said = facts.in_cycle("check_started")
    words = said.text("in_the_way") if said else ""
    return f"In the way: {words}" if words else None


@rules.add
def half_way_to_review(facts: Facts) -> date | None:
    """The school day half-way from the beginning of the support to its review."""
    return cycle_facts.half_way_on(facts)


@rules.add
def half_an_hour(facts: Facts) -> str:
    """How long a review takes, to begin with."""
    return "30 minutes"


@rules.add
def sessions_logged(facts: Facts) -> str | None:
    """How many of the planned sessions are logged, beside the question whether it was given as planned."""
    plan = facts.plan_in_force
    found = delivered(plan, facts.circle.sessions, facts.days, facts.today) if plan else None
    return found.words if found and found.planned else None


@rules.add
def review_day(facts: Facts) -> DueOn:
    """The day of the review: as it is due, else `REVIEW_TIME` school days after it was begun, our default."""
    due = cycle_facts.review_due(facts)
    began = facts.known.journey.entered_on
    return due or DueOn(facts.days.after(began, REVIEW_TIME, DayKind.SCHOOL), Standing.OUR_DEFAULT, since=began)


@rules.add
def what_was_learned(facts: Facts) -> str | None:
    """What the class teacher wrote of this review, for the SENCO who is asked to agree what is next."""
    weighed = facts.in_visit("weigh_support")
    if weighed is None:
        return None
    progress = PROGRESS.get(weighed.text("progress"), "not known")
    return f"Progress with this help: {progress}.\n{weighed.text('learned')}"


@rules.add
def support_is_to_end(facts: Facts) -> date | None:
    """The day on which the SENCO agreed that class teaching is enough now; None while support goes on."""
    agreed = facts.in_visit("agree_next")
    return agreed.on if agreed and agreed.text("next") == "enough" else None


@rules.add
def family_met(facts: Facts) -> date | None:
    """The day from which the record of the review is owed: that of the meeting with the family, where there was one."""
    return cycle_facts.record_owed_since(facts)


@rules.add
def look_again_on(facts: Facts) -> date | None:
    """The day agreed for looking again after an end; none once the child has left, or help has begun anew."""
    known = facts.known
    begun_anew = any(each.is_open and each.workflow == known.journey.workflow for each in known.others)
    if begun_anew or facts.circle.pupil.left_on:
        return None
    days = {
        "not_sen": _day_of(facts, "tell_family_not_sen"),
        "support_ended": _day_of(facts, "say_what_stays"),
        "class_teaching": facts.circle.look_again_on.get(known.journey.id),
    }
    return days.get(known.journey.stage)


def _day_of(facts: Facts, task: str) -> date | None:
    answered = facts.known.last(task)
    return answered.day("look_again_on") if answered else None


@rules.add
def meeting_this_term(facts: Facts) -> date | None:
    """The last school day of the term in which the next meeting with the family is owed (Code 6.65)."""
    return meetings.owed_by(facts)


@rules.add
def two_terms_ahead(facts: Facts) -> date:
    """Two terms from today, the time for which the domain watches after support is not needed."""
    return facts.days.after(facts.today, TWO_TERMS, DayKind.SCHOOL)


@rules.add
def next_review_round(facts: Facts) -> date:
    """The day that a new review date begins with: in the school's next review round, else as far ahead as we advise."""
    start = facts.days.after(facts.today, ROUND_AHEAD, DayKind.SCHOOL)
    found = window_from(facts.days, start)
    latest = facts.days.after(facts.today, REVIEW_AHEAD, DayKind.SCHOOL)
    return min(facts.days.on_or_after(max(found[0], start)), latest) if found else latest


@rules.add
def review_due(facts: Facts) -> DueOn | None:
    """The review date of this cycle, from its plan or from the row that the journey was put in with (Code 6.53)."""
    return cycle_facts.review_due(facts)

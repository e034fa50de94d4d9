"""What the rules and checks of plan, do and review work out from the facts of a journey. Pure."""

from datetime import date, timedelta

from engine.days import DayKind
from engine.definition import Standing
from engine.playbook import DueOn
from engine.values import Answered
from workflows.graduated_approach.facts import REVIEW_MAY_BEGIN, SUPPORT_RUNS_AT, Facts
from workflows.support.delivery import all_started

REVIEW_AHEAD = 60
"""How many school days ahead a review is at most: our default."""
REVIEW_AFTER_ARRIVING = 30
"""Within how many school days a plan that came without a review date ahead is reviewed: our default."""
AFTER_DECISION = frozenset({"plan", *SUPPORT_RUNS_AT})
"""The stages to which only a "yes" leads: a journey put in at one of them came with support that was decided."""
SPECIALIST, ADVISED = "specialist_involvement", "built_in"
"""The workflow that asks a specialist, and the stage at which its advice is in the plan."""
ADVICE_SERVES = timedelta(days=365)
"""For how long a specialist's advice counts as recent."""


# When support began, and when it is reviewed


def support_began_on(facts: Facts) -> date | None:
    """The first day of this unbroken support: of a "yes", a plan that runs, an early notice, or of being put in."""
    plan, carried = facts.plan_in_force, facts.carried
    days = [
        facts.said_yes_on,
        plan.from_on if plan else None,
        *facts.told_on[:1],
        carried.on if carried and carried.text("stage") in AFTER_DECISION else None,
        facts.cycle_began_on if facts.circle.has_ehc_plan and facts.cycle else None,
    ]
    return min((day for day in days if day), default=None)


def put_in_now(facts: Facts) -> Answered | None:
    """The row that the journey was put in with, while it is in the cycle in which it came."""
    return facts.carried if facts.carried and facts.carried.cycle == facts.cycle else None


def plan_began_on(facts: Facts) -> date | None:
    """When a plan of this cycle was first put in place."""
    here = (facts.journey_id, facts.cycle)
    mine = (plan.from_on for plan in facts.circle.plans if (plan.journey_id, plan.cycle) == here)
    return min((day for day in mine if day), default=None)


def review_due(facts: Facts) -> DueOn | None:
    """When this cycle's support is to be reviewed: as its plan agrees, else as the row says that was put in.

    A date that had passed when the journey was put in is not kept: the review is then due within
    `REVIEW_AFTER_ARRIVING` school days (domain, case 9; our default), and `REVIEW_AHEAD` after a plan that was put in
    place without any date.
    """
    row = put_in_now(facts)
    kept = row.day("review_on") if row else None
    agreed = brought_forward_to(facts) or facts.review_agreed_in(facts.cycle)
    agreed = agreed or (kept if row and kept and kept >= row.on else None)
    if agreed:
        return DueOn(agreed, Standing.AGREED)
    if row and facts.came_with_support:
        return _counted(facts, row.on, REVIEW_AFTER_ARRIVING)
    began = plan_began_on(facts)
    return _counted(facts, began, REVIEW_AHEAD) if began else None


def brought_forward_to(facts: Facts) -> date | None:
    """The day to which this cycle's review was brought forward after a suspension, until the plan agrees another."""
    said = facts.known.last("look_at_plan_now")
    if said is None or said.cycle != facts.cycle or said.text("next") != "review":
        return None
    if facts.agreement is not None and facts.agreement.on > said.on:
        return None
    return said.day("review_on") or facts.days.after(said.on, REVIEW_MAY_BEGIN, DayKind.SCHOOL)


def _counted(facts: Facts, since: date, count: int) -> DueOn:
    """So many school days after an event, by our default."""
    return DueOn(facts.days.after(since, count, DayKind.SCHOOL), Standing.OUR_DEFAULT, since)


def half_way_on(facts: Facts) -> date | None:
    """The school day half-way from the beginning of this cycle's support to its review."""
    row, due = put_in_now(facts), review_due(facts)
    began = plan_began_on(facts) or (row.on if row and facts.came_with_support else None)
    if began is None or due is None:
        return None
    half = facts.days.between(began, due.on, DayKind.SCHOOL) // 2
    return facts.days.after(began, max(half, 0), DayKind.SCHOOL)


def every_support_has_started(facts: Facts) -> bool:
    """Whether every kind of support of the plan in force has had a session."""
    plan = facts.plan_in_force
    return plan is not None and all_started(plan, facts.circle.sessions)


# The review


def review_began_on(facts: Facts) -> date:
    """From when the child's words serve this review: `REVIEW_MAY_BEGIN` school days before its date, or its beginning.

    The earlier of the two counts.
    """
    due, began = review_due(facts), facts.known.journey.entered_on
    return facts.days.before(min(began, due.on) if due else began, REVIEW_MAY_BEGIN, DayKind.SCHOOL)


def record_owed_since(facts: Facts) -> date | None:
    """The day of the meeting with the family; where they could not be reached, that of the last attempt.

    Where nothing is asked of them for now, the staff are given the record from when it was said what was learned.
    """
    met, weighed, since = facts.in_visit("meet_family"), facts.in_visit("weigh_support"), review_began_on(facts)
    if met:
        return met.day("on")
    if facts.is_excused:
        return weighed.on if weighed else None
    return facts.circle.attempts_since(since).last_on if facts.unreachable_since(since) else None


def agreed_at_last_review(facts: Facts) -> Answered | None:
    """What the SENCO agreed at the review that opened this cycle, where support goes on without a fresh look.

    It stands for the decision and its reasons: the SENCO is not asked twice in a week.
    """
    rows = (row.answer for row in facts.known.tasks if row.task == "agree_next" and row.cycle == facts.cycle - 1)
    agreed = max((each for each in rows if each), key=lambda each: each.at, default=None)
    return agreed if agreed and agreed.text("next") in {"same", "change", "specialist"} else None


def specialist_is_involved(facts: Facts) -> bool:
    """Whether a specialist is being asked, waited for or advising, or has advised within a year (Code 6.59)."""
    since = facts.today - ADVICE_SERVES
    asked = (each for each in facts.known.others if each.workflow == SPECIALIST)
    return any(
        each.is_open or (each.stage == ADVISED and each.closed_on is not None and each.closed_on >= since)
        for each in asked
    )

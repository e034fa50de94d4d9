"""What is asked after suspensions: checks, days and words of two workflows. Pure.

From the second of a school year on (our default) somebody says what follows from it; where there is an EHC plan, an
early review is thought of (DfE guidance on suspension). A looked-after child's social worker and virtual school head
hear of each one without delay.
"""

from datetime import date

from engine.checks import Answer, Register, met, not_met, not_needed
from engine.clock import day_of
from engine.days import in_words
from engine.values import Answered
from workflows.school.terms import school_year_on
from workflows.support.asked_once import asked_elsewhere, asks_here
from workflows.support.away_seen import SuspensionSeen
from workflows.support.rights import Lane

suspension_checks, suspension_rules = Register("check"), Register("rule")

WEIGHED_BY = ("consider_early_review", "look_at_plan_now", "weigh_suspensions")
"""The steps that ask what follows from suspensions."""
TOLD = {"social_worker": "social worker", "virtual_school": "virtual school head"}


def _newest(facts: Lane, suspensions: tuple[SuspensionSeen, ...]) -> SuspensionSeen | None:
    """The one that was written down last, since this journey began."""
    opened = facts.known.journey.opened_on
    here = (each for each in suspensions if day_of(each.recorded_at) >= opened)
    return max(here, key=lambda each: each.recorded_at, default=None)


def _suspended_again(facts: Lane) -> SuspensionSeen | None:
    return _newest(facts, tuple(facts.circle.away.again(facts.known.days)))


@suspension_rules.add
def suspended_again(facts: Lane) -> date | None:
    """The day on which a suspension was written down that was not the first of its school year."""
    found = _suspended_again(facts)
    return day_of(found.recorded_at) if found and asks_here(facts.known) else None


@suspension_checks.add
def suspensions_weighed(facts: Lane) -> Answer:
    """Somebody has said what follows from suspensions, or a review's meeting was held since (DfE guidance)."""
    if not asks_here(facts.known):
        return asked_elsewhere()
    found = _suspended_again(facts)
    if found is None:
        return not_needed("No second suspension in a school year is on record.")
    written = day_of(found.recorded_at)
    said = [each for each in map(facts.known.last, WEIGHED_BY) if each and each.at >= found.recorded_at]
    if said:
        return met(f"What follows from the suspensions was said on {in_words(max(each.on for each in said))}.")
    held = [each.on for each in facts.circle.meetings if each.on > written]
    if held:
        return met(f"The meeting of {in_words(max(held))} was held after the last suspension.")
    return not_met(f"Another suspension was written down on {in_words(written)}, and nobody has said what follows.")


@suspension_rules.add
def suspensions_in_words(facts: Lane) -> str | None:
    """How often and how long, in the school year of the last one; and what an EHC plan makes of it."""
    found = _suspended_again(facts)
    if found is None:
        return None
    year = facts.circle.away.suspended_in(school_year_on(facts.known.days, found.first_on), facts.known.days)
    lines = [f"From {in_words(each.first_on)}: {_school_days(each.school_days)}" for each in year]
    lines.append(
        f"{len(year)} suspensions in this school year, {_school_days(sum(e.school_days for e in year))} in all."
    )
    if facts.circle.has_ehc_plan:
        lines.append("There is an EHC plan: the council can be asked for an early review of it.")
    return "\n".join([*lines, "From the second on this is asked: our default, which no law and no guidance gives."])


def _school_days(count: int) -> str:
    return f"{count} school day" if count == 1 else f"{count} school days"


# A looked-after child


@suspension_rules.add
def suspended_looked_after(facts: Lane) -> date | None:
    """The day on which the last suspension of a looked-after child was written down."""
    found = _newest(facts, facts.circle.away.suspensions)
    is_asked = facts.circle.pupil.looked_after and asks_here(facts.known)
    return day_of(found.recorded_at) if found and is_asked else None


@suspension_checks.add
def social_worker_told(facts: Lane) -> Answer:
    """The social worker and the virtual school head of a looked-after child know of the last suspension."""
    if not asks_here(facts.known):
        return asked_elsewhere()
    found = _newest(facts, facts.circle.away.suspensions)
    if found is None or not facts.circle.pupil.looked_after:
        return not_needed("No suspension of a looked-after child is on record.")
    told = _told_since(facts.known.last("tell_social_worker"), found)
    missing = [words for name, words in TOLD.items() if told is None or name not in told.several("whom")]
    if told is None or missing:
        return not_met(f"Not told of the suspension from {in_words(found.first_on)}: {' and '.join(missing)}.")
    return met(f"Social worker and virtual school head were told on {in_words(told.day('on') or told.on)}.")


def _told_since(told: Answered | None, found: SuspensionSeen) -> Answered | None:
    return told if told and told.at >= found.recorded_at else None

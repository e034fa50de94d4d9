"""Working out a due date: from its anchor, in its kind of day, with its standing."""

from datetime import date
from typing import Any, NamedTuple, cast

from engine.days import DayKind, Days
from engine.definition import Anchor, AnchorKind, Dated, Due, Length, RuleName, Standing, Workflow
from engine.playbook import DueOn, Playbook
from engine.values import JourneyFacts

_ARRIVING, _FIELD, _DATE = AnchorKind.ARRIVING, AnchorKind.FIELD, AnchorKind.DATE
_LAW = Standing.LAW


class DueDate(NamedTuple):
    """A day that something is due, the rule in words, the standing of the days, and whether terms may still move it.

    `since` is the day of the event that it was counted from; None where the day was not counted.
    """

    on: date
    words: str
    standing: Standing
    provisional: bool
    since: date | None = None


class Found(NamedTuple):
    """The day that an anchor names; with a rule's, the standing and the event that it gives with it."""

    on: date
    standing: Standing | None = None
    since: date | None = None
    limit: str = ""


def anchored(playbook: Playbook, journey: JourneyFacts, facts: Any, anchor: Anchor) -> Found | None:
    """The day that `anchor` names, and what a rule gives with it; None while there is no such day."""
    found = _named(playbook, journey, facts, anchor)
    if isinstance(found, DueOn):
        return Found(found.on, found.standing, found.since, found.limit)
    return Found(found) if found else None


def _named(playbook: Playbook, journey: JourneyFacts, facts: Any, anchor: Anchor) -> date | DueOn | None:
    kind = anchor.kind
    if kind is _ARRIVING:
        return journey.journey.entered_on
    if kind is _FIELD:
        return _answered_day(playbook.workflow, journey, anchor)
    if kind is _DATE:
        return journey.dated(anchor.name)
    return cast(date | DueOn | None, playbook.rules[anchor.name](facts))


def _answered_day(workflow: Workflow, journey: JourneyFacts, anchor: Anchor) -> date | None:
    answered = journey.answered(anchor.name, workflow.task(anchor.name).counts_for)
    return answered.day(anchor.field) if answered else None


def due_date(playbook: Playbook, journey: JourneyFacts, facts: Any, due: Due) -> DueDate | None:
    """When a task is due; None while its anchor has no day, and then the task is not open."""
    found = anchored(playbook, journey, facts, due.anchor)
    if found is None:
        return None
    standing = found.standing or due.standing
    on = _counted(journey.days, found.on, due)
    if standing is not _LAW:
        on = journey.days.on_or_before(on)
    since = found.since if due.within is None else found.on
    words = _with_limit(due_words(due), found)
    return DueDate(on, words, standing, _may_move(journey.days, on, standing, due), since)


def _may_move(days: Days, on: date, standing: Standing, due: Due) -> bool:
    """Whether terms that are not entered yet may still move a day: never one that the law counts without them."""
    in_school_days = due.within is not None and due.within.kind is DayKind.SCHOOL
    return days.is_provisional(on) and (standing is not _LAW or in_school_days)


def _counted(days: Days, start: date, due: Due) -> date:
    if due.within is None:
        return start
    if due.of is not None:
        return days.after(start, due.within.count, due.within.kind)
    return days.before(start, due.within.count, due.within.kind)


def due_words(due: Due) -> str:
    """The rule as it is stored: `10 school days of arriving`."""
    if due.within is None:
        return f"on {due.anchor}"
    return f"{due.within} {'of' if due.of else 'before'} {due.anchor}"


def _with_limit(words: str, found: Found) -> str:
    """The rule with the limit that it took: `on rule decision_expected (re-assessment)`."""
    return f"{words} ({found.limit})" if found.limit else words


def limit_in(words: str) -> str:
    """The limit that a stored rule names; blank where it names none."""
    return words.partition(" (")[2].removesuffix(")")


def dated_on(playbook: Playbook, journey: JourneyFacts, facts: Any, dated: Dated) -> DueDate | None:
    """The day of a dated duty; school days snap to the last open day before, statutory dates never move."""
    found = anchored(playbook, journey, facts, dated.anchor)
    if found is None:
        return None
    standing, on = found.standing or dated.standing, found.on
    if dated.kind is not DayKind.CALENDAR and standing is not _LAW:
        on = journey.days.on_or_before(on, dated.kind)
    words = _with_limit(str(dated.anchor), found)
    return DueDate(on, words, standing, journey.days.is_provisional(on, dated.kind), found.since)


def usual_until(playbook: Playbook, journey: JourneyFacts, facts: Any) -> date | None:
    """Until when a journey usually stays at its stage; None at a final stage."""
    usual = playbook.workflow.stages[journey.journey.stage].usual
    if isinstance(usual, RuleName):
        usual = playbook.rules[usual.name](facts)
    if isinstance(usual, DueOn):
        return usual.on
    if isinstance(usual, Length):
        return journey.days.after(journey.journey.entered_on, usual.count, usual.kind)
    return usual

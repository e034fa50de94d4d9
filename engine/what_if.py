"""A change of rules played over what was: at some days of the past, how journeys stood and how they would have stood.

Nobody could answer then what nobody asked: a step that is new counts as not done.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from sqlmodel import Session

from engine.clock import at_time
from engine.days import DayKind, Days
from engine.desk import Desk
from engine.landing import lands_at, moved_to
from engine.past import Past, Stood
from engine.playbook import Playbook
from engine.refresh import refreshed
from engine.values import JourneyState, Projection, Scope

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Stands:
    """How many journeys were late (a step or a date past its day), and how many stuck: past the usual time of their
    stage with something missing."""

    late: int = 0
    stuck: int = 0


@dataclass(frozen=True, slots=True)
class Played:
    """One day: how many journeys the change would have concerned, how they stood and would have stood, and how many
    would have lacked something that was not asked of them then; `missing` says what, and for how many."""

    on: date
    journeys: int
    then: Stands
    instead: Stands
    different: int
    missing: tuple[tuple[str, int], ...]


def first_days(days: Days, today: date, months: int = MONTHS) -> tuple[date, ...]:
    """The first school day of each of the last so many months, oldest first; a month without one is left out."""
    firsts = (_months_before(today, back) for back in range(months - 1, -1, -1))
    found = (days.on_or_after(first, DayKind.SCHOOL) for first in firsts)
    return tuple(dict.fromkeys(day for day in found if day <= today))


def _months_before(today: date, back: int) -> date:
    month = today.year * 12 + today.month - 1 - back
    return date(month // 12, month % 12 + 1, 1)


def play(desk: Desk, session: Session, scope: Scope, target: Playbook, on: Iterable[date]) -> Iterator[Played]:
    """What the change would have meant on each of these days; as many statements a day, however many journeys."""
    past = Past(desk.catalogue, session.connection(), scope.school_id)
    for day in on:
        yield _played(day, target, past.at(at_time(day), lambda state: _place(state, target) is not None))


def _played(day: date, target: Playbook, there: Iterable[Stood]) -> Played:
    pairs = [_both(each, target) for each in there]
    then, instead = [before for before, _ in pairs], [after for _, after in pairs]
    new = [_newly_missing(before, after) for before, after in pairs]
    missing = Counter(because for each in new for because in each)
    return Played(
        on=day,
        journeys=len(pairs),
        then=_stands(then, day),
        instead=_stands(instead, day),
        different=sum(bool(each) for each in new),
        missing=tuple(sorted(missing.items(), key=lambda each: (-each[1], each[0]))),
    )


def _place(state: JourneyState, target: Playbook) -> str | None:
    """The stage that a journey would have stood at; None where the change would not have concerned it."""
    if state.definition == target.hash:
        return None
    return lands_at(target.workflow, state.workflow, state.version, state.stage)


def _both(each: Stood, target: Playbook) -> tuple[Projection, Projection]:
    """How a journey stood, and how it would have stood had these rules held since it came to its stage."""
    state, stage = each.facts.journey, str(_place(each.facts.journey, target))
    before = refreshed(each.playbook, each.facts, each.circle, uuid4)
    there = moved_to(state, target, stage, each.facts.today)._replace(entered_on=state.entered_on, visit=state.visit)
    after = refreshed(target, each.facts._replace(journey=there), each.circle, uuid4)
    return before.projection, after.projection


def _stands(found: list[Projection], day: date) -> Stands:
    return Stands(
        late=sum(each.next_due_on is not None and each.next_due_on < day for each in found),
        stuck=sum(bool(each.blocking) and each.usual_until is not None and each.usual_until < day for each in found),
    )


def _newly_missing(before: Projection, after: Projection) -> set[str]:
    known = {check for check, _ in before.blocking}
    return {because for check, because in after.blocking if check not in known}

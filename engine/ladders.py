"""Ladders: on which days the rungs of a reminder fire, counted from a due date. Pure: no clock, no database.

A rung gives dates by its rule alone. That nothing is sent on a closed day is the sweep's business: a rung that fires on
one is sent on the next open day, once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from engine.days import Days
from engine.definition import Rung, Side, When

_ON, _BEFORE = Side.ON, Side.BEFORE


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One firing of one rung: which rung of the ladder (from 0), and the day that its rule gives."""

    index: int
    rung: Rung
    occurs_on: date


def first_firing(when: When, due_on: date, days: Days) -> date:
    """The day that `2 school days before due`, `on due` or `1 school day after due` gives."""
    if when.length is None or when.side is _ON:
        return due_on
    count = days.before if when.side is _BEFORE else days.after
    return count(due_on, when.length.count, when.length.kind)


def firings(rung: Rung, due_on: date, days: Days) -> Iterator[date]:
    """The days on which `rung` fires, oldest first: one, or without end where it is sent again."""
    on = first_firing(rung.when, due_on, days)
    yield on
    again = rung.again_every
    while again is not None and again.count > 0:
        on = days.after(on, again.count, again.kind)
        yield on


def next_rung_on(rungs: tuple[Rung, ...], due_on: date, after: date | None, days: Days) -> date | None:
    """The next day after `after` on which any of `rungs` fires; with no `after`, the first day of all.

    `after` is the last day already swept. None where nothing fires any more.
    """
    found = None
    for rung in rungs:
        for on in firings(rung, due_on, days):
            if after is None or on > after:
                found = on if found is None else min(found, on)
                break
    return found


def rungs_due(
    rungs: tuple[Rung, ...], due_on: date, since: date | None, until: date, days: Days
) -> tuple[Occurrence, ...]:
    """For each rung its newest firing after `since`, up to and with `until`.

    Only the newest: after an outage nobody gets a week of reminders at once.
    """
    found = []
    for index, rung in enumerate(rungs):
        newest = max(takewhile(lambda on: on <= until, firings(rung, due_on, days)), default=None)
        if newest is not None and (since is None or newest > since):
            found.append(Occurrence(index, rung, newest))
    return tuple(found)

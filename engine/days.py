"""Counting days: calendar days, working days, and any calendar handed in by name.

A calendar says which days are open. Calendar days run through everything; working days leave out weekends and
England's bank holidays; the school's own days come from whoever knows the terms.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

import holidays

ONE_DAY = timedelta(days=1)


class DayKind(StrEnum):
    """The kind of day that a number of days counts."""

    CALENDAR = "calendar"
    WORKING = "working"
    SCHOOL = "school"

    # Every count of days looks up what was counted before; an enumeration's own hash is made by a call in Python.
    __hash__ = str.__hash__


_CALENDAR = DayKind.CALENDAR


class DayCalendar(Protocol):
    """Says which days are open, and up to which day that is known rather than assumed."""

    def is_open(self, day: date) -> bool: ...

    def is_provisional(self, day: date) -> bool: ...


@lru_cache(maxsize=64)
def bank_holidays(year: int) -> frozenset[date]:
    """England's bank holidays of one year."""
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


class CalendarDays:
    """Every day is open."""

    def is_open(self, day: date) -> bool:
        return True

    def is_provisional(self, day: date) -> bool:
        return False


class WorkingDays:
    """Monday to Friday, without England's bank holidays."""

    def is_open(self, day: date) -> bool:
        return day.weekday() < 5 and day not in bank_holidays(day.year)

    def is_provisional(self, day: date) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class Days:
    """The calendars of one school, by kind of day; what every date in Waymark is counted with."""

    calendars: Mapping[DayKind, DayCalendar]
    _counted: dict[tuple[date, int, DayKind], date] = field(default_factory=dict, repr=False, compare=False)
    """What was counted before: a few lengths from a few days are asked for again and again, journey after journey."""
    _lengths: dict[tuple[date, date, DayKind], int] = field(default_factory=dict, repr=False, compare=False)
    """How many open days were found between two days before."""

    def is_open(self, day: date, kind: DayKind = DayKind.SCHOOL) -> bool:
        return self.calendars[kind].is_open(day)

    def is_provisional(self, day: date, kind: DayKind = DayKind.SCHOOL) -> bool:
        """Whether `day` lies beyond what the calendar knows, so that it may still move."""
        return self.calendars[kind].is_provisional(day)

    def after(self, start: date, count: int, kind: DayKind) -> date:
        """The `count`th open day after `start`; `start` itself is day 0, whether open or not."""
        return self._step(start, count, kind)

    def before(self, end: date, count: int, kind: DayKind) -> date:
        """The `count`th open day before `end`."""
        return self._step(end, -count, kind)

    def _step(self, start: date, count: int, kind: DayKind) -> date:
        if kind is _CALENDAR:
            return start + count * ONE_DAY
        asked = (start, count, kind)
        if asked not in self._counted:
            self._counted[asked] = self._stepped(start, count, self.calendars[kind])
        return self._counted[asked]

    def _stepped(self, day: date, count: int, calendar: DayCalendar) -> date:
        step = ONE_DAY if count > 0 else -ONE_DAY
        left = abs(count)
        while left > 0:
            day += step
            left -= calendar.is_open(day)
        return day

    def between(self, start: date, end: date, kind: DayKind) -> int:
        """How many open days lie after `start`, up to and with `end`; negative where `end` is before `start`."""
        if end < start:
            return -self.between(end, start, kind)
        if kind is _CALENDAR:
            return (end - start).days
        asked = (start, end, kind)
        found = self._lengths.get(asked)
        if found is None:
            calendar = self.calendars[kind]
            open_days = (calendar.is_open(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))
            found = self._lengths[asked] = sum(open_days)
        return found

    def on_or_before(self, day: date, kind: DayKind = DayKind.SCHOOL) -> date:
        """`day`, or the last open day before it."""
        while not self.is_open(day, kind):
            day -= ONE_DAY
        return day

    def on_or_after(self, day: date, kind: DayKind = DayKind.SCHOOL) -> date:
        """`day`, or the first open day after it."""
        while not self.is_open(day, kind):
            day += ONE_DAY
        return day


def plain_days() -> Days:
    """Days of a place that has no terms: its school days are working days."""
    working = WorkingDays()
    return Days({DayKind.CALENDAR: CalendarDays(), DayKind.WORKING: working, DayKind.SCHOOL: working})


def in_words(day: date) -> str:
    """A date as people say it: `12 November 2026`."""
    return f"{day.day} {day:%B %Y}"

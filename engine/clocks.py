"""The five shapes of clock as small pure functions: forward, backward, fixed, recurring, sequenced on another event.

Days of the three kinds are counted by `engine.days`; here are the weeks, months and years of the law, which run through
weekends and holidays, and never mix with them. Nothing here knows what a date is for.

A month is a calendar month (Interpretation Act 1978, Schedule 1), counted by the corresponding date: a period of months
after an event ends on the day of the later month that bears the same number, and where that month has no such day, on
its last (Dodds v Walker [1981] 1 WLR 1027, House of Lords). The day of the event is not counted, unless the words say
"beginning with" or "starting with" it.
"""

from calendar import monthrange
from datetime import date, timedelta
from enum import IntEnum

WEEK = timedelta(days=7)
ONE_DAY = timedelta(days=1)
MONTHS_A_YEAR = 12


class Weekday(IntEnum):
    """The days of the week as `date.weekday()` numbers them."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


def weeks_after(start: date, weeks: int) -> date:
    """The last day of "within `weeks` weeks of" `start`, which is itself not counted."""
    return start + weeks * WEEK


def weeks_before(end: date, weeks: int) -> date:
    """The last day that lies at least `weeks` weeks before `end`: a meeting, an anniversary."""
    return end - weeks * WEEK


def months_after(start: date, months: int) -> date:
    """The last day of "within `months` months of" `start`: 31 August and two months is 31 October, and six 28 February.

    Each length is counted from the start itself, never from another's end, which a short month may have cut.
    """
    year, month = divmod(start.year * MONTHS_A_YEAR + start.month - 1 + months, MONTHS_A_YEAR)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def months_before(end: date, months: int) -> date:
    """The last day that lies at least `months` months before `end`."""
    return months_after(end, -months)


def anniversary(event: date, years: int = 1) -> date:
    """The day so many years after an event; of 29 February, in a year without one, 28 February."""
    return months_after(event, years * MONTHS_A_YEAR)


def last_day_beginning_with(first: date, days: int) -> date:
    """The last of a number of calendar days that begin with `first`: the day of service is the first of fifteen."""
    return first + (days - 1) * ONE_DAY


def last_day_of_months_starting_with(first: date, months: int) -> date:
    """The last day of a period of months that starts with `first`: twelve from 1 January end on 31 December.

    It is the day before the corresponding date; where there is none, the last day of that month, so that twelve months
    from 29 February end on 28 February as those from 1 March do.
    """
    last = months_after(first, months)
    return last if last.day < first.day else last - ONE_DAY


def nth_weekday(year: int, month: int, weekday: Weekday, nth: int) -> date:
    """The first, second, third … such weekday of a month; ValueError where the month has no such day."""
    first = date(year, month, 1)
    day = 1 + (weekday - first.weekday()) % 7 + (nth - 1) * 7
    return date(year, month, day)


def last_weekday(year: int, month: int, weekday: Weekday) -> date:
    """The last such weekday of a month."""
    end = date(year, month, monthrange(year, month)[1])
    return end - timedelta(days=(end.weekday() - weekday) % 7)


def every_months(first: date, months: int, since: date) -> date:
    """The first day on or after `since` of those that come every so many months from `first`, `first` included."""
    turns = max(0, (since.year - first.year) * MONTHS_A_YEAR + since.month - first.month) // months
    found = months_after(first, turns * months)
    return found if found >= since else months_after(first, (turns + 1) * months)


def later_of(*days: date | None) -> date | None:
    """The later of two limits of which one may not run yet; None while neither does."""
    return max((each for each in days if each is not None), default=None)


def earlier_of(*days: date | None) -> date | None:
    """The earlier of two limits of which one may not run; None while neither does."""
    return min((each for each in days if each is not None), default=None)

"""The one place where the clock is read. Moments are UTC; days are those of London."""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Protocol
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


class Clock(Protocol):
    """Something that knows what time it is, in UTC."""

    def now(self) -> datetime: ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class SetClock:
    """A clock that stands where it was put, for simulations, `--as-of` and tests."""

    def __init__(self, at: datetime):
        self.at = at.astimezone(UTC)

    def now(self) -> datetime:
        return self.at

    def set(self, at: datetime) -> None:
        self.at = at.astimezone(UTC)

    def advance(self, by: timedelta) -> None:
        self.at += by


@lru_cache(maxsize=1 << 10)
def day_of(moment: datetime) -> date:
    """The day in London at `moment`."""
    return moment.astimezone(LONDON).date()


def at_time(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """The moment, in UTC, of a time of day in London."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LONDON).astimezone(UTC)

"""Attempts to reach a family: how many, in how many ways, over how long, and when they are enough."""

from dataclasses import dataclass
from datetime import date, timedelta

from engine.days import DayKind, Days


@dataclass(frozen=True, slots=True)
class AttemptsWanted:
    """How often a school tries before silence is taken for an answer: our default, no paragraph gives a number."""

    number: int = 3
    ways: int = 2
    school_days: int = 10


@dataclass(frozen=True, slots=True)
class Attempts:
    """Attempts that count (in a language and form that the contact can use): how many, in how many ways, when."""

    number: int = 0
    ways: int = 0
    first_on: date | None = None
    last_on: date | None = None

    def were_made(self, days: Days, wanted: AttemptsWanted | None = None) -> bool:
        """Whether there were enough of them, by the school's number; both ends of their span are counted."""
        want = wanted or AttemptsWanted()
        if self.first_on is None or self.last_on is None:
            return False
        spanned = days.between(self.first_on - timedelta(days=1), self.last_on, DayKind.SCHOOL)
        return self.number >= want.number and self.ways >= want.ways and spanned >= want.school_days

    @property
    def because(self) -> str:
        return f"The family could not be reached: {self.number} attempts in {self.ways} ways."

"""Attempts to reach a family: how many, in how many ways, over how long, and when they are enough."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlmodel import Session

from engine.days import DayKind, Days
from engine.work import Work
from workflows.school.records import School

MOST = 10
MOST_SCHOOL_DAYS = 60
"""A school asks for no more of itself: help never waits for an answer, but a decision must not wait a year."""


@dataclass(frozen=True, slots=True)
class AttemptsWanted:
    """How often a school tries before silence is taken for an answer: our default, no paragraph gives a number."""

    number: int = 3
    ways: int = 2
    school_days: int = 10

    @property
    def in_words(self) -> str:
        """`3 attempts in 2 ways over 10 school days`."""
        return f"{_attempts(self.number, self.ways)} over {_count(self.school_days, 'school day')}"

    @property
    def is_our_default(self) -> bool:
        return self == AttemptsWanted()


OUR_DEFAULT = AttemptsWanted()


@dataclass(frozen=True, slots=True)
class Attempts:
    """Attempts that count (in a language and form that the contact can use): how many, in how many ways, when."""

    number: int = 0
    ways: int = 0
    first_on: date | None = None
    last_on: date | None = None

    def were_made(self, days: Days, wanted: AttemptsWanted = OUR_DEFAULT) -> bool:
        """Whether there were enough of them, by the school's number; both ends of their span are counted."""
        if self.first_on is None or self.last_on is None:
            return False
        spanned = days.between(self.first_on - timedelta(days=1), self.last_on, DayKind.SCHOOL)
        return self.number >= wanted.number and self.ways >= wanted.ways and spanned >= wanted.school_days

    @property
    def because(self) -> str:
        return f"The family could not be reached: {_attempts(self.number, self.ways)}."


def _attempts(number: int, ways: int) -> str:
    return f"{_count(number, 'attempt')} in {_count(ways, 'way')}"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def attempts_wanted(session: Session, school_id: UUID) -> AttemptsWanted:
    """The number that a school has set, or our default."""
    row = session.get_one(School, school_id)
    return AttemptsWanted(row.attempts, row.attempt_ways, row.attempt_days)


def change_attempts(work: Work, wanted: AttemptsWanted) -> None:
    """Set the school's number. Moves that are judged from now on go by it; what was moved keeps its because.

    `work` is `Desk.writing_school()`. Raises ValueError for a number that nobody could reach, or that is none.
    """
    if not (1 <= wanted.ways <= wanted.number <= MOST and 1 <= wanted.school_days <= MOST_SCHOOL_DAYS):
        raise ValueError(f"No school can ask for {wanted.in_words}.")
    row = work.session.get_one(School, work.school_id)
    row.attempts, row.attempt_ways, row.attempt_days = wanted.number, wanted.ways, wanted.school_days

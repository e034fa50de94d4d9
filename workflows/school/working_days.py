"""On which days somebody works: theirs in general, and theirs for one class where a job is shared.

Weekdays are kept as numbers in one word, Monday 0: `01234` is every school day, `012` Monday to Wednesday.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from sqlmodel import Session, col, or_, select

from engine.days import DayKind, Days
from workflows.school.records import Person

EVERY_DAY = "01234"
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ONE_DAY = timedelta(days=1)
LONGEST_WAIT = 60
"""Within how many days somebody is at work again; longer than any holiday."""


def works_on(weekdays: str, day: date) -> bool:
    """Whether somebody with these weekdays works on a day. Says nothing of holidays: that is the calendar’s to say."""
    return str(day.weekday()) in weekdays


def next_day_at_work(weekdays: str, day: date, days: Days) -> date | None:
    """The first day from `day` on which the school is open and somebody with these weekdays works; None for nobody."""
    for ahead in range(LONGEST_WAIT):
        found = day + timedelta(days=ahead)
        if works_on(weekdays, found) and days.is_open(found, DayKind.SCHOOL):
            return found
    return None


def at_work(session: Session, school_id: UUID, day: date) -> frozenset[UUID]:
    """Everybody of the school whose day it is and who has not left. One statement."""
    query = select(Person.id).where(
        col(Person.school_id) == school_id,
        col(Person.works_on).contains(str(day.weekday())),
        or_(col(Person.left_on).is_(None), col(Person.left_on) > day),
    )
    return frozenset(session.exec(query))


def one_word(weekdays: Iterable[str]) -> str:
    """Weekday numbers as they are kept: each once, in order; blanks and what is no weekday fall away."""
    return "".join(sorted({each for each in weekdays if each in set("0123456")}))


def in_words(weekdays: str) -> str:
    """`Monday to Wednesday`, `Monday and Friday`; nothing for every school day."""
    numbers = [int(each) for each in one_word(weekdays)]
    if not numbers or "".join(map(str, numbers)).startswith(EVERY_DAY):
        return ""
    first, last = numbers[0], numbers[-1]
    if len(numbers) > 2 and numbers == list(range(first, last + 1)):
        return f"{NAMES[first]} to {NAMES[last]}"
    *most, end = [NAMES[each] for each in numbers]
    return f"{', '.join(most)} and {end}" if most else end

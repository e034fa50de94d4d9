"""The school's own days: its terms, without weekends, bank holidays and closures."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise
from threading import Lock
from uuid import UUID
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, bindparam, select
from sqlmodel import Session, SQLModel, col

from engine.days import CalendarDays, DayKind, Days, WorkingDays
from workflows.school import records
from workflows.school.term_dates import school_year_of, year_of_term

ONE_DAY = timedelta(days=1)
TERMS_A_YEAR = 3
LONGEST_HOLIDAY = timedelta(days=70)
WORKING = WorkingDays()

Span = tuple[date, date]


def _days(spans: Iterable[Span]) -> set[date]:
    return {start + timedelta(days=n) for start, end in spans for n in range((end - start).days + 1)}


def _holidays(terms: list[Span]) -> set[date]:
    """The days between two terms, unless there are so many that a term must be missing."""
    gaps = ((first[1] + ONE_DAY, then[0] - ONE_DAY) for first, then in pairwise(terms))
    return _days(gap for gap in gaps if gap[1] - gap[0] <= LONGEST_HOLIDAY)


@dataclass(frozen=True, slots=True)
class SchoolCalendar:
    """The days on which pupils come: `open_days` of `known_days`.

    Any other day lies beyond the terms that the school has entered: there working days stand in, and every date is
    provisional. `terms` and `windows`, in which reviews are held, are in their order.
    """

    open_days: frozenset[date]
    known_days: frozenset[date]
    terms: tuple[Span, ...] = ()
    windows: tuple[Span, ...] = ()

    @classmethod
    def of(cls, terms: Iterable[Span], closures: Iterable[Span], windows: Iterable[Span] = ()) -> "SchoolCalendar":
        """A calendar from terms, closures and review windows, each its first and last day."""
        in_order = sorted(terms)
        in_term = _days(in_order)
        known = in_term | _holidays(in_order)
        shut = _days(closures)
        is_open = frozenset(d for d in in_term if WORKING.is_open(d) and d not in shut)
        return cls(is_open, frozenset(known), tuple(in_order), tuple(sorted(windows)))

    def is_open(self, day: date) -> bool:
        if day in self.known_days:
            return day in self.open_days
        return WORKING.is_open(day)

    def is_provisional(self, day: date) -> bool:
        return day not in self.known_days


def days_with(calendar: SchoolCalendar) -> Days:
    """The three kinds of day of a school with this calendar."""
    return Days({DayKind.CALENDAR: CalendarDays(), DayKind.WORKING: WORKING, DayKind.SCHOOL: calendar})


def _calendar(days: Days) -> SchoolCalendar | None:
    found = days.calendars[DayKind.SCHOOL]
    return found if isinstance(found, SchoolCalendar) else None


def thirds(days: Days) -> tuple[Span, ...]:
    """The terms as people count them, three a year: where a school enters its half terms as terms, two make one."""
    calendar = _calendar(days)
    found: list[Span] = []
    for _, of_year in groupby(calendar.terms if calendar else (), key=lambda term: year_of_term(term[0])):
        terms = list(of_year)
        size = -(-len(terms) // TERMS_A_YEAR)
        found += [(part[0][0], part[-1][1]) for part in (terms[n : n + size] for n in range(0, len(terms), size))]
    return tuple(found)


def term_of(days: Days, day: date) -> Span | None:
    """The term of a day, or in the holidays the next one; None beyond the terms that the school has entered."""
    return next((term for term in thirds(days) if day <= term[1]), None)


def terms_of_year(days: Days, day: date) -> tuple[Span, ...]:
    """The terms of the school year in which a day lies, as far as they are entered."""
    year = school_year_on(days, day)
    return tuple(term for term in thirds(days) if year_of_term(term[0]) == year)


def school_year_on(days: Days, day: date) -> int:
    """The year in which the school year of a day began: in August that is new once its first term has begun."""
    usual = school_year_of(day)
    has_begun = any(term[0] <= day and year_of_term(term[0]) > usual for term in thirds(days))
    return usual + has_begun


def open_days_known(days: Days) -> tuple[date, ...]:
    """Every school day of the terms that are entered, in order."""
    calendar = _calendar(days)
    return tuple(sorted(calendar.open_days)) if calendar else ()


def days_between(first: date, then: date) -> Iterator[date]:
    """Every day after one and before the other."""
    return (first + timedelta(days=n) for n in range(1, (then - first).days))


def window_from(days: Days, day: date) -> Span | None:
    """The first review window that is not over on a day; None where the school has none ahead."""
    calendar = _calendar(days)
    return next((each for each in (calendar.windows if calendar else ()) if day <= each[1]), None)


_TERM = SQLModel.metadata.tables[str(records.Term.__tablename__)].c
_CLOSURE = SQLModel.metadata.tables[str(records.Closure.__tablename__)].c
_TERMS = select(_TERM.starts_on, _TERM.ends_on).where(_TERM.school_id == bindparam("school"))
_WINDOW = SQLModel.metadata.tables[str(records.ReviewWindow.__tablename__)].c
_WINDOWS = select(_WINDOW.starts_on, _WINDOW.ends_on).where(_WINDOW.school_id == bindparam("school"))
_CLOSURES = select(_CLOSURE.starts_on, _CLOSURE.ends_on).where(_CLOSURE.school_id == bindparam("school"))

_kept: WeakKeyDictionary[Engine, dict[UUID, tuple[int, Days]]] = WeakKeyDictionary()
_lock = Lock()


def days_of(connection: Connection, school_id: UUID, version: int) -> Days:
    """The school's days at this version of its calendar: read once per process, database and version."""
    with _lock:
        kept = _kept.setdefault(connection.engine, {})
        found = kept.get(school_id)
    if found is not None and found[0] == version:
        return found[1]
    terms = [(row[0], row[1]) for row in connection.execute(_TERMS, {"school": school_id})]
    closures = [(row[0], row[1]) for row in connection.execute(_CLOSURES, {"school": school_id})]
    windows = [(row[0], row[1]) for row in connection.execute(_WINDOWS, {"school": school_id})]
    days = days_with(SchoolCalendar.of(terms, closures, windows))
    with _lock:
        kept[school_id] = (version, days)
    return days


_VERSION = select(col(records.School.calendar_version)).where(col(records.School.id) == bindparam("school"))


def days_now(session: Session, school_id: UUID) -> Days:
    """The school's days as they are entered now: one statement, and three more after a change to the terms."""
    connection = session.connection()
    return days_of(connection, school_id, connection.execute(_VERSION, {"school": school_id}).scalar_one())

"""Entering the terms of a school year, and what they usually are in England."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from sqlalchemy import delete, update
from sqlmodel import Session, col, select

from engine.days import WorkingDays, bank_holidays, in_words
from engine.errors import EngineError
from engine.work import Work
from workflows.school.records import Closure, School, Term

MONDAY, WEDNESDAY, FRIDAY = 0, 2, 4
AUGUST = 8
WEEK = timedelta(days=7)
KINDS = {"half_term": "Half term", "inset": "Staff training (INSET)", "other": "Closed for another reason"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A term, or days inside one on which pupils do not come; both ends are included. `kind` is for closures only."""

    name: str
    starts_on: date
    ends_on: date
    kind: str = ""

    @property
    def in_words(self) -> str:
        return f"{self.name} ({in_words(self.starts_on)} to {in_words(self.ends_on)})"


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """Terms and closures, each in their order."""

    terms: tuple[Stretch, ...]
    closures: tuple[Stretch, ...] = ()


class TermsRefused(EngineError):
    """Terms that cannot be; `faults` holds a sentence for each thing that is wrong."""

    def __init__(self, faults: Sequence[str]):
        self.faults = tuple(faults)
        super().__init__(" ".join(faults))


def school_year_of(day: date) -> int:
    """The year in which the school year of a day began: September to August."""
    return day.year if day.month >= 9 else day.year - 1


def year_of_term(starts_on: date) -> int:
    """The year in which the school year of a term, or of days closed in it, began.

    A school year begins with the first term to begin after July (Education Act 1996, section 579(1)): some schools'
    autumn begins in August.
    """
    return school_year_of(starts_on) + (starts_on.month == AUGUST)


def entered(session: Session, school_id: object) -> SchoolYear:
    """All terms and closures that a school has entered, in their order."""
    terms = session.exec(select(Term).where(Term.school_id == school_id).order_by(col(Term.starts_on)))
    closures = session.exec(select(Closure).where(Closure.school_id == school_id).order_by(col(Closure.starts_on)))
    return SchoolYear(
        tuple(Stretch(row.name, row.starts_on, row.ends_on) for row in terms),
        tuple(Stretch(row.name, row.starts_on, row.ends_on, row.kind) for row in closures),
    )


def replace_year(work: Work, year: int, terms: Iterable[Stretch], closures: Iterable[Stretch]) -> None:
    """Put these terms and closures in the place of those that begin in the school year from August of `year`.

    Raises TermsRefused with every fault at once. `work` is `Desk.writing_school()`.
    """
    first, last = date(year, AUGUST, 1), date(year + 1, AUGUST - 1, 31)
    given = SchoolYear(
        tuple(sorted(terms, key=lambda each: each.starts_on)), tuple(sorted(closures, key=lambda each: each.starts_on))
    )
    outside = [
        f"{each.in_words} does not begin in the school year {year} to {year + 1}."
        for each in (*given.terms, *given.closures)
        if not first <= each.starts_on <= last
    ]
    kept = entered(work.session, work.school_id)
    others = [each for each in kept.terms if not first <= each.starts_on <= last]
    faults = [*outside, *faults_of(SchoolYear((*others, *given.terms), given.closures))]
    if faults:
        raise TermsRefused(faults)
    for table in (Term, Closure):
        of_year = col(table.starts_on).between(first, last)
        work.connection.execute(delete(table).where(col(table.school_id) == work.school_id, of_year))
    work.session.add_all(_term(work, each) for each in given.terms)
    work.session.add_all(_closure(work, each) for each in given.closures)
    renew(work)


def change(work: Work, before: Stretch, after: Stretch | None) -> None:
    """Put one term or closure right, or take it out. Raises TermsRefused where the school year then cannot be.

    A term and a closure never begin on the same day with the same name, so `before` is found by all that it says.
    """
    year = year_of_term(before.starts_on)
    kept = entered(work.session, work.school_id)

    def changed(stretches: Iterable[Stretch]) -> list[Stretch]:
        of_year = [each for each in stretches if year_of_term(each.starts_on) == year]
        return [*(each for each in of_year if each != before), *([after] if after and before in of_year else [])]

    replace_year(work, year, changed(kept.terms), changed(kept.closures))


def add_closure(work: Work, closure: Stretch) -> None:
    """Close the school on more days of a term it has entered: snow, a training day. Raises TermsRefused."""
    kept = entered(work.session, work.school_id)
    faults = tuple(faults_of(SchoolYear(kept.terms, (*kept.closures, closure))))
    if faults:
        raise TermsRefused(faults)
    work.session.add(_closure(work, closure))
    renew(work)


def remove_closure(work: Work, closure: Stretch) -> None:
    """Open the school again on days on which it was to be closed."""
    work.connection.execute(
        delete(Closure).where(
            col(Closure.school_id) == work.school_id,
            col(Closure.starts_on) == closure.starts_on,
            col(Closure.ends_on) == closure.ends_on,
            col(Closure.name) == closure.name,
        )
    )
    renew(work)


def _term(work: Work, term: Stretch) -> Term:
    return Term(
        school_id=work.school_id, id=work.new_id(), name=term.name, starts_on=term.starts_on, ends_on=term.ends_on
    )


def _closure(work: Work, closure: Stretch) -> Closure:
    return Closure(
        school_id=work.school_id,
        id=work.new_id(),
        name=closure.name,
        kind=closure.kind or "other",
        starts_on=closure.starts_on,
        ends_on=closure.ends_on,
    )


def renew(work: Work) -> None:
    """Raise the version of the calendar, so that every process reads it again."""
    raised = col(School.calendar_version) + 1
    work.connection.execute(update(School).where(col(School.id) == work.school_id).values(calendar_version=raised))
    work.session.flush()


def faults_of(year: SchoolYear) -> Iterator[str]:
    """What is wrong with these terms and closures, a sentence each."""
    for each in (*year.terms, *year.closures):
        if not each.name.strip():
            yield f"The days from {in_words(each.starts_on)} need a name."
        if each.ends_on < each.starts_on:
            yield f"{each.in_words} ends before it starts."
    yield from _overlaps(year.terms)
    yield from _overlaps(year.closures)
    for closure in year.closures:
        if not any(term.starts_on <= closure.starts_on and closure.ends_on <= term.ends_on for term in year.terms):
            yield f"{closure.in_words} is not inside a term."


def _overlaps(some: Iterable[Stretch]) -> Iterator[str]:
    for first, then in pairwise(sorted(some, key=lambda each: each.starts_on)):
        if then.starts_on <= first.ends_on:
            yield f"{then.in_words} starts before {first.in_words} has ended."


def suggested_terms(year: int) -> SchoolYear:
    """The usual three terms of a school in England from September of `year`, with their half terms, to be corrected.

    Each council and academy sets its own (Education Act 2002, section 32), so this only saves typing.
    """
    spring_half = _on_or_before(date(year + 1, 2, 18), MONDAY)
    summer_half = _on_or_before(date(year + 1, 5, 31), MONDAY)
    autumn_half = _on_or_before(date(year, 10, 28), MONDAY)
    easter = _last_day_before_easter(year + 1)
    summer = easter - timedelta(days=easter.weekday()) + 3 * WEEK
    spring = _on_or_before(date(year + 1, 1, 9), MONDAY)
    terms = (
        Stretch("Autumn term", _first_open(date(year, 9, 1)), _on_or_before(date(year, 12, 22), FRIDAY)),
        Stretch("Spring term", _first_open(spring), easter),
        Stretch("Summer term", _first_open(summer), _on_or_before(date(year + 1, 7, 23), WEDNESDAY)),
    )
    halves = (("autumn", autumn_half), ("spring", spring_half), ("summer", summer_half))
    return SchoolYear(
        terms,
        tuple(Stretch(f"Half term, {of}", day, day + timedelta(days=FRIDAY), "half_term") for of, day in halves),
    )


def _on_or_before(day: date, weekday: int) -> date:
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def _first_open(day: date) -> date:
    while not WorkingDays().is_open(day):
        day += timedelta(days=1)
    return day


def _last_day_before_easter(year: int) -> date:
    """The Thursday before Good Friday; where Easter is late, the first Friday in April that is no holiday."""
    good_friday = min(day for day in bank_holidays(year) if day.month in {3, 4} and day.weekday() == FRIDAY)
    return min(good_friday - timedelta(days=1), _on_or_before(date(year, 4, 10), FRIDAY))

"""The weeks in which a school holds its reviews: up to three windows in a school year, each inside a term."""

from collections.abc import Iterable, Iterator

from sqlalchemy import delete
from sqlmodel import Session, col, select

from engine.work import Work
from workflows.school.records import ReviewWindow
from workflows.school.term_dates import Stretch, TermsRefused, entered, renew, school_year_of

MOST_A_YEAR = 3


def windows(session: Session, school_id: object) -> tuple[Stretch, ...]:
    """The school's review windows, in their order."""
    rows = session.exec(
        select(ReviewWindow).where(ReviewWindow.school_id == school_id).order_by(col(ReviewWindow.starts_on))
    )
    return tuple(Stretch(row.name, row.starts_on, row.ends_on) for row in rows)


def add_window(work: Work, window: Stretch) -> None:
    """Hold reviews in these weeks: the next review dates begin in them. Raises TermsRefused."""
    kept = windows(work.session, work.school_id)
    faults = tuple(_faults(window, kept, entered(work.session, work.school_id).terms))
    if faults:
        raise TermsRefused(faults)
    row = ReviewWindow(
        school_id=work.school_id,
        id=work.new_id(),
        name=window.name,
        starts_on=window.starts_on,
        ends_on=window.ends_on,
    )
    work.session.add(row)
    renew(work)


def remove_window(work: Work, window: Stretch) -> None:
    """Hold reviews in these weeks no more; dates that are agreed already stay."""
    work.connection.execute(
        delete(ReviewWindow).where(
            col(ReviewWindow.school_id) == work.school_id, col(ReviewWindow.starts_on) == window.starts_on
        )
    )
    renew(work)


def _faults(window: Stretch, kept: Iterable[Stretch], terms: Iterable[Stretch]) -> Iterator[str]:
    if window.ends_on < window.starts_on:
        yield f"{window.in_words} ends before it starts."
    elif not any(term.starts_on <= window.starts_on and window.ends_on <= term.ends_on for term in terms):
        yield f"{window.in_words} is not inside a term."
    of_year = [each for each in kept if school_year_of(each.starts_on) == school_year_of(window.starts_on)]
    if len(of_year) >= MOST_A_YEAR:
        yield f"A school year has at most {MOST_A_YEAR} review rounds."
    for each in of_year:
        if each.starts_on <= window.ends_on and window.starts_on <= each.ends_on:
            yield f"{window.in_words} overlaps with {each.in_words}."

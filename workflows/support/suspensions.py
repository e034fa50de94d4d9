"""The suspensions of a child: the first day and how many school days, and nothing of why (domain, part 4, case 37).

The reason stands in the head’s letter and in the school’s own system: SEN support needs to know that it happened again.
"""

from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from engine.errors import AnswersRefused
from engine.work import Work
from workflows.support.away_records import Suspension
from workflows.support.history import add, one_of, stamped, standing, supersede

MOST_DAYS = 45
"""The most school days of suspension in a school year, as the DfE’s suspension guidance gives it."""


def suspend(work: Work, pupil_id: UUID, first_on: date, school_days: int) -> UUID:
    """Write down that the head has suspended a child from a day. Raises AnswersRefused."""
    faults = {}
    if not 1 <= school_days <= MOST_DAYS:
        faults["school_days"] = f"This must be between 1 and {MOST_DAYS} school days."
    if any(row.first_on == first_on for row in standing(work, Suspension, subject_id=pupil_id)):
        faults["first_on"] = "A suspension from this day is on record already."
    if faults:
        raise AnswersRefused(faults)
    row = Suspension(**stamped(work, subject_id=pupil_id, first_on=first_on, school_days=school_days))
    add(work, row)
    return row.id


def take_back_suspension(work: Work, row_id: UUID) -> None:
    """Take back a suspension that was cancelled, or written down by mistake. Raises NotFound."""
    supersede(work, [one_of(work, Suspension, row_id, "suspension")])


def suspensions_of(session: Session, school_id: UUID, pupil_id: UUID) -> tuple[Suspension, ...]:
    """Every suspension of a child that is on record, the newest first. One statement."""
    query = (
        select(Suspension)
        .where(
            col(Suspension.school_id) == school_id,
            col(Suspension.subject_id) == pupil_id,
            col(Suspension.superseded_at).is_(None),
        )
        .order_by(col(Suspension.first_on).desc())
    )
    return tuple(session.exec(query))

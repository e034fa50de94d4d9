"""For how long the school keeps a child's record, whose time has passed, and what holds a record all the same.

No law gives a number. 31 years from birth is what schools mostly go by for records of special educational needs: 25,
for so long an EHC plan can run, and six more. So it is the school's own policy, and our default (domain 3.6).
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from engine.clock import day_of
from engine.clocks import anniversary
from engine.errors import NotAllowed, NotFound, WhyIsMissing
from engine.terms import Role
from engine.work import Work
from workflows.school.file_records import Disposal, LegalHold
from workflows.school.record_requests import open_requests
from workflows.school.records import Pupil, School

OUR_DEFAULT, FEWEST, MOST = 31, 1, 100
AGREES = frozenset({Role.SENCO, Role.HEAD})
"""Who may be the second person, and who alone lets go a record that is held."""


@dataclass(frozen=True, slots=True)
class Hold:
    """That a record is held: why, by whom, since when."""

    why: str
    by: UUID
    on: date


@dataclass(frozen=True, slots=True)
class Asked:
    """That somebody asks for a record to be disposed of: why, when, and to whom the record was sent."""

    by: UUID
    on: date
    why: str
    sent_to: str


@dataclass(frozen=True, slots=True)
class Kept:
    """One child who has left, until when the record is kept, what holds it, and who asks for it to go.

    `wanted_on` is since when somebody waits who has asked for the record itself.
    """

    id: UUID
    name: str
    number: str
    left_on: date
    until: date
    hold: Hold | None
    asked: Asked | None
    wanted_on: date | None = None


@dataclass(frozen=True, slots=True)
class Gone:
    """The trace of a record that was disposed of."""

    number: str
    left_on: date | None
    sent_to: str
    why: str
    on: date
    asked_by: UUID
    agreed_by: UUID


def keep_years(session: Session, school_id: UUID) -> int:
    """For how many years from birth the school keeps a record."""
    return session.get_one(School, school_id).keep_years


def change_keep_years(work: Work, years: int) -> None:
    """Set the school's own policy. Raises ValueError for a number that is none."""
    if not FEWEST <= years <= MOST:
        raise ValueError(f"No school keeps records for {years} years.")
    work.session.get_one(School, work.school_id).keep_years = years


def time_passed(session: Session, school_id: UUID, today: date) -> tuple[Kept, ...]:
    """Everybody who has left and whose record has been kept for its time, those whose time passed first coming first.

    Who has no date of birth on record is not among them: nobody can say when their time has passed.
    """
    years = keep_years(session, school_id)
    left = (col(Pupil.left_on) <= today, col(Pupil.last_name) != "", col(Pupil.date_of_birth).is_not(None))
    rows = session.exec(select(Pupil).where(Pupil.school_id == school_id, *left)).all()
    holds, asked, wanted = _holds(session, school_id), _asked(session, school_id), _wanted(session, school_id)
    found = [_kept(row, years, holds.get(row.id), asked.get(row.id), wanted.get(row.id)) for row in rows]
    return tuple(sorted((each for each in found if each.until <= today), key=lambda each: (each.until, each.id)))


def one_of(session: Session, school_id: UUID, pupil_id: UUID, today: date) -> Kept:
    """One child on that list. Raises NotFound where the child is not on it."""
    found = next((each for each in time_passed(session, school_id, today) if each.id == pupil_id), None)
    if found is None:
        raise NotFound("record")
    return found


def disposed(session: Session, school_id: UUID) -> tuple[Gone, ...]:
    """The log of what was disposed of, the newest first."""
    done = (Disposal.school_id == school_id, col(Disposal.done_at).is_not(None))
    rows = session.exec(select(Disposal).where(*done).order_by(col(Disposal.done_at).desc(), col(Disposal.id)))
    return tuple(
        Gone(row.number, row.left_on, row.sent_to, row.why, day_of(row.done_at), row.asked_by, row.agreed_by)
        for row in rows
        if row.done_at is not None and row.agreed_by is not None
    )


def hold(work: Work, pupil_id: UUID, why: str) -> None:
    """Hold a record, whatever its time: nobody disposes of it until it is let go. Raises WhyIsMissing."""
    if not why.strip():
        raise WhyIsMissing()
    if pupil_id not in _holds(work.session, work.school_id):
        row = LegalHold(
            school_id=work.school_id, id=work.new_id(), pupil_id=pupil_id, why=why.strip(), recorded_by=work.somebody(),
            recorded_at=work.now,
        )  # fmt: skip
        work.session.add(row)


def hold_of(session: Session, school_id: UUID, pupil_id: UUID) -> Hold | None:
    """What holds a child's record now; None where nothing does. One statement."""
    return _holds(session, school_id).get(pupil_id)


def let_go(work: Work, pupil_id: UUID, why: str) -> None:
    """Nothing holds a record any more; why it was held, and why no longer, is kept as long as the record.

    Raises NotAllowed for all but the SENCO and the head, WhyIsMissing.
    """
    if not AGREES & work.roles(pupil_id):
        raise NotAllowed("The SENCO or the head lets a held record go.")
    if not why.strip():
        raise WhyIsMissing()
    here = (LegalHold.school_id == work.school_id, LegalHold.pupil_id == pupil_id)
    for row in work.session.exec(select(LegalHold).where(*here, col(LegalHold.superseded_at).is_(None))):
        row.superseded_at, row.superseded_by, row.superseded_why = work.now, work.somebody(), why.strip()


def _kept(row: Pupil, years: int, held: Hold | None, asked: Asked | None, wanted_on: date | None) -> Kept:
    if row.date_of_birth is None or row.left_on is None:
        raise ValueError("Only those who have left, with a date of birth, are listed.")
    until = max(anniversary(row.date_of_birth, years), row.left_on)
    return Kept(row.id, row.full_name, row.mis_id or "", row.left_on, until, held, asked, wanted_on)


def _holds(session: Session, school_id: UUID) -> dict[UUID, Hold]:
    query = select(LegalHold).where(LegalHold.school_id == school_id, col(LegalHold.superseded_at).is_(None))
    return {row.pupil_id: Hold(row.why, row.recorded_by, day_of(row.recorded_at)) for row in session.exec(query)}


def _asked(session: Session, school_id: UUID) -> dict[UUID, Asked]:
    waits = (col(Disposal.done_at).is_(None), col(Disposal.superseded_at).is_(None))
    query = select(Disposal).where(Disposal.school_id == school_id, *waits)
    rows = session.exec(query).all()
    return {row.pupil_id: Asked(row.asked_by, day_of(row.asked_at), row.why, row.sent_to) for row in rows}


def _wanted(session: Session, school_id: UUID) -> dict[UUID, date]:
    """Since when somebody waits for the record of which child."""
    waiting = sorted(open_requests(session, school_id), key=lambda each: each.asked.on, reverse=True)
    return {each.pupil_id: each.asked.on for each in waiting}

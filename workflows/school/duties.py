"""Who holds which role, to one child or to the whole school, from which day and until which."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, exists
from sqlmodel import Session, col, or_, select

from engine.days import in_words
from engine.records import Duty, Subject
from engine.terms import Role
from engine.work import Work
from workflows.school.records import ClassDuty

ONE_DAY = timedelta(days=1)
LEADING = frozenset({Role.SENCO, Role.HEAD})
WHOLE_SCHOOL = (Role.SENCO, Role.HEAD, Role.DSL, Role.OFFICE, Role.GOVERNOR)


def held_on(school_id: UUID, on: date, duty: type[Duty] | type[ClassDuty] = Duty) -> tuple[ColumnElement[bool], ...]:
    """The conditions under which a duty of this school, to a child or a class, holds on a day."""
    return (
        col(duty.school_id) == school_id,
        col(duty.from_on) <= on,
        or_(col(duty.to_on).is_(None), col(duty.to_on) >= on),
    )


def goes_on(subject_id: UUID, school_id: UUID) -> ColumnElement[bool]:
    """The condition that something is still asked about a subject, named by the column of a query: they do not rest."""
    theirs = (col(Subject.school_id) == school_id, col(Subject.id) == subject_id)
    return ~exists().where(*theirs, col(Subject.rests_from).is_not(None))


def whole_school_roles(session: Session, school_id: UUID, on: date) -> dict[UUID, frozenset[Role]]:
    """The roles that each person holds to the whole school on a day."""
    held = defaultdict[UUID, set[Role]](set)
    query = select(Duty.person_id, Duty.role).where(*held_on(school_id, on), col(Duty.subject_id).is_(None))
    for person_id, role in session.exec(query):
        held[person_id].add(Role(role))
    return {person_id: frozenset(roles) for person_id, roles in held.items()}


def subjects_of_person(session: Session, school_id: UUID, person_id: UUID, on: date) -> list[UUID]:
    """The subjects to whom somebody holds a role of their own on a day, or is to hold one."""
    query = select(Duty.subject_id).where(*not_over(school_id, on), col(Duty.person_id) == person_id)
    return sorted({found for found in session.exec(query) if found is not None})


def not_over(school_id: UUID, on: date, duty: type[Duty] | type[ClassDuty] = Duty) -> tuple[ColumnElement[bool], ...]:
    """The conditions under which a duty holds on a day or begins after it: a cover may be entered ahead."""
    return col(duty.school_id) == school_id, or_(col(duty.to_on).is_(None), col(duty.to_on) >= on)


def lasting(work: Work, person_id: UUID) -> list[Duty]:
    """The duties that somebody holds today or is to hold, as rows that may be ended."""
    query = select(Duty).where(*not_over(work.school_id, work.today), col(Duty.person_id) == person_id)
    return list(work.session.exec(query))


def held_by(work: Work, person_id: UUID) -> list[Duty]:
    """The duties that somebody holds today, as rows that may be ended."""
    query = select(Duty).where(*held_on(work.school_id, work.today), col(Duty.person_id) == person_id)
    return list(work.session.exec(query))


def held_to(work: Work, subject_ids: Iterable[UUID], role: Role) -> list[Duty]:
    """The duties of one role that are held today, or are to be, to any of some subjects."""
    wanted = list(subject_ids)
    query = select(Duty).where(
        *not_over(work.school_id, work.today), col(Duty.subject_id).in_(wanted), col(Duty.role) == role
    )
    return list(work.session.exec(query))


def begin(
    work: Work,
    person_id: UUID,
    role: Role,
    subject_id: UUID | None,
    *,
    from_on: date | None = None,
    to_on: date | None = None,
) -> None:
    """Let somebody hold a role to one subject, or to the whole school: from a day (today) until a day, or for good.

    Where they hold it already, or are to, the longer time holds.
    """
    since = max(from_on or work.today, work.today)
    for duty in lasting(work, person_id):
        if duty.role == role and duty.subject_id == subject_id:
            duty.from_on, duty.to_on = min(duty.from_on, since), later_end(duty.to_on, to_on)
            return
    work.session.add(
        Duty(
            school_id=work.school_id,
            id=work.new_id(),
            subject_id=subject_id,
            role=role,
            person_id=person_id,
            from_on=since,
            to_on=to_on,
        )
    )


def later_end(one: date | None, other: date | None) -> date | None:
    """The later of two last days; no end at all is later than any."""
    return max(one, other) if one and other else None


def until_words(to_on: date | None) -> str:
    """`until 18 December 2026`; nothing for a duty without an end."""
    return f"until {in_words(to_on)}" if to_on else ""


def end(work: Work, duty: Duty | ClassDuty) -> None:
    """End a duty: yesterday was its last day. One that began today was a slip, and goes."""
    if duty.from_on >= work.today:
        work.session.delete(duty)
    else:
        duty.to_on = work.today - ONE_DAY

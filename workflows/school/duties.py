"""Who holds which role, to one child or to the whole school, from which day and until which."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, or_, select

from engine.records import Duty
from engine.terms import Role
from engine.work import Work
from workflows.school.records import ClassDuty

ONE_DAY = timedelta(days=1)
WHOLE_SCHOOL = (Role.SENCO, Role.HEAD, Role.DSL, Role.OFFICE, Role.GOVERNOR)


def held_on(school_id: UUID, on: date, duty: type[Duty] | type[ClassDuty] = Duty) -> tuple[ColumnElement[bool], ...]:
    """The conditions under which a duty of this school, to a child or a class, holds on a day."""
    return (
        col(duty.school_id) == school_id,
        col(duty.from_on) <= on,
        or_(col(duty.to_on).is_(None), col(duty.to_on) >= on),
    )


def whole_school_roles(session: Session, school_id: UUID, on: date) -> dict[UUID, frozenset[Role]]:
    """The roles that each person holds to the whole school on a day."""
    held = defaultdict[UUID, set[Role]](set)
    query = select(Duty.person_id, Duty.role).where(*held_on(school_id, on), col(Duty.subject_id).is_(None))
    for person_id, role in session.exec(query):
        held[person_id].add(Role(role))
    return {person_id: frozenset(roles) for person_id, roles in held.items()}


def subjects_of_person(session: Session, school_id: UUID, person_id: UUID, on: date) -> list[UUID]:
    """The subjects to whom somebody holds a role of their own on a day."""
    query = select(Duty.subject_id).where(*held_on(school_id, on), col(Duty.person_id) == person_id)
    return sorted({found for found in session.exec(query) if found is not None})


def held_by(work: Work, person_id: UUID) -> list[Duty]:
    """The duties that somebody holds today, as rows that may be ended."""
    query = select(Duty).where(*held_on(work.school_id, work.today), col(Duty.person_id) == person_id)
    return list(work.session.exec(query))


def held_to(work: Work, subject_ids: Iterable[UUID], role: Role) -> list[Duty]:
    """The duties of one role that are held today to any of some subjects."""
    wanted = list(subject_ids)
    query = select(Duty).where(
        *held_on(work.school_id, work.today), col(Duty.subject_id).in_(wanted), col(Duty.role) == role
    )
    return list(work.session.exec(query))


def begin(work: Work, person_id: UUID, role: Role, subject_id: UUID | None) -> None:
    """Let somebody hold a role to one subject, or to the whole school, from today. Nothing where they do already."""
    if any(duty.role == role and duty.subject_id == subject_id for duty in held_by(work, person_id)):
        return
    work.session.add(
        Duty(
            school_id=work.school_id,
            id=work.new_id(),
            subject_id=subject_id,
            role=role,
            person_id=person_id,
            from_on=work.today,
        )
    )


def end(work: Work, duty: Duty | ClassDuty) -> None:
    """End a duty: yesterday was its last day. One that began today was a slip, and goes."""
    if duty.from_on >= work.today:
        work.session.delete(duty)
    else:
        duty.to_on = work.today - ONE_DAY

"""The people who work at a school: who they are, how they sign in, and what they owe to the whole of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, and_, col, select

from engine.errors import EngineError, NotAllowed, NotFound
from engine.records import Duty
from engine.terms import Role
from engine.work import Work
from workflows.school import duties, second_factor
from workflows.school.accounts import hashed, normal, one_time_password
from workflows.school.classes import release_everywhere
from workflows.school.duties import LEADING, WHOLE_SCHOOL
from workflows.school.records import Person
from workflows.school.working_days import EVERY_DAY, in_words, one_word

OPENS_EVERY_FILE = frozenset({Role.SENCO, Role.HEAD, Role.DSL})
"""Roles that see every child: given, and taken, by the SENCO or the head alone."""


class EmailTaken(EngineError):
    """Somebody at the school signs in with this address already."""

    def __init__(self) -> None:
        super().__init__("Somebody at this school has this e-mail address already.")


class NobodyLeft(EngineError):
    """After this there would be neither a SENCO nor a head to look after people."""

    def __init__(self) -> None:
        super().__init__("Somebody must stay SENCO or head teacher. Give the role to somebody else first.")


@dataclass(frozen=True, slots=True)
class Colleague:
    """A person at the school, with the roles that they hold to the whole of it on a day."""

    id: UUID
    name: str
    email: str
    job: str
    works_on: str
    wants_mail: bool
    has_left: bool
    awaits_first_sign_in: bool
    roles: frozenset[Role]

    @property
    def works_in_words(self) -> str:
        """`Monday to Wednesday`; nothing for every day."""
        return in_words(self.works_on)


def colleagues(session: Session, school_id: UUID, on: date) -> tuple[Colleague, ...]:
    """Everybody at the school, those who have left last, in the order of their surnames."""
    held = duties.whole_school_roles(session, school_id, on)
    rows = session.exec(select(Person).where(Person.school_id == school_id))
    found = [_colleague(row, held.get(row.id, frozenset())) for row in rows]
    return tuple(sorted(found, key=lambda each: (each.has_left, each.name.split()[-1].lower(), each.name)))


def colleague(session: Session, school_id: UUID, person_id: UUID, on: date) -> Colleague:
    """One person at the school; NotFound where there is none."""
    held = duties.whole_school_roles(session, school_id, on)
    return _colleague(person(session, school_id, person_id), held.get(person_id, frozenset()))


def _colleague(row: Person, roles: frozenset[Role]) -> Colleague:
    return Colleague(
        id=row.id,
        name=row.name,
        email=row.email,
        job=row.job,
        works_on=row.works_on,
        wants_mail=row.wants_mail,
        has_left=row.left_on is not None,
        awaits_first_sign_in=row.must_change_password,
        roles=roles,
    )


def person(session: Session, school_id: UUID, person_id: UUID) -> Person:
    """The row of one person of the school; NotFound where there is none."""
    row = session.get(Person, (school_id, person_id))
    if row is None:
        raise NotFound("person")
    return row


def names_holding(session: Session, school_id: UUID, role: Role, on: date) -> tuple[str, ...]:
    """The names of those who hold a role to the whole school on a day: whom a page tells people to go to."""
    query = (
        select(Person.name)
        .join(Duty, and_(col(Duty.school_id) == Person.school_id, col(Duty.person_id) == Person.id))
        .where(*duties.held_on(school_id, on), col(Duty.subject_id).is_(None), col(Duty.role) == role)
        .order_by(col(Person.name))
    )
    return tuple(session.exec(query))


def unheld(session: Session, school_id: UUID, on: date) -> tuple[Role, ...]:
    """The whole-school roles that nobody holds; what is owed by them falls to the SENCO, then the head."""
    held = {role for roles in duties.whole_school_roles(session, school_id, on).values() for role in roles}
    return tuple(role for role in WHOLE_SCHOOL if role not in held and role is not Role.GOVERNOR)


def add_person(
    work: Work,
    *,
    name: str,
    email: str,
    job: str,
    roles: frozenset[Role],
    granted_by: frozenset[Role],
    works_on: str = EVERY_DAY,
) -> tuple[UUID, str]:
    """Add somebody, with whole-school roles; return their id and a password that holds until they first sign in."""
    _refuse_above(granted_by, roles)
    _refuse_taken(work, email)
    person_id, password = work.new_id(), one_time_password()
    work.session.add(
        Person(
            school_id=work.school_id,
            id=person_id,
            name=name.strip(),
            email=normal(email),
            job=job.strip(),
            works_on=works_on,
            password_hash=hashed(password),
            must_change_password=True,
        )
    )
    work.session.flush()
    for role in sorted(roles):
        duties.begin(work, person_id, role, None)
    return person_id, password


def change_person(
    work: Work, person_id: UUID, *, name: str, email: str, job: str, works_on: str, granted_by: frozenset[Role]
) -> None:
    """Correct what somebody is called, where they are reached and when; the address is what they sign in with."""
    row = person(work.session, work.school_id, person_id)
    if normal(email) != row.email:
        _refuse_above(granted_by, _roles_of(work, person_id))
        _refuse_taken(work, email)
    row.name, row.email, row.job, row.works_on = name.strip(), normal(email), job.strip(), works_on


def change_habits(work: Work, person_id: UUID, works_on: Iterable[str], *, wants_mail: bool) -> None:
    """Say on which weekdays somebody works (Monday is 0), and whether they want mail."""
    row = person(work.session, work.school_id, person_id)
    row.works_on, row.wants_mail = one_word(works_on), wants_mail


def change_roles(work: Work, person_id: UUID, roles: frozenset[Role], *, granted_by: frozenset[Role]) -> None:
    """Give somebody exactly these whole-school roles from today; those that they no longer hold ended yesterday."""
    person(work.session, work.school_id, person_id)
    held = _roles_of(work, person_id)
    _refuse_above(granted_by, roles ^ held)
    for duty in duties.held_by(work, person_id):
        if duty.subject_id is None and Role(duty.role) in held - roles:
            duties.end(work, duty)
    for role in sorted(roles - held):
        duties.begin(work, person_id, role, None)
    _refuse_nobody(work)


def grant(work: Work, person_id: UUID, role: Role, *, granted_by: frozenset[Role]) -> None:
    """Give somebody one more role in the whole school from today."""
    person(work.session, work.school_id, person_id)
    _refuse_above(granted_by, frozenset({role}))
    duties.begin(work, person_id, role, None)


def new_password(work: Work, person_id: UUID, *, granted_by: frozenset[Role]) -> str:
    """A password for somebody who has lost theirs, or their phone: it holds until they sign in, without a code."""
    _refuse_above(granted_by, _roles_of(work, person_id))
    row, password = person(work.session, work.school_id, person_id), one_time_password()
    row.password_hash, row.must_change_password = hashed(password), True
    second_factor.remove(work.session, work.school_id, person_id)
    return password


def leave(work: Work, person_id: UUID, *, granted_by: frozenset[Role]) -> None:
    """Somebody leaves the school today: every duty of theirs ended yesterday, and they cannot sign in.

    `work` holds the subjects to whom they have duties (`duties.subjects_of_person`), whose owners change.
    """
    _refuse_above(granted_by, _roles_of(work, person_id))
    row = person(work.session, work.school_id, person_id)
    row.left_on, row.password_hash = work.today, None
    for duty in duties.lasting(work, person_id):
        duties.end(work, duty)
    release_everywhere(work, person_id)
    _refuse_nobody(work)


def come_back(work: Work, person_id: UUID, *, granted_by: frozenset[Role]) -> str:
    """Somebody who had left returns, without duties; the password holds until they sign in."""
    person(work.session, work.school_id, person_id).left_on = None
    return new_password(work, person_id, granted_by=granted_by)


def _roles_of(work: Work, person_id: UUID) -> frozenset[Role]:
    return duties.whole_school_roles(work.session, work.school_id, work.today).get(person_id, frozenset())


def _refuse_above(granted_by: frozenset[Role], roles: frozenset[Role]) -> None:
    """Whoever looks after accounts must not be able to open every child’s file by making themselves SENCO."""
    if roles & OPENS_EVERY_FILE and not granted_by & LEADING:
        raise NotAllowed("Only the SENCO or the head teacher may change this for a SENCO, head or safeguarding lead.")


def _refuse_taken(work: Work, email: str) -> None:
    taken = select(Person.id).where(col(Person.school_id) == work.school_id, col(Person.email) == normal(email))
    if work.session.exec(taken).first() is not None:
        raise EmailTaken


def _refuse_nobody(work: Work) -> None:
    work.session.flush()
    held = duties.whole_school_roles(work.session, work.school_id, work.today)
    if not any(roles & LEADING for roles in held.values()):
        raise NobodyLeft

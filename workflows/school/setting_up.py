"""Making a school where there is none: its name, its terms, and the first SENCO, who then adds the others."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlmodel import Session, col, select

from engine.desk import Desk
from engine.errors import EngineError
from engine.records import Duty
from engine.terms import Role
from engine.values import Actor, Scope
from engine.work import Work
from workflows.school import accounts
from workflows.school.records import Person, School
from workflows.school.term_dates import replace_year, school_year_of, suggested_terms


class Phase(StrEnum):
    """Which children a school is for."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    ALL_THROUGH = "all_through"
    SPECIAL = "special"


PHASES = {
    Phase.PRIMARY: "Primary, with or without a nursery",
    Phase.SECONDARY: "Secondary, with or without a sixth form",
    Phase.ALL_THROUGH: "All-through",
    Phase.SPECIAL: "Special school or alternative provision",
}


IS_REAL = col(School.practice_of).is_(None)
"""What leaves out the places in which people practise: no reminder, no count, no figure and no export knows them."""


class AlreadySetUp(EngineError):
    """This database holds a school already."""

    def __init__(self, *, is_demo: bool):
        where = "the demonstration school, which is never mixed with a real one" if is_demo else "a school already"
        super().__init__(f"This database holds {where}. Name another database in DATABASE_URL.")


@dataclass(frozen=True, slots=True)
class NewSchool:
    """What must be known to begin."""

    name: str
    phase: Phase
    is_maintained: bool
    senco_name: str
    senco_email: str
    password: str


@dataclass(frozen=True, slots=True)
class SchoolSeen:
    """A school as its settings page shows it."""

    name: str
    phase: Phase
    is_maintained: bool
    is_demo: bool


def school_seen(session: Session, school_id: UUID) -> SchoolSeen:
    """The school itself."""
    row = session.get_one(School, school_id)
    return SchoolSeen(row.name, Phase(row.phase), row.is_maintained, row.is_demo)


def change_school(work: Work, *, name: str, phase: Phase, is_maintained: bool) -> None:
    """Correct what the school is called, whom it is for, and who maintains it."""
    row = work.session.get_one(School, work.school_id)
    row.name, row.phase, row.is_maintained = name.strip(), phase, is_maintained


def has_school(desk: Desk) -> bool:
    """Whether there is a school to work in."""
    with desk.reading(accounts.NOBODY) as session:
        return session.exec(select(School.id).limit(1)).first() is not None


def schools(desk: Desk) -> list[UUID]:
    """Every school in this database, without the places in which people practise."""
    with desk.reading(accounts.NOBODY) as session:
        return list(session.exec(select(School.id).where(IS_REAL)))


def schools_named(desk: Desk) -> dict[UUID, str]:
    """The name of every school in this database, without the places in which people practise."""
    with desk.reading(accounts.NOBODY) as session:
        return {school.id: school.name for school in session.exec(select(School).where(IS_REAL))}


def set_up(desk: Desk, new: NewSchool) -> tuple[UUID, UUID]:
    """Make the school, with the usual terms of this school year, and its first SENCO; return the ids of both."""
    school_id = desk.ids.new(desk.clock.now())
    scope = Scope(school_id, Actor.system("setup"))
    with desk.writing_school(scope) as work:
        _refuse_second(work)
        _add_school(work, new)
        person_id = _add_senco(work, new)
        usual = suggested_terms(school_year_of(work.today))
        replace_year(work, school_year_of(work.today), usual.terms, usual.closures)
    return school_id, person_id


def _refuse_second(work: Work) -> None:
    held = work.session.exec(select(School)).first()
    if held is not None:
        raise AlreadySetUp(is_demo=held.is_demo)


def _add_school(work: Work, new: NewSchool) -> None:
    work.session.add(
        School(
            id=work.school_id,
            name=new.name.strip(),
            phase=new.phase,
            is_maintained=new.is_maintained,
            made_on=work.today,
        )
    )


def _add_senco(work: Work, new: NewSchool) -> UUID:
    person_id = work.new_id()
    work.session.add(
        Person(
            school_id=work.school_id,
            id=person_id,
            name=new.senco_name.strip(),
            email=accounts.normal(new.senco_email),
            job="SENCO",
            password_hash=accounts.hashed(new.password),
        )
    )
    work.session.add(
        Duty(school_id=work.school_id, id=work.new_id(), role=Role.SENCO, person_id=person_id, from_on=work.today)
    )
    return person_id

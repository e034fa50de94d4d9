"""The school that is raced over: twenty children, each with one parent, one teacher for all, and a SENCO."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from sqlmodel import SQLModel

from engine.clock import SystemClock, day_of
from engine.database import Database
from engine.records import Duty, Subject
from engine.values import Actor, Scope
from web import tables
from workflows.school.records import Contact, Pupil, School

SCHOOL = UUID(int=1)
TEACHER, SENCO = UUID(int=21), UUID(int=22)
CHILDREN = tuple(UUID(int=1000 + place) for place in range(20))
LONG_AGO = date(2020, 9, 1)


def parent_of(child: UUID) -> UUID:
    """The one family contact of a child."""
    return UUID(int=child.int + 1000)


def as_(person: UUID) -> Scope:
    return Scope(SCHOOL, Actor("A teacher" if person == TEACHER else "A SENCO", person))


def make_school(url: str) -> None:
    """Every table, and the school, in an empty database."""
    database = Database(url)
    tables.metadata.create_all(database.writer)
    with database.writing(facts=True) as session:
        for row in _rows():
            session.add(row)
            session.flush()
    database.dispose()


def _rows() -> Iterator[SQLModel]:
    now = SystemClock().now()
    yield School(id=SCHOOL, name="Elm Tree School", made_on=day_of(now))
    yield _duty(SENCO, "senco", None)
    for child in CHILDREN:
        yield Subject(school_id=SCHOOL, id=child)
        yield Pupil(school_id=SCHOOL, id=child, first_name="Amira", last_name="Haddad", date_of_birth=date(2022, 3, 4))
        yield _duty(TEACHER, "class_teacher", child)
        yield Contact(
            school_id=SCHOOL, id=parent_of(child), pupil_id=child, name="The parent", relationship="parent",
            is_entitled=True, from_on=LONG_AGO, recorded_at=now,
        )  # fmt: skip


def _duty(person: UUID, role: str, child: UUID | None) -> Duty:
    place = child.int if child else 0
    return Duty(
        school_id=SCHOOL, id=UUID(int=50_000 + place), subject_id=child, role=role, person_id=person, from_on=LONG_AGO
    )

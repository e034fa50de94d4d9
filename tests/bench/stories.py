"""Journeys made ready, and the verbs that are timed on each: an answer, a move, an answer that writes a typed row."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import SQLModel, select

from engine import journeys, tasks
from engine.clock import SetClock, at_time
from engine.database import Database
from engine.desk import Desk
from engine.ids import Ids
from engine.records import Duty, Subject, TaskRow
from engine.values import Actor, Scope
from tests import MONDAY
from workflows.catalogue import catalogue
from workflows.school.records import Contact, Pupil, School, Term

SCHOOL, TEACHER = UUID(int=1), UUID(int=21)
BY = Scope(SCHOOL, Actor("A teacher", TEACHER))
CONCERN = {"strengths": "Building things", "seen": "Reads a line, then stops", "family_knows": "not_yet"}
PLAIN = {"behind": ["nothing"], "next": "plain", "why": "She cannot yet hear the sounds"}
TALKED = {"on": "2026-09-07", "how": "in_person", "said": "She likes maps, and dreads reading aloud", "note": "paper"}


@dataclass(frozen=True, slots=True)
class Ready:
    """One child with a journey on which the verbs can be made, in their order."""

    child: UUID
    journey_id: UUID


@dataclass(frozen=True, slots=True)
class Verb:
    """What is timed; `task` is the task that it answers, looked up before. `aims` are the most by kind of database."""

    name: str
    aims: dict[str, float]
    press: Callable[[Desk, Ready, UUID | None], object]
    task: str | None = None


def desk_over(database: Database) -> Desk:
    return Desk(catalogue(), SetClock(at_time(MONDAY)), database, Ids())


def make_school(database: Database, count: int) -> list[UUID]:
    """A school of so many children, each with two parents and this teacher."""
    children = [UUID(int=(place << 64) + 7) for place in range(count)]
    with database.writing(facts=True) as session:
        session.add(School(id=SCHOOL, name="Elm Tree School", made_on=MONDAY))
        session.add_all(_term())
        session.add_all(Subject(school_id=SCHOOL, id=child) for child in children)
        session.flush()
        session.add_all(_pupil(child) for child in children)
        session.flush()
        for place, child in enumerate(children):
            session.add_all(_around(place, child))
    return children


def _term() -> Iterator[SQLModel]:
    yield Term(school_id=SCHOOL, id=UUID(int=51), name="Autumn", starts_on=date(2026, 9, 1), ends_on=date(2026, 12, 18))


def _pupil(child: UUID) -> Pupil:
    return Pupil(school_id=SCHOOL, id=child, first_name="Amira", last_name="Khan", date_of_birth=date(2017, 3, 4))


def _around(place: int, child: UUID) -> Iterator[SQLModel]:
    yield Duty(
        school_id=SCHOOL, id=UUID(int=500_000 + place), subject_id=child, role="class_teacher", person_id=TEACHER,
        from_on=date(2026, 9, 1),
    )  # fmt: skip
    for parent in ("mother", "father"):
        yield Contact(
            school_id=SCHOOL, id=parent_of(child, parent), pupil_id=child, name=f"The {parent}", relationship=parent,
            is_entitled=True, from_on=date(2026, 1, 5), recorded_at=at_time(date(2026, 9, 1)),
        )  # fmt: skip


def parent_of(child: UUID, parent: str) -> UUID:
    return UUID(int=child.int + (1 if parent == "mother" else 2))


def begun(desk: Desk, child: UUID) -> Ready:
    """A journey of the graduated approach, a moment after the concern was raised."""
    return Ready(child, journeys.open_journey(desk, BY, child, "graduated_approach", CONCERN).journey_id)


def task_of(database: Database, journey_id: UUID, task: str) -> UUID:
    """The newest row of a task on a journey."""
    query = select(TaskRow.id).where(TaskRow.journey_id == journey_id, TaskRow.task == task)
    with database.reading() as session:
        return session.exec(query).all()[-1]


def _weigh(desk: Desk, ready: Ready, task: UUID | None) -> object:
    return tasks.answer(desk, BY, _given(task), PLAIN, seen=0)


def _assess(desk: Desk, ready: Ready, task: UUID | None) -> object:
    return journeys.move(desk, BY, ready.journey_id, "assess_for_sen", seen=0)


def _talk(desk: Desk, ready: Ready, task: UUID | None) -> object:
    values = {**TALKED, "who": [f"contact:{parent_of(ready.child, 'mother')}"]}
    return tasks.answer(desk, BY, _given(task), values, seen=0)


def _given(task: UUID | None) -> UUID:
    assert task is not None
    return task


VERBS = (
    Verb("answer", {"SQLite": 3.5, "PostgreSQL": 2.0}, _weigh, "weigh_concern"),
    Verb("move", {"SQLite": 4.0, "PostgreSQL": 1.8}, _assess),
    Verb("answer with a typed row", {"SQLite": 5.0, "PostgreSQL": 2.5}, _talk, "talk_about_needs"),
)

"""Journeys made ready, and the two verbs that are timed on each: an answer, then a move."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import select

from engine import journeys, tasks
from engine.clock import SetClock, at_time
from engine.database import Database
from engine.desk import Desk
from engine.ids import Ids
from engine.records import Duty, Subject, TaskRow
from tests import MONDAY
from tests.engine.small import SCHOOL, SENCO, Bakery, as_, desk_over


@dataclass(frozen=True, slots=True)
class Ready:
    """One journey on which the answer, and then the move, can be made."""

    journey_id: UUID
    task_id: UUID


Verb = Callable[[Desk, Ready], object]


@dataclass(frozen=True, slots=True)
class Story:
    """A workflow to be timed: how a school of so many journeys is made, how its desk is built, and what is timed."""

    name: str
    school: Callable[[Database, int], list[Ready]]
    desk: Callable[[Database], Desk]
    verbs: tuple[tuple[str, Verb], ...]


def clock() -> SetClock:
    return SetClock(at_time(MONDAY))


def bakery_desk(database: Database) -> Desk:
    return Desk(Bakery(), clock(), database, Ids())


def bakery_school(database: Database, count: int) -> list[Ready]:
    """So many journeys at their first stage, told but not weighed; the SENCO is everybody's teacher too."""
    desk = desk_over(database, clock())
    subjects = [UUID(int=10_000 + place) for place in range(count)]
    with database.writing(facts=True) as session:
        session.add_all(Subject(school_id=SCHOOL, id=each) for each in subjects)
        session.flush()
        session.add_all(_teaches(place, each) for place, each in enumerate(subjects))
    return [_told(desk, each) for each in subjects]


def _teaches(place: int, subject: UUID) -> Duty:
    return Duty(
        school_id=SCHOOL, id=UUID(int=500_000 + place), subject_id=subject, role="class_teacher", person_id=SENCO,
        from_on=date(2026, 9, 1),
    )  # fmt: skip


def _told(desk: Desk, subject: UUID) -> Ready:
    journey_id = journeys.open_journey(desk, as_(SENCO), subject, "baking", {"note": "Flour"}).journey_id
    tasks.answer(desk, as_(SENCO), task_of(desk, journey_id, "tell"), {"on": "2026-09-07"}, seen=0)
    return Ready(journey_id, task_of(desk, journey_id, "weigh"))


def task_of(desk: Desk, journey_id: UUID, task: str) -> UUID:
    """The newest row of a task on a journey."""
    query = select(TaskRow.id).where(TaskRow.journey_id == journey_id, TaskRow.task == task)
    with desk.database.reading() as session:
        return session.exec(query).all()[-1]


def _weigh(desk: Desk, ready: Ready) -> object:
    return tasks.answer(desk, as_(SENCO), ready.task_id, {"note": "300 g"}, seen=0)


def _bake(desk: Desk, ready: Ready) -> object:
    return journeys.move(desk, as_(SENCO), ready.journey_id, "bake", seen=0)


BAKERY = Story("baking", bakery_school, bakery_desk, (("answer", _weigh), ("move", _bake)))

"""The pages that people wait for, in a full school: what is held up, my next steps, a child; and the sweep at night."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from uuid import UUID

from flask.testing import FlaskClient

from engine import journeys, tasks
from engine.clock import SetClock, at_time
from engine.database import Database
from engine.desk import Desk
from engine.ids import Ids
from engine.records import Duty
from engine.refreshing import BATCH, refresh_school
from engine.values import Actor, Scope
from tests import MONDAY
from tests.application import application
from tests.bench.servers import Kind
from tests.bench.stories import BY, PLAIN, SCHOOL, TALKED, begun, make_school, parent_of, task_of
from tests.counting import asked
from web import tables
from web.sessions import COOKIE
from workflows.catalogue import catalogue
from workflows.school.accounts import begin_session
from workflows.school.records import Person

CLASS = 25
"""How many children each teacher has."""
SENCO = UUID(int=20_001)
SYSTEM = Scope(SCHOOL, Actor.system("sweep"))
AT_MOST = 0.050
"""Seconds that a page may take on the server."""
STATEMENTS_A_BATCH = 8
AROUND_FINDING = 3
"""Statements with which the next batch is found: a reading transaction around one question."""


@dataclass(frozen=True, slots=True)
class Looked:
    """One page: what it took, in seconds, and how many statements it sent."""

    name: str
    took: float
    statements: int


@dataclass(frozen=True, slots=True)
class Swept:
    """A night: how many subjects were brought up to date, in how many seconds, and the statements a batch."""

    subjects: int
    took: float
    statements: float


@dataclass(frozen=True, slots=True)
class Full:
    """A school with open journeys at different stages, some of them held up."""

    desk: Desk
    clock: SetClock
    child: UUID


def full_school(kind: Kind, name: str, *, pupils: int, open_journeys: int) -> Full:
    """A school of so many pupils; each journey stands a little further on than the one before."""
    database = Database(kind.url(name))
    tables.metadata.create_all(database.writer)
    children = make_school(database, pupils)
    _teachers(database, children)
    clock = SetClock(at_time(MONDAY))
    desk = Desk(catalogue(), clock, database, Ids())
    for place, child in enumerate(children[:: pupils // open_journeys]):
        clock.set(at_time(MONDAY + timedelta(days=7 * (place % 3))))
        _journey(desk, child, place % 4)
    clock.set(at_time(date(2026, 10, 7)))
    refresh_school(desk, SYSTEM)
    return Full(desk, clock, children[0])


def _teachers(database: Database, children: list[UUID]) -> None:
    """A teacher for each class, beside the one for all, and a SENCO for the school."""
    with database.writing(facts=True) as session:
        session.add(_person(SENCO, "senco@elm.example"))
        session.add(_duty(900_000, SENCO, "senco", None))
        for place, child in enumerate(children):
            teacher = UUID(int=30_000 + place // CLASS)
            if place % CLASS == 0:
                session.add(_person(teacher, f"teacher.{place // CLASS}@elm.example"))
            session.add(_duty(1_000_000 + place, teacher, "class_teacher", child))


def _person(id: UUID, email: str) -> Person:
    return Person(school_id=SCHOOL, id=id, name="An adult", email=email)


def _duty(place: int, person: UUID, role: str, child: UUID | None) -> Duty:
    return Duty(
        school_id=SCHOOL, id=UUID(int=place), subject_id=child, role=role, person_id=person, from_on=date(2026, 9, 1)
    )


def _journey(desk: Desk, child: UUID, steps: int) -> None:
    """A journey that has gone so many steps."""
    journey_id = begun(desk, child).journey_id
    if steps > 0:
        tasks.answer(desk, BY, task_of(desk.database, journey_id, "weigh_concern"), PLAIN, seen=0)
    if steps > 1:
        journeys.move(desk, BY, journey_id, "assess_for_sen", seen=0)
    if steps > 2:
        values = {**TALKED, "who": [f"contact:{parent_of(child, 'mother')}"]}
        tasks.answer(desk, BY, task_of(desk.database, journey_id, "talk_about_needs"), values, seen=0)


def looked(full: Full) -> Iterator[Looked]:
    """Each page by whoever opens it first in the morning."""
    teacher = UUID(int=30_000)
    with TemporaryDirectory() as folder:
        app = application(full.desk, Path(folder))
        app.test_client_class = FlaskClient
        pages = (
            ("held up", SENCO, "/held-up"),
            ("next steps of the SENCO", SENCO, "/next-steps"),
            ("next steps of a teacher", teacher, "/next-steps"),
            ("a child", teacher, f"/children/{full.child}"),
        )
        for name, person, address in pages:
            client = app.test_client()
            client.set_cookie(COOKIE, begin_session(full.desk, SCHOOL, person))
            yield _page(full, client, name, address)


def _page(full: Full, client: FlaskClient, name: str, address: str) -> Looked:
    def press() -> None:
        response = client.get(address)
        assert response.status_code == 200, (address, response.status)
        response.get_data()

    press()
    with asked(full.desk.database) as sent:
        press()
    return Looked(name, median(_seconds(press) for _ in range(9)), len(sent))


def swept(full: Full) -> Swept:
    """The first night after: every open journey is brought up to the new day."""
    full.clock.advance(timedelta(days=1))
    with asked(full.desk.database) as sent:
        began = perf_counter()
        subjects = refresh_school(full.desk, SYSTEM)
        took = perf_counter() - began
    finding = sum(each.text.startswith("SELECT DISTINCT") for each in sent)
    batches = -(-subjects // BATCH)
    return Swept(subjects, took, (len(sent) - AROUND_FINDING * finding) / batches)


def _seconds(call: Callable[[], None]) -> float:
    began = perf_counter()
    call()
    return perf_counter() - began

"""The invented school in tests of pages: who signs in, and how a child or a journey is found."""

from pathlib import Path
from uuid import UUID

from sqlmodel import col, select

from engine.desk import Desk
from engine.records import Journey, TaskRow
from tests.application import application
from tests.client import Reader
from web.demonstration.people import DOMAIN
from workflows.school.accounts import NOBODY
from workflows.school.records import Person, Pupil


def browser(desk: Desk, folder: Path, key: str) -> Reader:
    """A browser in which one of the adults is signed in."""
    client: Reader = application(desk, folder).test_client()
    return client.come_in(f"{key}@{DOMAIN}")


def child(desk: Desk, first_name: str) -> UUID:
    with desk.reading(NOBODY) as session:
        return session.exec(select(Pupil.id).where(Pupil.first_name == first_name)).one()


def journey(desk: Desk, first_name: str, workflow: str = "graduated_approach") -> Journey:
    """The child's open journey of a workflow."""
    query = select(Journey).where(
        Journey.subject_id == child(desk, first_name), Journey.workflow == workflow, col(Journey.is_open)
    )
    with desk.reading(NOBODY) as session:
        return session.exec(query).one()


def step(desk: Desk, first_name: str, task: str) -> UUID:
    """An open step of a child."""
    query = (
        select(TaskRow.id)
        .join(Journey, col(Journey.id) == TaskRow.journey_id)
        .where(Journey.subject_id == child(desk, first_name), TaskRow.task == task, TaskRow.status == "open")
    )
    with desk.reading(NOBODY) as session:
        return session.exec(query).one()


def person(desk: Desk, key: str) -> UUID:
    """One of the adults, by the first part of their address."""
    with desk.reading(NOBODY) as session:
        return session.exec(select(Person.id).where(Person.email == f"{key}@{DOMAIN}")).one()

"""The child of whom somebody asks for the record, and her mother."""

from uuid import UUID

import pytest

from engine.desk import Desk
from engine.journeys import open_journey
from engine.values import Actor, Scope
from tests.web.records.asking import HOME, SEEN
from tests.web.school import SCHOOL_ID, SYSTEM, SmallSchool
from workflows.support.contacts import ContactWords, add_contact


@pytest.fixture
def samira(desk: Desk, school: SmallSchool) -> UUID:
    """The mother of Amira, about whom the class teacher has raised a concern."""
    child = school.children[0]
    teacher = Scope(SCHOOL_ID, Actor(school.teacher.name, school.teacher.id))
    open_journey(desk, teacher, child, "graduated_approach", SEEN)
    with desk.writing(SYSTEM, subjects=[child]) as work:
        add_contact(work, child, ContactWords("Omar Khan", "father"))
        return add_contact(work, child, ContactWords("Samira Khan", "mother", address=HOME))

from collections.abc import Callable
from uuid import UUID

import pytest

from engine.desk import Desk
from tests.client import Reader
from tests.web.school import PASSWORD, SCHOOL_ID, SYSTEM, SmallSchool
from workflows.school.contacts_held import ContactHeld, contacts_held
from workflows.support.contacts import ContactWords, add_contact

SAMIRA = ContactWords(
    "Samira Khan", "mother", "samira@example.org", "07700 900001", address="1 Invented Street, Exampleton",
    language="Arabic", responsibility="yes", priority=1, lives_with=True,
)  # fmt: skip
SECRETS = ("samira@example.org", "07700 900001", "Invented Street")


@pytest.fixture
def office(client: Reader, school: SmallSchool) -> Reader:
    """A browser in which the school office is signed in."""
    return client.come_in(school.office.email)


@pytest.fixture
def samira(desk: Desk, school: SmallSchool) -> UUID:
    """The mother of Amira and of Leo; her contact row with Amira."""
    amira, leo, _ = school.children
    with desk.writing(SYSTEM, subjects=[amira, leo]) as work:
        add_contact(work, leo, SAMIRA)
        return add_contact(work, amira, SAMIRA)


@pytest.fixture
def held(desk: Desk, school: SmallSchool) -> Callable[[int], dict[str, ContactHeld]]:
    """The contacts of a child of the school, by name."""

    def of(child: int = 0) -> dict[str, ContactHeld]:
        with desk.reading(SYSTEM) as session:
            found = contacts_held(session, SCHOOL_ID, school.children[child], desk.today())
        return {each.name: each for each in found}

    return of


def signed_in(client: Reader, email: str) -> Reader:
    """The same browser, as somebody else."""
    client.sign_in(email, PASSWORD)
    return client

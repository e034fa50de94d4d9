"""A step of the invented school of which its teacher was reminded by mail, and the addresses in that mail."""

import re
from dataclasses import dataclass
from uuid import UUID

import pytest
from sqlmodel import select

from engine.desk import Desk
from notifications.links import Signer
from notifications.records import Message, Nudge
from notifications.sweep import sweep
from tests.application import HERE
from workflows.school.accounts import NOBODY
from workflows.school.records import Person, School


@dataclass(frozen=True)
class Mailed:
    """One reminder: whose it is, of which step, and the addresses by which it can be answered."""

    key: str
    task_id: UUID
    addresses: dict[str, str]


@pytest.fixture
def mailed(demo: Desk) -> Mailed:
    with demo.reading(NOBODY) as session:
        school_id = session.exec(select(School.id)).one()
    sweep(demo, school_id, demo.clock.now(), base_url=HERE, signer=Signer(HERE, "only for tests"))
    with demo.reading(NOBODY) as session:
        todays = select(Message).where(Message.for_on == demo.today()).order_by(Message.id)  # type: ignore[arg-type]
        for mail in session.exec(todays):
            for nudge in session.exec(select(Nudge).where(Nudge.message_id == mail.id, Nudge.is_owner)):
                told = mail.body.partition(f"/steps/{nudge.about_id}\n")[2].partition("\n\n")[0]
                found = dict(re.findall(rf"^(On track|I need help|Done): {HERE}(\S+)$", told, re.MULTILINE))
                if found:
                    person = session.exec(select(Person).where(Person.id == mail.recipient_id)).one()
                    return Mailed(person.email.partition("@")[0], nudge.about_id, found)
    raise AssertionError("nobody in the invented school was reminded by mail of a step that is theirs")

"""Telling a demonstration from a real school, how old it is, and taking it away."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import col, select

from engine.desk import Desk
from engine.errors import NotAllowed
from web.tables import metadata
from workflows.school.accounts import NOBODY
from workflows.school.records import School
from workflows.school.setting_up import IS_REAL

TOO_OLD = 7
"""After how many days a demonstration says that it is old: its steps have all become late by then."""


@dataclass(frozen=True, slots=True)
class Demonstration:
    """The invented school in a database, and the day on which its story ends."""

    school_id: UUID
    made_on: date

    def is_old(self, today: date) -> bool:
        return (today - self.made_on).days > TOO_OLD


def demonstration_of(desk: Desk) -> Demonstration | None:
    """The demonstration in this database; None where there is none, or a real school."""
    with desk.reading(NOBODY) as session:
        held = session.exec(select(School).where(IS_REAL).order_by(col(School.id))).all()
    if len(held) == 1 and held[0].is_demo:
        return Demonstration(held[0].id, held[0].made_on)
    return None


def clear(desk: Desk) -> None:
    """Take the demonstration away, every row of every table. Raises NotAllowed where anything real is there."""
    if demonstration_of(desk) is None:
        raise NotAllowed("Only a demonstration is ever taken away.")
    with desk.database.writing(facts=True) as session:
        for table in reversed(metadata.sorted_tables):
            session.connection().execute(delete(table))

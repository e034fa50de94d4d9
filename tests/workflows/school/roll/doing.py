"""Bringing in files, and looking at what the school then holds."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import SQLModel

from engine.desk import Desk
from tests.web.school import SCHOOL_ID, SYSTEM
from tests.workflows.school.roll.files import roll
from workflows.school.roll.apply import apply
from workflows.school.roll.kept import look
from workflows.school.roll.known import Known
from workflows.school.roll.preview import Preview
from workflows.school.roll.snapshot import known_pupils

DOMAIN = ("pupil", "sen_status", "sen_need", "contact", "teaching_class", "duty", "journey")


def shown(desk: Desk, content: str | bytes, name: str = "roll.csv") -> Preview:
    """The preview of a file."""
    return look(desk, SYSTEM, roll(content, name))


def bring_in(desk: Desk, content: str | bytes, leavers: Collection[UUID] = ()) -> UUID | None:
    """Preview a file and bring it in at once."""
    return apply(desk, SYSTEM, shown(desk, content), leavers)


def pupils(desk: Desk) -> dict[str, Known]:
    """Every pupil that the school holds, by first name."""
    with desk.reading(SYSTEM) as session:
        return {pupil.first_name: pupil for pupil in known_pupils(session, SCHOOL_ID, desk.today())}


def tables(desk: Desk, *names: str) -> dict[str, list[dict[str, Any]]]:
    """Every row of the tables that a roll writes, in the order of their ids."""
    found = {}
    with desk.reading(SYSTEM) as session:
        for name in names or DOMAIN:
            table = SQLModel.metadata.tables[name]
            rows = session.connection().execute(select(table).order_by(table.c.id))
            found[name] = [dict(row._mapping) for row in rows]
    return found

"""What must hold after every press, whoever pressed what."""

import json
from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select
from sqlmodel import Session, SQLModel

from engine import verify
from engine.definition import Force
from engine.reading import JourneyLook, look_at
from engine.store import RECORD
from engine.values import TaskStatus
from tests.walks.lists import wrong_lists
from tests.walks.walker import Pressed, Walker

TAKEN_AS_AGREED = {"yes", "limits"}
NOTICE, AGREEMENT = "family_told_of_provision", "family_agrees"


def faults(walker: Walker, pressed: Pressed) -> Iterator[str]:
    """Every fault after a press: what is stored, what is in the way, and what a move passed by.

    After a press about one child that child is looked at; everybody, once something happened to the whole school.
    """
    scope = walker.people.by(next(iter(walker.people.adults.values())))
    children = list(walker.people.children)
    with walker.desk.reading(scope) as session:
        sight = walker.desk.sight(session, scope, children)
        pages = {child: look_at(sight, child) for child in ([pressed.child] if pressed.child else children)}
        for page in chain(*pages.values()):
            yield from (f"{page.journey.stage}: {fault}" for fault in _page_faults(page, walker.desk.today()))
        if pressed.journey_id and pressed.arrived:
            yield from _passed_by(session, pressed)
        if pressed.child is None:
            yield from map(str, verify.wrong_projections(walker.desk, session, scope))
            around = [(page, sight.holders(child)) for child, found in pages.items() for page in found]
            yield from wrong_lists(walker, session, around)


def broken(walker: Walker) -> list[str]:
    """What is broken in the history of the whole walk."""
    with walker.desk.database.reading() as session:
        return [str(each) for each in verify.broken_chains(session, walker.people.school_id)]


def _page_faults(page: JourneyLook, today: date) -> Iterator[str]:
    """What is read is what is stored; and an open journey always has somebody who can do something."""
    if page.projection != page.as_stored:
        yield f"the page says {page.projection}, the lists say {page.as_stored}"
    yield from _open_faults(page, today) if page.journey.is_open else _ended_faults(page)


def _ended_faults(page: JourneyLook) -> Iterator[str]:
    step, stay = page.projection.next, {task.id for task in page.workflow.tasks_at(page.journey.stage)}
    if any(row.status is TaskStatus.OPEN and row.task not in stay for row in page.tasks):
        yield "it is over, and still something of it is to be done"
    if step.kind not in ("none", "task"):
        yield f"it is over, and {step} comes next"


def _open_faults(page: JourneyLook, today: date) -> Iterator[str]:
    step = page.projection.next
    if step.kind == "none":
        yield "it is open, and nothing comes next"
    elif step.kind == "wait" and not (step.waiting_for or step.waiting_until):
        yield f"it waits for nothing: {page.projection.blocking}"
    elif step.kind == "wait" and step.waiting_until and step.waiting_until < today:
        yield f"it waits for a day that has passed: {step}"
    elif step.kind != "task":
        yield from _dead_ends(page)


def _dead_ends(page: JourneyLook) -> Iterator[str]:
    """With nothing left to do: a must or an always in the way that no step, no page and nobody outside can meet.

    What waits for a day is asked again once that day has come: a step may open then that leads to the others.
    """
    if page.projection.next.waiting_until:
        return
    for check, because in page.projection.blocking:
        guard = page.workflow.guards[check]
        answers = any(check in page.workflow.task(row.task).meets for row in page.tasks if row.task != "carried_in")
        if guard.force is not Force.SHOULD and not (answers or guard.outside or guard.met_by):
            yield f"nobody can meet {check}: {because}"


def _passed_by(session: Session, pressed: Pressed) -> Iterator[str]:
    """A move into a plan, or to a service, beside what the typed tables themselves hold."""
    connection = session.connection()
    begun = pressed.what.startswith("move") and pressed.arrived == "plan"
    if begun and not _passes(connection, pressed.journey_id, NOTICE):
        yield "a plan was begun without the notice"
    if pressed.arrived == "referred" and not _passes(connection, pressed.journey_id, AGREEMENT):
        yield "a service was asked without the family"


def _passes(connection: Connection, journey_id: Any, check: str) -> bool:
    """Whether the newest record of a journey says by what a check was passed, and the typed tables bear it out."""
    query = select(RECORD.c.text).where(RECORD.c.journey_id == journey_id).order_by(RECORD.c.sequence.desc())
    verdicts = json.loads(connection.execute(query).scalars().first() or "{}")["verdicts"]
    outcome, passed_by = next((each[3], each[4]) for each in verdicts if each[0] == check)
    if passed_by in ("exemption", "exception"):
        return bool(_rows(connection, "allowance", journey_id=journey_id, kind=passed_by))
    return outcome == "met" and (_told if check == NOTICE else _agreed)(connection, journey_id)


def _told(connection: Connection, journey_id: UUID) -> bool:
    """Each contact entitled to copies has a notice that went, unless the school had told them before it was put in."""
    journey = _rows(connection, "journey", id=journey_id)[0]
    today = max(row.made_at for row in _rows(connection, "move_record", journey_id=journey_id)).date()
    sent = {row.contact_id for row in _rows(connection, "notice", subject_id=journey.subject_id, status="sent")}
    entitled = [
        row.id
        for row in _rows(connection, "contact", pupil_id=journey.subject_id, is_entitled=True)
        if row.from_on <= today and (row.to_on is None or today <= row.to_on)
    ]
    return bool(entitled) and (set(entitled) <= sent or journey.carried)


def _agreed(connection: Connection, journey_id: UUID) -> bool:
    """Somebody said yes, and has not withdrawn it."""
    said = _rows(connection, "agreement", journey_id=journey_id, about="service")
    return any(row.answer in TAKEN_AS_AGREED for row in said)


def _rows(connection: Connection, name: str, **equal: Any) -> list[Any]:
    table = SQLModel.metadata.tables[name]
    query = select(table).where(*(table.c[column] == value for column, value in equal.items()))
    if "superseded_at" in table.c:
        query = query.where(table.c.superseded_at.is_(None))
    return list(connection.execute(query))

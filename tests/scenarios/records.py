"""What happens to a child's whole record in a worked example: that the child has died, that somebody asks for it."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select

from engine import boards
from engine.errors import AtRest
from engine.store import DATE, TASK
from engine.verify import wrong_projections
from tests.scenarios.people import ROLES
from tests.scenarios.vocabulary import step
from tests.scenarios.world import World
from tests.workflows.small import CHILD, SENCO
from workflows.school import deaths


@step("{role} writes down that the child has died, on {day}")
def died(world: World, role: UUID, day: date) -> None:
    with world.writing(role) as work:
        deaths.write_down(work, CHILD, day)


@step("{role} says that it was written down by mistake")
def mistaken(world: World, role: UUID) -> None:
    with world.writing(role) as work:
        deaths.take_back(work, CHILD, "The wrong child")


@step("nothing about the child waits for anybody")
def nothing_waits(world: World) -> None:
    """No list, no board, no calendar has it, and no reminder is set."""
    today = world.desk.today()
    for person in ROLES.values():
        with world.desk.reading(world.by(person)) as session:
            assert not boards.mine(session, world.by(person), today)
            assert not boards.dates_of_mine(session, world.by(person), today)
            assert not boards.around(session, world.by(person), today)
    with world.desk.reading(world.by(SENCO)) as session:
        assert not boards.board(session, world.by(SENCO))
        reminders = select(TASK.c.id).where(TASK.c.nudge_on.is_not(None))
        dates = select(DATE.c.id).where(DATE.c.superseded_at.is_(None), DATE.c.nudge_on.is_not(None))
        assert not session.connection().execute(reminders.union_all(dates)).all()
        assert not list(wrong_projections(world.desk, session, world.by(SENCO)))


@step("nobody can begin anything for the child")
def nothing_begins(world: World) -> None:
    with pytest.raises(AtRest):
        world.open(SENCO, "ehc_needs_assessment")

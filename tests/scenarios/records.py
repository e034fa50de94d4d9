"""What happens to a child's whole record in a worked example: that the child has died, that somebody asks for it."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from engine import boards
from engine.errors import AtRest, NotAllowed
from engine.store import DATE, TASK
from engine.verify import broken_chains, wrong_projections
from tests.scenarios.people import ROLES
from tests.scenarios.vocabulary import step
from tests.scenarios.world import World
from tests.workflows.small import CHILD, SCHOOL, SENCO
from workflows.school import deaths, disposal, record_requests, retention
from workflows.school.record_requests import HARM, IN, WHOLE, Asked, Given, Request
from workflows.school.records import Person, Pupil
from workflows.school.year_keeping import open_duties
from workflows.school.year_records import SchoolDuty


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


@step("{role} writes down that {whom} has asked for the record")
def record_asked(world: World, role: UUID, whom: tuple[str, ...]) -> None:
    with world.writing(role) as work:
        record_requests.write_down(work, CHILD, Asked(whom[0], work.today, "in_person"))


@step("the record is due on {day}, by law")
def record_due(world: World, day: date) -> None:
    duty = _owed(world)
    assert (duty.due_on, duty.standing) == (day, "law")
    assert duty.nudge_on is not None


@step("nobody is reminded of the record")
def record_is_quiet(world: World) -> None:
    assert _owed(world).nudge_on is None


@step("{role} holds the record back")
def record_held(world: World, role: UUID) -> None:
    """Serious harm could follow; nothing but who and when is kept."""
    _mark(world, role, HARM)


@step("{role} lets the record go again")
def record_let_go(world: World, role: UUID) -> None:
    _mark(world, role, IN)


@step("nobody can give the record to {whom}")
def record_stays(world: World, whom: tuple[str, ...]) -> None:
    with pytest.raises(NotAllowed):
        _give(world, SENCO, whom)


@step("{role} gives the record to {whom}")
def record_given(world: World, role: UUID, whom: tuple[str, ...]) -> None:
    """That a duty of the school is done is said by somebody with an account."""
    with world.desk.writing_school(world.by(role)) as work:
        work.session.add(Person(school_id=SCHOOL, id=role, name="A person", email="a.person@school.example"))
    _give(world, role, whom)


@step("nobody waits for a record")
def nobody_waits(world: World) -> None:
    assert _request(world).given is not None
    with world.desk.reading(world.by(SENCO)) as session:
        assert not record_requests.open_requests(session, SCHOOL)
        assert not [each for each in open_duties(session, world.by(SENCO)) if each.name == _request(world).right]


def _request(world: World) -> Request:
    with world.desk.reading(world.by(SENCO)) as session:
        return next(iter(record_requests.requests_of(session, SCHOOL, CHILD).values()))


def _owed(world: World) -> SchoolDuty:
    asked = _request(world)
    with world.desk.reading(world.by(SENCO)) as session:
        return next(each for each in open_duties(session, world.by(SENCO)) if each.period == str(asked.id))


def _mark(world: World, role: UUID, why: str) -> None:
    with world.writing(role) as work:
        record_requests.mark(work, _request(world).id, {WHOLE: why})


def _give(world: World, role: UUID, whom: tuple[str, ...]) -> None:
    with world.writing(role) as work:
        record_requests.give(work, _request(world).id, Given(whom[0], work.today, "handed"))


@step("the child has left")
def has_left(world: World) -> None:
    with world.writing() as work:
        world.pupil(work).left_on = work.today


@step("the record is kept until {day}")
def kept_until(world: World, day: date) -> None:
    with world.desk.reading(world.by(SENCO)) as session:
        before, on = day - timedelta(days=1), day
        assert not [each for each in retention.time_passed(session, SCHOOL, before) if each.id == CHILD]
        assert [each.until for each in retention.time_passed(session, SCHOOL, on) if each.id == CHILD] == [day]


@step("the school keeps records for {number} years from birth")
def keeps_for(world: World, number: int) -> None:
    with world.desk.writing_school(world.by(SENCO)) as work:
        retention.change_keep_years(work, number)


@step("{role} asks that the record go")
def asks_to_go(world: World, role: UUID) -> None:
    with world.writing(role) as work:
        disposal.ask(work, CHILD, "Kept for its time", "Elm Academy")


@step("{role} cannot dispose of the record alone")
def not_alone(world: World, role: UUID) -> None:
    _cannot_agree(world, role)


@step("{role} cannot dispose of the record")
def not_held(world: World, role: UUID) -> None:
    _cannot_agree(world, role)


def _cannot_agree(world: World, role: UUID) -> None:
    with pytest.raises(NotAllowed), world.writing(role) as work:
        disposal.agree(work, CHILD)


@step("{role} holds the record for a claim")
def holds(world: World, role: UUID) -> None:
    with world.writing(role) as work:
        retention.hold(work, CHILD, "A claim")


@step("{role} lets the held record go")
def lets_held_go(world: World, role: UUID) -> None:
    with world.writing(role) as work:
        retention.let_go(work, CHILD, "The claim is settled")


@step("{role} agrees that the record go")
def agrees(world: World, role: UUID) -> None:
    with world.writing(role) as work:
        disposal.agree(work, CHILD)


@step("nothing is left that names the child, and the history still holds")
def nothing_left(world: World) -> None:
    nothing_waits(world)
    with world.desk.reading(world.by(SENCO)) as session:
        row = session.get_one(Pupil, (SCHOOL, CHILD))
        assert (row.first_name, row.last_name, row.date_of_birth) == ("", "", None)
        assert not list(broken_chains(session, SCHOOL))
        (gone,) = retention.disposed(session, SCHOOL)
        assert gone.sent_to == "Elm Academy"

"""What there is before a worked example begins: the day, the child, the family, the school."""

from datetime import date
from uuid import UUID

from engine import journeys
from engine.definition import Role
from engine.desk import Desk
from tests.scenarios.people import SUBJECT_TEACHER
from tests.scenarios.vocabulary import step
from tests.scenarios.world import SUPPORT, World
from tests.workflows.small import CHILD, FATHER, SENCO
from workflows.school import duties, term_dates
from workflows.school.records import School, SenStatus
from workflows.support.contacts import ContactWords, change_contact
from workflows.support.history import add, standing, supersede

CANNED = {
    "Concern raised": lambda world: world.begin(),
    "SEN assessment": lambda world: world.to_the_decision(),
    "Plan": lambda world: world.to_the_plan(),
    "Do": lambda world: world.to_do(),
    "Review": lambda world: world.to_the_review(),
}


@step("a child at “{stage}”")
def child_at(world: World, stage: str) -> None:
    """One whose journey went the usual way up to there, from Monday 7 September 2026 on."""
    if stage == "High-quality teaching response":
        world.begin()
        world.move("respond_in_class")
    else:
        CANNED[stage](world)


@step("it is {day}")
def it_is(world: World, day: date) -> None:
    """Nine o’clock of a day, after the night in which every journey is brought up to date."""
    world.on(day)


@step("the child was born on {day}")
def born(world: World, day: date) -> None:
    with world.writing() as work:
        world.pupil(work).date_of_birth = day


@step("an EHC plan of {day} whose reviews are kept here")
def reviews_kept(world: World, day: date) -> None:
    """The SENCO says which plan there is; its council is Elmshire."""
    world.open(SENCO, "ehc_annual_review", council="Elmshire", issued_on=day.isoformat())


@step("the child is looked after by a council")
def looked_after(world: World) -> None:
    with world.writing() as work:
        world.pupil(work).looked_after = True


@step("the child joined the school on {day}")
def joined(world: World, day: date) -> None:
    with world.writing() as work:
        world.pupil(work).joined_on = day


@step("the council has made an EHC plan for the child")
def has_plan(world: World) -> None:
    with world.writing() as work:
        supersede(work, standing(work, SenStatus, pupil_id=CHILD))
        row = SenStatus(
            school_id=work.school_id, id=work.new_id(), pupil_id=CHILD, code="E", from_on=work.today, source="roll",
            recorded_at=work.now,
        )  # fmt: skip
        add(work, row)


@step("copies may not go to the father")
def father_gets_none(world: World) -> None:
    """A court order says so."""
    with world.writing() as work:
        change_contact(work, FATHER, ContactWords("The father", "father", is_entitled=False))


@step("a subject teacher teaches the child too")
def another_teacher(world: World) -> None:
    with world.writing() as work:
        duties.begin(work, SUBJECT_TEACHER, Role.SUBJECT_TEACHER, CHILD)


@step("the school is closed from {day} to {last}")
def closed(world: World, day: date, last: date) -> None:
    with world.desk.writing_school(world.by(SENCO)) as work:
        term_dates.add_closure(work, term_dates.Stretch("Closed", day, last, "closure"))


@step("the school is an academy")
def academy(world: World) -> None:
    with world.desk.writing_school(world.by(SENCO)) as work:
        work.session.get_one(School, work.school_id).is_maintained = False


@step("the child is put in at “{stage}”, with a review on {day} and nothing known of a letter to the family")
def put_in(world: World, stage: str, day: date) -> None:
    world.put_in(_stage(world.desk, stage), review_on=day.isoformat())


@step("{role} puts in a specialist at “{stage}”")
def specialist_put_in(world: World, role: UUID, stage: str) -> None:
    name = "specialist_involvement"
    definition = world.desk.catalogue.current(name, world.desk.today()).workflow
    at = next(each.name for each in definition.stages.values() if each.label == stage)
    assert definition.carried_in is not None
    values = world.filled(definition.carried_in.form, [], {})
    journeys.carry_in(world.desk, world.by(role), CHILD, name, at=at, values=values)


def _stage(desk: Desk, label: str) -> str:
    definition = desk.catalogue.current(SUPPORT, desk.today()).workflow
    return next(each.name for each in definition.stages.values() if each.label == label)

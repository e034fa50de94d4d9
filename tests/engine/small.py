"""A small workflow for the engine's own tests: baking, so that nothing of schools slips in."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from engine.checks import Answer, Register, met, not_met, not_needed
from engine.clock import SetClock
from engine.database import Database
from engine.days import DayKind, plain_days
from engine.definition import (
    Anchor,
    AnchorKind,
    CarriedIn,
    CountsFor,
    Dated,
    Due,
    ExceptionRule,
    Exemption,
    Field,
    Force,
    Guard,
    Kind,
    Length,
    Move,
    Opens,
    Role,
    Rung,
    Side,
    Stage,
    Standing,
    Start,
    Task,
    When,
    Workflow,
)
from engine.desk import Desk
from engine.ids import Ids
from engine.playbook import Gathered, Playbook
from engine.records import Duty, Subject
from engine.rulebook import Rulebook
from engine.values import Actor, JourneyFacts, Scope

SCHOOL = UUID(int=1)
CHILD, SIBLING = UUID(int=10), UUID(int=11)
TEACHER, SENCO, HEAD = UUID(int=21), UUID(int=22), UUID(int=23)


def days(count: int) -> Length:
    return Length(count, DayKind.SCHOOL)


ARRIVING = Anchor(AnchorKind.ARRIVING)

checks, rules, recorders = Register("check"), Register("rule"), Register("recorder")


@checks.add
def told(facts: JourneyFacts) -> Answer:
    answered = facts.answered("tell", CountsFor.JOURNEY)
    return met(f"Told on {answered.day('on')}.") if answered else not_met("Nobody has been told.")


@checks.add
def weighed(facts: JourneyFacts) -> Answer:
    return met("It is weighed.") if facts.answered("weigh", CountsFor.CYCLE) else not_met("It is not weighed.")


@checks.add
def asked(facts: JourneyFacts) -> Answer:
    return met("Asked.") if facts.answered("tell", CountsFor.JOURNEY) else not_met("Nobody was asked.")


@checks.add
def is_urgent(facts: JourneyFacts) -> Answer:
    return not_needed("Urgent or not is for people to say.")


@checks.add
def looked_at(facts: JourneyFacts) -> Answer:
    return met("Looked at.") if facts.journey.stage == "over" else not_met("Not looked at yet.")


@rules.add
def weigh_again(facts: JourneyFacts) -> date | None:
    answered = facts.answered("weigh", CountsFor.CYCLE)
    return answered.day("again_on") if answered else None


def workflow() -> Workflow:
    on = Field("on", "When?", Kind.DATE)
    note = Field("note", "What do you see?", Kind.LONG_TEXT)
    again = Field("again_on", "When again?", Kind.DATE, may_be_blank=True)
    return Workflow(
        name="baking",
        version=1,
        title="Baking",
        in_force_from=date(2015, 4, 1),
        slot="oven",
        start=Start("mixing", (Role.CLASS_TEACHER, Role.SENCO), "begin"),
        carried_in=CarriedIn(("any",), (Role.SENCO,), (on,)),
        stages={
            "mixing": Stage("mixing", "Mixing", usually="bake", usual=days(10)),
            "oven": Stage("oven", "In the oven", usually="take_out", usual=days(20)),
            "over": Stage("over", "Done", final=True),
        },
        guards={
            "told": Guard("told", Force.MUST, "law-1", exemptions=(Exemption("not_this_one", (Role.SENCO,)),)),
            "asked": Guard("asked", Force.ALWAYS, "code-1", exceptions=("urgent",)),
            "weighed": Guard("weighed", Force.SHOULD, "code-2"),
        },
        exceptions={"urgent": ExceptionRule("urgent", (Role.SENCO,), check="is_urgent")},
        moves=(
            Move("bake", ("mixing",), "oven", (Role.CLASS_TEACHER, Role.SENCO), "Bake it",
                 guards=("told", "asked", "weighed"), starts_cycle=True),
            Move("mix_again", ("mixing",), "mixing", (Role.CLASS_TEACHER,), "Mix again"),
            Move("take_out", ("oven",), "over", (Role.SENCO,), "Take it out"),
            Move("back", ("oven",), "mixing", (Role.SENCO,), "Back to the bowl", say_why="always"),
        ),
        tasks=(
            Task("begin", ("mixing",), "Begin", "opener", counts_for=CountsFor.JOURNEY, form=(note,)),
            Task("tell", ("any",), "Tell them", "senco", meets=("told", "asked"), counts_for=CountsFor.JOURNEY,
                 form=(on,), due=Due(Standing.OUR_DEFAULT, within=days(5), of=ARRIVING), nudges="step"),
            Task("weigh", ("mixing",), "Weigh it", "class_teacher", meets=("weighed",), form=(note, again),
                 due=Due(Standing.OUR_DEFAULT, within=days(3), of=ARRIVING)),
            Task("weigh_more", ("mixing",), "Weigh it again", "class_teacher", form=(note,),
                 due=Due(Standing.AGREED, on=Anchor(AnchorKind.RULE, "weigh_again")), opens=Opens(days(2)),
                 counts_for=CountsFor.VISIT),
        ),
        ladders={"step": (Rung("task_overdue", "owner", When(Side.AFTER, days(1)), days(5)),)},
        dates=(
            Dated("again", Anchor(AnchorKind.RULE, "weigh_again"), DayKind.SCHOOL, Standing.AGREED,
                  Role.CLASS_TEACHER, "looked_at"),
        ),
    )  # fmt: skip


class Bakery:
    """A catalogue of one workflow whose checks need no facts but the engine's own."""

    def __init__(self) -> None:
        written = workflow()
        self._playbook = Playbook(
            written, "baking-1", "{}", Rulebook(written), checks, rules, recorders, lambda facts, circle: facts
        )

    def playbook(self, definition: str) -> Playbook:
        return {"baking-1": self._playbook}[definition]

    def current(self, workflow: str, on: date) -> Playbook:
        return {"baking": self._playbook}[workflow]

    def of_school(self, connection: Connection, school_id: UUID, version: int | None = None) -> "Bakery":
        return self

    def names(self, on: date | None = None) -> tuple[str, ...]:
        return ("baking",)

    def gather(self, connection: Connection, school_id: UUID, subject_ids: list[UUID], as_of: datetime) -> Gathered:
        circles: Mapping[UUID, Any] = dict.fromkeys(subject_ids)
        return Gathered(circles, plain_days())


def desk_over(database: Database, clock: SetClock) -> Desk:
    """A desk over an empty database, with two children, a teacher, a SENCO and a head."""
    with database.writing(facts=True) as session:
        for child in (CHILD, SIBLING):
            session.add(Subject(school_id=SCHOOL, id=child))
        session.flush()
        for place, (role, person, child) in enumerate(
            [
                ("class_teacher", TEACHER, CHILD),
                ("class_teacher", TEACHER, SIBLING),
                ("senco", SENCO, None),
                ("head", HEAD, None),
            ]
        ):
            duty = Duty(
                school_id=SCHOOL,
                id=UUID(int=100 + place),
                subject_id=child,
                role=role,
                person_id=person,
                from_on=date(2026, 9, 1),
            )
            session.add(duty)
    return Desk(Bakery(), clock, database, Ids(seed=7))


def as_(person: UUID) -> Scope:
    names = {TEACHER: "A teacher", SENCO: "A SENCO", HEAD: "A head"}
    return Scope(SCHOOL, Actor(names.get(person, "Somebody"), person))

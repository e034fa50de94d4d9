"""A workflow for the tests of notifications: steps of each kind of owner, and a ladder of each shape."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection

from engine.checks import Register
from engine.days import DayKind
from engine.definition import (
    Anchor,
    AnchorKind,
    CountsFor,
    Dated,
    Length,
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
from engine.playbook import Gathered, Playbook
from engine.rulebook import Rulebook
from workflows.school.terms import SchoolCalendar, days_with

TERMS = ((date(2026, 9, 2), date(2026, 12, 18)), (date(2027, 1, 4), date(2027, 3, 26)))
CLOSURES = ((date(2026, 10, 26), date(2026, 10, 30)), (date(2026, 9, 25), date(2026, 9, 25)))
DAYS = days_with(SchoolCalendar.of(TERMS, CLOSURES))


def school_days(number: int) -> Length:
    return Length(number, DayKind.SCHOOL)


def before(number: int) -> When:
    return When(Side.BEFORE, school_days(number))


def after(number: int) -> When:
    return When(Side.AFTER, school_days(number))


LADDERS = {
    "step": (
        Rung("task_due_soon", "owner", before(2)),
        Rung("task_overdue", "owner", after(1), school_days(5)),
        Rung("task_overdue", "senco", after(5), school_days(10)),
        Rung("task_overdue", "head", after(15)),
    ),
    "light": (Rung("task_due", "owner", When(Side.ON)), Rung("task_overdue", "owner", after(3))),
    "chasing": (Rung("ask_the_service", "owner", When(Side.ON)), Rung("task_overdue", "family", after(2))),
    "senco": (Rung("task_due", "senco", When(Side.ON)), Rung("task_overdue", "head", after(15))),
    "review": (Rung("review_soon", "owner", before(5)), Rung("review_due", "owner", When(Side.ON))),
}


def workflow() -> Workflow:
    everywhere, journey = ("going",), CountsFor.JOURNEY
    return Workflow(
        name="helping",
        version=1,
        title="Helping",
        in_force_from=date(2015, 4, 1),
        slot=None,
        start=Start("going", (Role.SENCO,)),
        stages={"going": Stage("going", "Going", usually=None), "over": Stage("over", "Over", final=True)},
        moves=(),
        tasks=(
            Task("write", everywhere, "Write what you tried with {child}", "class_teacher", counts_for=journey,
                 nudges="step"),
            Task("begin", everywhere, "Begin", "opener", counts_for=journey, nudges="step"),
            Task("look", everywhere, "Look again", "class_teacher", counts_for=journey, nudges="light"),
            Task("reply", everywhere, "Hear from the service", "service", counts_for=journey, chased_by=Role.SENCO,
                 nudges="chasing"),
            Task("answer", everywhere, "Hear from the family", "family", counts_for=journey, nudges="chasing"),
            Task("decide", everywhere, "Decide", "senco", counts_for=journey, nudges="senco"),
            Task("quiet", everywhere, "Tick it", "ta", counts_for=journey),
        ),
        ladders=LADDERS,
        dates=(
            Dated("review_due", Anchor(AnchorKind.ARRIVING), DayKind.SCHOOL, Standing.AGREED, Role.CLASS_TEACHER,
                  "held", nudges="review"),
        ),
    )  # fmt: skip


class OneWorkflow:
    """A catalogue of the workflow above."""

    def __init__(self) -> None:
        nothing = Register("nothing")
        written = workflow()
        self._playbook = Playbook(
            written, "helping-1", "{}", Rulebook(written), nothing, nothing, nothing, lambda facts, circle: facts
        )

    def playbook(self, definition: str) -> Playbook:
        return {"helping-1": self._playbook}[definition]

    def current(self, workflow: str, on: date) -> Playbook:
        return {"helping": self._playbook}[workflow]

    def of_school(self, connection: Connection, school_id: UUID, version: int | None = None) -> "OneWorkflow":
        return self

    def names(self, on: date | None = None) -> tuple[str, ...]:
        return ("helping",)

    def gather(self, connection: Connection, school_id: UUID, subject_ids: list[UUID], as_of: datetime) -> Gathered:
        return Gathered(dict.fromkeys(subject_ids), DAYS)

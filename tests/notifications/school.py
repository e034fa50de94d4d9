"""A small school for the tests of notifications: staff, children, terms, and a workflow of steps that are due."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from uuid import UUID

from sqlalchemy import insert, select
from sqlmodel import Session

from engine.checks import Register
from engine.clock import SetClock, at_time
from engine.database import Database
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
from engine.desk import Desk
from engine.ids import Ids
from engine.journeys import open_journey
from engine.ladders import next_rung_on
from engine.playbook import Gathered, Playbook
from engine.records import DateRow, DefinitionUsed, Duty, Journey, Subject, TaskRow
from engine.rulebook import Rulebook
from engine.store import DATE, JOURNEY, TASK
from engine.values import Actor, Scope
from notifications.channels import Delivery, Letter, Outcome
from notifications.finding import MESSAGE, NUDGE
from notifications.sweep import SweepReport, sweep
from workflows.school.records import Closure, Person, Pupil, School, TeachingClass, Term
from workflows.school.terms import SchoolCalendar, days_with

SCHOOL = UUID(int=1)
SITE = "http://waymark.example"
ONE_DAY = timedelta(days=1)
TEACHER, SENCO, HEAD, TA, STUDENT = (UUID(int=n) for n in range(21, 26))
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

    def names(self) -> tuple[str, ...]:
        return ("helping",)

    def gather(self, session: Session, school_id: UUID, subject_ids: list[UUID], as_of: datetime) -> Gathered:
        return Gathered(dict.fromkeys(subject_ids), DAYS)


@dataclass
class SchoolForTests:
    """One school over one database, with what tests ask of it in a word."""

    desk: Desk
    clock: SetClock
    id: UUID = SCHOOL
    _ids: "count[int]" = field(default_factory=lambda: count(1000))

    def new_id(self) -> UUID:
        return UUID(int=next(self._ids))

    def add(self, *rows: object) -> None:
        with self.desk.database.writing(facts=True) as session:
            for row in rows:
                session.add(row)
                session.flush()

    def found(self) -> "SchoolForTests":
        """Make the school: staff, terms and whole-school duties."""
        self.add(School(id=self.id, name="Hill Top", made_on=date(2026, 9, 1)))
        self.person(TEACHER, "Mrs Ada Patel", "Class teacher")
        self.person(SENCO, "Mr Ben Okafor", "SENCO")
        self.person(HEAD, "Dr Cleo Grant", "Head teacher")
        self.person(TA, "Dan Lowe", "Teaching assistant")
        for number, (first, last) in enumerate(TERMS):
            self.add(Term(school_id=self.id, id=self.new_id(), name=f"Term {number}", starts_on=first, ends_on=last))
        for first, last in CLOSURES:
            self.add(
                Closure(school_id=self.id, id=self.new_id(), name="Closed", kind="half term", starts_on=first,
                        ends_on=last)
            )  # fmt: skip
        self.add(DefinitionUsed(school_id=self.id, hash="helping-1", workflow="helping", version=1, text="{}",
                                first_used_at=self.clock.now()))  # fmt: skip
        self.duty("senco", SENCO)
        self.duty("head", HEAD)
        return self

    def person(self, id: UUID, name: str, job: str = "", **more: object) -> UUID:
        email = f"{id.int}@school.example"
        self.add(Person(**{"school_id": self.id, "id": id, "name": name, "job": job, "email": email, **more}))
        return id

    def change(self, person: UUID, **values: object) -> None:
        table = Person.__table__  # type: ignore[attr-defined]
        with self.desk.database.writing(facts=True) as session:
            session.execute(table.update().where(table.c.id == person).values(**values))

    def duty(self, role: str, person: UUID, subject: UUID | None = None, **more: object) -> None:
        day = date(2026, 9, 1)
        row = {"school_id": self.id, "id": self.new_id(), "role": role, "person_id": person, "subject_id": subject}
        self.add(Duty(**{**row, "from_on": day, **more}))

    def child(
        self, first: str = "Amira", last: str = "Khan", *, taught_by: UUID | None = TEACHER, known_as: str = ""
    ) -> UUID:
        """A pupil in class 4P with one open journey; gives the journey's id."""
        subject, class_id, journey = self.new_id(), self.new_id(), self.new_id()
        self.add(
            TeachingClass(school_id=self.id, id=class_id, name=f"4P{class_id.int}"),
            Subject(school_id=self.id, id=subject),
            Pupil(school_id=self.id, id=subject, first_name=first, last_name=last, class_id=class_id,
                  known_as=known_as),
            Journey(school_id=self.id, id=journey, subject_id=subject, workflow="helping", version=1,
                    definition="helping-1", stage="going", opened_on=date(2026, 9, 2), opened_by=TA,
                    entered_on=date(2026, 9, 2), assessed_on=date(2099, 1, 1)),
        )  # fmt: skip
        if taught_by:
            self.duty("class_teacher", taught_by, subject)
        return journey

    def raise_concern(self) -> None:
        """Under the real definition: the class teacher notices something about Amira Khan."""
        child = self.new_id()
        self.add(
            Subject(school_id=self.id, id=child),
            Pupil(school_id=self.id, id=child, first_name="Amira", last_name="Khan"),
        )
        self.duty("class_teacher", TEACHER, child)
        seen = {"strengths": "Builds anything", "seen": "Loses the thread", "family_knows": "told_us"}
        open_journey(self.desk, Scope(self.id, Actor("Mrs Patel", TEACHER)), child, "graduated_approach", seen)

    def subject(self, journey: UUID) -> UUID:
        with self.desk.database.reading() as session:
            return session.execute(select(JOURNEY.c.subject_id).where(JOURNEY.c.id == journey)).scalar_one()

    def task(self, journey: UUID, task: str = "write", *, due: date, **more: object) -> UUID:
        """An open task, with its next nudge as the engine's refresh would have set it before the due date."""
        known = workflow().task(task)
        ladder = LADDERS[known.nudges] if known.nudges else ()
        row: dict[str, object] = {
            "school_id": self.id, "id": self.new_id(), "journey_id": journey, "task": task, "status": "open",
            "cycle": 0, "visit": next(self._ids), "opened_on": date(2026, 9, 2), "due_on": due,
            "due_standing": "our default", "owner": known.owner, "chased_by": known.chased_by,
            "nudge_on": next_rung_on(ladder, due, None, DAYS), **more,
        }  # fmt: skip
        self.add(TaskRow(**row))
        return UUID(str(row["id"]))

    def date_row(self, journey: UUID, *, due: date, **more: object) -> UUID:
        id = self.new_id()
        row = {
            "school_id": self.id, "id": id, "journey_id": journey, "name": "review_due", "due_on": due, "rule": "",
            "kind": "school", "standing": "agreed", "whose": "class_teacher", "cycle": 0, "visit": 0,
            "recorded_at": self.clock.now(), "nudge_on": next_rung_on(LADDERS["review"], due, None, DAYS), **more,
        }  # fmt: skip
        self.add(DateRow(**row))
        return id

    def at(self, day: date, hour: int = 9, minute: int = 0) -> "SchoolForTests":
        self.clock.set(at_time(day, hour, minute))
        return self

    def sweep(self, **more: object) -> SweepReport:
        return sweep(self.desk, self.id, self.clock.now(), base_url=SITE, **more)  # type: ignore[arg-type]

    def sweep_through(self, first: date, last: date, *, hour: int = 9) -> None:
        for number in range((last - first).days + 1):
            self.at(first + number * ONE_DAY, hour).sweep()

    def change_task(self, id: UUID, **values: object) -> None:
        with self.desk.database.writing(facts=True) as session:
            session.execute(TASK.update().where(TASK.c.id == id).values(**values))

    def forget(self) -> None:
        """Leave no step, date, nudge or message behind."""
        with self.desk.database.writing(facts=True) as session:
            for table in (NUDGE, MESSAGE, TASK, DATE):
                session.execute(table.delete())

    def nudges(self) -> list:
        with self.desk.database.reading() as session:
            return list(session.execute(select(NUDGE).order_by(NUDGE.c.occurs_on, NUDGE.c.recipient_id)))

    def told(self) -> list[tuple[date, str, UUID]]:
        """What was written: the day that the rule gave, the template, to whom."""
        return [(row.occurs_on, row.template, row.recipient_id) for row in self.nudges()]

    def messages(self) -> list:
        with self.desk.database.reading() as session:
            return list(session.execute(select(MESSAGE).order_by(MESSAGE.c.for_on, MESSAGE.c.recipient_id)))

    def nudge_on(self, id: UUID, table=TASK) -> date | None:
        with self.desk.database.reading() as session:
            return session.execute(select(table.c.nudge_on).where(table.c.id == id)).scalar_one()

    def post(self, recipient: UUID = TEACHER, **more: object) -> UUID:
        """A message in the outbox, for today."""
        row = {
            "school_id": self.id, "id": self.new_id(), "recipient_id": recipient, "for_on": self.desk.today(),
            "channel": "mail", "status": "waiting", "attempts": 0, "next_try_at": self.clock.now(), "reason": "",
            "subject": "A step for you", "body": "A step.\n.\nIt ends.", "written_at": self.clock.now(), **more,
        }  # fmt: skip
        with self.desk.database.writing(facts=False) as session:
            session.execute(insert(MESSAGE), [row])
        return UUID(str(row["id"]))


def school_over(database: Database, clock: SetClock) -> SchoolForTests:
    return SchoolForTests(Desk(OneWorkflow(), clock, database, Ids(seed=7)), clock).found()


@dataclass
class Mailbox:
    """A channel that keeps what it is given and answers as it is told."""

    answers: list[Delivery] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    where: str = "Mail goes to a test."

    def deliver(self, letter: Letter) -> Delivery:
        self.letters.append(letter)
        return self.answers.pop(0) if self.answers else Delivery(Outcome.SENT)

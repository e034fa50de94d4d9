"""A small school for the tests of notifications: staff, children, terms, and a workflow of steps that are due."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from uuid import UUID

from sqlalchemy import insert, select

from engine.clock import SetClock, at_time
from engine.database import Database
from engine.desk import Desk
from engine.ids import Ids
from engine.journeys import open_journey
from engine.ladders import next_rung_on
from engine.records import DateRow, DefinitionUsed, Duty, Journey, Subject, TaskRow
from engine.store import DATE, JOURNEY, TASK
from engine.values import Actor, Scope
from notifications.finding import MESSAGE, NUDGE
from notifications.sweep import SweepReport, sweep
from tests.notifications.helping import CLOSURES, DAYS, LADDERS, TERMS, OneWorkflow, workflow
from workflows.school.records import Closure, Person, Pupil, School, TeachingClass, Term
from workflows.school.year_keeping import say_done, turns

SCHOOL = UUID(int=1)
SITE = "http://waymark.example"
ONE_DAY = timedelta(days=1)
TEACHER, SENCO, HEAD, TA, STUDENT = (UUID(int=n) for n in range(21, 26))


@dataclass
class SchoolForTests:
    """One school over one database, with what tests ask of it in a word."""

    desk: Desk
    clock: SetClock
    id: UUID = SCHOOL
    is_pinned: bool = False
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
        self.duty("senco", SENCO)
        self.duty("head", HEAD)
        return self.with_its_year_done()

    def with_its_year_done(self) -> "SchoolForTests":
        """Everything that the school itself owes this year is done, so that reminders are about children alone."""
        scope = Scope(self.id, Actor.system("test"))
        with self.desk.writing_school(scope) as work:
            for each in (turn for turn in turns(work.session, scope, work.today) if not turn.done):
                say_done(work, each.duty.name, each.turn, work.today)
        return self

    def _pin(self) -> None:
        """Keep the definition that journeys made by hand run under; it is no text that the loader could read."""
        if not self.is_pinned:
            at = self.clock.now()
            named = {"school_id": self.id, "hash": "helping-1", "workflow": "helping", "version": 1}
            self.add(DefinitionUsed(**named, text="{}", first_used_at=at))
            self.is_pinned = True

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
        self._pin()
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

"""A small school with two children, and a small workflow whose steps name every recorder of the domain."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Connection

from engine import journeys, tasks
from engine.checks import Register
from engine.clock import SetClock, at_time
from engine.database import Database
from engine.definition import CountsFor, Field, Kind, Move, Role, Stage, Start, Task, Workflow
from engine.desk import Desk
from engine.ids import Ids
from engine.playbook import Gathered, Playbook
from engine.reading import look
from engine.records import Duty, Subject
from engine.rulebook import Rulebook
from engine.values import Actor, JourneyState, Scope
from engine.work import Work
from tests import MONDAY
from workflows.school.records import Contact, Pupil, School, Term
from workflows.support.circle import Circle
from workflows.support.gathering import gather
from workflows.support.recorders import RECORDERS

SCHOOL = UUID(int=1)
CHILD, SIBLING = UUID(int=10), UUID(int=11)
TEACHER, SENCO, HEAD, DSL = UUID(int=21), UUID(int=22), UUID(int=23), UUID(int=24)
MOTHER, FATHER, AUNT = UUID(int=31), UUID(int=32), UUID(int=33)
SHARED = frozenset(
    {
        "rights_have_passed",
        "decision_looked_at",
        "place_sharing_agreed",
        "second_school_has_record",
        "timetable_looked_at",
        "suspensions_weighed",
        "social_worker_told",
    }
)
"""Checks that every workflow has from `support`, and that are tried there."""
BEFORE = at_time(date(2026, 9, 1), 8)


def key(contact: UUID) -> str:
    return f"contact:{contact}"


def _form(*names: str, kind: Kind = Kind.SHORT_TEXT) -> tuple[Field, ...]:
    dates, lists = {"on", "review_on", "look_again_on"}, {"who", "took_part", "share", "found"}

    def field(name: str) -> Field:
        answer = Kind.DATE if name in dates else Kind.SEVERAL_OF if name in lists else kind
        return Field(name, name.title(), answer, may_be_blank=True)

    return tuple(field(name) for name in names)


def _task(id: str, *names: str, record: str | None = None) -> Task:
    return Task(id, ("writing",), id, "class_teacher", counts_for=CountsFor.JOURNEY, form=_form(*names), record=record)


def workflow() -> Workflow:
    views = (*_form("good", "hard", "helps"), Field("how", "How?", Kind.SEVERAL_OF, may_be_blank=True))
    return Workflow(
        name="trying",
        version=1,
        title="Trying the recorders",
        in_force_from=date(2015, 4, 1),
        slot=None,
        start=Start("writing", (Role.CLASS_TEACHER, Role.SENCO)),
        stages={
            "writing": Stage("writing", "Writing", usually="put_in_place"),
            "doing": Stage("doing", "Doing", usually="end"),
            "over": Stage("over", "Over", final=True),
        },
        moves=(
            Move("put_in_place", ("writing",), "doing", (Role.CLASS_TEACHER,), "Put it in place",
                 record="plan_in_force"),
            Move("write_again", ("doing",), "writing", (Role.CLASS_TEACHER,), "Write again", starts_cycle=True),
            Move("say_no", ("writing",), "over", (Role.CLASS_TEACHER,), "They say no", record="stop_sharing"),
            Move("enough", ("writing",), "over", (Role.CLASS_TEACHER,), "Enough", asks=_form("look_again_on"),
                 record="look_again"),
            Move("end", ("doing",), "over", (Role.CLASS_TEACHER,), "End it", record="sen_support_ended"),
        ),
        tasks=(
            _task("say_what_for", "service"),
            _task("talk", "who", "on", "how", "said", "note", record="family_contact"),
            _task("meet_family", "took_part", "on", "how", "words", record="review_meeting"),
            _task("tell_midway", "who", "line", record="family_contact"),
            Task("ask_child", ("writing",), "Ask", "class_teacher", counts_for=CountsFor.JOURNEY, form=views,
                 record="pupil_views"),
            _task("decide", "decision", record="sen_decision"),
            _task("agree_decision", "view", record="sen_decision"),
            _task("agree_plan", "took_part", "on", "family_says", "words", "review_on", record="plan_agreement"),
            _task("agree_service", "took_part", "on", "how", "answer", "share", record="agreement"),
        ),
    )  # fmt: skip


class SmallCatalogue:
    """A catalogue of one workflow, whose facts are the circle itself."""

    def __init__(self) -> None:
        written, none = workflow(), Register("check")
        self._playbook = Playbook(
            written, "trying-1", "{}", Rulebook(written), none, none, RECORDERS, lambda facts, circle: circle
        )

    def playbook(self, definition: str) -> Playbook:
        return {"trying-1": self._playbook}[definition]

    def current(self, workflow: str, on: date) -> Playbook:
        return {"trying": self._playbook}[workflow]

    def of_school(self, connection: Connection, school_id: UUID, version: int | None = None) -> "SmallCatalogue":
        return self

    def names(self, on: date | None = None) -> tuple[str, ...]:
        return ("trying",)

    def gather(self, connection: Connection, school_id: UUID, subject_ids: list[UUID], as_of: datetime) -> Gathered:
        return gather(connection, school_id, subject_ids, as_of)


def school_in(database: Database) -> None:
    """One school with an autumn term, two children, and for the first a mother, a father and an aunt without rights."""
    with database.writing(facts=True) as session:
        session.add(School(id=SCHOOL, name="Elm Tree School", made_on=MONDAY))
        term = Term(
            school_id=SCHOOL, id=UUID(int=51), name="Autumn", starts_on=date(2026, 9, 1), ends_on=date(2026, 12, 18)
        )
        session.add(term)
        session.add_all([Subject(school_id=SCHOOL, id=child) for child in (CHILD, SIBLING)])
        session.flush()
        for child, name in ((CHILD, "Amira"), (SIBLING, "Sami")):
            pupil = Pupil(
                school_id=SCHOOL, id=child, first_name=name, last_name="Haddad", date_of_birth=date(2017, 3, 4)
            )
            session.add(pupil)
        session.add_all(_duties())
        session.flush()
        for contact, name in ((MOTHER, "mother"), (FATHER, "father"), (AUNT, "aunt")):
            row = Contact(
                school_id=SCHOOL,
                id=contact,
                pupil_id=CHILD,
                name=f"The {name}",
                relationship=name,
                is_entitled=contact != AUNT,
                from_on=date(2026, 1, 5),
                recorded_at=BEFORE,
            )
            session.add(row)


def _duties() -> Iterator[Duty]:
    held = [("class_teacher", TEACHER, CHILD), ("class_teacher", TEACHER, SIBLING), ("senco", SENCO, None)]
    held += [("head", HEAD, None), ("dsl", DSL, None)]
    for place, (role, person, child) in enumerate(held):
        yield Duty(
            school_id=SCHOOL,
            id=UUID(int=100 + place),
            subject_id=child,
            role=role,
            person_id=person,
            from_on=date(2026, 9, 1),
        )


def as_(person: UUID) -> Scope:
    names = {TEACHER: "A teacher", SENCO: "A SENCO", HEAD: "A head", DSL: "A safeguarding lead"}
    return Scope(SCHOOL, Actor(names[person], person))


class Trial:
    """A desk over the small school, and one journey of the first child."""

    def __init__(self, database: Database, clock: SetClock):
        school_in(database)
        self.clock = clock
        self.desk = Desk(SmallCatalogue(), clock, database, Ids(seed=7))
        self.journey_id = journeys.open_journey(self.desk, as_(TEACHER), CHILD, "trying", {}).journey_id

    def on(self, day: date) -> None:
        self.clock.set(at_time(day))

    def answer(self, task: str, **values: object) -> None:
        row = next(row for row in self._look().tasks if row.task == task)
        version = row.answer.version if row.answer else 0
        tasks.answer(self.desk, as_(TEACHER), row.id, values, seen=version)

    def move(self, do: str, **values: object) -> None:
        journeys.move(self.desk, as_(TEACHER), self.journey_id, do, seen=self.journey.sequence, values=values)

    def begin_another(self) -> None:
        self.journey_id = journeys.open_journey(self.desk, as_(TEACHER), CHILD, "trying", {}).journey_id

    @contextmanager
    def writing(self) -> Iterator[Work]:
        with self.desk.writing(as_(TEACHER), subjects=[CHILD]) as work:
            yield work

    def write(self, what: Callable[[Work, JourneyState], object]) -> None:
        """Do one thing to the journey of the first child."""
        journey = self.journey
        with self.writing() as work:
            what(work, journey)

    @property
    def journey(self) -> JourneyState:
        return self._look().journey

    def circle(self, as_of: datetime | None = None) -> Circle:
        with self.desk.reading(as_(SENCO)) as session:
            found: Circle = gather(session.connection(), SCHOOL, [CHILD], as_of or self.clock.now()).circles[CHILD]
            return found

    def _look(self):  # type: ignore[no-untyped-def]
        with self.desk.reading(as_(SENCO)) as session:
            return look(self.desk, session, as_(SENCO), CHILD)[-1]

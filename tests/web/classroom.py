"""Mrs Patel’s class over the real workflows: children with families and terms, and their journeys told in few words."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlmodel import select

from engine import journeys, tasks
from engine.clock import SetClock, at_time
from engine.database import Database
from engine.desk import Desk
from engine.ids import Ids
from engine.reading import JourneyLook, look
from engine.refreshing import refresh_school
from engine.terms import Role
from engine.values import Actor, Scope, TaskState, TaskStatus
from tests.client import Reader
from tests.web.school import SCHOOL_ID, SYSTEM, Somebody, small_school
from workflows.catalogue import catalogue
from workflows.school.classes import assign, follow_class
from workflows.school.duties import begin, end, held_to
from workflows.school.pupils import contacts_named
from workflows.school.records import FileRead, Person, Pupil, Term
from workflows.support.contacts import ContactWords, add_contact
from workflows.support.notices import NoticeWords, mark_sent
from workflows.support.plans import OutcomeWords, ProvisionWords, save_outcome, save_provision
from workflows.support.seen import PLAN
from workflows.support.shared_with import shared_with
from workflows.support.sharing import Told, tick

TERMS = (
    ("Autumn", date(2026, 9, 1), date(2026, 12, 18)),
    ("Spring", date(2027, 1, 4), date(2027, 3, 26)),
    ("Summer", date(2027, 4, 12), date(2027, 7, 21)),
)
CONCERN = {"strengths": "Building things", "seen": "Reads a line, then stops", "family_knows": "not_yet"}
PLAIN = {"behind": ["nothing"], "next": "plain", "why": "She cannot yet hear the sounds"}
DIFFERENT = {"behind": ["gap"], "next": "different"}
RESPONSE = {
    "now": "Reads 41 words a minute, 7 September",
    "change": "A word map before each story",
    "how_often": "Mrs Patel, each day",
    "working": "50 words a minute",
    "look_again_on": "2026-10-12",
}
PICTURE = {
    "strengths": "Reasoning aloud",
    "hard": "Reading aloud",
    "shows": "41 words a minute, 8 September",
    "barriers": ["pace"],
    "sources": ["work", "family"],
}
VIEW = {"good": "Building", "helps": "Pictures", "how": ["drew"]}


class Classroom:
    """A school on Monday 7 September 2026. Mrs Patel teaches `amira`, `leo` and `kofi`; each has two contacts."""

    def __init__(self, desk: Desk, clock: SetClock):
        self.desk, self.clock = desk, clock
        self.school = small_school(desk)
        self.amira, self.leo, self.kofi = self.school.children
        with desk.writing_school(SYSTEM) as work:
            for name, starts_on, ends_on in TERMS:
                term = Term(school_id=SCHOOL_ID, id=work.new_id(), name=name, starts_on=starts_on, ends_on=ends_on)
                work.session.add(term)
            lead = Person(school_id=SCHOOL_ID, id=work.new_id(), name="Mrs Grant", email="grant@ashgrove.example")
            work.session.add(lead)
            work.session.flush()
            begin(work, lead.id, Role.DSL, None)
        for child in self.school.children:
            self.give_family(child)

    def give_family(self, child: UUID) -> None:
        with self.desk.writing(SYSTEM, subjects=[child]) as work:
            add_contact(work, child, ContactWords("Samira Khan", "mother", needs="Arabic interpreter"))
            add_contact(work, child, ContactWords("Omar Khan", "father"))

    def add_children(self, count: int) -> list[UUID]:
        """So many more children in the class."""
        with self.desk.writing_school(SYSTEM) as work:
            children = work.add_subjects(count)
            for place, child in enumerate(children):
                name = f"{chr(65 + place // 26)}{chr(97 + place % 26)}"
                pupil = Pupil(
                    school_id=SCHOOL_ID,
                    id=child,
                    first_name=name,
                    last_name="Hill",
                    year_group="4",
                    class_id=self.school.class_id,
                )
                work.session.add(pupil)
            work.session.flush()
            assign(work, self.school.class_id, self.school.teacher.id, Role.CLASS_TEACHER)
        return children

    def unassign(self, child: UUID) -> None:
        """Nobody is the child’s class teacher any more."""
        with self.desk.writing(SYSTEM, subjects=[child]) as work:
            for duty in held_to(work, [child], Role.CLASS_TEACHER):
                end(work, duty)

    def leave_class(self, child: UUID) -> None:
        """The child is in no class any more, and nobody is their class teacher."""
        with self.desk.writing(SYSTEM, subjects=[child]) as work:
            follow_class(work, child, self.school.class_id, None)
            work.session.get_one(Pupil, (SCHOOL_ID, child)).class_id = None

    def as_(self, somebody: Somebody) -> Scope:
        return Scope(SCHOOL_ID, Actor(somebody.name, somebody.id))

    def begin(self, child: UUID, by: Somebody | None = None, **said: object) -> None:
        who = self.as_(by or self.school.teacher)
        journeys.open_journey(self.desk, who, child, "graduated_approach", {**CONCERN, **said})

    def answer(self, child: UUID, task: str, values: dict[str, Any], by: Somebody | None = None) -> None:
        self.clock.advance(timedelta(minutes=1))
        row = self.row(child, task)
        version = row.answer.version if row.answer else 0
        tasks.answer(self.desk, self.as_(by or self.school.teacher), row.id, values, seen=version)

    def move(self, child: UUID, do: str, by: Somebody | None = None, **reasons: str) -> None:
        journey = self.look(child).journey
        who = self.as_(by or self.school.teacher)
        journeys.move(self.desk, who, journey.id, do, seen=journey.sequence, reasons=reasons)

    def look(self, child: UUID) -> JourneyLook:
        scope = self.as_(self.school.senco)
        with self.desk.reading(scope) as session:
            return look(self.desk, session, scope, child)[-1]

    def row(self, child: UUID, task: str) -> TaskState:
        rows = [row for row in self.look(child).tasks if row.task == task and row.status is not TaskStatus.LAPSED]
        return rows[-1]

    def step(self, child: UUID, task: str) -> str:
        """The address of a step."""
        return f"/steps/{self.row(child, task).id}"

    def contacts(self, child: UUID) -> dict[str, UUID]:
        """The child’s family contacts by relationship."""
        with self.desk.reading(SYSTEM) as session:
            found = contacts_named(session, SCHOOL_ID, child, self.desk.today())
        return {each.relationship: each.id for each in found}

    def on(self, day: date) -> None:
        """Go to nine o’clock of a day, after the night in which every journey is brought up to date."""
        self.clock.set(at_time(day))
        refresh_school(self.desk, SYSTEM)

    def back(self, client: Reader, somebody: Somebody | None = None) -> Reader:
        """Sign somebody in again, after days in which their session has ended."""
        client.get("/sign-in")
        client.come_in((somebody or self.school.teacher).email)
        return client

    def try_in_class(self, child: UUID) -> None:
        """A concern, answered with something different in class, which has begun."""
        self.begin(child)
        self.answer(child, "weigh_concern", DIFFERENT)
        self.move(child, "respond_in_class")

    def look_closely(self, child: UUID) -> None:
        """A need that is plain: the journey stands at the assessment."""
        self.begin(child)
        self.answer(child, "weigh_concern", PLAIN)
        self.move(child, "assess_for_sen")

    def talk(self, child: UUID, task: str = "talk_about_needs", on: str = "2026-09-07") -> None:
        who = [f"contact:{self.contacts(child)['mother']}"]
        said = {"who": who, "on": on, "how": "in_person", "said": "She dreads reading aloud", "note": "paper"}
        self.answer(child, task, said)

    def propose(self, child: UUID) -> None:
        """The SENCO decides that this is SEN."""
        decided = {
            "needs": ["cognition"],
            "first_need": "spld",
            "decision": "yes",
            "reasons": "Reading stays far behind after a term of extra practice.",
            "decided_with": f"person:{self.school.teacher.id}",
        }
        self.answer(child, "decide", decided, by=self.school.senco)

    def decide(self, child: UUID) -> None:
        """SENCO and teacher agree that this is SEN."""
        self.propose(child)
        self.answer(child, "agree_decision", {"view": "agreed"})

    def tell_formally(self, child: UUID) -> None:
        with self.desk.writing(self.as_(self.school.senco), subjects=[child]) as work:
            journey = next(iter(work.journeys.values())).journey
            for contact in self.contacts(child).values():
                mark_sent(work, journey, contact, NoticeWords(work.today, "handed"))

    def write_plan(self, child: UUID) -> None:
        """The journey stands at the plan, and nothing of it is written yet."""
        self.look_closely(child)
        self.talk(child)
        self.answer(child, "ask_child", VIEW)
        self.answer(child, "pull_together", PICTURE)
        self.decide(child)
        self.tell_formally(child)
        self.move(child, "begin_plan")

    def plan_agreed(self, child: UUID) -> None:
        """A plan with one outcome and one kind of support is written and agreed; the SENCO has yet to look it over."""
        self.write_plan(child)
        journey = self.look(child).journey
        with self.desk.writing(self.as_(self.school.teacher), subjects=[child]) as work:
            hopes = OutcomeWords("Read a page aloud", "A line", "Each Friday", date(2026, 11, 20), "learning")
            save_outcome(work, journey, 1, hopes)
            help_ = ProvisionWords("Word maps", 1, teacher_id=self.school.teacher.id)
            save_provision(work, journey, 1, help_)
        who = [f"contact:{self.contacts(child)['mother']}", "child"]
        agreed = {"took_part": who, "on": "2026-09-07", "family_says": "yes", "words": "Yes", "review_on": "2026-09-21"}
        self.answer(child, "agree_plan", agreed)

    def plan_in_place(self, child: UUID) -> None:
        """That plan is looked over too, and in place."""
        self.plan_agreed(child)
        self.answer(child, "look_over_plan", {"view": "agreed"}, by=self.school.senco)
        self.departing(child, "put_plan_in_place")

    def share_plan(self, child: UUID) -> None:
        """Everyone who works with the child knows the plan, and the family has it."""
        found = self.look(child)
        left = shared_with(found.facts.circle, found.facts.known, PLAN)
        with self.desk.writing(self.as_(self.school.teacher), subjects=[child]) as work:
            for who in (*left.staff_not_told, *left.family_not_told):
                how = "word" if who.startswith("person:") else "handed"
                tick(work, found.journey, PLAN, who, Told(how, work.today))

    def departing(self, child: UUID, do: str) -> None:
        """Make a move, going on without whatever guidance asks for and is not there."""
        look = self.look(child)
        assessed = next(verdict for move, verdict in look.moves if move.do == do)
        self.move(child, do, **{each.check: "Seen" for each in assessed.unexplained})

    def second_cycle(self, child: UUID) -> None:
        """The plan of a first cycle is reviewed, and the journey stands at the assessment again."""
        self.plan_in_place(child)
        self.departing(child, "hold_review")
        self.departing(child, "start_next_cycle")

    def back_to_plan(self, child: UUID) -> None:
        """In a further cycle, from the assessment to the plan."""
        self.answer(child, "pull_together", PICTURE)
        self.decide(child)
        self.move(child, "begin_plan", pupil_views_known="x", family_views_known="x", early_talk_and_note="x")

    def begin_again(self, child: UUID) -> None:
        """Class teaching was enough for a while; a week later a new journey stands at the assessment."""
        self.move(child, "teaching_worked", result_written="Seen", family_told_how_it_went="Told")
        self.on(date(2026, 9, 14))
        self.look_closely(child)

    def readings(self, child: UUID) -> int:
        """How often the child’s file was opened."""
        with self.desk.reading(SYSTEM) as session:
            return len(session.exec(select(FileRead).where(FileRead.pupil_id == child)).all())


@pytest.fixture
def desk(sqlite_database: Database, clock: SetClock) -> Desk:
    """A desk over the real workflows."""
    return Desk(catalogue(), clock, sqlite_database, Ids(1))


@pytest.fixture
def room(desk: Desk, clock: SetClock) -> Classroom:
    return Classroom(desk, clock)


def _signed_in(role: str) -> Callable[[Flask, Classroom], Reader]:
    def browser(app: Flask, room: Classroom) -> Reader:
        return room.back(app.test_client(), getattr(room.school, role))

    return browser


teacher = pytest.fixture(_signed_in("teacher"), name="teacher")
senco = pytest.fixture(_signed_in("senco"), name="senco")
ta = pytest.fixture(_signed_in("ta"), name="ta")
office = pytest.fixture(_signed_in("office"), name="office")

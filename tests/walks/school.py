"""A school to walk through, and everything that its adults can do besides journeys: each changes facts of a child."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from uuid import UUID

from sqlmodel import SQLModel, col, select

from engine.clock import SetClock, at_time
from engine.database import Database
from engine.definition import Role, Task
from engine.desk import Desk
from engine.errors import AnswersRefused
from engine.ids import Ids
from engine.reading import JourneyLook
from engine.records import Duty, Subject
from engine.values import JourneyState
from engine.work import Work
from tests import MONDAY
from tests.walks.walker import People, Pressed, Walker
from workflows.catalogue import catalogue
from workflows.school import duties, term_dates
from workflows.school.records import Contact, Pupil, School, SenStatus, Term
from workflows.support.agreements import (
    Said,
    record_other_answer,
    take_back_agreement,
    withdraw_agreement,
)
from workflows.support.contacts import ContactWords, add_contact, change_contact, end_contact
from workflows.support.family import Attempt, log_attempt, take_back_attempt
from workflows.support.history import add, standing, supersede
from workflows.support.notices import NoticeWords, mark_sent, save_notice, take_back_notice
from workflows.support.plans import (
    OutcomeWords,
    PlanWords,
    ProvisionWords,
    carry_plan,
    drop_outcome,
    drop_provision,
    save_outcome,
    save_plan_words,
    save_provision,
)
from workflows.support.records import Agreement, FamilyContact, Notice

SCHOOL = UUID(int=1)
BORN = (date(2017, 3, 4), date(2011, 1, 9), date(2020, 5, 30))
"""Three children: one of nine, one who is past compulsory school age in June 2027, one of six."""
CHILDREN = tuple(UUID(int=100 + place) for place in range(len(BORN)))
ROLES = ("class_teacher", "subject_teacher", "ta", "senco", "head", "dsl", "office")
ADULTS = {role: UUID(int=20 + place) for place, role in enumerate(ROLES)}
TO_ONE = frozenset({"class_teacher", "subject_teacher", "ta"})
BEFORE = date(2026, 9, 1)
TERMS = {
    "Autumn": (date(2026, 9, 1), date(2026, 12, 18)),
    "Spring": (date(2027, 1, 4), date(2027, 3, 25)),
    "Summer": (date(2027, 4, 12), date(2027, 7, 20)),
}


def walk(database: Database, seed: int) -> "SchoolWalker":
    """A walker through an empty database, which becomes the school on Monday 7 September 2026."""
    with database.writing(facts=True) as session:
        for row in _rows():
            session.add(row)
            session.flush()
    clock = SetClock(at_time(MONDAY))
    desk = Desk(catalogue(), clock, database, Ids(seed))
    return SchoolWalker(desk, clock, People(SCHOOL, CHILDREN, ADULTS, lambda child: _sources(desk, child)), seed)


def _rows() -> Iterator[SQLModel]:
    yield School(id=SCHOOL, name="Elm Tree School", made_on=MONDAY)
    for place, (name, (first, last)) in enumerate(TERMS.items()):
        yield Term(school_id=SCHOOL, id=UUID(int=50 + place), name=name, starts_on=first, ends_on=last)
    for place, (child, born) in enumerate(zip(CHILDREN, BORN, strict=True)):
        yield Subject(school_id=SCHOOL, id=child)
        yield Pupil(school_id=SCHOOL, id=child, first_name="Amira", last_name="Khan", date_of_birth=born)
        for parent in range(2):
            yield Contact(
                school_id=SCHOOL, id=UUID(int=300 + 10 * place + parent), pupil_id=child, name=f"Parent {parent}",
                relationship="parent", from_on=BEFORE, recorded_at=at_time(BEFORE),
            )  # fmt: skip
    for child in CHILDREN:
        yield from (_duty(role, child) for role in ROLES if role in TO_ONE)
    yield from (_duty(role, None) for role in ROLES if role not in TO_ONE)


def _duty(role: str, child: UUID | None) -> Duty:
    place = 1000 + 100 * ROLES.index(role) + (CHILDREN.index(child) if child else 0)
    return Duty(
        school_id=SCHOOL, id=UUID(int=place), subject_id=child, role=role, person_id=ADULTS[role], from_on=BEFORE
    )


def _sources(desk: Desk, child: UUID) -> dict[str, list[str]]:
    """Whom a form about a child may name."""
    query = select(Contact.id).where(
        Contact.pupil_id == child, col(Contact.superseded_at).is_(None), col(Contact.history_of).is_(None)
    )
    with desk.database.reading() as session:
        contacts = [f"contact:{each}" for each in session.exec(query)]
    adults = [f"person:{each}" for each in ADULTS.values()]
    return {
        "contacts": sorted(contacts),
        "representatives": sorted(contacts),
        "child": ["child"],
        "staff": adults,
        "teachers": adults[:2],
    }


class SchoolWalker(Walker):
    """A walker who also rings families, hands notices over, writes plans, and changes what the school knows."""

    def __init__(self, desk: Desk, clock: SetClock, people: People, seed: int):
        super().__init__(desk, clock, people, seed)
        self.presses += [(2, self.change_facts), (1, self.write_plan), (1, self.tell_family)]
        self._changes = [
            self._attempt, self._attempt, self._take_back_attempt, self._contact, self._change_contact,
            self._end_contact, self._withdraw, self._other_answer, self._take_back, self._take_back_notice,
            self._sen_status, self._teacher_goes, self._teacher_comes, self._pupil_leaves,
        ]  # fmt: skip

    def sleep(self, child: UUID) -> Pressed:
        """Now and then the school closes for a day, and every date may hang on that; else the days pass."""
        if self.random.random() < 0.9:
            return super().sleep(child)
        day = self._ahead(60)
        with self.desk.writing_school(self.people.by(ADULTS["head"])) as work:
            term_dates.add_closure(work, term_dates.Stretch("Snow", day, day, "closure"))
        self.refresh(everything=True)
        return Pressed(f"close the school on {day}")

    def fill_in(self, child: UUID, page: JourneyLook, task: Task) -> Pressed:
        return self.tell_family(child) if task.screen == "notices" else self.write_plan(child)

    def tell_family(self, child: UUID) -> Pressed:
        """The formal notice, to some of the contacts or to all."""
        page = self._support_page(child)
        if page is None:
            return Pressed("nobody to tell", child)
        with self.desk.writing(self.people.by(ADULTS["senco"]), subjects=[child]) as work:
            found = [row for row in standing(work, Contact, pupil_id=child) if row.history_of is None]
            for contact in found if self.random.random() < 0.7 else found[:1]:
                write = mark_sent if self.random.random() < 0.9 else save_notice
                write(work, page.journey, contact.id, NoticeWords(work.today, "handed"))
        return Pressed("tell the family", child, page.journey.id)

    def write_plan(self, child: UUID) -> Pressed:
        """Some of a plan, or all of it, at the stage where plans are written."""
        page = self._support_page(child)
        if page is None or page.journey.stage != "plan":
            return Pressed("no plan to write", child)
        with self.desk.writing(self.people.by(ADULTS["class_teacher"]), subjects=[child]) as work:
            self._write_plan(work, page.journey)
        return Pressed("write the plan", child, page.journey.id)

    def _write_plan(self, work: Work, journey: JourneyState) -> None:
        if self.random.random() < 0.3:
            carry_plan(work, journey)
        place, by_on = self.random.choice([1, 1, 2]), self._ahead(80)
        measure = self.random.choice(["Each Friday", "Each Friday", ""])
        save_outcome(work, journey, place, OutcomeWords("Read a page aloud", "A line", measure, by_on))
        teacher = self.random.choice([ADULTS["class_teacher"], ADULTS["class_teacher"], None])
        save_provision(work, journey, 1, ProvisionWords("Word maps", place, "ta", teacher))
        if self.random.random() < 0.2:
            self.random.choice([drop_outcome, drop_provision])(work, journey, 2)
        save_plan_words(work, journey, PlanWords(class_changes=self.random.choice(["", "Seat by the board"])))

    def change_facts(self, child: UUID) -> Pressed:
        """One thing that is nobody's step: it was found out, corrected, or decided elsewhere."""
        change = self.random.choice(self._changes)
        with self.desk.writing(self.people.by(ADULTS["senco"]), subjects=[child], why="It moved") as work:
            change(work, child)
        return Pressed(change.__name__.strip("_"), child)

    def _attempt(self, work: Work, child: UUID) -> None:
        who = self.random.choice(_sources(self.desk, child)["contacts"])
        day = work.today - timedelta(days=self.random.randint(0, 25))
        with suppress(AnswersRefused):
            log_attempt(work, child, Attempt((who,), day, self.random.choice(["phone", "letter"]), usable=True))

    def _take_back_attempt(self, work: Work, child: UUID) -> None:
        for row in standing(work, FamilyContact, subject_id=child, kind="attempt")[-1:]:
            take_back_attempt(work, row.id)

    def _contact(self, work: Work, child: UUID) -> None:
        with suppress(AnswersRefused):
            add_contact(work, child, ContactWords("A carer", "carer"), work.today + timedelta(days=self._nearly()))

    def _change_contact(self, work: Work, child: UUID) -> None:
        row = self.random.choice(standing(work, Contact, pupil_id=child))
        words = ContactWords(row.name, row.relationship, is_entitled=self.random.random() < 0.7)
        change_contact(work, row.id, words)

    def _end_contact(self, work: Work, child: UUID) -> None:
        row = self.random.choice(standing(work, Contact, pupil_id=child))
        end_contact(work, row.id, work.today + timedelta(days=self._nearly()))

    def _withdraw(self, work: Work, child: UUID) -> None:
        for row in standing(work, Agreement, subject_id=child)[-1:]:
            withdraw_agreement(work, row.id, work.today + timedelta(days=self._nearly()))

    def _other_answer(self, work: Work, child: UUID) -> None:
        for row in standing(work, Agreement, subject_id=child)[-1:]:
            journey = work.journey(row.journey_id).journey
            who = self.random.choice([*_sources(self.desk, child)["contacts"], "child"])
            said = Said((who,), work.today, self.random.choice(["yes", "no"]), service=row.service)
            record_other_answer(work, journey, row.about, said)

    def _take_back(self, work: Work, child: UUID) -> None:
        for row in standing(work, Agreement, subject_id=child)[-1:]:
            take_back_agreement(work, row.id)

    def _take_back_notice(self, work: Work, child: UUID) -> None:
        for row in standing(work, Notice, subject_id=child)[-1:]:
            take_back_notice(work, row.id)

    def _sen_status(self, work: Work, child: UUID) -> None:
        """What the council or the last school says comes with the roll, and may hold from a day still to come."""
        supersede(work, standing(work, SenStatus, pupil_id=child))
        code, from_on = self.random.choice(["E", "K", "N", "N"]), work.today + timedelta(days=self._nearly())
        row = SenStatus(
            school_id=SCHOOL, id=work.new_id(), pupil_id=child, code=code, from_on=from_on, source="roll",
            recorded_at=work.now,
        )  # fmt: skip
        add(work, row)

    def _teacher_goes(self, work: Work, child: UUID) -> None:
        for duty in duties.held_to(work, [child], Role.CLASS_TEACHER):
            duties.end(work, duty)

    def _teacher_comes(self, work: Work, child: UUID) -> None:
        duties.begin(work, ADULTS["class_teacher"], Role.CLASS_TEACHER, child)

    def _pupil_leaves(self, work: Work, child: UUID) -> None:
        pupil = work.session.get_one(Pupil, (SCHOOL, child))
        pupil.left_on = None if pupil.left_on else work.today + timedelta(days=self._nearly())

    def _support_page(self, child: UUID) -> JourneyLook | None:
        page = self._open_page(child)
        return page if page and page.workflow.name == "graduated_approach" else None

    def _nearly(self) -> int:
        return self.random.choice([-10, -1, 0, 0, 1, 10])

    def _ahead(self, most: int) -> date:
        return self.desk.today() + timedelta(days=self.random.randint(1, most))

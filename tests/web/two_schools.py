"""Two schools in one database, their adults at browsers, and everything that names one of two children."""

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any
from uuid import UUID

from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import col, select
from werkzeug.routing import Rule

from engine.clock import SetClock, at_time
from engine.database import Database
from engine.desk import Desk
from engine.ids import Ids
from engine.journeys import open_journey
from engine.reading import look
from engine.records import Journey, TaskRow
from engine.terms import Role
from engine.values import Actor, Scope
from engine.work import Work
from tests import DEMO_DAY
from tests.application import application
from tests.client import Reader
from tests.web.invented import child, journey
from tests.web.roll.uploads import roll_file
from tests.web.school import PASSWORD_HASH, small_school
from web.demonstration.people import DOMAIN
from workflows.catalogue import catalogue
from workflows.school.accounts import NOBODY
from workflows.school.classes import assign
from workflows.school.duties import begin
from workflows.school.pupils import PupilNamed, contacts_named, pupils_named
from workflows.school.record_requests import Asked, write_down
from workflows.school.records import Person, Pupil, School, TeachingClass
from workflows.school.roll import kept
from workflows.school.roll.apply import apply
from workflows.school.roll.reading import read
from workflows.support import history
from workflows.support.agreements import Said, record_answer
from workflows.support.away_seen import ALTERNATIVE
from workflows.support.documents import Paper, attach
from workflows.support.elsewhere import ElsewhereWords, add_elsewhere
from workflows.support.observations import Noticed, add
from workflows.support.screen_records import TeacherView
from workflows.support.suspensions import suspend

CHILDREN = ("Maya", "Tom")
"""Maya is in 5O, with Mr Osborne and Mr Lowe; Tom is in 6M, with Mrs Mwangi. Both have much that is open."""
STEPS = ("tell_family", "decide", "write_outcomes", "write_support", "share_plan")
"""Steps of every kind of page: letters, a form, outcomes, support, a list to share with."""
LISTS = (
    "/next-steps",
    "/children",
    "/held-up?show=all",
    "/noticed",
    "/my-class",
    "/my-class/outcomes?class=5O",
    "/my-class/outcomes?class=6M",
)


@dataclass(frozen=True, slots=True)
class Target:
    """One child with all that addresses name, as lists of what may stand in each place of an address."""

    pupil: PupilNamed
    places: Mapping[str, tuple[Any, ...]]

    def addresses(self, rule: Rule, app: Flask) -> Iterator[str]:
        """Every address of a rule that is about this child."""
        names = sorted(rule.arguments)
        for name in names:
            if name not in self.places:
                raise AssertionError(f"{rule.rule}: say in two_schools.py what may stand for <{name}>")
        with app.test_request_context():
            for values in product(*(self.places[name] for name in names)):
                yield str(app.url_map.bind("localhost").build(rule.endpoint, dict(zip(names, values, strict=True))))

    def said_in(self, html: str) -> str:
        """What of the child can be read in a page; nothing where nothing can."""
        told = (self.pupil.called, self.pupil.last_name, self.pupil.initials, *map(str, self.places["journey_id"]))
        return next((each for each in told if re.search(rf"(?<!\w){re.escape(each)}(?!\w)", html)), "")


class Schools:
    """The invented school with more adults, and a second school in the same database."""

    def __init__(self, desk: Desk, folder: Path):
        self.desk = desk
        self.app = application(desk, folder)
        small_school(desk)
        with desk.reading(NOBODY) as session:
            self.school_id = session.exec(select(School.id).where(School.is_demo)).one()
        self._add_adults()
        self.imports, self.previews = (self._import(),), (self._preview(),)
        self.targets = {name: self._target(name) for name in CHILDREN}

    @property
    def scope(self) -> Scope:
        return Scope(self.school_id, Actor.system("test"))

    def _add_adults(self) -> None:
        with self.desk.writing_school(self.scope) as work:
            begin(work, self._adult(work, "governor"), Role.GOVERNOR, None)
            self._adult(work, "nobody")
            room = work.session.exec(
                select(TeachingClass.id).where(TeachingClass.school_id == self.school_id, TeachingClass.name == "RF")
            ).one()
            assign(work, room, self._adult(work, "languages"), Role.SUBJECT_TEACHER)

    def _adult(self, work: Work, key: str) -> UUID:
        made = work.new_id()
        work.session.add(
            Person(
                school_id=self.school_id,
                id=made,
                name=f"Dr {key.title()}",
                email=f"{key}@{DOMAIN}",
                password_hash=PASSWORD_HASH,
            )
        )
        work.session.flush()
        return made

    def _import(self) -> UUID:
        made = apply(self.desk, self.scope, self._looked_at(), [])
        assert made is not None
        return made

    def _preview(self) -> UUID:
        return kept.keep(self.desk, self.scope, self._looked_at())

    def _looked_at(self) -> Any:
        new = "009999,,Zoë,Wren,08/06/2018,4,4P,N,,"
        return kept.look(self.desk, self.scope, read(roll_file(new), "sims.csv", self.desk.today()))

    def _target(self, name: str) -> Target:
        pupil_id, main = child(self.desk, name), journey(self.desk, name)
        with self.desk.writing(self.scope, subjects=[pupil_id]) as work:
            entry = add(work, work.journey(main.id).journey, Noticed("Kind", "Reads slowly"))
            elsewhere = add_elsewhere(work, pupil_id, ElsewhereWords(ALTERNATIVE, work.today, place="The Barn"))
            suspension = suspend(work, pupil_id, work.today, 1)
            paper = attach(work, pupil_id, Paper("Plan of last year", None, "plan.pdf", b"%PDF-1.7 of one child"))
        agreement = self._agreement(pupil_id)
        with self.desk.reading(self.scope) as session:
            shown = next(each for each in look(self.desk, session, self.scope, pupil_id) if each.journey.id == main.id)
            tasks = session.exec(
                select(TaskRow.id)
                .join(Journey, col(Journey.id) == TaskRow.journey_id)
                .where(Journey.subject_id == pupil_id, TaskRow.status == "open", col(TaskRow.task).in_(STEPS))
            ).all()
            room = session.exec(select(Pupil.class_id).where(Pupil.id == pupil_id)).one()
            contacts = contacts_named(session, self.school_id, pupil_id, self.desk.today())
            staff = session.exec(select(Person.id).where(Person.name == "Mr Tariq Lowe")).one()
            pupil = pupils_named(session, self.school_id, [pupil_id])[pupil_id]
        self._ask_the_senco(pupil_id, main.id, tasks[0])
        return Target(
            pupil,
            {
                "pupil_id": (pupil_id,),
                "journey_id": (main.id,),
                "task_id": tuple(tasks),
                "entry_id": (entry,),
                "document_id": (paper,),
                "request_id": (self._record_asked(pupil_id),),
                "contact_id": tuple(each.id for each in contacts[:1]),
                "agreement_id": (agreement,),
                "elsewhere_id": (elsewhere,),
                "suspension_id": (suspension,),
                "who": tuple(f"contact:{each.id}" for each in contacts[:1]),
                "talk_id": tuple(each.id for each in shown.facts.circle.talks if each.journey_id == main.id)[:1],
                "import_id": self.imports,
                "kept_as": self.previews,
                "class_id": (room,),
                "person_id": (staff,),
                "do": tuple(move.do for move, _ in shown.moves[:1]),
                "workflow": ("specialist_involvement",),
                "place": (1,),
                "role": ("ta",),
                "about": ("not-sen", "ending", "early"),
            },
        )

    def _record_asked(self, pupil_id: UUID) -> UUID:
        """The child has asked for their own record; the SENCO wrote it down."""
        with self.desk.reading(self.scope) as session:
            senco = session.exec(select(Person.id).where(Person.email == f"senco@{DOMAIN}")).one()
        with self.desk.writing(Scope(self.school_id, Actor("the SENCO", senco)), subjects=[pupil_id]) as work:
            return write_down(work, pupil_id, Asked("child", work.today, "phone"))

    def _ask_the_senco(self, pupil_id: UUID, journey_id: UUID, task_id: UUID) -> None:
        """Ask the SENCO, who tries every address, what a teacher is asked."""
        with self.desk.reading(self.scope) as session:
            senco = session.exec(select(Person.id).where(Person.email == f"senco@{DOMAIN}")).one()
        with self.desk.writing(self.scope, subjects=[pupil_id]) as work:
            of = {"subject_id": pupil_id, "journey_id": journey_id, "task_id": task_id, "person_id": senco}
            history.add(work, TeacherView(**history.stamped(work, **of, asked_on=work.today, closes_on=work.today)))

    def _agreement(self, pupil_id: UUID) -> UUID:
        """A yes to asking a specialist about this child."""
        with self.desk.reading(self.scope) as session:
            senco = session.exec(select(Person.id).where(Person.email == f"senco@{DOMAIN}")).one()
        scope = Scope(self.school_id, Actor("The SENCO", senco))
        asked = {"works": "Songs", "service": "physiotherapy", "question": "Which chair?", "why_now": ["plain"],
                 "carries_out": f"person:{senco}"}  # fmt: skip
        made = open_journey(self.desk, scope, pupil_id, "specialist_involvement", asked)
        with self.desk.writing(scope, journey=made.journey_id) as work:
            said = Said((), work.today, "yes", service="physiotherapy")
            return record_answer(work, work.journey(made.journey_id).journey, "service", said)

    def rules(self, named: frozenset[str]) -> list[Rule]:
        """The routes whose address names any of these."""
        found = (rule for rule in self.app.url_map.iter_rules() if rule.arguments & named)
        return sorted(found, key=lambda rule: rule.rule)

    def browser(self, key: str) -> "Browser":
        """A browser in which somebody is signed in: by the first part of their address."""
        return self._signed_in(f"{key}@{DOMAIN}")

    def browser_of_the_other(self, key: str) -> "Browser":
        return self._signed_in(f"{key}@ashgrove.example")

    def _signed_in(self, email: str) -> "Browser":
        reader: Reader = self.app.test_client()
        return Browser(reader.come_in(email))


class Browser:
    """Somebody who opens every address that they know of, and presses there."""

    DO = "leave"
    """A move that there is at every stage."""

    def __init__(self, reader: FlaskClient):
        self.reader = reader
        self.proof = proof_in(reader, "/account")

    def tries(self, rule: Rule, address: str) -> Iterator[tuple[str, int, str]]:
        """Each way to ask for an address: the method, the status, and what was answered."""
        if "GET" in (rule.methods or ()):
            answer = self.reader.get(address)
            yield "GET", answer.status_code, answer.text
        if "POST" in (rule.methods or ()):
            answer = self.reader.post(address, data={"csrf_token": self.proof, "do": self.DO, "seen": "0"})
            yield "POST", answer.status_code, answer.text

    def lists(self, pupil: PupilNamed, searches: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """Every list, and what searches for a child find: where, and what was answered.

        What was searched for stands in its field; the child’s surname is what only a line of a list has.
        """
        yield from ((address, self.reader.get(address).text) for address in LISTS)
        for address, words in product(searches, (pupil.called, pupil.class_name)):
            sent = {"csrf_token": self.proof, "q": words}
            yield address, self.reader.post(address, data=sent, follow_redirects=True).text


def proof_in(reader: FlaskClient, address: str) -> str:
    """What a press from a page of ours carries."""
    found = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', reader.get(address).text)
    assert found is not None, f"{address} has no form"
    return found[1]


def made(demo_file: Path, folder: Path) -> Iterator[Schools]:
    shutil.copy(demo_file, folder / "demo.db")
    database = Database(f"sqlite:///{folder / 'demo.db'}")
    yield Schools(Desk(catalogue(), SetClock(at_time(DEMO_DAY, 10)), database, Ids(3)), folder)
    database.dispose()

"""Asking everyone who teaches a child how it goes in their lessons: better, the same or harder, and one line.

Source: Code 6.45 (the class teacher’s assessment draws on other teachers’), domain case 23: a view from each. The
number of days is our default. Whatever came by then is what there is: nobody is chased, and nothing waits for it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import exists
from sqlmodel import Session, col, or_, select
from sqlmodel.sql.expression import SelectOfScalar

from engine.days import DayKind
from engine.errors import AnswersRefused, NotFound, NotOpen
from engine.holding import ME, SCHOOL, TODAY
from engine.records import Duty
from engine.terms import Role
from engine.values import JourneyState, Scope
from engine.work import Work
from workflows.school import duties
from workflows.support.history import add, replace_row, stamped, standing
from workflows.support.screen_records import TeacherView

SAID = {"better": "Better", "same": "The same", "harder": "Harder"}
OPEN_FOR = 5
"""For how many school days an answer is waited for: our default."""
TEACHERS = (Role.CLASS_TEACHER, Role.SUBJECT_TEACHER)


@dataclass(frozen=True, slots=True)
class View:
    """One teacher who was asked: until when, and what they said, if they have."""

    id: UUID
    subject_id: UUID
    journey_id: UUID
    task_id: UUID
    person_id: UUID
    asked_on: date
    closes_on: date
    said: str
    line: str
    said_on: date | None

    def is_open_on(self, day: date) -> bool:
        """Whether an answer is still waited for."""
        return not self.said and day <= self.closes_on


def who_teaches(holders: Mapping[str, tuple[UUID, ...]], but: UUID | None) -> tuple[UUID, ...]:
    """Everyone who teaches the child, without whoever asks."""
    found = dict.fromkeys(person for role in TEACHERS for person in holders.get(role.value, ()))
    return tuple(person for person in found if person != but)


def ask_teachers(work: Work, journey: JourneyState, task_id: UUID) -> tuple[View, ...]:
    """Ask everyone who teaches the child and is not being asked already; answers those who were asked now."""
    waiting = {
        row.person_id for row in standing(work, TeacherView, journey_id=journey.id) if _view(row).is_open_on(work.today)
    }
    of = {"subject_id": journey.subject_id, "journey_id": journey.id, "task_id": task_id}
    closes_on = work.days.after(work.today, OPEN_FOR, DayKind.SCHOOL)
    people = who_teaches(work.holders(journey.subject_id), work.scope.actor.person_id)
    when = {"asked_on": work.today, "closes_on": closes_on}
    rows = [TeacherView(**stamped(work, **of, **when, person_id=each)) for each in people if each not in waiting]
    add(work, *rows)
    return tuple(_view(row) for row in rows)


def say(work: Work, task_id: UUID, said: str, line: str) -> None:
    """Answer for oneself; a later answer takes the place of the one before, until it closes.

    Raises AnswersRefused, NotFound where the actor was not asked, AtRest, NotOpen once it has closed.
    """
    found = standing(work, TeacherView, task_id=task_id, person_id=work.scope.actor.person_id)
    if not found or found[-1].subject_id not in work.versions:
        raise NotFound("question")
    work.refuse_at_rest(found[-1].subject_id)
    if work.today > found[-1].closes_on:
        raise NotOpen()
    if said not in SAID:
        raise AnswersRefused({"said": "Choose better, the same or harder."})
    replace_row(work, found[-1], said=said, line=line, said_on=work.today)


def my_view(session: Session, scope: Scope, task_id: UUID) -> View | None:
    """The last question to the actor that was asked for a step; None where they were not asked. One statement."""
    mine = (col(TeacherView.task_id) == task_id, col(TeacherView.person_id) == scope.actor.person_id)
    query = _standing(scope.school_id).where(*mine).order_by(col(TeacherView.asked_on).desc())
    found = session.exec(query).first()
    return _view(found) if found else None


def views_about(session: Session, school_id: UUID, subject_id: UUID) -> tuple[View, ...]:
    """Everybody who was asked about a child, the newest question first. One statement."""
    query = _standing(school_id).where(col(TeacherView.subject_id) == subject_id)
    rows = session.exec(query.order_by(col(TeacherView.asked_on).desc(), col(TeacherView.person_id)))
    return tuple(_view(row) for row in rows)


def asked_of_me(session: Session, scope: Scope, on: date) -> tuple[View, ...]:
    """What the actor is asked and has not answered, of children whom they still teach. One statement."""
    asked = {"school": scope.school_id, "me": scope.actor.person_id, "today": on}
    return tuple(_view(row) for row in session.exec(ASKED, params=asked))


def newest_round(views: Collection[View]) -> tuple[View, ...]:
    """Those who were asked last, on one day."""
    last = max((each.asked_on for each in views), default=None)
    return tuple(each for each in views if each.asked_on == last)


def _standing(school_id: UUID) -> SelectOfScalar[TeacherView]:
    return select(TeacherView).where(col(TeacherView.school_id) == school_id, col(TeacherView.superseded_at).is_(None))


def _asked() -> SelectOfScalar[TeacherView]:
    still = exists().where(
        *duties.held_on(SCHOOL, TODAY),
        or_(col(Duty.subject_id).is_(None), col(Duty.subject_id) == col(TeacherView.subject_id)),
        col(Duty.person_id) == ME,
    )
    mine = _standing(SCHOOL).where(
        col(TeacherView.person_id) == ME,
        col(TeacherView.said) == "",
        col(TeacherView.closes_on) >= TODAY,
        still,
        duties.goes_on(TeacherView.subject_id, SCHOOL),
    )
    return mine.order_by(col(TeacherView.closes_on), col(TeacherView.id))


ASKED = _asked()


def _view(row: TeacherView) -> View:
    return View(
        row.id, row.subject_id, row.journey_id, row.task_id, row.person_id, row.asked_on, row.closes_on, row.said,
        row.line, row.said_on,
    )  # fmt: skip

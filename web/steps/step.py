"""One step of one child, open for one page: its task, its row, and all that its page needs to know."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import url_for
from sqlmodel import Session

from engine import tasks
from engine.definition import Task
from engine.errors import NotAllowed, NotOpen
from engine.playbook import Playbook
from engine.reading import subject_of
from engine.sight import Sight
from engine.store import Loaded
from engine.values import JourneyFacts, JourneyState, TaskState, TaskStatus
from engine.work import Work
from web import addresses, current
from web.fields import Choice
from web.forms import AnswersForm
from web.pupils.files import File, opened
from web.pupils.services import service_of
from web.steps.sources import sources_for
from web.whose import Around, Whose
from workflows.school.pupils import pupils_named, staff_named
from workflows.support.circle import Circle
from workflows.support.elsewhere_asked import agreed_places

OVER = (TaskStatus.LAPSED, TaskStatus.NOT_NEEDED)


@dataclass(frozen=True, slots=True)
class Step:
    """A task of a journey as its page sees it."""

    file: File
    loaded: Loaded
    row: TaskState
    task: Task
    playbook: Playbook
    known: JourneyFacts
    may_answer: bool

    @property
    def id(self) -> UUID:
        return self.row.id

    @property
    def child(self) -> str:
        return self.file.pupil.called

    @property
    def title(self) -> str:
        return self.task.title.replace("{child}", self.child)

    @property
    def said(self) -> tuple[str, ...]:
        """What the step says: its title, its questions, their hints."""
        asked = (text for field in self.task.form or () for text in (field.ask, field.hint or ""))
        return (self.title, *asked)

    @property
    def caption(self) -> str:
        """The child’s name and class, above the title; and the service, where the journey is about one."""
        service = service_of(self.playbook.workflow, self.loaded.tasks)
        return " · ".join(filter(None, (self.file.pupil.full_name, self.file.pupil.class_name, service)))

    @property
    def href(self) -> str:
        return addresses.step(self.id)

    @property
    def child_href(self) -> str:
        """The child’s page; for somebody who only does this one thing, their own next steps."""
        if not self.file.is_theirs:
            return url_for("worklist.show")
        return url_for("pupils.show", pupil_id=self.file.pupil.id)

    @property
    def version(self) -> int:
        """The version of the answer that stands; 0 where there is none."""
        return self.row.answer.version if self.row.answer else 0

    @property
    def is_done(self) -> bool:
        return self.row.status is TaskStatus.DONE

    @property
    def is_over(self) -> bool:
        """Whether it is not asked for any more: it lapsed with its stage, or turned out not to be needed."""
        return self.row.status in OVER

    def refuse_others(self) -> None:
        """Raise where the person may not answer this step, or nobody is asked to any more."""
        if self.is_over:
            raise NotOpen()
        if not self.may_answer:
            raise NotAllowed()

    @property
    def whose(self) -> Whose:
        return self.file.around.of_row(self.row, self.loaded.journey.opened_by)

    @property
    def circle(self) -> Circle:
        found: Circle = self.file.sight.circle(self.loaded)
        return found

    @property
    def facts(self) -> Any:
        return self.playbook.facts(self.known, self.circle)

    def sources(self) -> dict[str, list[Choice]]:
        """Who can be named in this step’s questions."""
        sight, pupil = self.file.sight, self.file.pupil
        places = agreed_places(self.circle, sight.today)
        return sources_for(sight.session, sight.school_id, pupil, sight.holders(pupil.id), sight.today, places)


@contextmanager
def opened_step(task_id: UUID) -> Iterator[Step]:
    """A step, its child’s file opened and logged. Raises NotFound where it is not there or not theirs to see."""
    with current.reading() as session:
        subject_id = subject_of(session, current.scope(), task=task_id)
    with opened(subject_id, "step", lambda sight: _is_asked(sight, task_id)) as file:
        yield step_of(file, task_id)


def _is_asked(sight: Sight, task_id: UUID) -> bool:
    """Whether the step is one that the person may answer now, or has answered."""
    loaded, row = tasks.find(sight, task_id)
    did_it = row.answer is not None and row.answer.by == sight.scope.actor.person_id
    return (row.status is TaskStatus.OPEN or did_it) and tasks.may_answer(sight, loaded, row)


@contextmanager
def step_in_hand(task_id: UUID) -> Iterator[Step]:
    """A step whose page is open already, for a press on it: nothing of the file is shown, so nothing is logged.

    Raises NotAllowed where the person may not answer it, and NotOpen where it is not asked for any more.
    """
    with current.reading() as session:
        file = file_in_hand(session, subject_of(session, current.scope(), task=task_id))
        step = step_of(file, task_id)
        step.refuse_others()
        yield step


def file_in_hand(session: Session, subject_id: UUID) -> File:
    """A child’s file behind a page that is open already, for a press that shows nothing of it: nothing is logged."""
    scope = current.scope()
    sight = current.desk().sight(session, scope, [subject_id])
    pupil = pupils_named(session, scope.school_id, [subject_id])[subject_id]
    names = staff_named(session, scope.school_id)
    decides = pupil.called if pupil.decides_on(sight.today) else ""
    around = Around(sight.holders(subject_id), names, current.person().person_id, decides=decides)
    return File(pupil, sight, sight.roles(subject_id), names, around)


@contextmanager
def writing_step(task_id: UUID) -> Iterator[tuple[Work, JourneyState]]:
    """A write of rows that belong to a step, by somebody who may answer it, while it is asked for."""
    with current.desk().writing(current.scope(), task=task_id) as work:
        loaded, row = tasks.find(work, task_id)
        if row.status in OVER:
            raise NotOpen()
        if not tasks.may_answer(work, loaded, row):
            raise NotAllowed()
        yield work, loaded.journey


def written(form: AnswersForm, task_id: UUID, write: Callable[[Work, JourneyState], object]) -> bool:
    """Write rows of a step as its form says; False where that was refused, and the form now says what does not fit."""

    def held() -> None:
        with writing_step(task_id) as (work, journey):
            write(work, journey)

    return form.takes(held)


def step_of(file: File, task_id: UUID) -> Step:
    """A step of a child whose file is open. Raises NotFound, and NotOpen where other rules know of no such step."""
    sight = file.sight
    loaded, row = tasks.find(sight, task_id)
    playbook = sight.playbook(loaded)
    task = tasks.asked_by(playbook, row)
    return Step(file, loaded, row, task, playbook, sight.journey_facts(loaded), tasks.may_answer(sight, loaded, row))

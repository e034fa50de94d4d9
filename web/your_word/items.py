"""What waits for somebody’s word: steps of many children that are answered with a tick or a word, in one list."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session

from engine import boards, tasks
from engine.boards import Mine
from engine.definition import AnchorKind
from engine.errors import NotFound
from engine.reading import subjects_of
from engine.sight import Sight
from web import current, words
from web.fields import Choice
from web.forms import Sources
from web.lists import in_titles
from web.pupils.files import File
from web.steps.several import Item, item_of
from web.steps.shown import Said, said_by
from web.steps.sources import contact_choices, people_for
from web.steps.step import Step, step_of
from web.whose import Around
from workflows.school.people import colleagues
from workflows.school.pupils import PupilNamed, contacts_of, pupils_named, staff_named
from workflows.school.reading_log import log_readings

A_WORD = 2
"""The most questions that a step has that takes a tick or a word; what has more has to be thought over."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One step on the list: what is asked, when it is due, and what is on record that helps to judge.

    `first` is the title of somebody else’s step that this one begins with, where that is not answered yet.
    """

    item: Item
    child: str
    due: str
    is_late: bool
    known: tuple[tuple[str, tuple[Said, ...]], ...]
    first: str = ""

    @property
    def pupil(self) -> PupilNamed:
        return self.item.step.file.pupil

    @property
    def minutes(self) -> int:
        """About how long it takes: by our own guess, a tick or a word one minute, and more questions three."""
        return 1 if len(self.item.step.task.form or ()) <= A_WORD else 3


def wanted(session: Session) -> tuple[Mine, ...]:
    """The steps that wait for the person’s word and may be answered in a list, what is due first coming first."""
    return words_wanted(boards.mine(session, current.scope(), current.today()))


def words_wanted(mine: tuple[Mine, ...]) -> tuple[Mine, ...]:
    """Those of the things that wait for somebody which may be answered in a list."""
    catalogue = current.desk().catalogue
    return tuple(
        each for each in mine if each.task_id and catalogue.playbook(each.definition).workflow.task(each.name).many
    )


@contextmanager
def waiting() -> Iterator[tuple[Waiting, ...]]:
    """The whole list, each child’s file logged first, in a constant number of statements."""
    with current.reading() as session:
        mine = wanted(session)
    log_readings(current.desk(), current.scope(), {each.subject_id: None for each in mine}, "your word")
    with current.reading() as session:
        yield tuple(sorted(_read(session, mine), key=lambda each: bool(each.first)))


def _read(session: Session, mine: tuple[Mine, ...]) -> Iterator[Waiting]:
    return steps_waiting(session, [(each.subject_id, each.task_id) for each in mine if each.task_id])


def steps_waiting(session: Session, asked: Sequence[tuple[UUID, UUID]]) -> Iterator[Waiting]:
    """Steps of several children, each by its child and its id, ready to stand in one list, in the order given."""
    scope, today = current.scope(), current.today()
    subjects = list({subject_id for subject_id, _ in asked})
    sight = current.desk().sight(session, scope, subjects)
    files = _files(sight, subjects)
    drafts = tasks.drafts_of(session, scope, [task_id for _, task_id in asked])
    sources = _sources(sight, files, today) if asked else {}
    called = in_titles(file.pupil for file in files.values())
    for subject_id, task_id in asked:
        try:
            step = step_of(files[subject_id], task_id)
        except NotFound:
            continue
        yield _waiting(step, called[subject_id], sources[subject_id], drafts.get(step.id))


def _files(sight: Sight, subjects: list[UUID]) -> dict[UUID, File]:
    pupils = pupils_named(sight.session, sight.school_id, subjects)
    names = staff_named(sight.session, sight.school_id)
    me, mine = current.person().person_id, subjects_of(sight.session, sight.scope, sight.today)
    return {
        id: File(pupil, sight, sight.roles(id), names, Around(sight.holders(id), names, me), mine is None or id in mine)
        for id, pupil in pupils.items()
    }


def _sources(sight: Sight, files: Mapping[UUID, File], on: date) -> dict[UUID, dict[str, list[Choice]]]:
    """Who can be named in the questions about each child."""
    staff = [each for each in colleagues(sight.session, sight.school_id, on) if not each.has_left]
    contacts = contacts_of(sight.session, sight.school_id, list(files), on)
    return {
        id: {
            **people_for(staff, file.pupil, sight.holders(id)),
            "contacts": list(contact_choices(contacts.get(id, ()))),
        }
        for id, file in files.items()
    }


def _waiting(step: Step, child: str, sources: dict[str, list[Choice]], draft: tasks.Typed | None) -> Waiting:
    row, today = step.row, step.known.today
    due = ""
    if row.due_on:
        due = words.due_words(row.due_on, today, step.known.days, standing=row.due_standing)
    late = row.due_on is not None and row.due_on < today
    known = tuple(_known(step, child, sources))
    return Waiting(item_of(step, sources, draft, child), child, due, late, known, _comes_first(step, child))


def _comes_first(step: Step, child: str) -> str:
    """The title of the step whose answer this one begins with, while there is none."""
    workflow = step.playbook.workflow
    anchors = [q.begins_as.anchor for q in step.task.form or () if q.begins_as and q.begins_as.anchor]
    for name in (each.name for each in anchors if each.kind is AnchorKind.FIELD):
        if step.known.answered(name, workflow.task(name).counts_for) is None:
            return workflow.task(name).title.replace("{child}", child)
    return ""


def _known(step: Step, child: str, sources: Sources) -> Iterator[tuple[str, tuple[Said, ...]]]:
    """What others answered at this stage in this cycle: the picture on which the word is given."""
    journey, workflow = step.loaded.journey, step.playbook.workflow
    here = {task.id: task for task in workflow.tasks_at(journey.stage) if task.form}
    rows = {row.task: row for row in step.known.tasks if row.task in here and row.answer and row.cycle == journey.cycle}
    for name, row in rows.items():
        if name != step.task.id and row.answer:
            title = here[name].title.replace("{child}", child)
            yield title, said_by(here[name], row.answer.values, sources, child)

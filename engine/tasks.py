"""The verbs of tasks: answer one, keep a draft of it, hand it over."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete
from sqlmodel import Session, SQLModel, col, select

from engine import rows
from engine.answers import fitted
from engine.canonical import as_json
from engine.definition import OPENER, OUTSIDE_ROLES, Role, Task
from engine.desk import Desk
from engine.errors import NotAllowed, NotFound, NotOpen, Stale
from engine.opening import store_answer
from engine.playbook import Playbook
from engine.records import Draft
from engine.roles import acting_as, falls_to
from engine.sight import Sight
from engine.store import Loaded
from engine.values import NextStep, Scope, TaskState, TaskStatus

DRAFT = SQLModel.metadata.tables[str(Draft.__tablename__)]


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer led to: its version, whether its task is done, and what comes next on the journey."""

    journey_id: UUID
    version: int
    status: TaskStatus
    next: NextStep


@dataclass(frozen=True, slots=True)
class Typed:
    """A draft: what was typed, the answer version that it began from, and when it was saved."""

    values: Mapping[str, Any]
    based_on: int
    saved_at: datetime


def answer(desk: Desk, scope: Scope, task_id: UUID, values: Mapping[str, Any], *, seen: int, why: str = "") -> Answer:
    """Answer a task; a later answer supersedes, and moves nobody.

    `seen` is the version that the form was opened on, 0 where there was none. Raises NotOpen, NotAllowed,
    AnswersRefused, Stale where somebody answered meanwhile, WhyIsMissing where an agreed date moves without a reason,
    AtRest where nothing is asked about the child any more.
    """
    with desk.writing(scope, task=task_id, why=why) as work:
        loaded, row = find(work, task_id)
        work.refuse_at_rest(loaded.journey.subject_id)
        playbook = work.playbook(loaded)
        task = asked_by(playbook, row)
        if task.form is None or row.status is TaskStatus.LAPSED:
            raise NotOpen()
        role = acting_as(work.roles(loaded.journey.subject_id), _answerers(work, loaded, task, row))
        if (row.answer.version if row.answer else 0) != seen:
            raise Stale("Somebody has answered this since you opened it.")
        answers = fitted(task.form, values, work.today)
        answered, answer_id = store_answer(work, loaded, row, answers, role)
        tasks = tuple(each._replace(answer=answered) if each.id == task_id else each for each in loaded.tasks)
        work.put(loaded._replace(tasks=tasks, answer_ids={**loaded.answer_ids, task_id: answer_id}))
        if task.record:
            playbook.recorders[task.record](work, loaded.journey, answers)
            work.facts_changed()
    now = work.journey(loaded.journey.id)
    status = next(each.status for each in now.tasks if each.id == task_id)
    return Answer(loaded.journey.id, answered.version, status, now.projection.next)


def hand_over(desk: Desk, scope: Scope, task_id: UUID, person_id: UUID | None) -> None:
    """Give an open task to one person, or with None back to its role. Raises NotOpen, NotAllowed."""
    with desk.writing(scope, task=task_id) as work:
        loaded, row = find(work, task_id)
        if row.status is not TaskStatus.OPEN:
            raise NotOpen()
        task = work.playbook(loaded).workflow.task(row.task)
        may = [*_answerers(work, loaded, task, row), Role.SENCO.value, Role.HEAD.value]
        acting_as(work.roles(loaded.journey.subject_id), may)
        tasks = tuple(each._replace(person_id=person_id) if each.id == task_id else each for each in loaded.tasks)
        work.put(loaded._replace(tasks=tasks))


def may_answer(sight: Sight, loaded: Loaded, row: TaskState) -> bool:
    """Whether the actor may answer a task of a journey."""
    try:
        task = asked_by(sight.playbook(loaded), row)
        acting_as(sight.roles(loaded.journey.subject_id), _answerers(sight, loaded, task, row))
    except (NotAllowed, NotOpen):
        return False
    return True


def asked_by(playbook: Playbook, row: TaskState) -> Task:
    """The task of a row; NotOpen where the journey goes on under rules that have no such task any more."""
    try:
        return playbook.workflow.task(row.task)
    except KeyError:
        raise NotOpen() from None


def find(sight: Sight, task_id: UUID) -> tuple[Loaded, TaskState]:
    """A task and its journey among the subjects in sight; NotFound where it is not there."""
    for loaded in sight.journeys.values():
        for row in loaded.tasks:
            if row.id == task_id:
                return loaded, row
    raise NotFound("step")


def _answerers(sight: Sight, loaded: Loaded, task: Task, row: TaskState) -> list[str]:
    """The roles that may answer: the owner's, those beside it, and whoever it falls to where nobody owes it.

    Those beside the owner owe nothing: that a teaching assistant may answer makes no step of a missing teacher theirs.
    The person to whom it was handed over, and whoever opened the journey where the opener owns it, act in any role
    that they hold.
    """
    held = sight.holders(loaded.journey.subject_id)
    person = loaded.journey.opened_by if task.owner == OPENER else row.person_id
    if person is not None and person == sight.scope.actor.person_id:
        return [*(role for role, people in held.items() if person in people), *_named(task)]
    may = _named(task)
    if not any(held.get(role) for role in _owing(task) or may):
        may.append(falls_to(held))
    return may


def _named(task: Task) -> list[str]:
    owing, also = _owing(task), [role.value for role in task.also]
    return [*also, *owing] if task.owner in OUTSIDE_ROLES else [*owing, *also]


def _owing(task: Task) -> list[str]:
    """The role that owes a task: its owner’s, or the one that chases an owner outside. None of what the opener owns."""
    if task.owner in OUTSIDE_ROLES:
        return [task.chased_by.value] if task.chased_by else []
    return [] if task.owner == OPENER else [str(task.owner)]


def save_draft(desk: Desk, scope: Scope, task_id: UUID, values: Mapping[str, Any], *, based_on: int) -> datetime:
    """Keep what the actor has typed for a task, without judging it; gives the moment of saving."""
    now, person_id = desk.clock.now(), scope.actor.person_id
    if person_id is None:
        raise NotAllowed("Only a person keeps drafts.")
    key = {"school_id": scope.school_id, "task_id": task_id, "person_id": person_id}
    typed = {"body": as_json(dict(values)), "based_on": based_on, "saved_at": now}
    with desk.short(scope) as session:
        rows.put(session.connection(), DRAFT, key, typed)
    return now


def draft_of(desk: Desk, scope: Scope, task_id: UUID) -> Typed | None:
    """The actor's own draft of a task; None where there is none."""
    with desk.reading(scope) as session:
        return drafts_of(session, scope, [task_id]).get(task_id)


def drafts_of(session: Session, scope: Scope, task_ids: Collection[UUID]) -> dict[UUID, Typed]:
    """The actor's own drafts of these tasks, by task. One statement."""
    query = select(Draft).where(
        Draft.school_id == scope.school_id, col(Draft.task_id).in_(task_ids), Draft.person_id == scope.actor.person_id
    )
    return {each.task_id: Typed(json.loads(each.body), each.based_on, each.saved_at) for each in session.exec(query)}


def forget_draft(desk: Desk, scope: Scope, task_id: UUID) -> None:
    """Delete the actor's draft of a task, once it is submitted."""
    with desk.short(scope) as session:
        session.connection().execute(
            delete(DRAFT).where(
                DRAFT.c.school_id == scope.school_id,
                DRAFT.c.task_id == task_id,
                DRAFT.c.person_id == scope.actor.person_id,
            )
        )


def pass_draft_on(desk: Desk, scope: Scope, task_id: UUID, person_id: UUID) -> None:
    """Give what the actor has typed for a task to somebody else, who goes on with it; their own draft stays theirs."""
    with desk.short(scope) as session:
        mine = session.get(Draft, (scope.school_id, task_id, scope.actor.person_id))
        if mine is None or session.get(Draft, (scope.school_id, task_id, person_id)) is not None:
            return
        session.add(Draft(**{**mine.model_dump(), "person_id": person_id}))
        session.delete(mine)

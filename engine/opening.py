"""How a journey begins: its first state, the cycle it starts in, what was skipped, and its first answers."""

from collections import deque
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from engine import rows, store
from engine.canonical import as_json
from engine.clock import day_of
from engine.definition import Force, Move, Task, Workflow
from engine.errors import AlreadyOpen, NotLaw
from engine.history import Made, write
from engine.playbook import Playbook
from engine.refresh import scope_of
from engine.store import Loaded
from engine.values import (
    Answered,
    JourneyState,
    NextStep,
    Projection,
    TaskState,
    TaskStatus,
)
from engine.work import Work, slot_of

CARRIED_IN = "carried_in"


def _opened(
    work: Work,
    playbook: Playbook,
    subject_id: UUID,
    at: str,
    *,
    cycle: int,
    carried: bool,
    continues: UUID | None,
) -> Loaded:
    """A journey as it stands in the moment of its opening."""
    journey = JourneyState(
        id=work.new_id(),
        school_id=work.school_id,
        subject_id=subject_id,
        workflow=playbook.workflow.name,
        version=playbook.workflow.version,
        definition=playbook.hash,
        stage=at,
        is_open=True,
        opened_on=work.today,
        opened_by=work.scope.actor.person_id,
        carried=carried,
        entered_on=work.today,
        cycle=cycle,
        visit=0,
        sequence=0,
        head="",
        relied="",
        closed_on=None,
        continues=continues,
    )
    nothing_yet = Projection(NextStep("wait"), False, (), None, None, None)
    return Loaded(journey, nothing_yet, work.today, (), {}, (), ())


def begun(
    work: Work,
    playbook: Playbook,
    subject_id: UUID,
    at: str,
    *,
    cycle: int,
    carried: bool,
    continues: UUID | None,
) -> Loaded:
    """A new journey's row, with the definition that it is pinned to: the one place where a journey begins.

    Raises AlreadyOpen where its slot is taken, AtRest where nothing is asked about the subject any more, and NotLaw
    under a proposal, whatever catalogue gave it out.
    """
    if playbook.workflow.proposal is not None:
        raise NotLaw()
    work.refuse_at_rest(subject_id)
    if _is_taken(work, playbook, subject_id):
        raise AlreadyOpen()
    pin(work, playbook)
    loaded = _opened(work, playbook, subject_id, at, cycle=cycle, carried=carried, continues=continues)
    row = rows.journey_row(loaded.journey, loaded.projection, work.today, slot_of(playbook, subject_id))
    fixed = {
        name: getattr(loaded.journey, name)
        for name in "school_id id subject_id workflow version definition opened_on opened_by carried continues".split()
    }
    rows.INSERT_JOURNEY.run(work.connection, [{**fixed, **row}])
    work.stored(loaded)
    return loaded


def refuse_twice(work: Work, playbook: Playbook, subject_id: UUID, answers: Mapping[str, Any]) -> None:
    """Raise AlreadyOpen where the same person has begun just this journey today: the second press of one page.

    It matters where many run at once: a second would ask everything of everybody again, and chase a service twice.
    """
    mine = (playbook.workflow.name, subject_id, True, work.today, work.scope.actor.person_id)
    for each in work.journeys.values():
        journey, tasks = each.journey, each.tasks
        begun_as = (journey.workflow, journey.subject_id, journey.is_open, journey.opened_on, journey.opened_by)
        if answers and begun_as == mine and any(row.answer and row.answer.values == answers for row in tasks):
            raise AlreadyOpen()


def open_lane(work: Work, lane: str, beside: JourneyState, role: str) -> None:
    """Begin the journey of another workflow that a move opens beside its own, unless one runs already.

    It begins where its definition says that such a journey does: at `opened_at`, else at its start. On a day on which
    no version of it is in force there is nothing to begin, and the move is made all the same.
    """
    try:
        playbook = work.current(lane)
    except KeyError:
        return
    if _is_taken(work, playbook, beside.subject_id):
        return
    start = playbook.workflow.start
    at = start.opened_at or start.at
    loaded = begun(work, playbook, beside.subject_id, at, cycle=0, carried=False, continues=beside.id)
    loaded, _ = write(work, loaded, Made("opened", "open", None, role))
    work.put(loaded)


def _is_taken(work: Work, playbook: Playbook, subject_id: UUID) -> bool:
    """Whether an open journey holds the slot of this workflow."""
    slot = slot_of(playbook, subject_id)
    taken = {slot_of(work.playbook(each), subject_id) for each in work.journeys.values() if each.journey.is_open}
    return slot is not None and slot in taken


def pin(work: Work, playbook: Playbook) -> None:
    """Keep the merged definition, the first time that a journey of this school runs under it."""
    table = store.DEFINITION
    known = select(table.c.hash).where(table.c.school_id == work.school_id, table.c.hash == playbook.hash)
    if work.connection.execute(known).first() is None:
        row = {
            "school_id": work.school_id,
            "hash": playbook.hash,
            "workflow": playbook.workflow.name,
            "version": playbook.workflow.version,
            "text": playbook.text,
            "first_used_at": work.now,
        }
        rows.put_once(work.connection, table, row)


def with_answer(work: Work, loaded: Loaded, task: Task | None, answers: Mapping[str, Any], role: str) -> Loaded:
    """The journey with a task that was opened and answered in the same press; no task means the carried row."""
    journey = loaded.journey
    cycle, visit = scope_of(task, journey) if task else (0, 0)
    done = task is None or task.done_when is None
    row = TaskState(
        id=work.new_id(), task=task.id if task else CARRIED_IN, status=TaskStatus.DONE if done else TaskStatus.OPEN,
        cycle=cycle, visit=visit, opened_on=work.today, due_on=None, due_words="", due_standing="", provisional=False,
        owner=task.owner if task else role, chased_by=None, person_id=None, nudge_on=None,
        done_on=work.today if done else None, answer=None,
    )  # fmt: skip
    rows.INSERT_TASK.run(work.connection, [rows.new_task_row(work.school_id, journey.id, row)])
    work.stored(loaded._replace(tasks=(*loaded.tasks, row)))
    answered, answer_id = store_answer(work, loaded, row, answers, role)
    row = row._replace(answer=answered)
    return loaded._replace(tasks=(*loaded.tasks, row), answer_ids={**loaded.answer_ids, row.id: answer_id})


def store_answer(
    work: Work, loaded: Loaded, row: TaskState, answers: Mapping[str, Any], role: str
) -> tuple[Answered, UUID]:
    """Insert the next version of the answers to a task; nothing is overwritten."""
    version = row.answer.version + 1 if row.answer else 1
    answer_id, journey = work.new_id(), loaded.journey
    written = {
        "school_id": work.school_id,
        "id": answer_id,
        "task_id": row.id,
        "version": version,
        "body": as_json(dict(answers)),
        "answered_by": work.scope.actor.person_id,
        "role": role,
        "answered_at": work.now,
        "cycle": journey.cycle,
        "visit": journey.visit,
        "subject_version": work.versions[journey.subject_id],
    }
    rows.INSERT_ANSWER.run(work.connection, [written])
    by, on = work.scope.actor.person_id, day_of(work.now)
    answered = Answered(row.task, version, dict(answers), by, role, work.now, on, journey.cycle, journey.visit)
    return answered, answer_id


def first_cycle(workflow: Workflow, at: str) -> int:
    """The cycle of a journey carried in at a stage: 1 where only a move that starts a cycle leads there, else 0."""
    if not workflow.has_cycles:
        return 0
    way = way_to(workflow, at, lambda move: not move.starts_cycle)
    return 1 if way is None else 0


def skipped_guards(workflow: Workflow, at: str) -> tuple[str, ...]:
    """Each must and always on the shortest way from the start to `at`, in order, each once."""
    way = way_to(workflow, at) or ()
    names = (name for move in way for name in move.guards)
    return tuple(dict.fromkeys(name for name in names if workflow.guards[name].force is not Force.SHOULD))


def way_to(workflow: Workflow, at: str, may: Callable[[Move], bool] = lambda move: True) -> tuple[Move, ...] | None:
    """The shortest way from the start to a stage along moves that `may` lets pass; None where there is none."""
    ways: dict[str, tuple[Move, ...]] = {workflow.start.at: ()}
    waiting = deque([workflow.start.at])
    while waiting:
        stage = waiting.popleft()
        if stage == at:
            return ways[stage]
        for move in workflow.moves_from(stage):
            if move.to not in ways and may(move):
                ways[move.to] = (*ways[stage], move)
                waiting.append(move.to)
    return None

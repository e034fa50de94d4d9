"""Journeys as they stood at a moment, put together again from what is never overwritten, for a whole school at once.

Records say where a journey stood, answers what was said by then; what a step was at the time follows from both. Only
why a step lapsed keeps no day: whoever refreshes it finds that again.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, and_, or_, select

from engine import store
from engine.clock import day_of
from engine.history import BROUGHT_BACK, MIGRATED
from engine.playbook import Catalogue, Playbook
from engine.store import ALLOWANCE, ANSWER, DATE, JOURNEY, RECORD, TASK, allowance_of, answered_of
from engine.values import Allowance, DateSet, JourneyFacts, JourneyState, TaskState, TaskStatus

_TASK = [each.name for each in fields(TaskState) if each.name != "answer"]
_DATE = [each.name for each in fields(DateSet)]
_FIXED = "id school_id subject_id opened_on opened_by carried continues".split()


@dataclass(frozen=True, slots=True)
class Stood:
    """One journey as it stood: what it ran under, the facts of the engine, and the domain's about its subject."""

    playbook: Playbook
    facts: JourneyFacts
    circle: Any


def stood(catalogue: Catalogue, connection: Connection, school_id: UUID, moment: datetime) -> Iterator[Stood]:
    """Every journey that was open at a moment, in the same few statements however many there are."""
    states = {state.id: state for state in _states(catalogue, connection, school_id, moment)}
    subjects = list({state.subject_id for state in states.values()})
    if not subjects:
        return
    day = day_of(moment)
    tasks, dates = _tasks(connection, school_id, moment), _dates(connection, school_id, moment)
    allowances = _allowances(connection, school_id, moment)
    holders = store.holders(connection, school_id, subjects, day)
    gathered = catalogue.gather(connection, school_id, subjects, moment)
    siblings: dict[UUID, list[JourneyState]] = defaultdict(list)
    for state in states.values():
        siblings[state.subject_id].append(state)
    for state in (each for each in states.values() if each.is_open):
        others = tuple(each for each in siblings[state.subject_id] if each.id != state.id)
        rows = (tuple(tasks[state.id]), tuple(allowances[state.id]), tuple(dates[state.id]))
        facts = JourneyFacts(state, *rows, holders[state.subject_id], others, day, gathered.days)
        yield Stood(catalogue.playbook(state.definition), facts, gathered.circles[state.subject_id])


def _states(catalogue: Catalogue, connection: Connection, school_id: UUID, moment: datetime) -> Iterator[JourneyState]:
    fixed = [JOURNEY.c[name] for name in _FIXED]
    made = [RECORD.c[name] for name in ("sequence", "kind", "from_stage", "to_stage", "cycle", "made_at", "definition")]
    query = (
        select(*fixed, *made)
        .join(RECORD, and_(RECORD.c.school_id == JOURNEY.c.school_id, RECORD.c.journey_id == JOURNEY.c.id))
        .where(JOURNEY.c.school_id == school_id, RECORD.c.made_at <= moment)
        .order_by(JOURNEY.c.id, RECORD.c.sequence)
    )
    chains: dict[UUID, list[Any]] = defaultdict(list)
    for row in connection.execute(query):
        chains[row.id].append(row)
    return (_state(catalogue, chain) for chain in chains.values())


def _state(catalogue: Catalogue, chain: list[Any]) -> JourneyState:
    """Where a journey stood after the last of these records, and since when."""
    last, came = chain[-1], [row for row in chain if row.kind not in (MIGRATED, BROUGHT_BACK)][-1]
    workflow = catalogue.playbook(last.definition).workflow
    is_open = not workflow.stages[last.to_stage].final
    return JourneyState(
        **{name: getattr(last, name) for name in _FIXED},
        workflow=workflow.name,
        version=workflow.version,
        definition=last.definition,
        stage=last.to_stage,
        is_open=is_open,
        entered_on=day_of(came.made_at),
        cycle=last.cycle,
        visit=came.sequence,
        sequence=last.sequence,
        head="",
        relied="",
        closed_on=None if is_open else day_of(last.made_at),
    )


def _tasks(connection: Connection, school_id: UUID, moment: datetime) -> dict[UUID, list[TaskState]]:
    """The steps that had been opened, each with the newest answer of the time."""
    answered = and_(
        ANSWER.c.school_id == TASK.c.school_id, ANSWER.c.task_id == TASK.c.id, ANSWER.c.answered_at <= moment
    )
    query = (
        select(TASK, *(ANSWER.c[name].label(f"given_{name}") for name in store.GIVEN))
        .select_from(TASK.outerjoin(ANSWER, answered))
        .where(TASK.c.school_id == school_id, TASK.c.opened_on <= day_of(moment))
        .order_by(TASK.c.cycle, TASK.c.visit, TASK.c.id, ANSWER.c.version)
    )
    newest = {row.id: row for row in connection.execute(query)}
    found: dict[UUID, list[TaskState]] = defaultdict(list)
    for row in newest.values():
        found[row.journey_id].append(_task(row, day_of(moment)))
    return found


def _task(row: Any, day: date) -> TaskState:
    """A step as it was: done by then, or open; what is no step of the stage lapses when it is refreshed."""
    over = row.done_on is not None and row.done_on <= day and row.status != TaskStatus.LAPSED
    given = [getattr(row, f"given_{name}") for name in store.GIVEN]
    as_it_was = {
        **{name: getattr(row, name) for name in _TASK},
        "status": TaskStatus(row.status) if over else TaskStatus.OPEN,
        "done_on": row.done_on if over else None,
        "nudge_on": None,
    }
    return TaskState(**as_it_was, answer=answered_of(row.task, given))


def _dates(connection: Connection, school_id: UUID, moment: datetime) -> dict[UUID, list[DateSet]]:
    found: dict[UUID, list[DateSet]] = defaultdict(list)
    for row in connection.execute(_held(DATE, school_id, moment)):
        met_on = row.met_on if row.met_on and row.met_on <= day_of(moment) else None
        values = {**{name: getattr(row, name) for name in _DATE}, "met_on": met_on, "nudge_on": None}
        found[row.journey_id].append(DateSet(**values))
    return found


def _allowances(connection: Connection, school_id: UUID, moment: datetime) -> dict[UUID, list[Allowance]]:
    found: dict[UUID, list[Allowance]] = defaultdict(list)
    for row in connection.execute(_held(ALLOWANCE, school_id, moment)):
        found[row.journey_id].append(allowance_of(*(getattr(row, name) for name in store.ALLOWED)))
    return found


def _held(table: Any, school_id: UUID, moment: datetime) -> Any:
    """The rows of a table that had been recorded, and not yet superseded."""
    not_yet = or_(table.c.superseded_at.is_(None), table.c.superseded_at > moment)
    here = (table.c.school_id == school_id, table.c.recorded_at <= moment)
    return select(table).where(*here, not_yet).order_by(table.c.id)

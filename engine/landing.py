"""Where a running journey lands under another definition, and what it lacks there. All pure.

A map is written in the definition (`replaces.stages`); to another text of the same version every stage leads to itself.
Where there are cycles, rules change between two of them: what was begun is ended under the rules that it began under.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from engine.assessment import asking, assess
from engine.definition import AnchorKind, Force, Workflow
from engine.due import due_date
from engine.ladders import next_rung_on
from engine.next_step import expected_move
from engine.opening import way_to
from engine.playbook import Playbook
from engine.refresh import Refreshed, lapsing, refreshed
from engine.values import JourneyFacts, JourneyState, TaskState, TaskStatus, Verdict

NewId = Callable[[], UUID]


@dataclass(frozen=True, slots=True)
class Lack:
    """A guard that is not met: on the way that led here or on the move that comes next. `is_new`: not missed before."""

    check: str
    because: str
    force: Force
    reference: str
    is_ahead: bool
    is_new: bool


@dataclass(frozen=True, slots=True)
class Landing:
    """Where one journey would land: `to_stage` is None where the map names no place for it, and it stays.

    `is_now` is false while its cycle is not ended. `opens` and `lapses` are tasks that would open, and open ones that
    would lapse; `was_held_up` and `is_held_up` compare the day before the change with the day after.
    """

    journey: JourneyState
    to_stage: str | None
    is_now: bool
    lacks: tuple[Lack, ...] = ()
    opens: tuple[str, ...] = ()
    lapses: tuple[str, ...] = ()
    was_held_up: bool = False
    is_held_up: bool = False


def lands_at(target: Workflow, workflow: str, version: int, stage: str) -> str | None:
    """The stage at which `target` takes over a journey of this workflow and version; None where it does not."""
    if (workflow, version) == (target.name, target.version):
        return stage if stage in target.open_stages else None
    replaced = target.replaces
    if replaced is None or (replaced.workflow, replaced.version) != (workflow, version):
        return None
    return replaced.stages.get(stage)


def takes_over(target: Workflow, workflow: str, version: int) -> bool:
    """Whether `target` has to do with journeys of this workflow and version."""
    replaced = target.replaces
    names = {(target.name, target.version)} | ({(replaced.workflow, replaced.version)} if replaced else set())
    return (workflow, version) in names


def is_between_cycles(source: Workflow, stage: str) -> bool:
    """Whether no cycle is under way at a stage: a move that starts one leaves it or leads to it, or there are none."""
    starting = [move for move in source.moves if move.starts_cycle]
    return not starting or any(stage == move.to or stage in source.sources(move) for move in starting)


def moved_to(journey: JourneyState, target: Playbook, stage: str, today: date) -> JourneyState:
    """The journey under `target`. Under a newer version of its own workflow it stands where it stood, since when it
    did; another workflow is a new arrival."""
    same = journey.workflow == target.workflow.name
    return journey._replace(
        workflow=target.workflow.name,
        version=target.workflow.version,
        definition=target.hash,
        stage=stage,
        sequence=journey.sequence + 1,
        entered_on=journey.entered_on if same else today,
        visit=journey.visit if same else journey.sequence + 1,
        relied=journey.relied if same else "",
    )


def settled(target: Playbook, journey: JourneyFacts, circle: Any, new_id: NewId) -> Refreshed:
    """What follows from a journey's new rules. The days of a new step count from today: nobody is late by that."""
    found = refreshed(target, journey, circle, new_id)
    known = {row.id for row in journey.tasks}
    counted = {row.id: _from_today(target, journey, row) for row in found.tasks if row.id not in known}
    if all(counted.get(row.id, row) == row for row in found.tasks):
        return found
    tasks = tuple(counted.get(row.id, row) for row in found.tasks)
    return refreshed(target, journey._replace(tasks=tasks, dates=found.dates), circle, new_id)


def _from_today(target: Playbook, journey: JourneyFacts, row: TaskState) -> TaskState:
    """A new row whose days are counted from arriving, with the day of the change in its place."""
    task = target.workflow.task(row.task)
    if task.due is None or task.due.anchor.kind is not AnchorKind.ARRIVING:
        return row
    arrived = journey._replace(journey=journey.journey._replace(entered_on=journey.today))
    due = due_date(target, arrived, None, task.due)
    if due is None or due.provisional:
        return row
    rungs = target.workflow.ladders[task.nudges] if task.nudges else ()
    nudge_on = next_rung_on(rungs, due.on, journey.today - timedelta(days=1), journey.days)
    return row._replace(due_on=due.on, due_words=due.words, provisional=False, nudge_on=nudge_on)


def landing(source: Playbook, target: Playbook, journey: JourneyFacts, circle: Any, new_id: NewId) -> Landing:
    """Where a journey would land today, and how it would stand there."""
    state = journey.journey
    stage = lands_at(target.workflow, state.workflow, state.version, state.stage)
    is_now = is_between_cycles(source.workflow, state.stage)
    if stage is None:
        return Landing(state, None, is_now)
    before = refreshed(source, journey, circle, new_id)
    there = journey._replace(journey=moved_to(state, target, stage, journey.today))
    after = settled(target, there, circle, new_id)
    known = {row.id for row in journey.tasks}
    missed = {check for check, _ in before.projection.blocking}
    return Landing(
        journey=state,
        to_stage=stage,
        is_now=is_now,
        lacks=_lacks(source, target, there._replace(tasks=after.tasks, dates=after.dates), circle, state.stage, missed),
        opens=tuple(row.task for row in after.tasks if row.id not in known and row.status is TaskStatus.OPEN),
        lapses=lapsing(target, there.journey, there.tasks),
        was_held_up=_is_before(before.projection.held_up_from, journey.today),
        is_held_up=_is_before(after.projection.held_up_from, journey.today),
    )


def _lacks(
    source: Playbook, target: Playbook, journey: JourneyFacts, circle: Any, stood_at: str, missed: set[str]
) -> tuple[Lack, ...]:
    """What is not met of the next move, and before it of the way here that the journey has not come.

    Of a newer version that is what it newly asks, and what lies between where the journey stood and where it lands.
    """
    coming = expected_move(target, journey)
    if coming is None:
        return ()
    same = source.workflow.name == target.workflow.name
    come = way_to(source.workflow, stood_at) or () if same else ()
    asked_before = {name for move in come for name in move.guards}
    way = way_to(target.workflow, journey.journey.stage) or ()
    led_here = dict.fromkeys(name for move in way for name in move.guards if name not in asked_before)
    both = dict.fromkeys((*led_here, *coming.guards))
    ask = asking(target, target.facts(journey, circle))
    verdicts = assess(target, journey, ask, replace(coming, guards=tuple(both))).blocking
    return tuple(_lack(verdict, coming.guards, missed) for verdict in verdicts)


def _lack(verdict: Verdict, ahead: tuple[str, ...], missed: set[str]) -> Lack:
    check = verdict.check
    return Lack(check, verdict.because, verdict.force, verdict.reference, check in ahead, check not in missed)


def _is_before(day: date | None, today: date) -> bool:
    return day is not None and day < today

"""Ways round a duty: a stage that one move enters only behind a must or an always, and another way without. Pure."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from engine.definition import Force, Guard, Move, Workflow
from engine.proof_model import ANY

Way = tuple[tuple[str, Move], ...]
"""Moves one after the other, each with the stage that it leaves."""


@dataclass(frozen=True, slots=True)
class WayRound:
    """A guard, the move that asks it on the way into a stage, and the shortest way there that never asks it."""

    guard: Guard
    asks: Move
    way: Way


@dataclass(frozen=True, slots=True)
class PutInBehind:
    """A guard that a journey put in at a stage has behind it, and that nothing there asks for."""

    guard: Guard
    stage: str


def ways_round(workflow: Workflow) -> Iterator[WayRound]:
    """Every stage into which one move carries a must or an always, and which can be reached without it.

    A move back is left out: where every way to the stage that it leaves has passed the stage to which it leads, its
    guard protects the leaving and not the coming. So is a move for which the guard says, in `not_on`, why it is not
    asked there.
    """
    for guard in _duties(workflow):
        reached = reach(workflow, without=guard)
        asking = (move for move in workflow.moves if guard.check in move.guards)
        seen: set[str] = set()
        for move in asking:
            if move.to in reached and move.to not in seen and _goes_forward(workflow, move):
                seen.add(move.to)
                yield WayRound(guard, move, reached[move.to])


def put_in_behind(workflow: Workflow) -> Iterator[PutInBehind]:
    """Every must and always that a journey put in from elsewhere has behind it, and that no step where it stands asks.

    What was done elsewhere is written down as known or not known, and what is not known opens its step at once
    (design, promise 4): so there must be such a step, somebody outside, or in `not_carried` the reason why not.
    """
    if workflow.carried_in is None:
        return
    led_to = reach(workflow)
    at = workflow.open_stages if workflow.carried_in.at == ANY else workflow.carried_in.at
    behind = [stage for stage in at if stage in led_to]
    for guard in _duties(workflow):
        reached = reach(workflow, without=guard)
        told = guard.not_carried or guard.outside or guard.met_by
        for stage in behind:
            if stage not in reached and not told and not _is_asked_at(workflow, guard, stage):
                yield PutInBehind(guard, stage)


def reach(workflow: Workflow, *, without: Guard | None = None, beyond: str | None = None) -> dict[str, Way]:
    """The shortest way from the start to each stage, over moves that do not ask `without`, nor enter `beyond`."""
    ways: dict[str, Way] = dict.fromkeys(workflow.start.stages, ())
    waiting = deque(ways)
    while waiting:
        stage = waiting.popleft()
        for move in workflow.moves_from(stage):
            if move.to in ways or move.to == beyond or (without is not None and _stands_for(without, move)):
                continue
            ways[move.to] = (*ways[stage], (stage, move))
            waiting.append(move.to)
    return ways


def _duties(workflow: Workflow) -> Iterator[Guard]:
    return (guard for guard in workflow.guards.values() if guard.force is not Force.SHOULD)


def _stands_for(guard: Guard, move: Move) -> bool:
    """Whether a move asks a guard, or the guard says why that move need not."""
    return guard.check in move.guards or move.do in guard.not_on


def _goes_forward(workflow: Workflow, move: Move) -> bool:
    """Whether some stage that the move leaves can be come to without having been where the move leads."""
    if move.to == workflow.start.at:
        return False
    before = reach(workflow, beyond=move.to)
    return any(stage in before for stage in workflow.sources(move) if stage != move.to)


def _is_asked_at(workflow: Workflow, guard: Guard, stage: str) -> bool:
    return any(guard.check in task.meets for task in workflow.tasks_at(stage))

"""Ways round a duty: a stage that one move enters only behind a must or an always, and another way without. Pure."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from engine.definition import CountsFor, Force, Guard, Move, Workflow
from engine.proof_model import ANY

Way = tuple[tuple[str, Move], ...]
"""Moves one after the other, each with the stage that it leaves."""


@dataclass(frozen=True, slots=True)
class WayRound:
    """A guard, a move into a stage that is made behind it, and the shortest way there that never asks it.

    The move asks it itself, or leaves a stage to which only the guard leads.
    """

    guard: Guard
    behind: Move
    way: Way


@dataclass(frozen=True, slots=True)
class PutInBehind:
    """A guard that a journey put in at a stage has behind it, and that nothing there asks for."""

    guard: Guard
    stage: str


def ways_round(workflow: Workflow) -> Iterator[WayRound]:
    """Every stage into which a move leads behind a must or an always, and which can be reached without it.

    A move back is left out: where every way to the stage that it leaves has passed the stage to which it leads, its
    guard protects the leaving and not the coming. So is a move for which the guard says, in `not_on`, why it is not
    asked there. An end lies behind a guard only where a move that asks it leads there: others may end before it.
    Where what meets it counts for one cycle, a further cycle is gone through like the first.
    """
    for guard in _duties(workflow):
        first = reach(workflow, without=guard)
        asking = [move for move in workflow.moves if guard.check in move.guards]
        behind = [move for move in workflow.moves if _leads_on_from_behind(workflow, guard, move, first)]
        seen: set[str] = set()
        yield from _found(workflow, guard, [*asking, *behind], first, seen)
        for ways in _next_cycles(workflow, guard):
            yield from _found(workflow, guard, asking, ways, seen)


def _found(
    workflow: Workflow, guard: Guard, behind: Iterable[Move], ways: Mapping[str, Way], seen: set[str]
) -> Iterator[WayRound]:
    """The first of the moves into each stage that some way reaches without the guard; what was seen is left out."""
    for move in behind:
        if move.to in ways and move.to not in seen and _goes_forward(workflow, move):
            seen.add(move.to)
            yield WayRound(guard, move, ways[move.to])


def _leads_on_from_behind(workflow: Workflow, guard: Guard, move: Move, ways: Mapping[str, Way]) -> bool:
    """Whether a move leads on, and nobody makes it who has not been asked for the guard before.

    Anybody may come into an end, and into a stage whose own ways out all ask for it.
    """
    own = [each for each in workflow.moves_from(move.to) if each.source != ANY and each.to != move.to]
    asked_on_leaving = all(_stands_for(guard, each) for each in own)
    if workflow.stages[move.to].final or asked_on_leaving or _stands_for(guard, move):
        return False
    return not any(stage in ways for stage in workflow.sources(move))


def _next_cycles(workflow: Workflow, guard: Guard) -> Iterator[dict[str, Way]]:
    """The ways through a further cycle on which a guard is never asked, where what meets it counts for no longer.

    What the move asks that starts a cycle is asked for that cycle.
    """
    meeting = [task for task in workflow.tasks if guard.check in task.meets]
    if not meeting or any(task.counts_for is CountsFor.JOURNEY for task in meeting):
        return
    led_to = reach(workflow)
    for move in workflow.moves:
        come = [stage for stage in workflow.sources(move) if stage in led_to]
        if move.starts_cycle and come and not _stands_for(guard, move):
            yield reach(workflow, without=guard, begins={move.to: (*led_to[come[0]], (come[0], move))})


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


def lost_on_the_way(source: Workflow, target: Workflow) -> Iterator[tuple[str, Guard]]:
    """Stages of `source` that the map of `target` takes past a must or an always, each with that guard.

    A journey that stood before it would stand behind it, with nobody to ask for what was never asked; unless a step
    where it lands asks, somebody outside meets it, or the guard says in `not_carried` why not.
    """
    replaced = target.replaces
    led_to = reach(target)
    for guard in _duties(target):
        reached = reach(target, without=guard)
        had = source.guards.get(guard.check)
        before = reach(source, without=had) if had else reach(source)
        told = guard.not_carried or guard.outside or guard.met_by
        for stage, lands_at in (replaced.stages if replaced else {}).items():
            is_behind = lands_at in led_to and lands_at not in reached
            if stage in before and is_behind and not told and not _is_asked_at(target, guard, lands_at):
                yield stage, guard


def reach(
    workflow: Workflow,
    *,
    without: Guard | None = None,
    beyond: str | None = None,
    begins: Mapping[str, Way] | None = None,
) -> dict[str, Way]:
    """The shortest way to each stage, over moves that do not ask `without`, nor enter `beyond`.

    Ways begin at the start, or go on from those of `begins`.
    """
    ways: dict[str, Way] = dict(begins or dict.fromkeys(workflow.start.stages, ()))
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
    begins: dict[str, Way] = {stage: () for stage in workflow.start.stages if stage != move.to}
    before = reach(workflow, beyond=move.to, begins=begins)
    return any(stage in before for stage in workflow.sources(move) if stage != move.to)


def _is_asked_at(workflow: Workflow, guard: Guard, stage: str) -> bool:
    return any(guard.check in task.meets for task in workflow.tasks_at(stage))

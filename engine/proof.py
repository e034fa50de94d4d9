"""Proving a definition: what can go wrong in some journey, whatever its checks answer, with the shortest story of it.

Five things are proved. Every stage can be reached. From every situation a journey can come to an end. Every guard can
be met by a step where it is asked, or earlier, or names who outside meets it. No way goes round a must or an always.
And nobody is ever left at a stage whose ways on all wait for something that can be done only elsewhere.

A way out that stands at every stage, such as leaving the school, is no answer to a dead end: it counts only where the
definition has no other end at all. An exemption or an exception is none either: not every journey has a right to
one; but since some have, what lies behind it is looked at too.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from engine.definition import Guard, Task, Workflow
from engine.proof_bypass import PutInBehind, WayRound, put_in_behind, ways_round
from engine.proof_model import ANY, Model, Situation, Step
from engine.proof_words import (
    said_bypass,
    said_dead_end,
    said_no_end,
    said_put_in_behind,
    said_unmeetable,
    said_unreachable,
    story,
)

MOST = 50_000
"""How many situations are gone through at most: a definition with more hangs too much on too much."""


class Wrong(StrEnum):
    """What a failure shows."""

    UNREACHABLE = "a stage that nothing leads to"
    NO_END = "a journey that cannot end"
    DEAD_END = "a dead end"
    UNMEETABLE = "a guard that nothing can meet"
    BYPASS = "a way round a duty"
    TOO_MUCH = "too many situations"


@dataclass(frozen=True, slots=True)
class Failure:
    """What is wrong, the part of the definition that shows it, and the shortest story, in words."""

    wrong: Wrong
    about: Any
    story: str
    key: str = ""
    word: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """What was gone through, and every failure that was found; none where everything holds."""

    situations: int
    failures: tuple[Failure, ...]


Came = tuple[Situation, Step] | str


def prove(workflow: Workflow) -> Proof:
    """Go through every situation of a definition that is right in all else."""
    model = Model(workflow)
    came = _situations(model)
    found: list[Failure] = []
    if len(came) >= MOST:
        found.append(Failure(Wrong.TOO_MUCH, workflow, f"There are more than {MOST} situations.", key="tasks"))
    for look in (_unreachable, _unmeetable, _without_end):
        found.extend(look(model, came))
    found.extend(_bypass(workflow, each) for each in ways_round(workflow))
    found.extend(_put_in(workflow, each) for each in put_in_behind(workflow))
    return Proof(len(came), tuple(found))


def _situations(model: Model) -> dict[Situation, Came]:
    """Every situation that a journey can come to, and from where it came: the shortest ways first."""
    came: dict[Situation, Came] = {}
    waiting: deque[Situation] = deque()
    for words, first in model.beginnings():
        if first not in came:
            came[first] = words
            waiting.append(first)
    while waiting and len(came) < MOST:
        at = waiting.popleft()
        for step in model.steps(at, past=True):
            if step.to not in came:
                came[step.to] = (at, step)
                waiting.append(step.to)
    return came


def told(workflow: Workflow, came: dict[Situation, Came], at: Situation) -> str:
    """How a journey came to a situation, in words."""
    steps: list[Step] = []
    first = at
    before = came[at]
    while not isinstance(before, str):
        first, step = before
        steps.append(step)
        before = came[first]
    return story(workflow, before, first.stage, [(step.done, step.to.stage) for step in reversed(steps)])


def _unreachable(model: Model, came: dict[Situation, Came]) -> Iterator[Failure]:
    workflow = model.workflow
    reached = {at.stage for at in came}
    for stage in workflow.stages.values():
        if stage.name not in reached:
            yield Failure(Wrong.UNREACHABLE, stage, said_unreachable(model, stage, reached))


def _unmeetable(model: Model, came: dict[Situation, Came]) -> Iterator[Failure]:
    """A guard of a move that no situation of the stage from which the move leads can meet."""
    workflow = model.workflow
    for move in workflow.moves:
        for stage in workflow.sources(move):
            here = [at for at in came if at.stage == stage]
            for guard in (workflow.guards[name] for name in move.guards):
                if here and not any(model.can_be_met(guard, at) for at in here):
                    said = said_unmeetable(model, told(workflow, came, here[0]), stage, move, guard)
                    yield Failure(Wrong.UNMEETABLE, move, said, key="guards", word=guard.check)


def _without_end(model: Model, came: dict[Situation, Came]) -> Iterator[Failure]:
    """Situations from which no end can be reached; those where nobody can go on come first, the others only then.

    One story for each stage, the shortest.
    """
    lost = _lost(model, came)
    dead = [at for at in lost if not list(_moves_on(model, _settled(model, at)))]
    wrong, say = (Wrong.DEAD_END, said_dead_end) if dead else (Wrong.NO_END, said_no_end)
    seen: set[str] = set()
    for at in dead or lost:
        if at.stage not in seen:
            seen.add(at.stage)
            how = told(model.workflow, came, at)
            yield Failure(wrong, model.workflow.stages[at.stage], say(model, how, at))


def _settled(model: Model, at: Situation) -> Situation:
    """Where a journey stands once everything that can be answered at its stage is answered."""
    for step in model.steps(at, past=False):
        if isinstance(step.done, Task):
            return _settled(model, step.to)
    return at


def _moves_on(model: Model, at: Situation) -> Iterator[Step]:
    """The steps from a situation, without exemption or exception, and without a way out that stands at every stage."""
    for step in model.steps(at, past=False):
        if model.ends_everywhere or isinstance(step.done, Task) or step.done.source != ANY:
            yield step


def _lost(model: Model, came: dict[Situation, Came]) -> list[Situation]:
    """The situations from which no end can be reached, in the order in which they are come to."""
    back: dict[Situation, list[Situation]] = {}
    for at in came:
        for step in _moves_on(model, at):
            back.setdefault(step.to, []).append(at)
    ending = {at for at in (*came, *back) if model.workflow.stages[at.stage].final}
    waiting = deque(ending)
    while waiting:
        for at in back.get(waiting.popleft(), ()):
            if at not in ending:
                ending.add(at)
                waiting.append(at)
    return [at for at in came if at not in ending]


def _bypass(workflow: Workflow, found: WayRound) -> Failure:
    if not found.way:
        return Failure(Wrong.BYPASS, workflow.start, said_bypass(workflow, found), key="opened_at")
    last = found.way[-1][1]
    key, word = ("guards", "") if last.guards else ("do", "")
    return Failure(Wrong.BYPASS, last, said_bypass(workflow, found), key=key, word=word)


def _put_in(workflow: Workflow, found: PutInBehind) -> Failure:
    guard: Guard = found.guard
    return Failure(Wrong.BYPASS, guard, said_put_in_behind(workflow, found))

"""Where a journey of a definition can stand, whatever its checks answer: situations, and the steps between them. Pure.

Checks, rules and dates are free: they may answer anything. What binds is what is written: which moves leave a stage,
which guards stand on them, which steps meet those, where these stand, and on whose answers their due dates hang. Only
the answers that something hangs on are followed, so that there are few situations; all others can be given whenever
they are wanted.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from engine.definition import AnchorKind, CountsFor, Force, Guard, Move, Task, Workflow
from engine.terms import Anchor

ANY = ("any",)


@dataclass(frozen=True, slots=True)
class Situation:
    """A stage, and the steps whose answers serve there, as far as anything hangs on them."""

    stage: str
    answered: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that somebody does, a move or an answer, and the situation to which it leads."""

    done: Move | Task
    to: Situation


@dataclass(frozen=True)
class Model:
    """A definition as its situations and steps."""

    workflow: Workflow
    hangs: dict[str, str | None] = field(init=False)
    followed: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "hangs", {task.id: self._hangs_on(task) for task in self.workflow.tasks})
        object.__setattr__(self, "followed", frozenset(self._followed()))

    @cached_property
    def ends_everywhere(self) -> bool:
        """Whether a journey ends only by moves that stand at every stage: no stage has an end of its own."""
        return not self.with_an_own_end & set(self.workflow.open_stages)

    @cached_property
    def with_an_own_end(self) -> frozenset[str]:
        """The stages from which an end can be reached, guards aside, without a move that stands at every stage."""
        ending = {name for name, stage in self.workflow.stages.items() if stage.final}
        own = [move for move in self.workflow.moves if move.source != ANY]
        before: set[str] = set()
        while before != ending:
            before = set(ending)
            ending |= {stage for move in own if move.to in ending for stage in move.source}
        return frozenset(ending)

    def beginnings(self) -> Iterator[tuple[str, Situation]]:
        """How a journey can begin, in words, and where it then stands: at the start, where another journey’s move opens
        it, or put in from elsewhere."""
        workflow = self.workflow
        asks = workflow.start.asks or ""
        yield "", Situation(workflow.start.at, frozenset({asks} & self.followed))
        if asks in self.followed and self._may_name_no_day(asks):
            yield "With no day named, ", Situation(workflow.start.at)
        if workflow.start.opened_at is not None:
            yield "Opened at ", Situation(workflow.start.opened_at)
        if workflow.carried_in is not None:
            at = workflow.open_stages if workflow.carried_in.at == ANY else workflow.carried_in.at
            for stage in at:
                yield "Put in at ", Situation(stage)

    def steps(self, at: Situation, *, past: bool) -> Iterator[Step]:
        """Every answer that can be given and every move that can be made; with `past` by an exemption or exception."""
        for task in self.workflow.tasks_at(at.stage):
            if task.id in self.followed and task.id not in at.answered and self.opens(task, at):
                yield Step(task, Situation(at.stage, at.answered | {task.id}))
        for move in self.workflow.moves_from(at.stage):
            if all(self.passes(self.workflow.guards[name], at, past=past) for name in move.guards):
                yield Step(move, Situation(move.to, self._kept(move, at)))

    def passes(self, guard: Guard, at: Situation, *, past: bool) -> bool:
        """Whether a guard need not stand in the way: a should never does, others where they can be met or passed."""
        listed = past and bool(guard.exemptions or guard.exceptions)
        return guard.force is Force.SHOULD or listed or self.can_be_met(guard, at)

    def can_be_met(self, guard: Guard, at: Situation) -> bool:
        """Whether somebody outside meets it, a page does, or a step that is open or answered where the journey is."""
        if guard.outside is not None or guard.met_by is not None:
            return True
        return any(task.id in at.answered or self.opens(task, at) for task in self.meeting(guard))

    def meeting(self, guard: Guard) -> tuple[Task, ...]:
        return tuple(task for task in self.workflow.tasks if guard.check in task.meets)

    def opens(self, task: Task, at: Situation) -> bool:
        """Whether a step can be open: it stands at the stage, and what its due date hangs on is answered."""
        needed = self.hangs[task.id]
        return at.stage in self.workflow.stages_of(task) and (needed is None or needed in at.answered)

    def _kept(self, move: Move, at: Situation) -> frozenset[str]:
        """The answers that still serve after a move."""
        gone = {CountsFor.VISIT, CountsFor.CYCLE} if move.starts_cycle else {CountsFor.VISIT}
        return frozenset(name for name in at.answered if self.workflow.task(name).counts_for not in gone)

    def _hangs_on(self, task: Task) -> str | None:
        """The step without whose answer this one has no due date, and so is not open (grammar, rule 1)."""
        anchor = self._answer_hung_on(task)
        return anchor.name if anchor else None

    def _may_name_no_day(self, asked: str) -> bool:
        """Whether a step can be answered and still leave something without the day that it hangs on."""
        anchors = (self._answer_hung_on(task) for task in self.workflow.tasks)
        days = {anchor.field for anchor in anchors if anchor and anchor.name == asked}
        return any(each.may_be_blank for each in self.workflow.task(asked).form or () if each.name in days)

    def _answer_hung_on(self, task: Task) -> Anchor | None:
        """The answer that a step's due date is counted from in the end; None where it is counted from no answer."""
        anchor = (task.due.of or task.due.before or task.due.on) if task.due else None
        dates = {dated.id: dated.anchor for dated in self.workflow.dates}
        passed: set[Anchor] = set()
        while anchor is not None and anchor.kind is AnchorKind.DATE and anchor not in passed:
            passed.add(anchor)
            anchor = dates.get(anchor.name)
        return anchor if anchor is not None and anchor.kind is AnchorKind.FIELD else None

    def _followed(self) -> Iterator[str]:
        """The steps that something hangs on: a due date, or a guard that is asked where no step that meets it is."""
        for task in self.workflow.tasks:
            needed = self.hangs[task.id]
            if needed is not None and task.meets:
                yield needed
        for move in self.workflow.moves:
            for name in move.guards:
                yield from self._met_elsewhere(move, self.workflow.guards[name])

    def _met_elsewhere(self, move: Move, guard: Guard) -> Iterator[str]:
        tasks = self.meeting(guard)
        for stage in self.workflow.sources(move):
            if not any(stage in self.workflow.stages_of(task) and self.hangs[task.id] is None for task in tasks):
                yield from (task.id for task in tasks)

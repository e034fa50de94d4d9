"""Bringing a journey up to date: which tasks open, close or lapse, which dates hold, what comes next. All pure.

The same function serves every write, the nightly sweep, and `waymark verify`, which recomputes and compares.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from engine.assessment import Ask, asking
from engine.days import DayKind
from engine.definition import AnchorKind, CountsFor, Dated, Rung, Standing, Task
from engine.due import DueDate, dated_on, due_date, limit_in
from engine.ladders import next_rung_on
from engine.next_step import Unopened, opens_on, projected, task_outcome
from engine.playbook import Playbook
from engine.values import DateSet, JourneyFacts, JourneyState, NextStep, Projection, TaskState, TaskStatus

NewId = Callable[[], UUID]
_OPEN = TaskStatus.OPEN
_JOURNEY, _CYCLE = CountsFor.JOURNEY, CountsFor.CYCLE


class Refreshed(NamedTuple):
    """A journey brought up to date: its tasks and dates as they now hold, and what its row keeps."""

    tasks: tuple[TaskState, ...]
    dates: tuple[DateSet, ...]
    projection: Projection


def refreshed(playbook: Playbook, journey: JourneyFacts, circle: Any, new_id: NewId) -> Refreshed:
    """Everything that follows from where `journey` stands and what is known about its subject."""
    if journey.rests:
        return _at_rest(journey)
    facts = playbook.facts(journey, circle)
    ask = asking(playbook, facts)
    stage = _Stage(playbook, journey, facts, ask, new_id)
    dates = stage.dates()
    if dates != journey.dates:
        stage = replace(stage, journey=journey._replace(dates=dates))
    tasks, unopened = stage.tasks()
    now = stage.journey._replace(tasks=tasks)
    return Refreshed(tasks, now.dates, projected(playbook, now, facts, ask, unopened))


def _at_rest(journey: JourneyFacts) -> Refreshed:
    """Nothing is asked, dated or owed; the journey stays at its stage, and nobody is late with it."""
    nothing = Projection(NextStep("rest"), False, (), None, None, None)
    return Refreshed(tuple(map(_lapsed, journey.tasks)), tuple(row for row in journey.dates if row.met_on), nothing)


def lapsing(playbook: Playbook, state: JourneyState, tasks: Iterable[TaskState]) -> tuple[str, ...]:
    """The open ones of `tasks` that lapse because a journey now stands where it does, in the order they opened."""
    asked = playbook.workflow.asked_at[state.stage]
    left = (row for row in tasks if row.task not in asked or not _is_of_now(row, asked[row.task], state))
    return tuple(row.task for row in left if row.status is _OPEN)


def scope_of(task: Task, state: JourneyState) -> tuple[int, int]:
    """The cycle and visit that a row of `task` is kept under: zero where its answers count for longer."""
    if task.counts_for is _JOURNEY:
        return 0, 0
    if task.counts_for is _CYCLE:
        return state.cycle, 0
    return state.cycle, state.visit


def _is_of_now(row: TaskState, task: Task, state: JourneyState) -> bool:
    """Whether a row of a task is the one that serves where the journey stands."""
    return scope_of(task, state) == (row.cycle, row.visit)


@dataclass(frozen=True, slots=True)
class _Stage:
    """One journey at its stage, while it is brought up to date."""

    playbook: Playbook
    journey: JourneyFacts
    facts: Any
    ask: Ask
    new_id: NewId

    def tasks(self) -> tuple[tuple[TaskState, ...], tuple[Unopened, ...]]:
        """Every task row as it now holds, and the tasks of the stage that open later."""
        state = self.journey.journey
        asked = self.playbook.workflow.asked_at[state.stage]
        now: list[TaskState] = []
        unopened: list[Unopened] = []
        here: set[str] = set()
        for row in self.journey.tasks:
            task = asked.get(row.task)
            if task is not None and _is_of_now(row, task, state):
                here.add(row.task)
                now.append(self._row_now(task, row))
            else:
                now.append(_lapsed(row))
        for id, task in asked.items():
            new = None if id in here else self._first(task)
            if isinstance(new, Unopened):
                unopened.append(new)
            elif new is not None:
                now.append(new)
        return tuple(now), tuple(unopened)

    def _row_now(self, task: Task, row: TaskState) -> TaskState:
        """The row of a task in its scope: open, done, or not needed while it has no day to be due on."""
        status = task_outcome(task, self.ask, row.answer is not None)
        if status is not _OPEN:
            return self._closed(row, status)
        due = self._due(task)
        if task.due is not None and due is None:
            return self._closed(row, TaskStatus.NOT_NEEDED)
        return self._open(task, row, due)

    def _first(self, task: Task) -> TaskState | Unopened | None:
        """What a task without a row in its scope gets: a row, a day on which it opens, or nothing."""
        if task_outcome(task, self.ask, answered=False) is not _OPEN:
            return None
        due = self._due(task)
        if task.due is not None and due is None:
            return None
        opens = opens_on(task, due.on if due else None, self.journey)
        if opens is not None and opens > self.journey.today:
            return Unopened(task, opens)
        return self._new(task, due)

    def _due(self, task: Task) -> DueDate | None:
        return due_date(self.playbook, self.journey, self.facts, task.due) if task.due else None

    def _closed(self, row: TaskState, status: TaskStatus) -> TaskState:
        if row.status is status:
            return row
        return row._replace(status=status, done_on=self.journey.today, nudge_on=None)

    def _open(self, task: Task, row: TaskState, due: DueDate | None) -> TaskState:
        if row.status is not _OPEN:
            today = self.journey.today
            row = row._replace(status=_OPEN, opened_on=today, done_on=None, due_on=None, nudge_on=None)
        elif self._is_issued(task, row, due):
            return row
        return self._with_due(task, row, due)

    def _new(self, task: Task, due: DueDate | None) -> TaskState:
        """A row for a task that has none in its scope."""
        cycle, visit = scope_of(task, self.journey.journey)
        return TaskState(
            id=self.new_id(), task=task.id, status=_OPEN, cycle=cycle, visit=visit,
            opened_on=self.journey.today, due_on=due.on if due else None, due_words=due.words if due else "",
            due_standing=due.standing.value if due else "", due_since=due.since if due else None,
            provisional=due is not None and due.provisional, owner=task.owner, chased_by=task.chased_by, person_id=None,
            nudge_on=self._first_nudge(task.nudges, due.on) if due else None, done_on=None, answer=None,
        )  # fmt: skip

    def _is_issued(self, task: Task, row: TaskState, due: DueDate | None) -> bool:
        """A counted date stays as issued while its event does, unless terms not yet entered made it provisional.

        So a changed rule, or another number of days, moves nothing that people have been told. A school that closes on
        the day itself does, where the law does not give it.
        """
        if task.due is None or due is None or row.due_on is None:
            return False
        if task.due.anchor.kind is AnchorKind.ARRIVING:
            return not row.provisional or row.opened_on < self.journey.journey.entered_on
        has_moved = row.provisional or due.since is None or row.due_since != due.since
        has_moved = has_moved or limit_in(row.due_words) != limit_in(due.words)
        return not has_moved and self._can_stand(row.due_on, row.due_standing)

    def _can_stand(self, on: date, standing: str, kind: DayKind = DayKind.SCHOOL) -> bool:
        """Whether a date that was issued can stay: it is past, the law's, or on a day that is still open."""
        return on < self.journey.today or standing == Standing.LAW or self.journey.days.is_open(on, kind)

    def _with_due(self, task: Task, row: TaskState, due: DueDate | None) -> TaskState:
        if due is None:
            return row
        moved = due.on != row.due_on
        return row._replace(
            due_on=due.on,
            due_words=due.words,
            due_standing=due.standing.value,
            due_since=due.since,
            provisional=due.provisional,
            nudge_on=self._first_nudge(task.nudges, due.on) if moved else row.nudge_on,
        )

    def _first_nudge(self, ladder: str | None, due_on: Any) -> Any:
        """The next day on which the ladder speaks; what lay before today is not caught up with."""
        rungs: tuple[Rung, ...] = self.playbook.workflow.ladders[ladder] if ladder else ()
        return next_rung_on(rungs, due_on, self.journey.today - timedelta(days=1), self.journey.days)

    def dates(self) -> tuple[DateSet, ...]:
        """Every dated duty as it now holds; those of an earlier cycle are over."""
        cycle, today = self.journey.journey.cycle, self.journey.today
        over = (row for row in self.journey.dates if row.cycle != cycle)
        ended = (row if row.met_on else row._replace(met_on=today, nudge_on=None) for row in over)
        held = (self._date_now(dated) for dated in self.playbook.workflow.dates)
        return (*ended, *(row for row in held if row))

    def _date_now(self, dated: Dated) -> DateSet | None:
        """A dated duty of this cycle: met, moved, set for the first time, or not there."""
        state = self.journey.journey
        row = next((d for d in self.journey.dates if d.name == dated.id and d.cycle == state.cycle), None)
        if row is not None and row.met_on is not None and self.ask(dated.met_when).passes:
            return row
        due = dated_on(self.playbook, self.journey, self.facts, dated)
        if row is None and due is None:
            return None
        is_met = self.ask(dated.met_when).passes
        if due is None or is_met or not state.is_open:
            ended = row is not None and row.met_on is None and (is_met or not state.is_open)
            return row._replace(met_on=self.journey.today, nudge_on=None) if row is not None and ended else row
        if row is not None and self._stands(row, dated, due):
            nudge_on = row.nudge_on if row.met_on is None else self._first_nudge(dated.nudges, row.due_on)
            return row._replace(met_on=None, nudge_on=nudge_on, since=due.since, provisional=due.provisional)
        nudge_on = self._first_nudge(dated.nudges, due.on)
        kept = (due.standing.value, due.since, due.provisional)
        return DateSet(self.new_id(), dated.id, due.on, due.words, state.cycle, None, nudge_on, *kept)

    def _stands(self, row: DateSet, dated: Dated, due: DueDate) -> bool:
        """Whether a dated duty stays as issued: its day is the same, or the event that it was counted from is."""
        if row.due_on == due.on:
            return True
        is_same_event = due.since is not None and row.since == due.since and limit_in(row.rule) == limit_in(due.words)
        return is_same_event and not row.provisional and self._can_stand(row.due_on, row.standing, dated.kind)


def _lapsed(row: TaskState) -> TaskState:
    if row.status is not _OPEN:
        return row
    return row._replace(status=TaskStatus.LAPSED, nudge_on=None)

"""Journeys as they stood at a moment, put together again from what is never overwritten, for a whole school at once.

Records say where a journey stood, answers what was said by then; what a step was at the time follows from both. Only
why a step lapsed keeps no day: whoever refreshes it finds that again. What is kept is read once, for as many moments as
are asked for.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, and_, select

from engine import store
from engine.clock import day_of
from engine.history import BROUGHT_BACK, MIGRATED
from engine.playbook import Catalogue, Playbook
from engine.store import ALLOWANCE, ANSWER, DATE, JOURNEY, RECORD, TASK, allowance_of, answered_of
from engine.values import Allowance, Answered, DateSet, JourneyFacts, JourneyState, TaskState, TaskStatus

_TASK = [name for name in TaskState._fields if name != "answer"]
_DATE = list(DateSet._fields)
_FIXED = "id school_id subject_id opened_on opened_by carried continues".split()
_MADE = "sequence kind to_stage cycle made_at definition".split()


@dataclass(frozen=True, slots=True)
class Stood:
    """One journey as it stood: what it ran under, the facts of the engine, and the domain's about its subject."""

    playbook: Playbook
    facts: JourneyFacts
    circle: Any


@dataclass(frozen=True, slots=True)
class _Step:
    """A step as it is now, and every answer to it, oldest first."""

    now: TaskState
    answers: tuple[Answered, ...]


@dataclass(frozen=True, slots=True)
class _Held:
    """A dated duty or an allowance, with the moments between which it held."""

    what: Any
    recorded_at: datetime
    superseded_at: datetime | None

    def at(self, moment: datetime) -> bool:
        return self.recorded_at <= moment and (self.superseded_at is None or self.superseded_at > moment)


Chains = Mapping[UUID, list[Any]]


class Past:
    """What is kept of the journeys of a school, each by its id: read once, in four statements."""

    def __init__(self, catalogue: Catalogue, connection: Connection, school_id: UUID):
        self._catalogue, self._connection, self._school_id = catalogue, connection, school_id
        self._chains = _chains(connection, school_id)
        self._steps = _steps(connection, school_id)
        self._dates = _held(connection, DATE, school_id, _DATE, DateSet)
        self._allowances = _held(connection, ALLOWANCE, school_id, store.ALLOWED, allowance_of)

    def at(self, moment: datetime, concerns: Callable[[JourneyState], bool] = lambda _: True) -> Iterator[Stood]:
        """Every journey that was open at a moment and that `concerns` picks out, in the same few statements however
        many there are."""
        states = [state for chain in self._chains.values() if (state := self._state(chain, moment))]
        wanted = [state for state in states if state.is_open and concerns(state)]
        subjects = list({state.subject_id for state in wanted})
        if not subjects:
            return
        day = day_of(moment)
        holders = store.holders(self._connection, self._school_id, subjects, day)
        gathered = self._catalogue.gather(self._connection, self._school_id, subjects, moment)
        siblings: dict[UUID, list[JourneyState]] = defaultdict(list)
        for state in states:
            siblings[state.subject_id].append(state)
        for state in wanted:
            others = tuple(each for each in siblings[state.subject_id] if each.id != state.id)
            rows = self._rows(state.id, moment)
            facts = JourneyFacts(state, *rows, holders[state.subject_id], others, day, gathered.days)
            yield Stood(self._catalogue.playbook(state.definition), facts, gathered.circles[state.subject_id])

    def _state(self, chain: list[Any], moment: datetime) -> JourneyState | None:
        """Where a journey stood after the last of its records, and since when; None where it had not begun."""
        records = [row for row in chain if row.made_at <= moment]
        if not records:
            return None
        last, came = records[-1], [row for row in records if row.kind not in (MIGRATED, BROUGHT_BACK)][-1]
        workflow = self._catalogue.playbook(last.definition).workflow
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

    def _rows(
        self, journey_id: UUID, moment: datetime
    ) -> tuple[tuple[TaskState, ...], tuple[Allowance, ...], tuple[DateSet, ...]]:
        day = day_of(moment)
        opened = (step for step in self._steps.get(journey_id, ()) if step.now.opened_on <= day)
        allowances = (held.what for held in self._allowances.get(journey_id, ()) if held.at(moment))
        dates = (held.what for held in self._dates.get(journey_id, ()) if held.at(moment))
        steps = tuple(_step_at(step, moment, day) for step in opened)
        return steps, tuple(allowances), tuple(_date_at(each, day) for each in dates)


def _step_at(step: _Step, moment: datetime, day: date) -> TaskState:
    """A step as it was: done by then, or open; what is no step of the stage lapses when it is refreshed."""
    now = step.now
    over = now.done_on is not None and now.done_on <= day and now.status is not TaskStatus.LAPSED
    return now._replace(
        status=now.status if over else TaskStatus.OPEN,
        done_on=now.done_on if over else None,
        nudge_on=None,
        answer=next((each for each in reversed(step.answers) if each.at <= moment), None),
    )


def _date_at(dated: DateSet, day: date) -> DateSet:
    met_on = dated.met_on if dated.met_on and dated.met_on <= day else None
    return dated._replace(met_on=met_on, nudge_on=None)


def _chains(connection: Connection, school_id: UUID) -> Chains:
    """The records of each journey, in their order, with what never changes of the journey."""
    columns = [*(JOURNEY.c[name] for name in _FIXED), *(RECORD.c[name] for name in _MADE)]
    query = (
        select(*columns)
        .join(RECORD, and_(RECORD.c.school_id == JOURNEY.c.school_id, RECORD.c.journey_id == JOURNEY.c.id))
        .where(JOURNEY.c.school_id == school_id)
        .order_by(JOURNEY.c.id, RECORD.c.sequence)
    )
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.id].append(row)
    return found


def _steps(connection: Connection, school_id: UUID) -> Mapping[UUID, list[_Step]]:
    """The steps of each journey, in the order of their scopes, with all that was answered."""
    answered = and_(ANSWER.c.school_id == TASK.c.school_id, ANSWER.c.task_id == TASK.c.id)
    query = (
        select(TASK.c.journey_id, *(TASK.c[name] for name in _TASK), *(ANSWER.c[name] for name in store.GIVEN))
        .select_from(TASK.outerjoin(ANSWER, answered))
        .where(TASK.c.school_id == school_id)
        .order_by(TASK.c.cycle, TASK.c.visit, TASK.c.id, ANSWER.c.version)
    )
    rows: dict[UUID, list[Any]] = defaultdict(list)
    for row in connection.execute(query):
        rows[row[1]].append(row)
    found: dict[UUID, list[_Step]] = defaultdict(list)
    for of_step in rows.values():
        found[of_step[0][0]].append(_step(of_step))
    return found


def _step(rows: list[Any]) -> _Step:
    """One step, of a row for each of its answers."""
    values = dict(zip(_TASK, rows[0][1:], strict=False))
    now = TaskState(**{**values, "status": TaskStatus(values["status"])}, answer=None)
    given = (answered_of(now.task, row[1 + len(_TASK) :]) for row in rows)
    return _Step(now, tuple(each for each in given if each is not None))


def _held(
    connection: Connection, table: Any, school_id: UUID, names: list[str], made: Callable[..., Any]
) -> Mapping[UUID, list[_Held]]:
    """The rows of a table of each journey, as what `made` makes of these columns, whenever they held."""
    columns = (table.c.journey_id, table.c.recorded_at, table.c.superseded_at, *(table.c[name] for name in names))
    query: Select[Any] = select(*columns).where(table.c.school_id == school_id).order_by(table.c.id)
    found: dict[UUID, list[_Held]] = defaultdict(list)
    for journey_id, recorded_at, superseded_at, *values in connection.execute(query):
        found[journey_id].append(_Held(made(*values), recorded_at, superseded_at))
    return found

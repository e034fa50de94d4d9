"""Frozen values that engine verbs take and return, and that checks read. None of them is a table row."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from engine.days import Days
from engine.definition import CountsFor, Force


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a person, or `system:<what>` with no person id."""

    name: str
    person_id: UUID | None = None

    @classmethod
    def system(cls, what: str) -> "Actor":
        return cls(f"system:{what}")

    @property
    def is_system(self) -> bool:
        return self.person_id is None


@dataclass(frozen=True, slots=True)
class Scope:
    """The school and the actor without which no session opens."""

    school_id: UUID
    actor: Actor


class TaskStatus(StrEnum):
    """Open; done; not needed, as a check says; lapsed, because its stage was left."""

    OPEN = "open"
    DONE = "done"
    NOT_NEEDED = "not needed"
    LAPSED = "lapsed"


class AllowanceKind(StrEnum):
    """A way past a guard; or that one of this name was lifted, which lets nothing pass."""

    EXEMPTION = "exemption"
    EXCEPTION = "exception"
    LIFTED = "lifted"


_VISIT, _CYCLE = CountsFor.VISIT, CountsFor.CYCLE


class Answered(NamedTuple):
    """One answer to one task, the newest of its versions: what was said, by whom, when, in which cycle and visit.

    `values` maps field names to JSON values: text, ISO dates, true or false, numbers, a choice's name, or a list of
    names. People are `person:<id>`, family contacts `contact:<id>`, the pupil `child`.
    """

    task: str
    version: int
    values: Mapping[str, Any]
    by: UUID | None
    role: str
    at: datetime
    on: date
    cycle: int
    visit: int

    def day(self, name: str) -> date | None:
        """The date in field `name`, or None where it is blank."""
        found = self.values.get(name)
        return date.fromisoformat(found) if found else None

    def text(self, name: str) -> str:
        """The words in field `name`, without blanks around them."""
        return str(self.values.get(name) or "").strip()

    def several(self, name: str) -> tuple[str, ...]:
        return tuple(self.values.get(name) or ())


class Allowance(NamedTuple):
    """An exemption or exception recorded for one journey, in one of its cycles."""

    kind: AllowanceKind
    name: str
    guard: str | None
    by: UUID | None
    role: str
    reason: str
    on: date
    look_again_on: date | None
    cycle: int = 0


class DateSet(NamedTuple):
    """A dated duty of a journey as it now stands.

    `since` is the day of the event that it was counted from: while that stays, so does the date, whatever its rule
    says; a `provisional` one, counted beyond the terms that are entered, may still move.
    """

    id: UUID
    name: str
    due_on: date
    rule: str
    cycle: int
    met_on: date | None
    nudge_on: date | None
    standing: str = ""
    since: date | None = None
    provisional: bool = False


class TaskState(NamedTuple):
    """A task of a journey as it is stored: one row per task and scope (journey, cycle or visit).

    `due_since` is the day of the event that `due_on` was counted from: while that stays, so does the date.
    """

    id: UUID
    task: str
    status: TaskStatus
    cycle: int
    visit: int
    opened_on: date
    due_on: date | None
    due_words: str
    due_standing: str
    provisional: bool
    owner: str
    chased_by: str | None
    person_id: UUID | None
    nudge_on: date | None
    done_on: date | None
    answer: Answered | None
    due_since: date | None = None


class NextStep(NamedTuple):
    """What comes next on a journey, kept on its row: `waiting_for` is a role or words, `kind` `task`, `move`, `wait`,
    `none` (ended) or `rest` (nothing is asked any more)."""

    kind: str
    name: str | None = None
    task_id: UUID | None = None
    owner: str | None = None
    person_id: UUID | None = None
    due_on: date | None = None
    waiting_until: date | None = None
    waiting_for: str | None = None


class JourneyState(NamedTuple):
    """A journey as it is stored. `visit` is the sequence of the record that brought it to its stage.

    `relied` names the checks that the moves of this cycle relied on, joined by blanks: they are asked again.
    """

    id: UUID
    school_id: UUID
    subject_id: UUID
    workflow: str
    version: int
    definition: str
    stage: str
    is_open: bool
    opened_on: date
    opened_by: UUID | None
    carried: bool
    entered_on: date
    cycle: int
    visit: int
    sequence: int
    head: str
    relied: str
    closed_on: date | None
    continues: UUID | None


class Projection(NamedTuple):
    """All that a journey row keeps about what comes next and what is in the way; recomputed, compared, stored."""

    next: NextStep
    permitted: bool
    blocking: tuple[tuple[str, str], ...]
    usual_until: date | None
    next_due_on: date | None
    held_up_from: date | None


class JourneyFacts(NamedTuple):
    """Where one journey stands, as far as the engine knows: what a workflow's facts are made from.

    `tasks` holds every task row, newest scope last; `others` the subject's other journeys; `rests`: nothing is asked.
    """

    journey: JourneyState
    tasks: tuple[TaskState, ...]
    allowances: tuple[Allowance, ...]
    dates: tuple[DateSet, ...]
    holders: Mapping[str, tuple[UUID, ...]]
    others: tuple[JourneyState, ...]
    today: date
    days: Days
    rests: bool = False

    def answered(self, task: str, counts_for: CountsFor) -> Answered | None:
        """The answer to `task` that serves now, in its scope; None where there is none."""
        for row in self.tasks[::-1]:
            if row.task == task and row.answer and self.in_scope(row, counts_for):
                return row.answer
        return None

    def last(self, task: str) -> Answered | None:
        """The newest answer to `task` in this journey, whatever its cycle."""
        for row in self.tasks[::-1]:
            if row.task == task and row.answer:
                return row.answer
        return None

    def in_scope(self, row: TaskState, counts_for: CountsFor) -> bool:
        if counts_for is _VISIT:
            return row.visit == self.journey.visit
        if counts_for is _CYCLE:
            return row.cycle == self.journey.cycle
        return True

    def dated(self, name: str) -> date | None:
        """When the dated duty called `name` falls in this cycle; None where it has no such day."""
        return next((d.due_on for d in self.dates if d.name == name and d.cycle == self.journey.cycle), None)

    def allowed(self, name: str, kind: AllowanceKind | None = None) -> Allowance | None:
        """The allowance called `name` that is recorded for this journey."""
        return next((a for a in self.allowances if a.name == name and (kind is None or a.kind is kind)), None)


class Verdict(NamedTuple):
    """What became of one guard of one move.

    `outcome` is the check's own; `passed_by` says what lets an unmet one pass: exemption, exception or departure.
    """

    check: str
    force: Force
    reference: str
    see: tuple[str, ...]
    outcome: str
    because: str
    passed_by: str | None = None
    passed_with: str | None = None

    @property
    def stands_in_the_way(self) -> bool:
        return self.outcome == "not met" and self.passed_by is None


class Assessment(NamedTuple):
    """All guards of one move, each asked, none skipped."""

    do: str
    verdicts: tuple[Verdict, ...]

    @property
    def permits(self) -> bool:
        return not any(v.stands_in_the_way for v in self.verdicts)

    @property
    def blocking(self) -> tuple[Verdict, ...]:
        return tuple(v for v in self.verdicts if v.stands_in_the_way)

    @property
    def unexplained(self) -> tuple[Verdict, ...]:
        """The shoulds in the way: each may be passed with a written reason."""
        return tuple(v for v in self.blocking if v.force is Force.SHOULD)

    @property
    def refused(self) -> tuple[Verdict, ...]:
        """The musts and always in the way: no reason passes them."""
        return tuple(v for v in self.blocking if v.force is not Force.SHOULD)


class Moved(NamedTuple):
    """A move that was made, or an opening: the record's id, its sequence and the stage reached."""

    journey_id: UUID
    record_id: UUID
    sequence: int
    stage: str
    lapsed: tuple[str, ...] = ()
    next: NextStep | None = None

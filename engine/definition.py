"""What a written workflow says, as frozen values.

The keys of a definition are the fields of these classes, and its JSON Schema is derived from them, so that grammar
and reader cannot drift apart. A field whose YAML key is not a Python name carries it as `key(...)`; a field whose
value comes from the map key above it is marked `from_map_key()`; what a name is the name of stands in its type. The
closed lists and phrases are in engine.terms, what a task asks in engine.asking, what guards a move in
engine.guarding, how names are written in engine.names.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from engine.asking import Due, Field, Form, Opens, Options, Rung
from engine.days import DayKind
from engine.guarding import ExceptionRule, Exemption, Guard, Outside
from engine.names import (
    CheckName,
    GuardName,
    LadderName,
    MoveName,
    NewName,
    Owner,
    RecorderName,
    ReferenceName,
    ScreenName,
    Slot,
    StageName,
    Stages,
    TaskName,
    Text,
    WorkflowName,
    from_map_key,
    key,
)
from engine.terms import (
    OPENER,
    OUTSIDE_ROLES,
    THEIR_OWN,
    Anchor,
    AnchorKind,
    Beginning,
    CountsFor,
    Force,
    Kind,
    Length,
    Role,
    RuleName,
    Side,
    Standing,
    When,
)
from engine.versions import Laid, Proposal, Replaces

# The words that others take from here, beside the classes below.
__all__ = [
    "OPENER",
    "OUTSIDE_ROLES",
    "THEIR_OWN",
    "Anchor",
    "AnchorKind",
    "Beginning",
    "CountsFor",
    "Due",
    "ExceptionRule",
    "Exemption",
    "Field",
    "Force",
    "Guard",
    "Kind",
    "Length",
    "Opens",
    "Outside",
    "Role",
    "RuleName",
    "Rung",
    "Side",
    "Standing",
    "When",
]


@dataclass(frozen=True, slots=True)
class Task:
    """Something one person is asked to do while a journey is at a stage. `at` is stage names, or `("any",)`.

    Where it stays open after an answer, the form shows that answer to be corrected; `afresh` begins it blank, since
    the next answer tells of another day. `laid_by` is the title of the layer that added it.
    """

    id: NewName
    at: Stages
    title: Text
    owner: Owner
    also: tuple[Role, ...] = ()
    chased_by: Role | None = None
    meets: tuple[GuardName, ...] = ()
    done_when: CheckName | None = None
    counts_for: CountsFor = CountsFor.CYCLE
    carry: Literal["last_cycle"] | None = None
    form: Form | None = None
    screen: ScreenName | None = None
    record: RecorderName | None = None
    due: Due | None = None
    opens: Opens | None = None
    nudges: LadderName | None = None
    many: bool = False
    afresh: bool = False
    laid_by: Text | None = None

    def question(self, name: str) -> Field:
        """The field called `name`; KeyError where there is none."""
        for each in self.form or ():
            if each.name == name:
                return each
        raise KeyError(name)

    @property
    def is_standing(self) -> bool:
        """A screen that is always there and never a next step."""
        return self.screen is not None and not self.meets and self.done_when is None

    @property
    def is_theirs_to_tell(self) -> bool:
        """A form for what the family may tell at any time: nothing waits for it, and it is never a next step."""
        waited_for = self.due or self.meets or self.done_when
        return self.form is not None and self.owner in THEIR_OWN and not waited_for


@dataclass(frozen=True, slots=True)
class Move:
    """A way from one stage to another. `source` is stage names, or `("any",)` for every stage that is not final."""

    do: NewName
    source: Stages = key("from")
    to: StageName = key("to")
    by: tuple[Role, ...] = key("by")
    button: Text = key("button")
    guards: tuple[GuardName, ...] = ()
    say_why: Literal["always"] | None = None
    starts_cycle: bool = False
    asks: tuple[Field, ...] = ()
    record: RecorderName | None = None
    opens_lane: WorkflowName | None = None
    may_be_tightened: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a journey can stand; one that is not final names its usual move and the usual time."""

    name: NewName = from_map_key()
    label: Text = key("label")
    final: bool = False
    usually: MoveName | None = None
    usual: Length | RuleName | None = None


@dataclass(frozen=True, slots=True)
class Start:
    """Where a journey begins, who may begin it, and the task that is answered in the same press.

    `opened_at` is where it begins instead when a move of another journey opens it beside its own.
    """

    at: StageName
    by: tuple[Role, ...]
    asks: TaskName | None = None
    opened_at: StageName | None = None

    @property
    def stages(self) -> tuple[str, ...]:
        """Every stage at which a journey can begin, those at which it is put in from elsewhere apart."""
        return (self.at, self.opened_at) if self.opened_at else (self.at,)


@dataclass(frozen=True, slots=True)
class CarriedIn:
    """How a journey is put in from outside: at which stages, by whom, and the one row that is asked."""

    at: Stages
    by: tuple[Role, ...]
    form: tuple[Field, ...]
    record: RecorderName | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """A dated duty that is nobody's task here. `title` is what a page calls the day, as a sentence would."""

    id: NewName
    anchor: Anchor
    kind: DayKind
    standing: Standing
    whose: Role
    met_when: CheckName
    reference: ReferenceName | None = None
    nudges: LadderName | None = None
    title: Text | None = None


@dataclass(frozen=True)
class Workflow:
    """A definition in one version, with the layers laid upon it. `slot` is None where many may be open at once.

    It says from when it is in force, or that it is a `proposal`, under which nothing begins. It has no slots, so that
    what every step looks up in it is worked out once.
    """

    name: NewName = key("workflow")
    version: int = key("version")
    title: Text = key("title")
    slot: Slot = key("open_at_once")
    start: Start = key("start")
    stages: Mapping[NewName, Stage] = key("stages")
    moves: tuple[Move, ...] = key("moves")
    tasks: tuple[Task, ...] = key("tasks")
    in_force_from: date | None = None
    in_force_to: date | None = None
    proposal: Proposal | None = None
    carried_in: CarriedIn | None = None
    guards: Mapping[CheckName, Guard] = field(default_factory=dict)
    exceptions: Mapping[NewName, ExceptionRule] = field(default_factory=dict)
    forms: Mapping[NewName, tuple[Field, ...]] = field(default_factory=dict)
    lists: Mapping[NewName, Options] = field(default_factory=dict)
    ladders: Mapping[NewName, tuple[Rung, ...]] = field(default_factory=dict)
    dates: tuple[Dated, ...] = ()
    replaces: Replaces | None = None
    layers: tuple[Laid, ...] = ()

    @cached_property
    def open_stages(self) -> tuple[str, ...]:
        return tuple(name for name, stage in self.stages.items() if not stage.final)

    @cached_property
    def has_cycles(self) -> bool:
        return any(move.starts_cycle for move in self.moves)

    def sources(self, move: Move) -> tuple[str, ...]:
        """The stages from which `move` can be made."""
        return self.open_stages if move.source == ("any",) else move.source

    def moves_from(self, stage: str) -> tuple[Move, ...]:
        return self._moves_from.get(stage, ())

    def move(self, do: str, stage: str) -> Move:
        """The move called `do` from `stage`; KeyError where there is none."""
        for move in self.moves_from(stage):
            if move.do == do:
                return move
        raise KeyError(do)

    def task(self, id: str) -> Task:
        """The task called `id`; KeyError where there is none."""
        return self._tasks_by_id[id]

    def stages_of(self, task: Task) -> tuple[str, ...]:
        """The stages at which `task` stands; `any` is every stage that is not final."""
        return self.open_stages if task.at == ("any",) else task.at

    def tasks_at(self, stage: str) -> tuple[Task, ...]:
        """The tasks of a stage, in written order."""
        return self._tasks_at.get(stage, ())

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of each task in the written order, by its id."""
        return {task.id: place for place, task in enumerate(self.tasks)}

    @cached_property
    def leading_from(self) -> Mapping[str, Mapping[str, Task]]:
        """The tasks of each stage of which an answer leads to a move, by id."""

        def leads(task: Task) -> bool:
            return any(question.leads_to for question in task.form or ())

        return {stage: {each.id: each for each in tasks if leads(each)} for stage, tasks in self._tasks_at.items()}

    @cached_property
    def asked_at(self) -> Mapping[str, Mapping[str, Task]]:
        """The tasks of each stage that a journey may have a row of, by id: all but the screens always there."""
        return {at: {each.id: each for each in tasks if not each.is_standing} for at, tasks in self._tasks_at.items()}

    @cached_property
    def _tasks_by_id(self) -> Mapping[str, Task]:
        return {task.id: task for task in reversed(self.tasks)}

    @cached_property
    def _tasks_at(self) -> Mapping[str, tuple[Task, ...]]:
        return {stage: tuple(each for each in self.tasks if stage in self.stages_of(each)) for stage in self.stages}

    @cached_property
    def _moves_from(self) -> Mapping[str, tuple[Move, ...]]:
        return {stage: tuple(each for each in self.moves if stage in self.sources(each)) for stage in self.stages}

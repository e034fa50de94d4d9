"""What a written workflow says, as frozen values.

The keys of a definition are the fields of these classes, and its JSON Schema is derived from them, so that grammar
and reader cannot drift apart. A field whose YAML key is not a Python name carries it as `key(...)`; a field whose
value comes from the map key above it is marked `from_map_key()`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from engine.days import DayKind


class Force(StrEnum):
    """How strongly a guard holds: law, guidance that names no discretion, guidance."""

    MUST = "must"
    ALWAYS = "always"
    SHOULD = "should"


class Standing(StrEnum):
    """Where a number of days comes from."""

    LAW = "law"
    GUIDANCE = "guidance"
    AGREED = "agreed"
    OUR_DEFAULT = "our default"


class Role(StrEnum):
    """Who somebody is to a pupil: a closed list."""

    CLASS_TEACHER = "class_teacher"
    SUBJECT_TEACHER = "subject_teacher"
    TA = "ta"
    SENCO = "senco"
    HEAD = "head"
    DSL = "dsl"
    OFFICE = "office"
    GOVERNOR = "governor"
    TRUST_LEAD = "trust_lead"
    FAMILY = "family"
    YOUNG_PERSON = "young_person"
    SERVICE = "service"
    COUNCIL = "council"
    SYSTEM = "system"


OUTSIDE_ROLES = frozenset({Role.FAMILY, Role.YOUNG_PERSON, Role.SERVICE, Role.COUNCIL})
OPENER = "opener"


class CountsFor(StrEnum):
    """How long an answer serves."""

    JOURNEY = "journey"
    CYCLE = "cycle"
    VISIT = "visit"


class Kind(StrEnum):
    """The closed list of answers a question can have."""

    SHORT_TEXT = "short text"
    LONG_TEXT = "long text"
    DATE = "date"
    YES_OR_NO = "yes or no"
    ONE_OF = "one of"
    SEVERAL_OF = "several of"
    PERSON = "person"
    NUMBER = "number"


def key(name: str, **more: Any) -> Any:
    """A field whose YAML key is `name`."""
    return field(metadata={"key": name}, **more)


def from_map_key() -> Any:
    """A field that takes the key under which its object stands."""
    return field(metadata={"from_map_key": True})


@dataclass(frozen=True, slots=True)
class Length:
    """A number of days and their kind, written `10 school days`."""

    count: int
    kind: DayKind

    def __str__(self) -> str:
        return f"{self.count} {self.kind} {'day' if self.count == 1 else 'days'}"


class AnchorKind(StrEnum):
    ARRIVING = "arriving"
    FIELD = "field"
    DATE = "date"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a due date hangs on, written `arriving`, `field task.field`, `date id` or `rule name`.

    `name` is the task, the date or the rule; `field` is given for `field` only.
    """

    kind: AnchorKind
    name: str = ""
    field: str = ""

    def __str__(self) -> str:
        return " ".join([self.kind, f"{self.name}.{self.field}" if self.field else self.name]).strip()


@dataclass(frozen=True, slots=True)
class RuleName:
    """A rule in the place of a number of days, written `rule name`."""

    name: str


@dataclass(frozen=True, slots=True)
class Beginning:
    """What stands in a field before anybody types: `today`, `30 school days ahead`, `field task.field`, `rule name`."""

    today: bool = False
    ahead: Length | None = None
    anchor: Anchor | None = None


class Side(StrEnum):
    BEFORE = "before"
    ON = "on"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class When:
    """When a rung fires, written `2 school days before due`, `on due` or `1 school day after due`."""

    side: Side
    length: Length | None = None


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung of a ladder: what is sent, to whom (a role, or `owner`), when, and how often again."""

    send: str
    to: str
    when: When
    again_every: Length | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """One question. `choices` maps the stored name to the words on screen; `source` says where people come from."""

    name: str = key("field")
    ask: str = key("ask")
    answer: Kind = key("answer")
    choices: Mapping[str, str] | None = None
    source: tuple[str, ...] = key("from", default=())
    alone: str | None = None
    leads_to: Mapping[str, str] | None = None
    may_be_blank: bool = False
    hint: str | None = None
    begins_as: Beginning | None = None
    beside: str | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """When a task is due: `length` of, or before, `of`; or exactly on it. One of `of`, `before`, `on` is given."""

    standing: Standing
    within: Length | None = None
    of: Anchor | None = None
    before: Anchor | None = None
    on: Anchor | None = None
    duty: tuple[str, ...] = ()

    @property
    def anchor(self) -> Anchor:
        found = self.of or self.before or self.on
        assert found is not None, "the loader refuses a due without an anchor"
        return found


@dataclass(frozen=True, slots=True)
class Opens:
    """When a task can be done: `within` days before its due date (`before` is always `due`)."""

    within: Length
    before: str = "due"


@dataclass(frozen=True, slots=True)
class Task:
    """Something one person is asked to do while a journey is at a stage. `at` is stage names, or `("any",)`."""

    id: str
    at: tuple[str, ...]
    title: str
    owner: str
    also: tuple[Role, ...] = ()
    chased_by: Role | None = None
    meets: tuple[str, ...] = ()
    done_when: str | None = None
    counts_for: CountsFor = CountsFor.CYCLE
    carry: str | None = None
    form: tuple[Field, ...] | None = None
    screen: str | None = None
    record: str | None = None
    due: Due | None = None
    opens: Opens | None = None
    nudges: str | None = None
    many: bool = False

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


@dataclass(frozen=True, slots=True)
class Exemption:
    """A listed reason why a must does not apply, the roles that may record it, and the check that must hold first."""

    name: str
    by: tuple[Role, ...]
    check: str | None = None
    look_again: bool = False


@dataclass(frozen=True, slots=True)
class Outside:
    """Who or what outside meets a guard: words, and where known a date and a role."""

    says: str
    until: str | None = None
    role: Role | None = key("from", default=None)


@dataclass(frozen=True, slots=True)
class Guard:
    """A check laid on moves, with its force and its reference. Its name is its check's."""

    check: str = from_map_key()
    force: Force = key("force")
    reference: str = key("reference")
    see: tuple[str, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    exceptions: tuple[str, ...] = ()
    met_by: str | None = None
    outside: Outside | None = None


@dataclass(frozen=True, slots=True)
class ExceptionRule:
    """One of the listed ways past an `always`: who may record it, what must hold, what it opens, how others see it."""

    name: str = from_map_key()
    by: tuple[Role, ...] = key("by")
    check: str | None = None
    then: str | None = None
    shown_as: str | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A way from one stage to another. `source` is stage names, or `("any",)` for every stage that is not final."""

    do: str
    source: tuple[str, ...] = key("from")
    to: str = key("to")
    by: tuple[Role, ...] = key("by")
    button: str = key("button")
    guards: tuple[str, ...] = ()
    say_why: str | None = None
    starts_cycle: bool = False
    asks: tuple[Field, ...] = ()
    record: str | None = None
    opens_lane: str | None = None
    may_be_tightened: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """Where a journey can stand; one that is not final names its usual move and the usual time."""

    name: str = from_map_key()
    label: str = key("label")
    final: bool = False
    usually: str | None = None
    usual: Length | RuleName | None = None


@dataclass(frozen=True, slots=True)
class Start:
    """Where a journey begins, who may begin it, and the task that is answered in the same press."""

    at: str
    by: tuple[Role, ...]
    asks: str | None = None


@dataclass(frozen=True, slots=True)
class CarriedIn:
    """How a journey is put in from outside: at which stages, by whom, and the one row that is asked."""

    at: tuple[str, ...]
    by: tuple[Role, ...]
    form: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """A dated duty that is nobody's task here."""

    id: str
    anchor: Anchor
    kind: DayKind
    standing: Standing
    whose: Role
    met_when: str
    reference: str | None = None
    nudges: str | None = None


@dataclass(frozen=True, slots=True)
class Replaces:
    """The version that this one takes over from, and where each of its stages lands."""

    workflow: str
    version: int
    stages: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Workflow:
    """A definition in one version. `slot` is None where many may be open at once."""

    name: str = key("workflow")
    version: int = key("version")
    title: str = key("title")
    in_force_from: date = key("in_force_from")
    slot: str | None = key("open_at_once")
    start: Start = key("start")
    stages: Mapping[str, Stage] = key("stages")
    moves: tuple[Move, ...] = key("moves")
    tasks: tuple[Task, ...] = key("tasks")
    in_force_to: date | None = None
    carried_in: CarriedIn | None = None
    guards: Mapping[str, Guard] = field(default_factory=dict)
    exceptions: Mapping[str, ExceptionRule] = field(default_factory=dict)
    forms: Mapping[str, tuple[Field, ...]] = field(default_factory=dict)
    lists: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    ladders: Mapping[str, tuple[Rung, ...]] = field(default_factory=dict)
    dates: tuple[Dated, ...] = ()
    replaces: Replaces | None = None

    @property
    def open_stages(self) -> tuple[str, ...]:
        return tuple(name for name, stage in self.stages.items() if not stage.final)

    @property
    def has_cycles(self) -> bool:
        return any(move.starts_cycle for move in self.moves)

    def sources(self, move: Move) -> tuple[str, ...]:
        """The stages from which `move` can be made."""
        return self.open_stages if move.source == ("any",) else move.source

    def moves_from(self, stage: str) -> tuple[Move, ...]:
        return tuple(move for move in self.moves if stage in self.sources(move))

    def move(self, do: str, stage: str) -> Move:
        """The move called `do` from `stage`; KeyError where there is none."""
        for move in self.moves_from(stage):
            if move.do == do:
                return move
        raise KeyError(do)

    def task(self, id: str) -> Task:
        """The task called `id`; KeyError where there is none."""
        for task in self.tasks:
            if task.id == id:
                return task
        raise KeyError(id)

    def stages_of(self, task: Task) -> tuple[str, ...]:
        """The stages at which `task` stands; `any` is every stage that is not final."""
        return self.open_stages if task.at == ("any",) else task.at

    def tasks_at(self, stage: str) -> tuple[Task, ...]:
        """The tasks of a stage, in written order."""
        return tuple(task for task in self.tasks if stage in self.stages_of(task))

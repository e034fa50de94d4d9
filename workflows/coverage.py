"""What the founding documents ask for, and what makes each statement real here: read from `coverage.yaml`.

A thing is named by its kind and its name: `task:graduated_approach.tell_family`, `column:outcome.measure`.
What stands in definitions and tables is looked up here; pages, papers and commands by whoever has them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from sqlalchemy import MetaData

from engine.definition import Workflow
from engine.faults import Faults, InvalidDefinition
from engine.names import Text
from engine.reader import Reader
from engine.shapes import Record
from engine.strict_yaml import read_yaml
from workflows.glossary import glossary

FILE = Path(__file__).with_name("coverage.yaml")
CHILD = "the child"


class How(StrEnum):
    """How a statement is made real; the value is what the page calls it."""

    GUARD = "a check before a move"
    STEP = "a step"
    KEPT = "asked or kept"
    REMINDER = "a date or a reminder"
    PAGE = "a page"
    PAPER = "a paper or a list to take away"
    WAY = "the way itself"


class Kind(StrEnum):
    """What a name is the name of."""

    GUARD = "guard"
    TASK = "task"
    FIELD = "field"
    COLUMN = "column"
    NUDGE = "nudge"
    DATE = "date"
    PAGE = "page"
    REPORT = "report"
    COMMAND = "command"
    WORKFLOW = "workflow"
    STAGE = "stage"
    MOVE = "move"
    WORD = "word"


HOW = {
    Kind.GUARD: How.GUARD,
    Kind.TASK: How.STEP,
    Kind.FIELD: How.KEPT,
    Kind.COLUMN: How.KEPT,
    Kind.NUDGE: How.REMINDER,
    Kind.DATE: How.REMINDER,
    Kind.PAGE: How.PAGE,
    Kind.REPORT: How.PAPER,
    Kind.COMMAND: How.WAY,
    Kind.WORKFLOW: How.WAY,
    Kind.STAGE: How.WAY,
    Kind.MOVE: How.WAY,
    Kind.WORD: How.PAGE,
}
ELSEWHERE = frozenset({Kind.PAGE, Kind.REPORT, Kind.COMMAND})
"""What this package does not have itself."""


class Standing(StrEnum):
    """How far a statement is made real; the value is what the page calls it."""

    MADE = "made real"
    PARTLY = "made real in part"
    NOT_YET = "not yet"
    NOT_SOFTWARE = "not software’s business"


@dataclass(frozen=True, slots=True)
class Made:
    """One thing that makes a statement real. `workflow` is the definition in which it stands, if it stands in one."""

    kind: Kind
    name: str
    words: str
    workflow: str = ""

    @property
    def how(self) -> How:
        return HOW[self.kind]


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement in our own words, its place in the Code or the Act, and what makes it real, or why nothing does."""

    number: int
    says: Text
    place: Text
    made: tuple[Text, ...] = ()
    not_yet: Text | None = None
    not_software: Text | None = None

    @property
    def standing(self) -> Standing:
        if self.not_software:
            return Standing.NOT_SOFTWARE
        if not self.made:
            return Standing.NOT_YET
        return Standing.PARTLY if self.not_yet else Standing.MADE

    @property
    def hows(self) -> tuple[How, ...]:
        """Every way in which it is made real, each once, in the order of the ways."""
        found = {HOW[kind_of(name)] for name in self.made}
        return tuple(how for how in How if how in found)


@dataclass(frozen=True, slots=True)
class Statements:
    """The whole file."""

    statements: tuple[Statement, ...]


def read_coverage(path: Path = FILE) -> tuple[Statement, ...]:
    """Every statement, in the order of the file. Raises InvalidDefinition with every fault at its line."""
    faults = Faults()
    root = read_yaml(path.read_text(encoding="utf-8"), file=f"{path.parent.name}/{path.name}", faults=faults)
    read = Reader(faults, None, {}).read(Record(Statements), root) if root is not None else None
    if faults or not isinstance(read, Statements):
        raise InvalidDefinition(faults.in_order())
    return read.statements


@cache
def coverage() -> tuple[Statement, ...]:
    """Every statement, read once."""
    return read_coverage()


def kind_of(name: str) -> Kind:
    """What a name is the name of. Raises ValueError where it says no kind that there is."""
    return Kind(name.partition(":")[0])


def found(name: str, workflows: Mapping[str, Workflow], tables: MetaData) -> Made | None:
    """What a name names in definitions and tables; None where it names nothing there."""
    kind, rest = kind_of(name), name.partition(":")[2]
    if kind is Kind.COLUMN:
        words = _column(rest, tables)
        return Made(kind, rest, words) if words else None
    if kind is Kind.WORD:
        entry = glossary().get(rest)
        return Made(kind, rest, entry.word) if entry else None
    if kind is Kind.NUDGE:
        ladders = {ladder for workflow in workflows.values() for ladder in workflow.ladders}
        return Made(kind, rest, f"reminders “{rest}”") if rest in ladders else None
    return _in_workflow(kind, rest, workflows)


def _column(name: str, tables: MetaData) -> str | None:
    """A column in words: `teacher, of each provision`."""
    table, _, column = name.partition(".")
    if table not in tables.tables or column not in tables.tables[table].columns:
        return None
    return f"{column.removesuffix('_id').replace('_', ' ')}, with each {table.replace('_', ' ')}"


def _in_workflow(kind: Kind, name: str, workflows: Mapping[str, Workflow]) -> Made | None:
    workflow = workflows.get(name.partition(".")[0])
    if workflow is None or kind in ELSEWHERE:
        return None
    wanted = name.partition(".")[2]
    words = dict(LISTED[kind](workflow)).get(wanted)
    return Made(kind, name, words.replace("{child}", CHILD), workflow.name) if words else None


Listed = Callable[[Workflow], Iterable[tuple[str, str]]]


def _fields(workflow: Workflow) -> Iterator[tuple[str, str]]:
    for task in workflow.tasks:
        yield from ((f"{task.id}.{field.name}", field.ask) for field in task.form or ())


LISTED: Mapping[Kind, Listed] = {
    Kind.WORKFLOW: lambda workflow: [("", workflow.title)],
    Kind.GUARD: lambda workflow: ((name, _spoken(name)) for name in workflow.guards),
    Kind.STAGE: lambda workflow: ((name, stage.label) for name, stage in workflow.stages.items()),
    Kind.MOVE: lambda workflow: ((move.do, move.button) for move in workflow.moves),
    Kind.TASK: lambda workflow: ((task.id, task.title) for task in workflow.tasks),
    Kind.DATE: lambda workflow: ((dated.id, _spoken(dated.id)) for dated in workflow.dates),
    Kind.FIELD: _fields,
}


def _spoken(name: str) -> str:
    return name.replace("_", " ")

"""Worked examples in plain English, beside each workflow: read from `scenarios.yaml`, run as tests, shown on a page.

A story is sentences, each beginning with Given, When, Then or And. What a sentence does is declared in
`tests/scenarios`; there each one of them is run against the engine on a real database.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from engine.faults import Faults, InvalidDefinition
from engine.names import Text
from engine.places import Places
from engine.reader import Reader
from engine.shapes import Record
from engine.strict_yaml import read_yaml

HERE = Path(__file__).parent
OPENINGS = ("Given", "When", "Then", "And")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a story: the word it opens with, the rest, and its line in the file."""

    opens: str
    says: str
    line: int


@dataclass(frozen=True, slots=True)
class Scenario:
    """One example: what happens, why it goes so, the cases of the domain that it shows, and its story.

    One that tells of what is not built yet has no story, and `not_yet` says what is missing.
    """

    title: Text
    why: Text
    cases: tuple[int, ...] = ()
    story: Text = ""
    not_yet: Text | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A scenario with its sentences, and the file in which they stand."""

    scenario: Scenario
    sentences: tuple[Sentence, ...]
    file: str


@dataclass(frozen=True, slots=True)
class Scenarios:
    """One whole file."""

    scenarios: tuple[Scenario, ...]


def read_scenarios(path: Path) -> tuple[Example, ...]:
    """Every example of a file, in its order. Raises InvalidDefinition with every fault at its line."""
    faults, shown = Faults(), f"{path.parent.name}/{path.name}"
    root = read_yaml(path.read_text(encoding="utf-8"), file=shown, faults=faults)
    reader = Reader(faults, None, {})
    read = reader.read(Record(Scenarios), root) if root is not None else None
    found: list[Example] = []
    if isinstance(read, Scenarios) and not faults:
        found = [_example(each, shown, reader.places, faults) for each in read.scenarios]
    if faults:
        raise InvalidDefinition(faults.in_order())
    return tuple(found)


def _example(scenario: Scenario, file: str, places: Places, faults: Faults) -> Example:
    sentences = tuple(_sentences(scenario, places, faults))
    if bool(scenario.story) is bool(scenario.not_yet):
        faults.add(places.at(scenario), "an example has a story, or says in 'not_yet' what is missing: one of the two")
    return Example(scenario, sentences, file)


def _sentences(scenario: Scenario, places: Places, faults: Faults) -> Iterator[Sentence]:
    """The lines of a story: they stand below the line on which it begins."""
    begins = places.at(scenario, "story")
    for number, said in enumerate(scenario.story.strip().splitlines(), start=1):
        opens, _, says = said.strip().partition(" ")
        if opens not in OPENINGS or (number == 1 and opens == "And"):
            what = f"a sentence opens with {', '.join(OPENINGS[:-1])} or And, and not with '{opens}'"
            faults.add(replace(begins, line=begins.line + number, column=1), what)
        yield Sentence(opens, says, begins.line + number)


@cache
def scenarios_of(workflow: str) -> tuple[Example, ...]:
    """The examples of a workflow; none where it has no such file."""
    path = HERE / workflow / "scenarios.yaml"
    return read_scenarios(path) if path.is_file() else ()


def files() -> tuple[Path, ...]:
    """Every file of examples."""
    return tuple(sorted(HERE.glob("*/scenarios.yaml")))

"""Record cases from the worked examples, and from walks through random schools: `python -m tests.workflows.cases`.

A moment is kept where some check says something that it has not said before: an outcome, or a because that reads
otherwise but for numbers and dates. A version that is released keeps its cases: only what has none is recorded then.
With names, only those workflows are recorded: `python -m tests.workflows.cases ehc_annual_review --steps 0`.
"""

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from engine.clock import SetClock, at_time
from engine.database import Database
from engine.desk import Desk
from engine.playbook import Playbook
from engine.reading import look
from engine.values import JourneyFacts, Scope
from tests import MONDAY
from tests.scenarios import given, then, when
from tests.scenarios.vocabulary import understood
from tests.scenarios.world import World
from tests.walks.school import walk
from tests.workflows.cases.case import Case, Said, file_of, verdicts_on, write
from tests.workflows.small import CHILD, SENCO
from web import tables
from workflows.catalogue import catalogue
from workflows.releases import released
from workflows.scenarios import Example, files, read_scenarios
from workflows.support.circle import Circle

SENTENCES = (given, when, then)
"""The modules that declare what sentences do: loading them is what makes them known."""

A_SCHOOL = 80
"""How many steps are taken in one school before the next."""
NUMBERS = re.compile(r"\d+( (January|February|March|April|May|June|July|August|September|October|November|December))?")


class Recorder:
    """The cases that say something new, workflow by workflow."""

    def __init__(self, names: set[str]):
        self.kept: dict[str, list[Case]] = {name: [] for name in names}
        self._said: set[tuple[str, str, str, str]] = set()

    def see(self, playbook: Playbook, known: JourneyFacts, circle: Circle) -> None:
        """Keep these facts where some check says to them what it has not said before."""
        name, verdicts = playbook.workflow.name, verdicts_on(playbook, known, circle)
        said = {(name, check, each.outcome, _shape(each)) for check, each in verdicts.items()}
        if name in self.kept and said - self._said:
            self._said |= said
            self.kept[name].append(Case(known, circle, verdicts))


def _shape(said: Said) -> str:
    return NUMBERS.sub("#", said.because)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=1_200, help="of the random walks")
    parser.add_argument("names", nargs="*", help="workflows to record; without any, all of them")
    asked = parser.parse_args(arguments)
    kept = {name for name, _ in released()}
    names = {name for name in catalogue().names() if name not in kept or not file_of(name).is_file()}
    recorder = Recorder(names & set(asked.names or names))
    for example in (each for file in files() for each in read_scenarios(file)):
        _told(recorder, example)
    for seed in range(1, 1 + -(-asked.steps // A_SCHOOL)):
        _walked(recorder, seed)
    for name, cases in recorder.kept.items():
        if cases:
            write(name, cases)
        sys.stdout.write(f"{name}: {len(cases)} cases\n")
    return 0


@contextmanager
def _school() -> Iterator[Database]:
    """An empty database of its own."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'cases.db'}")
        tables.metadata.create_all(database.writer)
        yield database
        database.dispose()


def _told(recorder: Recorder, example: Example) -> None:
    """A worked example, looked at after each of its sentences."""
    with _school() as database:
        world = World(database, SetClock(at_time(MONDAY)))
        for sentence in example.sentences:
            step, arguments = understood(sentence.says, example.file)
            step.does(world, **arguments)
            _seen(recorder, world.desk, world.by(SENCO), CHILD)


def _walked(recorder: Recorder, seed: int) -> None:
    """A random school, looked at after each press."""
    with _school() as database:
        walker = walk(database, seed)
        adult = walker.people.by(next(iter(walker.people.adults.values())))
        for _ in range(A_SCHOOL):
            child = walker.step().child
            if child is not None:
                _seen(recorder, walker.desk, adult, child)


def _seen(recorder: Recorder, desk: Desk, scope: Scope, child: UUID) -> None:
    with desk.reading(scope) as session:
        for page in look(desk, session, scope, child):
            playbook = desk.catalogue.playbook(page.journey.definition)
            recorder.see(playbook, page.facts.known, page.facts.circle)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Every version of every workflow, each with the Python that it names; a fault in any of them stops the start."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection
from sqlmodel import select

from engine.checks import Register
from engine.database import Database
from engine.definition import Workflow
from engine.faults import Fault, InvalidDefinition
from engine.known import Known
from engine.layer import LayerHead
from engine.loader import load, load_shared
from engine.playbook import Gathered, Playbook
from engine.records import DefinitionUsed
from engine.rulebook import Rulebook
from engine.write_out import as_text, hash_of
from workflows.following import Written, faults_of_following
from workflows.layer_texts import LayerText, in_force, layer_files, meet, read_layer, texts_on
from workflows.references import read_references
from workflows.school.layers import SchoolLayers, layers_of
from workflows.stacking import Shelf, Stack, laid_steps
from workflows.support.elsewhere_asked import elsewhere_rules
from workflows.support.gathering import gather
from workflows.support.recorders import RECORDERS
from workflows.words_read import words_read

HERE = Path(__file__).parent
SHARED = HERE / "shared.yaml"

SCREENS = frozenset({"notices", "outcomes", "recommendations", "reviewed_outcomes", "sessions", "sharing", "support"})
"""The pages over typed tables that a task may name; `web` has each."""
PAGES = frozenset({"ask_specialist"})
"""The pages on which a guard may be met that no task meets; `web` has each."""
SOURCES = frozenset(
    {"contacts", "representatives", "child", "staff", "teachers", "service", "strategies", "outside", "places"}
)
"""Where the choices of a question may come from."""
TEMPLATES = frozenset(
    {
        "task_due_soon",
        "task_due",
        "task_overdue",
        "review_soon",
        "review_due",
        "review_overdue",
        "ask_the_service",
        "ask_the_council",
        "rights_pass_on",
        "decision_again",
    }
)
"""What a ladder may send; `notifications` has the words of each."""


class Definitions:
    """The catalogue: playbooks by their hash, and by their workflow and the day.

    `pinned` are definitions under which journeys run though no file holds them, nor any layer upon one: nothing new
    begins under them. `layers` are the texts that schools may lay upon the definitions. What another process has
    merged since this one began is read from the `database`, where it is pinned.
    """

    def __init__(
        self,
        playbooks: Iterable[Playbook],
        pinned: Iterable[Playbook] = (),
        layers: Iterable[LayerText] = (),
        database: Database | None = None,
    ):
        self._by_hash = {each.hash: each for each in playbooks}
        self._pinned = {each.hash: each for each in pinned}
        self.layers = tuple(layers)
        self._database = database
        self._stacks: dict[tuple[str, ...], Stack] = {}

    def playbook(self, definition: str) -> Playbook:
        """The playbook with this hash; KeyError where no such definition is known, here or in the database."""
        found = self._by_hash.get(definition) or self._pinned.get(definition)
        if found is None:
            found = self._pinned[definition] = self._from_database(definition)
        return found

    def _from_database(self, definition: str) -> Playbook:
        used = select(DefinitionUsed.workflow, DefinitionUsed.text).where(DefinitionUsed.hash == definition).limit(1)
        if self._database is None:
            raise KeyError(definition)
        with self._database.reading() as session:
            row = session.exec(used).first()
        if row is None:
            raise KeyError(definition)
        return _kept(row[0], row[1], definition)

    def with_pinned(self, database: Database) -> "Definitions":
        """These definitions, and each one in the database's own table that journeys run under and no file holds.

        Raises InvalidDefinition where one of those names a check, a rule or anything else that is gone.
        """
        used = select(DefinitionUsed.hash, DefinitionUsed.workflow, DefinitionUsed.text).distinct()
        with database.reading() as session:
            rows = [row for row in session.exec(used) if row[0] not in self._by_hash]
        pinned = [_kept(name, text, hash) for hash, name, text in rows]
        return Definitions(self.all(), pinned, self.layers, database)

    def current(self, workflow: str, on: date) -> Playbook:
        """The newest version of `workflow` that is in force on a day, without layers; KeyError where there is none."""
        found = [each for each in self.all() if each.workflow.name == workflow and in_force(each.workflow, on)]
        if not found:
            raise KeyError(workflow)
        return max(found, key=lambda each: each.workflow.version)

    def of_school(self, connection: Connection, school_id: UUID, version: int | None = None) -> Shelf:
        """The definitions as a school has them at this version of its layers; without one, as they are now."""
        return Shelf(layers_of(connection, school_id, version), self._stacked)

    def _stacked(self, layers: SchoolLayers, workflow: str, on: date) -> Stack:
        return self.stack(self.current(workflow, on), texts_on(self.layers, layers, workflow, on))

    def stack(self, base: Playbook, texts: Sequence[LayerText]) -> Stack:
        """These layers laid upon a version, in their order: once for the same texts, whoever asks."""
        key = (base.hash, *(each.text for each in texts))
        found = self._stacks.get(key)
        if found is None:
            found = self._stacks[key] = self._laid(base, texts)
        return found

    def _laid(self, base: Playbook, texts: Sequence[LayerText]) -> Stack:
        name = base.workflow.name
        steps = laid_steps(base.workflow, texts, known(name))
        if not any(not step.faults for step in steps):
            return Stack(base, steps)
        merged = made(name, steps[-1].after)
        return Stack(self._pinned.setdefault(merged.hash, merged), steps)

    def met_by(self, layer: LayerHead) -> tuple[Playbook, ...]:
        """Every version of its workflow with which a layer is in force on some day, the oldest first."""
        met = (each for each in self.all() if meet(layer, each.workflow))
        return tuple(sorted(met, key=lambda each: each.workflow.version))

    def names(self, on: date | None = None) -> tuple[str, ...]:
        """Every workflow but those that are only proposed; or those of which some version is in force on a day."""
        law = (each.workflow for each in self.all() if each.workflow.proposal is None)
        return tuple(sorted({each.name for each in law if on is None or in_force(each, on)}))

    def proposals(self) -> tuple[Playbook, ...]:
        """What is proposed and no law: drawn, checked and rehearsed, and nothing begins under it."""
        return tuple(each for each in self.all() if each.workflow.proposal is not None)

    def version(self, workflow: str, version: int) -> Playbook:
        """One version of a workflow, in force or not; KeyError where no file holds it."""
        wanted = (workflow, version)
        found = (each for each in self.all() if (each.workflow.name, each.workflow.version) == wanted)
        for playbook in found:
            return playbook
        raise KeyError(wanted)

    def all(self) -> tuple[Playbook, ...]:
        """Every version of every workflow."""
        return tuple(self._by_hash.values())

    def gather(self, connection: Connection, school_id: UUID, subject_ids: list[UUID], as_of: datetime) -> Gathered:
        """The circles of a batch of pupils as of a moment, in a constant number of statements."""
        return gather(connection, school_id, subject_ids, as_of)


@cache
def catalogue() -> Definitions:
    """Every definition beside this file with the layers for them, loaded once.

    Raises InvalidDefinition with every fault of every file; a layer is laid upon each version that it meets.
    """
    playbooks: list[Playbook] = []
    faults: list[Fault] = []
    for file in definition_files():
        try:
            playbooks.append(_playbook(file))
        except InvalidDefinition as invalid:
            faults.extend(invalid.faults)
    if faults:
        raise InvalidDefinition(faults)
    faults = list(faults_of_following([_written(*each) for each in zip(playbooks, definition_files(), strict=True)]))
    if faults:
        raise InvalidDefinition(faults)
    layers, faults = _read_layers(layer_files())
    found = Definitions(playbooks, layers=layers)
    faults += [fault for each in layers for fault in layer_faults(found, each)]
    if faults:
        raise InvalidDefinition(faults)
    return found


def _read_layers(files: Iterable[Path]) -> tuple[list[LayerText], list[Fault]]:
    layers: list[LayerText] = []
    faults: list[Fault] = []
    for file in files:
        try:
            layers.append(read_layer(file, shown(file)))
        except InvalidDefinition as invalid:
            faults.extend(invalid.faults)
    return layers, faults


def faults_of_layers(files: Iterable[Path]) -> list[Fault]:
    """Every fault of the layers in these files, upon the definitions beside this one."""
    layers, faults = _read_layers(files)
    found = Definitions(map(_playbook, definition_files()))
    return [*faults, *(fault for each in layers for fault in layer_faults(found, each))]


def layer_faults(definitions: Definitions, layer: LayerText) -> list[Fault]:
    """Every fault of a layer upon each version that it meets, each once; and that it meets none."""
    met = definitions.met_by(layer.head)
    if not met:
        what = f"no version of '{layer.head.workflow}' is in force with this layer"
        return [Fault(layer.file, 1, 1, what)]
    return list(dict.fromkeys(fault for base in met for fault in definitions.stack(base, [layer]).faults))


def definition_files() -> tuple[Path, ...]:
    """The file of every version of every workflow, in order."""
    return tuple(sorted(HERE.glob("*/v*.yaml")))


def _playbook(file: Path) -> Playbook:
    name = file.parent.name
    return made(name, load(file.read_text(encoding="utf-8"), file=shown(file), known=known(name)))


def _written(playbook: Playbook, file: Path) -> Written:
    return Written(playbook.workflow, shown(file), file.read_text(encoding="utf-8"))


def _kept(name: str, text: str, hash: str) -> Playbook:
    """The playbook of a merged definition, in which what workflows share stands already."""
    around = replace(known(name), ladders={}, lists={}, forms={})
    return made(name, load(text, file=f"definition {hash}", known=around, proven=False))


def made(name: str, workflow: Workflow) -> Playbook:
    """A definition with the Python of the workflow of this name."""
    text = as_text(workflow)
    return Playbook(
        workflow=workflow,
        hash=hash_of(text),
        text=text,
        rulebook=Rulebook(workflow),
        checks=_register(name, "guards", "checks"),
        rules=_register(name, "due", "rules"),
        recorders=RECORDERS,
        facts=import_module(f"workflows.{name}.facts").facts,
    )


def shown(file: Path) -> str:
    """A definition's file as faults call it: its path from the project's folder, where it lies in it."""
    return str(file.relative_to(HERE.parent) if file.is_relative_to(HERE.parent) else file)


def known(workflow: str) -> Known:
    """What the definition of `workflow` may name; an empty name stands for what all of them share."""
    if not workflow:
        return _known_to_all()
    checks, rules = _register(workflow, "guards", "checks"), _register(workflow, "due", "rules")
    return replace(_known_to_all(), checks=checks, rules=rules, read=words_read(workflow))


@cache
def _known_to_all() -> Known:
    around = Known(
        rules=elsewhere_rules,
        recorders=RECORDERS,
        screens=SCREENS,
        references=read_references(),
        templates=TEMPLATES,
        sources=SOURCES,
        families={"contacts"},
        pages=PAGES,
        workflows={file.parent.name for file in definition_files()},
    )
    shared = load_shared(SHARED.read_text(encoding="utf-8"), file=shown(SHARED), known=around)
    return replace(around, ladders=shared.ladders, lists=shared.lists, forms=shared.forms)


def _register(workflow: str, module: str, name: str) -> Register:
    """The checks or rules of a workflow; none where it has no such module."""
    if find_spec(f"workflows.{workflow}") is None or find_spec(f"workflows.{workflow}.{module}") is None:
        return Register(name)
    register: Any = getattr(import_module(f"workflows.{workflow}.{module}"), name)
    if not isinstance(register, Register):
        raise TypeError(f"workflows/{workflow}/{module}.py has no Register called {name!r}.")
    return register

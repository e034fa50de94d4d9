"""The strict loader: the text of a definition in, a Workflow out, or every fault at once with its line."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from engine.asking import Field, Options, Rung
from engine.definition import Dated, Task, Workflow
from engine.draft import Draft
from engine.faults import Fault, Faults, InvalidDefinition
from engine.known import Known, Names
from engine.meaning import check_meaning
from engine.meaning_fields import check_form
from engine.meaning_proof import check_proof
from engine.names import Named, NewName
from engine.phrases import NAME
from engine.reader import Reader, by_key
from engine.strict_yaml import Entries, Node, Scalar, read_yaml


@dataclass(frozen=True, slots=True)
class Shared:
    """What one file holds for all workflows."""

    ladders: Mapping[NewName, tuple[Rung, ...]] = field(default_factory=dict)
    lists: Mapping[NewName, Options] = field(default_factory=dict)
    forms: Mapping[NewName, tuple[Field, ...]] = field(default_factory=dict)


def load(text: str, *, file: str, known: Known, proven: bool = True) -> Workflow:
    """The workflow that `text` defines; raises InvalidDefinition with every fault. `file` is what the faults call it.

    Forms and lists are put where they are named, and the shared ladders in use are brought in: the *merged* definition.
    One under which journeys run already is read with `proven` false: it is not gone through again.
    """
    faults = Faults()
    root = read_yaml(text, file=file, faults=faults)
    workflow = None if root is None else _read(root, known, faults, proven)
    if workflow is None or faults:
        raise InvalidDefinition(faults.in_order())
    return _merged(workflow, known)


def load_shared(text: str, *, file: str, known: Known) -> Shared:
    """The ladders, lists and forms that `text` shares out to all workflows; raises InvalidDefinition."""
    faults = Faults()
    root = read_yaml(text, file=file, faults=faults)
    shared = None if root is None else _read_shared(root, known, faults)
    if shared is None or faults:
        raise InvalidDefinition(faults.in_order())
    return shared


@dataclass(frozen=True, slots=True)
class FileRead:
    """What a file was found to hold: its workflow, none where it holds what all share, or the faults in the way."""

    path: Path
    text: str = ""
    workflow: Workflow | None = None
    faults: tuple[Fault, ...] = ()


def check_files(paths: Iterable[Path], known: Callable[[str], Known]) -> list[Fault]:
    """Every fault in these files, each once."""
    return list(dict.fromkeys(fault for each in read_files(paths, known) for fault in each.faults))


def read_files(paths: Iterable[Path], known: Callable[[str], Known]) -> list[FileRead]:
    """What is in these files, each with its faults.

    `known` says what the workflow of a name may name. It is asked for '' by a shared file, and where a file names no
    workflow; the InvalidDefinition that it may raise, where what is shared has faults, is told as well.
    """
    return [_read_file(path, known) for path in paths]


def _read_file(path: Path, known: Callable[[str], Known]) -> FileRead:
    try:
        text = path.read_bytes().decode()
    except OSError as error:
        return FileRead(path, faults=(Fault(str(path), 1, 1, f"this file cannot be read: {error.strerror}"),))
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return FileRead(path, faults=(Fault(str(path), line, column, "this is not UTF-8"),))
    name, is_shared = _what_it_is(text, str(path))
    try:
        if is_shared:
            load_shared(text, file=str(path), known=known(name))
            return FileRead(path, text)
        return FileRead(path, text, load(text, file=str(path), known=known(name)))
    except InvalidDefinition as invalid:
        return FileRead(path, text, faults=tuple(invalid.faults))


def _what_it_is(text: str, file: str) -> tuple[str, bool]:
    """The name of the workflow that a file defines, or '', and whether it is a shared one, which defines none."""
    root = read_yaml(text, file=file, faults=Faults())
    entries = root.entries if isinstance(root, Entries) else ()
    keys = {key.value: value for key, value in entries}
    node = keys.get("workflow")
    name = str(node.value) if isinstance(node, Scalar) else ""
    return name if re.fullmatch(NAME, name) else "", bool(keys) and keys.keys() <= {"ladders", "lists", "forms"}


def _read(root: Node, known: Known, faults: Faults, proven: bool) -> Workflow | None:
    given = by_key(Workflow, root, Faults()) if isinstance(root, Entries) else {}
    names = Names(known, given)
    reader = _reader(given, known, names, faults)
    workflow: Workflow | None = reader.record(Workflow, root)
    if workflow is not None:
        draft = Draft(workflow, reader.places, faults, known, names.used, is_new=proven)
        check_meaning(draft)
        if proven:
            check_proof(draft)
    return workflow


def _read_shared(root: Node, known: Known, faults: Faults) -> Shared | None:
    given = by_key(Shared, root, Faults()) if isinstance(root, Entries) else {}
    reader = _reader(given, known, Names(known, given), faults)
    shared: Shared | None = reader.record(Shared, root)
    for form in shared.forms.values() if shared else ():
        check_form(form, reader.places, faults)
    return shared


def _reader(given: Mapping[str, Node], known: Known, names: Names, faults: Faults) -> Reader:
    reader = Reader(faults, names, {Named.LIST: known.lists, Named.FORM: known.forms})
    reader.offer(Named.LIST, given.get("lists"))
    reader.offer(Named.FORM, given.get("forms"))
    return reader


def _merged(workflow: Workflow, known: Known) -> Workflow:
    """The workflow with the shared ladders it uses; its forms and lists are in their places, and needed no longer."""
    used = {*_ladders_of(workflow.tasks), *_ladders_of(workflow.dates)}
    shared = {name: known.ladders[name] for name in sorted(used & known.ladders.keys())}
    return replace(workflow, ladders={**shared, **workflow.ladders}, forms={}, lists={})


def _ladders_of(nudged: Iterable[Task | Dated]) -> Iterable[str]:
    return (each.nudges for each in nudged if each.nudges)

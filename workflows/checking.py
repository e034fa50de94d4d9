"""Every fault of definitions and layers that lie in files: by themselves, and beside those that are here already."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from engine.faults import Fault, InvalidDefinition
from engine.loader import FileRead, read_files
from workflows.catalogue import definition_files, faults_of_layers, known
from workflows.following import Written, faults_of_following
from workflows.layer_texts import is_layer


def faults_in(files: Sequence[Path]) -> list[Fault]:
    """Every fault of these definitions, layers and shared files, each once, in the order of the files.

    How a version follows others, and what a layer does to them, is judged once every definition is right by itself: so
    what is wrong in those beside it, without which nothing starts, is told too.
    """
    layers = [file for file in files if is_layer(file)]
    given = read_files((file for file in files if file not in layers), known)
    faults = [fault for each in given for fault in each.faults]
    return list(dict.fromkeys([*faults, *_beside(given, bool(faults)), *_of_layers(layers, bool(faults))]))


def _beside(given: Sequence[FileRead], has_faults: bool) -> Iterable[Fault]:
    """What is wrong between these definitions and those that are here, once each is right by itself."""
    if has_faults or not any(each.workflow for each in given):
        return ()
    names = {(each.workflow.name, each.workflow.version) for each in given if each.workflow}
    paths = {each.path.resolve() for each in given}
    there = read_files((file for file in definition_files() if file.resolve() not in paths), known)
    faults = [fault for each in there for fault in each.faults]
    kept = (each for each in there if each.workflow and (each.workflow.name, each.workflow.version) not in names)
    together = (Written(each.workflow, str(each.path), each.text) for each in (*kept, *given) if each.workflow)
    return faults or faults_of_following(tuple(together))


def _of_layers(layers: Sequence[Path], has_faults: bool) -> Sequence[Fault]:
    """What is wrong with layers; where a definition beneath them is, that is what is told, and no more than once."""
    try:
        return faults_of_layers(layers) if layers else ()
    except InvalidDefinition as invalid:
        return () if has_faults else invalid.faults

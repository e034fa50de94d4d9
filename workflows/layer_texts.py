"""The layers that lie in files, and a school's own: each a text with what its head says. Which hold on a day."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from engine.definition import Workflow
from engine.layer import LayerHead, LayerKind
from engine.layering import read_head
from workflows.school.layers import OwnText, SchoolLayers

HERE = Path(__file__).parent
LAYERS = HERE / "layers"
OWN = "the school’s own layer"


@dataclass(frozen=True, slots=True)
class LayerText:
    """A layer that is not laid yet: the name of its folder, its file as faults call it, and what its head says."""

    name: str
    file: str
    text: str
    head: LayerHead


def layer_files(folder: Path = LAYERS) -> tuple[Path, ...]:
    """The file of every version of every layer, in order: `layers/<name>/<workflow>.yaml`, a later one `….v2.yaml`."""
    return tuple(sorted(folder.glob("*/*.yaml")))


def read_layer(file: Path, shown: str) -> LayerText:
    """The layer in a file. Raises InvalidDefinition where its head cannot be read."""
    text = file.read_text(encoding="utf-8")
    return LayerText(file.parent.name, shown, text, read_head(text, file=shown))


def is_layer(file: Path) -> bool:
    """Whether a file is meant as a layer: a line of it says whose layer it is."""
    try:
        return bool(re.search(r"^layer:", file.read_text(encoding="utf-8"), re.MULTILINE))
    except (OSError, UnicodeDecodeError):
        return False


@lru_cache(maxsize=256)
def own_text(own: OwnText) -> LayerText:
    """A school's own layer. It was found without fault when it was published."""
    return LayerText("", OWN, own.text, read_head(own.text, file=OWN))


def texts_on(files: Iterable[LayerText], layers: SchoolLayers, workflow: str, on: date) -> tuple[LayerText, ...]:
    """What is laid upon a workflow on a day, in order: council, trust, school, and last what the school wrote."""
    found = [each for each in files if each.head.workflow == workflow and in_force(each.head, on)]
    return tuple(_in_order(found, layers, workflow, on))


def _in_order(found: list[LayerText], layers: SchoolLayers, workflow: str, on: date) -> Iterator[LayerText]:
    for kind in LayerKind:
        choice = layers.choice(kind, on)
        named = [each for each in found if choice and (each.head.kind, each.name) == (kind, choice.name)]
        if named:
            yield max(named, key=lambda each: each.head.version)
    own = layers.own_on(workflow, on)
    if own is not None:
        yield own_text(own)


def in_force(written: LayerHead | Workflow, on: date) -> bool:
    """Whether a version is in force on a day: both its days are included."""
    begins, until = written.in_force_from, written.in_force_to
    return begins is not None and begins <= on and (until is None or on <= until)


def meet(layer: LayerHead, workflow: Workflow) -> bool:
    """Whether there is a day on which a layer and a version of its workflow are both in force."""
    if workflow.name != layer.workflow or workflow.in_force_from is None:
        return False
    begins = max(layer.in_force_from, workflow.in_force_from)
    return in_force(layer, begins) and in_force(workflow, begins)

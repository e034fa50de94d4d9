"""A workflow as canonical text, which journeys are pinned to by its hash, and that text read back.

The text is JSON and keeps to the grammar: it is itself a definition, with forms, lists and shared ladders in their
places. Keys of the grammar are sorted and defaults left out, so that a new optional key changes no old hash. Stages,
choices and other names that the definition gives keep their written order, which people see.
"""

import hashlib
import json
from collections.abc import Callable
from typing import Any, TypeVar

from engine.definition import Workflow
from engine.faults import Fault, Faults, InvalidDefinition, Place
from engine.known import ANY
from engine.layer import Layer
from engine.reader import Reader
from engine.shapes import (
    Choosable,
    Flag,
    FormShape,
    ListOf,
    MapOf,
    Record,
    Shape,
    SlotShape,
    StageList,
    Whole,
    parts_of,
)
from engine.strict_yaml import Entries, Items, Node, Scalar

Read = TypeVar("Read", Workflow, Layer)
STORED = "stored definition"
PLACE = Place(STORED, 1, 1)


def as_text(written: Workflow | Layer) -> str:
    """The canonical text of a workflow or a layer: equal ones, written in the same order, have equal texts."""
    return json.dumps(_written(Record(type(written)), written), ensure_ascii=False, separators=(",", ":"))


def nodes_of(workflow: Workflow) -> dict[str, Node]:
    """What a workflow says, by key, as the nodes that a reader would have: without places."""
    root = _node(_written(Record(Workflow), workflow))
    return {str(key.value): value for key, value in root.entries} if isinstance(root, Entries) else {}


def hash_of(text: str) -> str:
    """The hash by which a stored definition is found: SHA-256, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def from_text(text: str) -> Workflow:
    """The workflow that `as_text` wrote. Names are not looked up: they were, when it was loaded.

    Raises InvalidDefinition where the text is no such definition.
    """
    return _read(Workflow, text)


def layer_from_text(text: str) -> Layer:
    """The layer that `as_text` wrote. Names are not looked up: they are, when it is laid.

    Raises InvalidDefinition where the text is no such layer.
    """
    return _read(Layer, text)


def _read(kind: type[Read], text: str) -> Read:
    faults = Faults()
    try:
        root = _node(json.loads(text))
    except json.JSONDecodeError as error:
        raise InvalidDefinition([Fault(STORED, error.lineno, error.colno, error.msg)]) from error
    found: Read | None = Reader(faults, None, {}).record(kind, root)
    if found is None or faults:
        raise InvalidDefinition(faults.in_order())
    return found


def _node(value: Any) -> Node:
    if isinstance(value, dict):
        return Entries(PLACE, tuple((Scalar(PLACE, key), _node(each)) for key, each in value.items()))
    if isinstance(value, list):
        return Items(PLACE, tuple(map(_node, value)))
    return Scalar(PLACE, value)


def _written(shape: Shape, value: Any) -> Any:
    write = WRITE.get(type(shape))
    return write(shape, value) if write else str(value)


def _record(shape: Record, value: Any) -> dict[str, Any]:
    kept = {
        part.key: _written(part.shape, getattr(value, part.attribute))
        for part in parts_of(shape.of)
        if not part.from_map_key and (part.required or getattr(value, part.attribute) != part.default)
    }
    return dict(sorted(kept.items()))


def _list(shape: ListOf, value: tuple[Any, ...]) -> list[Any]:
    return [_written(shape.item, each) for each in value]


def _map(shape: MapOf, value: dict[str, Any]) -> dict[str, Any]:
    return {name: _written(shape.value, each) for name, each in value.items()}


def _choices(shape: Choosable, value: dict[str, str]) -> dict[str, str] | list[str]:
    return list(value) if all(name == words for name, words in value.items()) else dict(value)


def _stages(shape: StageList, value: tuple[str, ...]) -> str | list[str]:
    return ANY if value == (ANY,) else list(value)


WRITE: dict[type[Shape], Callable[[Any, Any], Any]] = {
    Record: _record,
    ListOf: _list,
    MapOf: _map,
    Choosable: _choices,
    StageList: _stages,
    FormShape: lambda shape, value: _list(shape.fields, value),
    SlotShape: lambda shape, value: "many" if value is None else {"one": value},
    Whole: lambda shape, value: value,
    Flag: lambda shape, value: value,
}

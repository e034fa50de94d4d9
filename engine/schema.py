"""The JSON Schema of a definition, derived from its dataclasses: for editors, and for other people's tools.

It knows keys, closed lists and phrases. What a name refers to, and whether the whole means something, only the loader
can tell.
"""

from collections.abc import Callable
from typing import Any

from engine.definition import Workflow
from engine.known import ANY, OWN_ITEMS, OWN_MAPS
from engine.names import Named
from engine.phrases import NAME
from engine.shapes import (
    Choosable,
    Day,
    Flag,
    FormShape,
    Given,
    ListOf,
    MapOf,
    NameOf,
    OneOf,
    Record,
    RoleOr,
    Said,
    Shape,
    SlotShape,
    StageList,
    Whole,
    Words,
    parts_of,
)
from engine.terms import Role

Schema = dict[str, Any]
TEXT = r"^(?=[\s\S]*\S)(?![\s\S]*\$\{)(?:[^{}]|\{child\})+$"
GIVEN: Schema = {"type": "string", "pattern": f"^{NAME}$", "not": {"const": ANY}}
ANYTHING: Schema = {"type": "string", "minLength": 1}
OWN = frozenset({*OWN_MAPS.values(), *(named for named, _ in OWN_ITEMS.values())} - {Named.GUARD})


def schema(of: type = Workflow, title: str = "A workflow definition") -> Schema:
    """The JSON Schema (draft 2020-12) of a definition, or of a layer."""
    parts: dict[str, Schema] = {}
    root = _schema_of(Record(of), parts)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **root,
        "$defs": dict(sorted(parts.items())),
    }


def _schema_of(shape: Shape, parts: dict[str, Schema]) -> Schema:
    return SCHEMAS[type(shape)](shape, parts)


def _record(shape: Record, parts: dict[str, Schema]) -> Schema:
    name = shape.of.__name__
    if name not in parts:
        parts[name] = {}
        parts[name] = _keys(shape.of, parts)
    reference = {"$ref": f"#/$defs/{name}"}
    return {"anyOf": [{"type": "string", "pattern": TEXT}, reference]} if shape.short else reference


def _keys(cls: type, parts: dict[str, Schema]) -> Schema:
    keys = [part for part in parts_of(cls) if not part.from_map_key]
    return {
        "description": " ".join((cls.__doc__ or "").split()),
        "type": "object",
        "properties": {part.key: _schema_of(part.shape, parts) for part in keys},
        "required": [part.key for part in keys if part.required],
        "additionalProperties": False,
    }


def _list(shape: ListOf, parts: dict[str, Schema]) -> Schema:
    item = _schema_of(shape.item, parts)
    several: Schema = {"type": "array", "items": item, "minItems": 1}
    if not isinstance(shape.item, Record):
        several["uniqueItems"] = True
    return {"anyOf": [item, several]} if shape.single else several


def _stages(shape: StageList, parts: dict[str, Schema]) -> Schema:
    several = {"type": "array", "items": GIVEN, "minItems": 1, "uniqueItems": True}
    return {"anyOf": [{"const": ANY}, GIVEN, several]}


def _map(shape: MapOf, parts: dict[str, Schema]) -> Schema:
    return {
        "type": "object",
        "propertyNames": _schema_of(shape.key, parts),
        "additionalProperties": _schema_of(shape.value, parts),
        "minProperties": 1,
    }


def _choices(shape: Choosable, parts: dict[str, Schema]) -> Schema:
    either = [_map(MapOf(Given(), Words()), parts), _list(ListOf(Words()), parts)]
    return {"anyOf": [*either, GIVEN] if shape.by_name else either}


def _form(shape: FormShape, parts: dict[str, Schema]) -> Schema:
    return {"anyOf": [GIVEN, _list(shape.fields, parts)]}


def _slot(shape: SlotShape, parts: dict[str, Schema]) -> Schema:
    one = {"type": "object", "properties": {"one": GIVEN}, "required": ["one"], "additionalProperties": False}
    return {"anyOf": [{"const": "many"}, one]}


SCHEMAS: dict[type[Shape], Callable[[Any, dict[str, Schema]], Schema]] = {
    Words: lambda shape, parts: {"type": "string", "pattern": TEXT},
    Given: lambda shape, parts: GIVEN,
    NameOf: lambda shape, parts: GIVEN if shape.named in OWN else ANYTHING,
    RoleOr: lambda shape, parts: {"enum": [*map(str, Role), shape.word]},
    OneOf: lambda shape, parts: {"enum": list(map(str, shape.words))},
    Whole: lambda shape, parts: {"type": "integer", "minimum": 1},
    Flag: lambda shape, parts: {"type": "boolean"},
    Day: lambda shape, parts: {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    Said: lambda shape, parts: {"type": "string", "pattern": f"^(?:{shape.phrase.pattern})$"},
    Record: _record,
    ListOf: _list,
    StageList: _stages,
    MapOf: _map,
    Choosable: _choices,
    FormShape: _form,
    SlotShape: _slot,
}

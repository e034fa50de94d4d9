"""The shape that each value of a definition has in its file, taken from the types of the dataclasses.

Reader, schema and writer all go by these shapes, so none of them can know a key that the others do not.
"""

import types
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from engine.names import Named, Written
from engine.phrases import PHRASES, Phrase
from engine.terms import OPENER


class Shape:
    """How a value is written."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Words(Shape):
    """A text for people."""


@dataclass(frozen=True, slots=True)
class Given(Shape):
    """A name that is given here."""


@dataclass(frozen=True, slots=True)
class NameOf(Shape):
    """The name of something that must be there."""

    named: Named


@dataclass(frozen=True, slots=True)
class RoleOr(Shape):
    """A role, or one word more."""

    word: str


@dataclass(frozen=True, slots=True)
class Whole(Shape):
    """A whole number from 1 on."""


@dataclass(frozen=True, slots=True)
class Flag(Shape):
    """True or false."""


@dataclass(frozen=True, slots=True)
class Day(Shape):
    """A date, as 2026-09-07."""


@dataclass(frozen=True, slots=True)
class OneOf(Shape):
    """One word of a closed list."""

    words: tuple[str, ...]
    enum: type[StrEnum] | None = None


@dataclass(frozen=True, slots=True)
class Said(Shape):
    """A phrase."""

    phrase: Phrase


@dataclass(frozen=True, slots=True)
class Record(Shape):
    """Keys and values of one dataclass; where `short` is given, its text alone will do."""

    of: type
    short: str | None = None


@dataclass(frozen=True, slots=True)
class ListOf(Shape):
    """A list; where `single` is true, one item alone will do."""

    item: Shape
    single: bool = False


@dataclass(frozen=True, slots=True)
class StageList(Shape):
    """A stage, a list of stages, or `any`."""


@dataclass(frozen=True, slots=True)
class MapOf(Shape):
    """Names, each with its value."""

    key: Shape
    value: Shape


@dataclass(frozen=True, slots=True)
class Choosable(Shape):
    """Names with their words, or a plain list; where `by_name` is true, also the name of a list."""

    by_name: bool


@dataclass(frozen=True, slots=True)
class FormShape(Shape):
    """Fields, or the name of a form."""

    fields: ListOf


@dataclass(frozen=True, slots=True)
class SlotShape(Shape):
    """`many`, or `{one: slot}`."""


@dataclass(frozen=True, slots=True)
class Part:
    """One key of a dataclass: the attribute it fills, its shape, and whether it must be written."""

    attribute: str
    key: str
    shape: Shape
    required: bool
    from_map_key: bool
    default: Any


@cache
def parts_of(cls: type) -> tuple[Part, ...]:
    """The keys of a dataclass, in the order of its fields."""
    hints = get_type_hints(cls, include_extras=True)
    return tuple(
        Part(
            attribute=each.name,
            key=each.metadata.get("key", each.name),
            shape=shape_of(hints[each.name]),
            required=_has_no_default(each) or bool(each.metadata.get("required")),
            from_map_key=bool(each.metadata.get("from_map_key")),
            default=each.default_factory() if each.default_factory is not MISSING else each.default,
        )
        for each in fields(cls)
    )


def _has_no_default(each: Any) -> bool:
    return each.default is MISSING and each.default_factory is MISSING


def shape_of(hint: Any) -> Shape:
    """The shape of a type, as it is annotated in a dataclass of a definition."""
    if get_origin(hint) is Annotated:
        return _annotated(*get_args(hint)[:2])
    if get_origin(hint) in (Union, types.UnionType):
        return _either(tuple(each for each in get_args(hint) if each is not types.NoneType))
    if get_origin(hint) is Literal:
        return OneOf(get_args(hint))
    if get_origin(hint) is tuple:
        return ListOf(shape_of(get_args(hint)[0]))
    if get_origin(hint) is Mapping:
        return MapOf(*map(shape_of, get_args(hint)))
    return _plain(hint)


def _either(hints: tuple[Any, ...]) -> Shape:
    if len(hints) == 1:
        return shape_of(hints[0])
    return Said(PHRASES[frozenset(hints)])


def _plain(hint: Any) -> Shape:
    simple: dict[Any, Shape] = {int: Whole(), bool: Flag(), date: Day()}
    if hint in simple:
        return simple[hint]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return OneOf(tuple(hint), hint)
    if frozenset({hint}) in PHRASES:
        return Said(PHRASES[frozenset({hint})])
    if is_dataclass(hint) and isinstance(hint, type):
        return Record(hint, getattr(hint, "SHORT", None))
    raise TypeError(f"{hint!r} has no shape in a definition")


def _annotated(hint: Any, mark: Named | Written) -> Shape:
    if isinstance(mark, Named):
        return NameOf(mark)
    made: dict[Written, Shape] = {
        Written.TEXT: Words(),
        Written.NEW_NAME: Given(),
        Written.OWNER: RoleOr(OPENER),
        Written.RECEIVER: RoleOr("owner"),
        Written.STAGES: StageList(),
        Written.OPTIONS: Choosable(by_name=False),
        Written.CHOICES: Choosable(by_name=True),
        Written.SLOT: SlotShape(),
    }
    if mark in made:
        return made[mark]
    item = shape_of(get_args(hint)[0])
    return FormShape(ListOf(item)) if mark is Written.FORM else ListOf(item, single=True)

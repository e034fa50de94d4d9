"""Frozen facts as JSON and back, by the types of their fields. What stands at its default is left out.

A field that a class has no more is passed over when it is read: what was recorded outlives it, and where it mattered
the verdict shows it.
"""

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from engine.days import DayKind, Days
from workflows.school.terms import WORKING, SchoolCalendar, Span, days_with

SPANS = tuple[Span, ...]
PARTS = ("terms", "closed", "windows")


def encoded(value: Any) -> Any:
    """A value as JSON: what has fields as a map, dates and ids as text, sets in order, a calendar as its terms."""
    if isinstance(value, Days):
        return _said_of(value)
    if _is_made_of_fields(type(value)):
        return {
            name: encoded(getattr(value, name))
            for name, default in _fields(type(value))
            if _is_said(value, name, default)
        }
    if isinstance(value, date | UUID):
        return value.isoformat() if isinstance(value, date) else str(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(encoded(key)): encoded(each) for key, each in value.items()}
    if isinstance(value, frozenset):
        return sorted(encoded(each) for each in value)
    return [encoded(each) for each in value] if isinstance(value, tuple | list) else value


def _is_made_of_fields(cls: type) -> bool:
    return is_dataclass(cls) or hasattr(cls, "_field_defaults")


def _fields(cls: Any) -> list[tuple[str, Any]]:
    """The fields that a value is made with, each with its default; MISSING where it has none."""
    if not is_dataclass(cls):
        return [(name, cls._field_defaults.get(name, MISSING)) for name in cls._fields]
    made_with = (each for each in fields(cls) if each.init)
    return [
        (each.name, each.default if each.default_factory is MISSING else each.default_factory()) for each in made_with
    ]


def _is_said(value: Any, name: str, default: Any) -> bool:
    return default is MISSING or getattr(value, name) != default


def decoded(hint: Any, value: Any) -> Any:
    """A value of the type `hint` from its JSON."""
    if value is None or hint is Any:
        return value
    if hint is Days:
        return days_with(SchoolCalendar.of(*(decoded(SPANS, value[part]) for part in PARTS)))
    if isinstance(hint, type) and _is_made_of_fields(hint):
        hints = _hints(hint)
        return hint(**{name: decoded(hints[name], each) for name, each in value.items() if name in hints})
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return decoded(next(each for each in inner if each is not types.NoneType), value)
    if origin in (tuple, frozenset):
        return _several(origin, inner, value)
    if origin is not None and issubclass(origin, Mapping):
        return {decoded(inner[0], key): decoded(inner[1], each) for key, each in value.items()}
    return _plain(hint, value)


def _several(origin: type, inner: tuple[Any, ...], value: list[Any]) -> Any:
    if origin is tuple and Ellipsis not in inner:
        return tuple(decoded(hint, each) for hint, each in zip(inner, value, strict=True))
    return origin(decoded(inner[0], each) for each in value)


def _plain(hint: Any, value: Any) -> Any:
    if hint in (date, datetime):
        return hint.fromisoformat(value)
    if isinstance(hint, type) and issubclass(hint, UUID | Enum):
        return hint(value)
    return value


def _said_of(days: Days) -> dict[str, Any]:
    """A school's days by what a person would enter: its terms, the days on which it is closed, its review windows."""
    calendar = days.calendars[DayKind.SCHOOL]
    assert isinstance(calendar, SchoolCalendar)
    in_term = (first + timedelta(n) for first, last in calendar.terms for n in range((last - first).days + 1))
    closed = [(day, day) for day in in_term if WORKING.is_open(day) and not calendar.is_open(day)]
    return {
        part: encoded(tuple(each)) for part, each in zip(PARTS, (calendar.terms, closed, calendar.windows), strict=True)
    }


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)

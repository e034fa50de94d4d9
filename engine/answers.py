"""Fitting what was typed to the questions of a form."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from engine.definition import Field, Kind
from engine.errors import AnswersRefused

_DATE = Kind.DATE
LONGEST_SHORT, LONGEST_LONG = 500, 20_000
YEARS_BACK, YEARS_AHEAD = 30, 10
"""How far from today a day in an answer may lie. Whoever types 2206 for 2026 hears of it at once, and nobody counts
the school days of two centuries."""


def years_around(today: date) -> tuple[int, int]:
    """The first and the last year in which a day in an answer may lie."""
    return today.year - YEARS_BACK, today.year + YEARS_AHEAD


def fitted(fields: tuple[Field, ...], values: Mapping[str, Any], today: date) -> dict[str, Any]:
    """The values that belong to `fields`, each in the shape of its kind, blanks left out.

    Raises AnswersRefused with a sentence for each field that is missing or does not fit.
    """
    answers: dict[str, Any] = {}
    faults: dict[str, str] = {}
    for field in fields:
        try:
            value = _FIT[field.answer](field, values.get(field.name))
        except ValueError as error:
            faults[field.name] = str(error)
            continue
        if field.answer is _DATE and value and not _is_near(value, today):
            first, last = years_around(today)
            faults[field.name] = f"The year of “{field.ask}” must be from {first} to {last}"
        elif value not in (None, "", []):
            answers[field.name] = value
        elif not field.may_be_blank:
            faults[field.name] = f"Answer “{field.ask}”"
    if faults:
        raise AnswersRefused(faults)
    return answers


def _is_near(day: str, today: date) -> bool:
    first, last = years_around(today)
    return first <= date.fromisoformat(day).year <= last


def _text(longest: int) -> Callable[[Field, Any], Any]:
    def fit(field: Field, value: Any) -> Any:
        text = "" if value is None else str(value).strip()
        if len(text) > longest:
            raise ValueError(f"“{field.ask}” must be {longest:,} characters or fewer")
        return text

    return fit


def _day(field: Field, value: Any) -> Any:
    if value in (None, ""):
        return None
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise ValueError(f"“{field.ask}” must be a real date") from None


def _yes_or_no(field: Field, value: Any) -> Any:
    if value in (None, ""):
        return None
    if not isinstance(value, bool):
        raise ValueError(f"Answer “{field.ask}” with yes or no")
    return value


def _one(field: Field, value: Any) -> Any:
    if value in (None, ""):
        return None
    if field.choices is not None and not field.source and value not in field.choices:
        raise ValueError(f"Choose one of the answers to “{field.ask}”")
    return str(value)


def _several(field: Field, value: Any) -> Any:
    chosen = list(dict.fromkeys(str(each) for each in (value or ())))
    if field.choices is not None and not field.source and not set(chosen) <= set(field.choices):
        raise ValueError(f"Choose among the answers to “{field.ask}”")
    if field.alone in chosen and len(chosen) > 1:
        words = (field.choices or {}).get(str(field.alone), str(field.alone))
        raise ValueError(f"Choose either “{words}” or other answers, not both")
    return chosen


def _number(field: Field, value: Any) -> Any:
    if value in (None, ""):
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"Answer “{field.ask}” with a number")
    return value


_FIT: dict[Kind, Callable[[Field, Any], Any]] = {
    Kind.SHORT_TEXT: _text(LONGEST_SHORT),
    Kind.LONG_TEXT: _text(LONGEST_LONG),
    Kind.DATE: _day,
    Kind.YES_OR_NO: _yes_or_no,
    Kind.ONE_OF: _one,
    Kind.SEVERAL_OF: _several,
    Kind.PERSON: _one,
    Kind.NUMBER: _number,
}

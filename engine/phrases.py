"""The phrases of a definition, read: `10 school days`, `field agree_plan.review_on`, `2 school days before due`."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from engine.days import DayKind
from engine.faults import did_you_mean
from engine.names import Named
from engine.terms import Anchor, AnchorKind, Beginning, Length, RuleName, Side, When

NAME = r"[a-z][a-z0-9_]*"
LENGTH = rf"[1-9][0-9]{{0,3}} (?:{'|'.join(DayKind)}) days?"
RULE = rf"rule {NAME}"
FIELD = rf"field {NAME}\.{NAME}"
KINDS_IN_WORDS = "school, working or calendar"


class Misread(Exception):
    """A phrase that cannot be read; the sentence says what is written instead."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """How one kind of phrase is recognised, and read."""

    pattern: str
    read: Callable[[str], Any]


def read_length(text: str) -> Length:
    """`10 school days`, or `1 school day`."""
    match = re.fullmatch(r"([1-9][0-9]{0,3}) (\S+) days?", text)
    if match and match[2] in list(DayKind):
        return Length(int(match[1]), DayKind(match[2]))
    if match:
        raise Misread(f"no kind of day is called '{match[2]}'{did_you_mean(match[2], DayKind)}")
    bare = re.fullmatch(r"([1-9][0-9]{0,3}) days?", text)
    if bare:
        raise Misread(f"'{text}' does not say which days; did you mean '{Length(int(bare[1]), DayKind.SCHOOL)}'?")
    raise Misread(f"'{text}' is no number of days; write it as '5 school days' ({KINDS_IN_WORDS})")


def read_rule(text: str) -> RuleName:
    """`rule two_terms_ahead`."""
    if not re.fullmatch(RULE, text):
        raise Misread(f"'{text}' names no rule; write it as 'rule name'")
    return RuleName(text.removeprefix("rule "))


def read_length_or_rule(text: str) -> Length | RuleName:
    """A number of days, or the rule that gives it."""
    return read_rule(text) if text.startswith("rule") else read_length(text)


def read_anchor(text: str) -> Anchor:
    """`arriving`, `field task.field`, `date id` or `rule name`."""
    if not re.fullmatch(ANCHOR, text):
        first = text.split(" ")[0]
        near = "" if first in list(AnchorKind) else did_you_mean(first, AnchorKind)
        raise Misread(f"'{text}' is no anchor: it is arriving, 'field task.field', 'date id' or 'rule name'{near}")
    kind, _, name = text.partition(" ")
    name, _, field = name.partition(".")
    return Anchor(AnchorKind(kind), name, field)


def read_beginning(text: str) -> Beginning:
    """`today`, `30 school days ahead`, `field task.field` or `rule name`."""
    if text == "today":
        return Beginning(today=True)
    if text.endswith(" ahead"):
        return Beginning(ahead=read_length(text.removesuffix(" ahead")))
    if re.fullmatch(f"{FIELD}|{RULE}", text):
        return Beginning(anchor=read_anchor(text))
    raise Misread(
        f"'{text}' is no beginning: it is today, '30 school days ahead', 'field task.field' or 'rule name'"
        + did_you_mean(text, ["today"])
    )


def read_when(text: str) -> When:
    """`2 school days before due`, `on due` or `1 school day after due`."""
    if text == "on due":
        return When(Side.ON)
    for side in (Side.BEFORE, Side.AFTER):
        if text.endswith(f" {side} due"):
            return When(side, read_length(text.removesuffix(f" {side} due")))
    raise Misread(f"'{text}' is no time: it is 'on due', '2 school days before due' or '1 school day after due'")


ANCHOR = rf"arriving|{FIELD}|date {NAME}|{RULE}"
PHRASES: dict[frozenset[type], Phrase] = {
    frozenset({Length}): Phrase(LENGTH, read_length),
    frozenset({Length, RuleName}): Phrase(f"{LENGTH}|{RULE}", read_length_or_rule),
    frozenset({Anchor}): Phrase(ANCHOR, read_anchor),
    frozenset({Beginning}): Phrase(f"today|{LENGTH} ahead|{FIELD}|{RULE}", read_beginning),
    frozenset({When}): Phrase(f"on due|{LENGTH} (?:before|after) due", read_when),
}


def names_in(phrase: object) -> tuple[tuple[Named, str], ...]:
    """What a phrase names, so that it can be looked up."""
    match phrase:
        case RuleName(name) | Anchor(AnchorKind.RULE, name):
            return ((Named.RULE, name),)
        case Anchor(AnchorKind.FIELD, name):
            return ((Named.TASK, name),)
        case Anchor(AnchorKind.DATE, name):
            return ((Named.DATE, name),)
        case Beginning(anchor=Anchor() as anchor):
            return names_in(anchor)
    return ()

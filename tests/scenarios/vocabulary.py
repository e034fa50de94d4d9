"""The closed list of sentences that a worked example may use, each with the function that does it."""

import re
from calendar import month_name
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any, TypeVar

from tests.scenarios.people import ROLES, WHOM

Function = TypeVar("Function", bound=Callable[..., None])

MONTHS = {name: number for number, name in enumerate(month_name) if name}


def _day(said: str) -> date:
    number, month, year = said.split()
    return date(int(year), MONTHS[month], int(number))


DAY = (rf"\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}", _day)
HOLES: dict[str, tuple[str, Callable[[str], Any]]] = {
    "role": ("|".join(ROLES), lambda said: ROLES[said]),
    "whom": ("|".join(sorted(WHOM, key=len, reverse=True)), lambda said: WHOM[said]),
    "day": DAY,
    "last": DAY,
    "again": DAY,
    "number": (r"\d+", int),
    "choices": (r"“[^“”]+”(?: and “[^“”]+”)*", lambda said: re.findall("“([^“”]+)”", said)),
}
"""What may stand in a sentence in the place of a word in braces; any other hole stands for words in quotes."""


@dataclass(frozen=True, slots=True)
class Step:
    """One sentence, the pattern that finds it, and what it does to the world."""

    sentence: str
    pattern: re.Pattern[str]
    does: Callable[..., None]

    def arguments(self, said: str) -> dict[str, Any] | None:
        """What stands in the holes; None where the sentence is another."""
        found = self.pattern.fullmatch(said)
        return {name: _meant(name, text) for name, text in found.groupdict().items()} if found else None


STEPS: list[Step] = []


class NoSuchSentence(AssertionError):
    """An example says something that no step does."""


def step(sentence: str) -> Callable[[Function], Function]:
    """Declare what a sentence does; the words in its holes become the function's arguments."""

    def declare(does: Function) -> Function:
        STEPS.append(Step(sentence, re.compile(_pattern(sentence)), does))
        return does

    return declare


def understood(said: str, where: str) -> tuple[Step, dict[str, Any]]:
    """The one step that a sentence means. Raises NoSuchSentence, with its line, where there is none or two."""
    found = [(each, arguments) for each in STEPS if (arguments := each.arguments(said)) is not None]
    if len(found) != 1:
        near = get_close_matches(said, [each.sentence for each in STEPS], n=1, cutoff=0.3)
        meant = f"; did you mean '{near[0]}'?" if near and not found else ""
        raise NoSuchSentence(f"{where}: {len(found)} steps are called '{said}'{meant}")
    return found[0]


def _pattern(sentence: str) -> str:
    parts = re.split(r"\{(\w+)\}", sentence)
    holes = (f"(?P<{name}>{HOLES[name][0] if name in HOLES else '[^“”]+'})" for name in parts[1::2])
    return "".join(f"{re.escape(text)}{hole}" for text, hole in zip(parts[::2], [*holes, ""], strict=True))


def _meant(name: str, text: str) -> Any:
    return HOLES[name][1](text) if name in HOLES else text

"""A check: a named question about the facts, answered met, not met or not needed, always with a because."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, NamedTuple


class Outcome(StrEnum):
    MET = "met"
    NOT_MET = "not met"
    NOT_NEEDED = "not needed"


# Named once here: to look one up by its class is a call, and every write asks for hundreds of them.
MET, NOT_MET, NOT_NEEDED = Outcome


class Answer(NamedTuple):
    """What a check says, and the full sentence that goes on the screen and into the record."""

    outcome: Outcome
    because: str

    @property
    def passes(self) -> bool:
        return self.outcome is not NOT_MET

    @property
    def met(self) -> bool:
        return self.outcome is MET


def met(because: str) -> Answer:
    return Answer(MET, because)


def not_met(because: str) -> Answer:
    return Answer(NOT_MET, because)


def not_needed(because: str) -> Answer:
    return Answer(NOT_NEEDED, because)


class Register(dict[str, Callable[..., Any]]):
    """Functions by name, for checks, rules and recorders alike; a name is taken once.

    >>> rules = Register("rule")
    >>> @rules.add
    ... def two_terms_ahead(facts): ...
    """

    def __init__(self, what: str, *parts: "Register"):
        super().__init__()
        self.what = what
        for part in parts:
            for function in part.values():
                self.add(function)

    def add(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Take `function` under its own name; ValueError where the name is taken."""
        name = function.__name__
        if name in self:
            raise ValueError(f"There are two functions called {name!r} among the {self.what}s.")
        self[name] = function
        return function

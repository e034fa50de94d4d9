"""What can be wrong with a roll: problems that have a line, and the refusal of a file that cannot be read at all."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from engine.errors import EngineError

Value = TypeVar("Value")


class Kind(StrEnum):
    """An error means that something was not taken; a warning, that it was taken and wants a look."""

    ERROR = "error"
    WARNING = "warning"


class About(StrEnum):
    """What a problem is about, for grouping and for tests."""

    FILE = "file"
    ROW = "row"
    NAME = "name"
    UPN = "UPN"
    DUPLICATE = "duplicate"
    DATE = "date"
    YEAR = "year group"
    SEN = "SEN"
    CONTACT = "contact"
    LEAVER = "leaver"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to look at: on which line (0 is the whole file), how grave, and a sentence that says what to do."""

    line: int
    kind: Kind
    about: About
    says: str


@dataclass(frozen=True, slots=True)
class Reading(Generic[Value]):
    """What one cell was read as, and what there is to say about it. `value` is None where nothing could be taken."""

    value: Value | None
    kind: Kind | None = None
    says: str = ""


class Unreadable(EngineError):
    """The file as a whole cannot be read; `str(error)` says why and what to do."""


class Findings:
    """Collects the problems of one file while it is read."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []

    def error(self, line: int, about: About, says: str) -> None:
        self._problems.append(Problem(line, Kind.ERROR, about, says))

    def warn(self, line: int, about: About, says: str) -> None:
        self._problems.append(Problem(line, Kind.WARNING, about, says))

    def take(self, reading: Reading[Value], line: int, about: About) -> Value | None:
        """The value of a reading; what there is to say about it is noted under `line`."""
        if reading.kind is not None:
            self._problems.append(Problem(line, reading.kind, about, reading.says))
        return reading.value

    def sorted(self, more: Iterable[Problem] = ()) -> tuple[Problem, ...]:
        """Every problem once, `more` among them: of the whole file first, then by line, errors before warnings."""
        once = dict.fromkeys([*more, *self._problems])
        return tuple(sorted(once, key=lambda p: (p.line, p.kind is Kind.WARNING)))

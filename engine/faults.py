"""What is wrong with a definition, and where: every fault at once, each with its place and the nearest right word."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: lines and columns are counted from 1, as editors do."""

    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong, as `file:line:column: what is wrong`."""

    file: str
    line: int
    column: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.what}"


class InvalidDefinition(Exception):
    """A definition has faults; `faults` holds them all, in the order in which they stand in the file."""

    def __init__(self, faults: Iterable[Fault]):
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


class Faults:
    """Collects what is wrong while a definition is read. The same fault at the same place counts once."""

    def __init__(self) -> None:
        self._found: set[Fault] = set()

    def add(self, place: Place, what: str) -> None:
        self._found.add(Fault(place.file, place.line, place.column, what))

    def __bool__(self) -> bool:
        return bool(self._found)

    def in_order(self) -> list[Fault]:
        return sorted(self._found)


def nearest(word: str, options: Iterable[str]) -> str | None:
    """The option that `word` was probably meant to be, or None."""
    return next(iter(get_close_matches(word, sorted(options), n=1)), None)


def did_you_mean(word: str, options: Iterable[str]) -> str:
    """`; did you mean 'x'?`, or nothing where no option is near."""
    near = nearest(word, options)
    return f"; did you mean '{near}'?" if near else ""

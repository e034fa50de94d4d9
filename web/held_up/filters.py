"""What of the board is shown: chosen in a form, kept in the address."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import request

from web.held_up.rows import Board, BoardRow
from web.whose import Whose

SHOWN = {"held_up": "Held up", "all": "All open journeys"}
MOVES = {
    "": "Everybody’s",
    "mine": "Waiting for me",
    "staff": "Waiting for a colleague",
    "outside": "Waiting for others",
    "nobody": "Nobody is named",
}
LONGEST = 100
A_PAGE = 30
"""How many rows stand on one page: as many as a class has children, and quick to read and to send."""


@dataclass(frozen=True, slots=True)
class Filters:
    """The choices as they stand in the address. `whose` is a kind of MOVES, or the key of one person or role."""

    show: str = "held_up"
    stage: str = ""
    class_name: str = ""
    whose: str = ""
    number: int = 1

    @classmethod
    def here(cls) -> "Filters":
        """What this request's address says."""
        sent = request.args
        show = sent.get("show", "held_up")
        return cls(
            show if show in SHOWN else "held_up",
            sent.get("stage", "")[:LONGEST],
            sent.get("class", "")[:LONGEST],
            sent.get("whose", "")[:LONGEST],
            max(sent.get("page", 1, type=int), 1),
        )

    def keep(self, row: BoardRow) -> bool:
        """Whether a row is shown."""
        return (
            (self.show == "all" or row.is_held_up)
            and self.stage in ("", row.stage)
            and self.class_name in ("", row.pupil.class_name)
            and (not self.whose or self._is_whose(row.whose))
        )

    def _is_whose(self, whose: Whose) -> bool:
        if self.whose not in MOVES:
            return whose.key == self.whose
        kinds = {
            "mine": whose.is_mine,
            "staff": not (whose.is_mine or whose.is_outside or whose.is_nobodys),
            "outside": whose.is_outside,
            "nobody": whose.is_nobodys,
        }
        return kinds[self.whose]

    def kept(self, board: Board) -> tuple[BoardRow, ...]:
        """The rows that are shown, in their order."""
        return tuple(row for row in board.rows if self.keep(row))

    @property
    def query(self) -> dict[str, Any]:
        """The filters as they stand in an address."""
        sent = {"show": self.show, "stage": self.stage, "class": self.class_name, "whose": self.whose}
        chosen = {name: value for name, value in sent.items() if value and (name, value) != ("show", "held_up")}
        return chosen | ({"page": self.number} if self.number > 1 else {})

    def but(self, **other: str) -> dict[str, Any]:
        """An address with some of the choices changed, for a link; it begins at the first page."""
        return replace(self, number=1, **other).query

    def part(self, rows: Sequence[BoardRow]) -> "Part":
        """The rows of the page that is asked for; of the last one, where there are not so many."""
        last = max(-(-len(rows) // A_PAGE), 1)
        here = replace(self, number=min(self.number, last))
        return Part(tuple(rows[(here.number - 1) * A_PAGE : here.number * A_PAGE]), here, last)


@dataclass(frozen=True, slots=True)
class Part:
    """One page of the rows, the filters under which it stands, and how many pages there are."""

    rows: tuple[BoardRow, ...]
    filters: Filters
    last: int

    @property
    def first_row(self) -> int:
        """The place of the first row among all that are shown, counted from 1."""
        return (self.filters.number - 1) * A_PAGE + 1

    @property
    def before(self) -> dict[str, Any] | None:
        """The address of the page before; None on the first."""
        return self._at(self.filters.number - 1) if self.filters.number > 1 else None

    @property
    def after(self) -> dict[str, Any] | None:
        """The address of the page after; None on the last."""
        return self._at(self.filters.number + 1) if self.filters.number < self.last else None

    def _at(self, number: int) -> dict[str, Any]:
        return replace(self.filters, number=number).query


def choices(board: Board) -> dict[str, list[tuple[str, str]]]:
    """What each filter offers, from what is on the board."""
    stood = sorted({row.at for row in board.rows}, key=lambda at: (at.place, at.label))
    stages = dict.fromkeys(at.label for at in stood)
    classes = sorted({row.pupil.class_name for row in board.rows} - {""})
    # Rows that wait for the same people share what is said of them.
    movers = {id(row.whose): row.whose for row in board.rows if not row.whose.is_mine}
    called = {each.called: each for each in movers.values()}
    people = {each.key: words for words, each in called.items() if words}
    return {
        "show": list(SHOWN.items()),
        "stage": [("", "All stages"), *((each, each) for each in stages)],
        "class": [("", "All classes"), *((each, each) for each in classes)],
        "whose": [*MOVES.items(), *sorted(people.items(), key=lambda pair: pair[1])],
    }

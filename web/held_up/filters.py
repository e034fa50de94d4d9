"""What of the board is shown: chosen in a form, kept in the address."""

from dataclasses import dataclass, replace
from typing import Any

from flask import request

from web.held_up.rows import Board, BoardRow

SHOWN = {"held_up": "Held up", "all": "All open journeys"}
MOVES = {
    "": "Whoever’s move it is",
    "mine": "Waiting for me",
    "staff": "Waiting for a colleague",
    "outside": "Waiting for others",
    "nobody": "Nobody is named",
}
LONGEST = 100


@dataclass(frozen=True, slots=True)
class Filters:
    """The choices as they stand in the address. `whose` is a kind of MOVES, or the key of one person or role."""

    show: str = "held_up"
    stage: str = ""
    class_name: str = ""
    whose: str = ""

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
        )

    def keep(self, row: BoardRow) -> bool:
        """Whether a row is shown."""
        is_whose = {
            "": True,
            "mine": row.whose.is_mine,
            "staff": not (row.whose.is_mine or row.whose.is_outside or row.whose.is_nobodys),
            "outside": row.whose.is_outside,
            "nobody": row.whose.is_nobodys,
        }
        return (
            (self.show == "all" or row.is_held_up)
            and self.stage in ("", row.stage)
            and self.class_name in ("", row.pupil.class_name)
            and is_whose.get(self.whose, row.whose.key == self.whose)
        )

    def kept(self, board: Board) -> tuple[BoardRow, ...]:
        """The rows that are shown, in their order."""
        return tuple(row for row in board.rows if self.keep(row))

    @property
    def query(self) -> dict[str, Any]:
        """The filters as they stand in an address."""
        sent = {"show": self.show, "stage": self.stage, "class": self.class_name, "whose": self.whose}
        return {name: value for name, value in sent.items() if value and (name, value) != ("show", "held_up")}

    def but(self, **other: str) -> dict[str, Any]:
        """An address with some of the choices changed, for a link."""
        return replace(self, **other).query


def choices(board: Board) -> dict[str, list[tuple[str, str]]]:
    """What each filter offers, from what is on the board."""
    stages = dict.fromkeys(stage for _, stage in sorted({(row.place, row.stage) for row in board.rows}))
    classes = sorted({row.pupil.class_name for row in board.rows if row.pupil.class_name})
    people = {row.whose.key: row.whose.called for row in board.rows if row.whose.called and not row.whose.is_mine}
    return {
        "show": list(SHOWN.items()),
        "stage": [("", "All stages"), *((each, each) for each in stages)],
        "class": [("", "All classes"), *((each, each) for each in classes)],
        "whose": [*MOVES.items(), *sorted(people.items(), key=lambda pair: pair[1])],
    }

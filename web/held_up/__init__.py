"""Held up: which steps wait, since when, because of what, and whose move it is. The SENCO's first page."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, request, url_for

from notifications.inbox import NobodyToRemind, remind
from web import current, words
from web.fragments import go, page
from web.frame import tell
from web.held_up.rows import Board, BoardRow, read_board
from web.permissions import Permission, needs
from workflows.school.pupils import staff_named

bp = Blueprint("held_up", __name__, url_prefix="/held-up")
SHOWN = {"held_up": "Held up", "all": "All open journeys"}
MOVES = {
    "": "Whoever’s move it is",
    "mine": "Waiting for me",
    "staff": "Waiting for a colleague",
    "outside": "Waiting for others",
    "nobody": "Nobody is named",
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What of the board is shown; kept in the address."""

    show: str
    stage: str
    class_name: str
    whose: str

    @classmethod
    def here(cls) -> "Filters":
        sent = request.args
        show = sent.get("show", "held_up")
        return cls(
            show if show in SHOWN else "held_up",
            sent.get("stage", "")[:100],
            sent.get("class", "")[:50],
            sent.get("whose", "") if sent.get("whose", "") in MOVES else "",
        )

    def keep(self, row: BoardRow) -> bool:
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
            and is_whose[self.whose]
        )

    @property
    def query(self) -> dict[str, Any]:
        """The filters as they stand in an address."""
        sent = {"show": self.show, "stage": self.stage, "class": self.class_name, "whose": self.whose}
        return {name: value for name, value in sent.items() if value and (name, value) != ("show", "held_up")}


@bp.get("")
@needs(Permission.SEE_HELD_UP)
def show() -> Response:
    """The board."""
    filters = Filters.here()
    with current.reading() as session:
        board = read_board(session)
    return page(
        "held_up/show.html",
        fragment="held_up/_rows.html",
        board=board,
        rows=[row for row in board.rows if filters.keep(row)],
        filters=filters,
        today=current.today(),
        choices=_choices(board),
    )


@bp.post("/reminders/<uuid:task_id>")
@needs(Permission.SEE_HELD_UP)
def send_reminder(task_id: UUID) -> Response:
    """Send a reminder about one step to whoever owes it, once a day."""
    try:
        people = remind(current.desk(), current.scope(), task_id)
    except NobodyToRemind as error:
        tell(str(error))
    else:
        with current.reading() as session:
            names = staff_named(session, current.scope().school_id)
        tell(f"A reminder is on its way to {words.listed([names[person] for person in people])}.")
    return go(url_for("held_up.show", **Filters.here().query))


def _choices(board: Board) -> dict[str, list[tuple[str, str]]]:
    """What each filter offers, from what is on the board."""
    stages = sorted({row.stage for row in board.rows})
    classes = sorted({row.pupil.class_name for row in board.rows if row.pupil.class_name})
    return {
        "show": list(SHOWN.items()),
        "stage": [("", "All stages"), *((each, each) for each in stages)],
        "class": [("", "All classes"), *((each, each) for each in classes)],
        "whose": list(MOVES.items()),
    }

"""The board to take away, as the filters show it: one row for each journey."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from web import words
from web.held_up.lately import Lately
from web.held_up.rows import BoardRow
from web.lists import CHILD
from web.sheets import Cell

HEADINGS = (
    "Child",
    "Class",
    "Journey",
    "Stage",
    "School days there",
    "Usual school days",
    "Usual by",
    "Held up",
    "By law",
    "What is missing",
    "Whose move",
    "Next step",
    "Due",
    "School days late",
    "Last reminded",
)


def taken(
    rows: Iterable[BoardRow], lately: Lately, names: Mapping[UUID, str], called: Mapping[UUID, str]
) -> list[tuple[Cell, ...]]:
    """The rows under HEADINGS; `names` says how each child stands in lists now, `called` how in the title of a step."""
    return [
        (
            names[row.pupil.id],
            row.pupil.class_name,
            row.about,
            row.stage,
            row.days,
            row.usual.days if row.usual else None,
            row.usual.whose if row.usual else "",
            "yes" if row.is_held_up else "no",
            "yes" if row.is_law else "no",
            " ".join(row.missing).replace(CHILD, called[row.pupil.id]),
            row.whose.words if row.whose.is_nobodys or not row.whose.name else row.whose.name,
            row.step.replace(CHILD, called[row.pupil.id]),
            row.due_on.isoformat() if row.due_on else "",
            row.late or None,
            words.day_words(spoken.on if (spoken := lately.reminded(row)) else None),
        )
        for row in rows
    ]

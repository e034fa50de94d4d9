"""Who waits for whom: every open journey by whose move it is, the longest waits first."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from web.held_up.rows import Board, BoardRow
from web.whose import Whose


@dataclass(frozen=True, slots=True)
class WaitedFor:
    """One person or role for whom others wait: how many steps, how many late, how long, and who waits."""

    whose: Whose
    steps: int
    held_up: int
    longest: int
    waiting: tuple[str, ...]


def waits(board: Board, teachers: dict[str, str]) -> tuple[WaitedFor, ...]:
    """All for whom somebody waits, those with most that is held up first. `teachers` names each class's teacher."""
    rows: dict[str, list[BoardRow]] = defaultdict(list)
    for row in board.rows:
        if row.whose.called:
            rows[row.whose.key].append(row)
    found = (_waited_for(group, teachers) for group in rows.values())
    return tuple(sorted(found, key=lambda each: (-each.held_up, -each.longest, each.whose.called)))


def _waited_for(rows: list[BoardRow], teachers: dict[str, str]) -> WaitedFor:
    whose = rows[0].whose
    return WaitedFor(
        whose,
        len(rows),
        sum(row.is_held_up for row in rows),
        max(row.days for row in rows),
        tuple(_waiting(rows, teachers, whose.called)),
    )


def _waiting(rows: Iterable[BoardRow], teachers: dict[str, str], called: str) -> Iterable[str]:
    """The teachers, or else the classes, whose children wait; nobody waits for themselves."""
    names = (teachers.get(row.pupil.class_name) or _class(row.pupil.class_name) for row in rows)
    return (name for name in sorted(set(names)) if name != called)


def _class(name: str) -> str:
    return f"class {name}, which has no teacher" if name else "a child without a class"

"""How many journeys stand at each stage, and how many of them are held up: a bar for each, its numbers in words."""

from collections import Counter
from dataclasses import dataclass

from web.held_up.rows import Board

WHOLE = 100


@dataclass(frozen=True, slots=True)
class StageCount:
    """One stage: how many stand there, and how many of those are held up. `bar` and `dark` are of a hundred.

    `heads` is the journey beside the cycle whose first stage this is; blank for the others.
    """

    workflow: str
    stage: str
    number: int
    held_up: int
    bar: int
    dark: int
    heads: str


def stage_counts(board: Board) -> tuple[StageCount, ...]:
    """A count for each stage at which any journey stands, in the order of the workflows and their stages."""
    numbers = Counter((row.about, row.place, row.stage) for row in board.rows)
    held = Counter((row.about, row.place, row.stage) for row in board.rows if row.is_held_up)
    most = max(numbers.values(), default=1)
    order = sorted(numbers, key=lambda key: key[1])
    first = {key[0]: key for key in reversed(order) if key[1][0]}
    return tuple(
        StageCount(
            key[0], key[2], numbers[key], held[key], _of(numbers[key], most), _of(held[key], most),
            key[0] if first.get(key[0]) == key else "",
        )
        for key in order
    )  # fmt: skip


def _of(number: int, most: int) -> int:
    """A number as a part of the longest bar; one journey can still be seen."""
    return max(round(WHOLE * number / most), 1) if number else 0

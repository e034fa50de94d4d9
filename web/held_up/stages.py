"""How many journeys stand at each stage, and how many of them are held up: a bar for each, its numbers in words."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from web.held_up.rows import Board
from web.held_up.seen import StageSeen

WHOLE = 100
Stage = tuple[str, tuple[str, int], str]
"""The title of a workflow, the place of a stage, and its label."""


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
    numbers = _by_stage(row.at for row in board.rows)
    held = _by_stage(row.at for row in board.rows if row.is_held_up)
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


def _by_stage(stood: Iterable[StageSeen]) -> Counter[Stage]:
    """How many stand at each stage; what is the same in two versions of a workflow is one stage."""
    found: Counter[Stage] = Counter()
    for at, number in Counter(stood).items():
        found[at.workflow.title, at.place, at.label] += number
    return found


def _of(number: int, most: int) -> int:
    """A number as a part of the longest bar; one journey can still be seen."""
    return max(round(WHOLE * number / most), 1) if number else 0

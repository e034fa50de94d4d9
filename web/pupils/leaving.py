"""What is still open for a child who has left the school, and the move by which each journey says so."""

from collections.abc import Iterable
from dataclasses import dataclass

from web.pupils.files import File
from web.pupils.shown import JourneyShown

LEAVES = frozenset({"leave", "child_left"})
"""The moves that end a journey because the child has left."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """One journey that has yet to be ended, and its move."""

    journey: str
    button: str
    href: str


def leaving(file: File, journeys: Iterable[JourneyShown]) -> tuple[Leaving, ...]:
    """The journeys of a child who has left that whoever looks may end; none while the child is here."""
    if not file.pupil.has_left_by(file.sight.today):
        return ()
    moves = ((each, move) for each in journeys if each.is_open for move in each.moves if move.do in LEAVES)
    return tuple(Leaving(each.name, move.button, move.href) for each, move in moves if move.permitted and move.is_mine)

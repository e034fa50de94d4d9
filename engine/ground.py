"""What a layer is laid upon, and the few rules that hold for all of its parts: what is shorter, what is a right."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from engine.definition import Move, Task, Workflow
from engine.faults import Faults
from engine.known import Known
from engine.layer import Layer
from engine.places import PlacesOfLayer
from engine.terms import Length, Role, Side, When

FAMILY = frozenset({Role.FAMILY, Role.YOUNG_PERSON})
"""Whose moves are rights, and at whose steps nothing more may be asked for."""


MOST_SOONER = 2
"""How many times as early as it was a step may be due that is due before something: our default."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The definition beneath, the layer with the places of its file, and what is wrong so far."""

    base: Workflow
    layer: Layer
    places: PlacesOfLayer
    faults: Faults
    known: Known

    def refuse(self, value: Any, what: str, *, key: str = "", word: str = "") -> None:
        """Add a fault where `value` stands in the layer, or its `key`, or the `word` within that."""
        self.faults.add(self.places.at(value, key, word), what)

    def reads(self, word: str) -> bool:
        """Whether the Python of the workflow reads a question or an answer of this name."""
        return word in self.known.read

    def is_with_family(self, task: Task) -> bool:
        """Whether a step asks who of the family was told, asked or there: its answers are what they heard or said."""
        return any(set(field.source) & set(self.known.families) for field in task.form or ())

    def why_not_tightened(self, do: str) -> str:
        """Why no layer may ask for more at the moves of this name; nothing where it may."""
        moves = [move for move in self.base.moves if move.do == do]
        return next((why for move in moves for why in (_why_not_tightened(move),) if why), "")


def _why_not_tightened(move: Move) -> str:
    if FAMILY & set(move.by):
        return f"'{move.do}' is a right of the family: no layer puts a condition on it"
    if not move.may_be_tightened:
        return f"'{move.do}' is not marked as one that may be tightened: a layer never holds up help"
    return ""


def why_not_shorter(old: Length, new: Length, *, backwards: bool = False) -> str:
    """Why `new` may not take the place of `old`; nothing where it is as short. `backwards` counts before something.

    Counted backwards a date could be pushed to where nobody has begun, and everybody would be late from the first day.
    """
    if new.kind is not old.kind:
        return f"this is counted in {old.kind} days: another kind of day may be longer"
    if new.count < old.count if backwards else new.count > old.count:
        return f"this would be later than {old}: a layer may shorten a date, never lengthen it"
    if backwards and new.count > MOST_SOONER * old.count:
        sooner = f"more than {MOST_SOONER} times as early as {old}"
        return f"this would be {sooner}: nobody may be late before anything has begun"
    return ""


def why_not_sooner(old: When, new: When) -> str:
    """Why a reminder that goes at `old` may not go at `new`; nothing where it goes no later."""
    if old.length and new.length and old.length.kind is not new.length.kind:
        return f"this is counted in {old.length.kind} days: another kind of day may be longer"
    return f"this would be later than '{old}': a reminder may go sooner, never later" if _on(new) > _on(old) else ""


def _on(when: When) -> int:
    count = when.length.count if when.length else 0
    return -count if when.side is Side.BEFORE else count


def why_not_called(was: str, words: str, beside: Iterable[tuple[str, str]]) -> str:
    """Why `words` may not take the place of `was`; nothing where they may. `beside` are names with what they say.

    Whoever reads a page goes by its words: said of something else they have people answer, or press, the contrary.
    """
    taken = next((name for name, said in beside if _bare(said) == _bare(words)), None)
    if taken is not None:
        return f"'{words}' is what '{taken}' says: no layer has something else say it"
    before, now = _first_word(was), _first_word(words)
    if {before, now} == {"yes", "no"}:
        return f"this says '{was}': no layer turns a yes into a no, or a no into a yes"
    return ""


def _bare(words: str) -> str:
    """Words without what eyes pass over: case, marks, blanks, and letters in another width."""
    return "".join(each for each in unicodedata.normalize("NFKC", words).casefold() if each.isalnum())


def _first_word(words: str) -> str:
    found = re.search(r"\w+", words.casefold())
    return found[0] if found else ""


def names_of(parts: Collection[Any]) -> dict[str, Any]:
    return {each.name: each for each in parts}

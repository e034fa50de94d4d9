"""Where each value of a definition stands in its file, and which parts of it could not be read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engine.faults import Place
from engine.strict_yaml import Entries, Items, Node, Scalar


@dataclass(frozen=True, slots=True)
class _Note:
    value: Any
    place: Place
    given: Mapping[str, Node]
    broken: frozenset[str]


class Places:
    """The place of each object that was read, by identity: equal objects stand at different places."""

    def __init__(self) -> None:
        self._notes: dict[int, _Note] = {}

    def note(self, value: Any, place: Place, given: Mapping[str, Node], broken: frozenset[str]) -> None:
        """Keep where `value` stands, the nodes of its keys, and which of those were not read in full."""
        self._notes[id(value)] = _Note(value, place, given, broken)

    def knows(self, value: Any) -> bool:
        return id(value) in self._notes

    def whole(self, value: Any, *keys: str) -> bool:
        """Whether these keys were read in full; what comes from a shared file was."""
        return not self.knows(value) or self._notes[id(value)].broken.isdisjoint(keys)

    def at(self, value: Any, key: str = "", word: str = "") -> Place:
        """Where `value` stands; or its `key`'s value; or `word` within that, as an item or as a key."""
        note = self._notes[id(value)]
        node = note.given.get(key)
        if node is None:
            return note.place
        return next((each.place for each in _scalars(node) if each.value == word), node.place)

    def beside(self, value: Any, key: str, word: str) -> Place:
        """Where the value beside the key `word` stands, within the map under `key`."""
        node = self._notes[id(value)].given.get(key)
        found = [each for name, each in node.entries if name.value == word] if isinstance(node, Entries) else []
        return found[0].place if found else self.at(value, key)


class PlacesOfLayer(Places):
    """The places of a layer's file, for a definition that the layer is laid upon.

    What stands in the definition beneath has no place in this file: a fault of it is told at the layer's first line,
    or where the layer changes it.
    """

    def __init__(self, first: Place):
        super().__init__()
        self._first = first

    def stands_for(self, made: Any, change: Any, named: Mapping[str, str] | None = None) -> None:
        """Say that `made` stands where `change` is written; `named` maps keys of the one to keys of the other."""
        note, other = self._notes[id(change)], named or {}
        given = {other.get(key, key): node for key, node in note.given.items()}
        broken = frozenset(other.get(key, key) for key in note.broken)
        self._notes[id(made)] = _Note(made, note.place, given, broken)

    def knows(self, value: Any) -> bool:
        return True

    def whole(self, value: Any, *keys: str) -> bool:
        return id(value) not in self._notes or super().whole(value, *keys)

    def at(self, value: Any, key: str = "", word: str = "") -> Place:
        return super().at(value, key, word) if id(value) in self._notes else self._first

    def beside(self, value: Any, key: str, word: str) -> Place:
        return super().beside(value, key, word) if id(value) in self._notes else self._first


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Items):
        yield from (each for each in node.items if isinstance(each, Scalar))
    if isinstance(node, Entries):
        yield from (key for key, _ in node.entries)

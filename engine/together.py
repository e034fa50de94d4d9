"""Several selects asked as one statement: to ask a database takes longer than most answers do.

Every select becomes a branch of one UNION ALL. Its columns lie in slots by their type, the slots that it does not need
stay empty, and each row says which branch it is of. Each branch's rows come back in its own columns and its own order.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Select, cast, literal_column, null, union_all

Rows = list[tuple[Any, ...]]
Slot = tuple[type, int]


@dataclass(frozen=True, slots=True)
class Part:
    """One select, without an order of its own, and the columns that its rows are put in order by, emptiness first."""

    select: Select[Any]
    by: tuple[Any, ...] = ()

    @property
    def columns(self) -> list[Any]:
        """What is asked for, with what is only sorted by at the end."""
        return [*self.select.selected_columns, *self.by]


class Together:
    """Some selects, by name, made into one statement once, and asked as often as needed."""

    def __init__(self, parts: Mapping[str, Part]):
        places = {name: list(_slots(part)) for name, part in parts.items()}
        types = {slot: column.type for name, part in parts.items() for slot, column in _pairs(places[name], part)}
        order = sorted(types, key=lambda slot: (slot[0].__name__, slot[1]))
        self._readers = [_Reader(name, part, places[name], order) for name, part in parts.items()]
        branches = []
        for number, (name, part) in enumerate(parts.items()):
            held = dict(_pairs(places[name], part))
            columns = [held[slot] if slot in held else cast(null(), types[slot]) for slot in order]
            labelled = [column.label(f"slot_{place}") for place, column in enumerate(columns)]
            branches.append(part.select.with_only_columns(literal_column(str(number)).label("branch"), *labelled))
        self._statement = union_all(*branches)

    def ask(self, connection: Connection, parameters: Mapping[str, Any]) -> dict[str, Rows]:
        """The rows of each select, in its order."""
        found: list[Rows] = [[] for _ in self._readers]
        for row in connection.execute(self._statement, parameters):
            found[row[0]].append(row)
        return {reader.name: reader.read(rows) for reader, rows in zip(self._readers, found, strict=True)}


class _Reader:
    """Takes the columns of one select out of the slots again, and puts its rows in order."""

    def __init__(self, name: str, part: Part, places: list[Slot], order: list[Slot]):
        self.name = name
        positions = [order.index(slot) + 1 for slot in places]
        wanted = len(positions) - len(part.by)
        self._columns = _taking(positions[:wanted])
        self._by = _taking(positions[wanted:])

    def read(self, rows: Rows) -> Rows:
        if len(rows) > 1:
            rows.sort(key=lambda row: [(value is not None, value) for value in self._by(row)])
        return [self._columns(row) for row in rows]


def _taking(positions: list[int]) -> Callable[[Any], tuple[Any, ...]]:
    """What takes these positions out of a row, as a tuple even where there is one or none."""
    if len(positions) > 1:
        return itemgetter(*positions)
    return lambda row: tuple(row[place] for place in positions)


def _slots(part: Part) -> Iterator[Slot]:
    """The slot of each column: the next one that is free for its type."""
    taken: Counter[type] = Counter()
    for column in part.columns:
        kind = getattr(column.type, "impl_instance", column.type).python_type
        yield kind, taken[kind]
        taken[kind] += 1


def _pairs(slots: list[Slot], part: Part) -> Iterator[tuple[Slot, Any]]:
    return zip(slots, part.columns, strict=True)

"""Several selects asked as one statement: to ask a database takes longer than most answers do.

Every select becomes a branch of one UNION ALL. Its columns lie in slots by their type, the slots that it does not need
stay empty, and each row says which branch it is of. Each branch's rows come back in its own columns and its own order.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    bindparam,
    cast,
    literal_column,
    null,
    select,
    union_all,
)
from sqlmodel import SQLModel

from engine.prepared import Prepared, Rows, Take, Turned
from engine.records import Subject

Slot = tuple[type, int]
About = Callable[[Any], ColumnElement[bool]]
AS_IT_IS = Turned({})


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
    """Some selects, by name, made into one statement once, to be asked as often as needed."""

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
        self.statement = union_all(*branches)
        self._nothing: dict[str, Rows] = dict.fromkeys(parts, ())
        self._takes: dict[Turned, list[Take]] = {}

    def read(self, rows: Iterable[Any], turned: Turned = AS_IT_IS) -> dict[str, Rows]:
        """The rows of each select, in its order and in our types, out of those of the statement.

        Of each row only what its own select asks for is turned: most of its slots are empty.
        """
        if turned not in self._takes:
            self._takes[turned] = [turned.taking(reader.columns) for reader in self._readers]
        found: defaultdict[int, list[Any]] = defaultdict(list)
        for row in rows:
            found[row[0]].append(row)
        takes, read = self._takes[turned], self._nothing.copy()
        for branch, of_one in found.items():
            reader = self._readers[branch]
            read[reader.name] = reader.read(of_one, takes[branch])
        return read


class _Compiled:
    """What SQLAlchemy compiled of one statement for one kind of database, kept where its cache of all would be.

    That cache is asked by the whole structure of a statement, and to hash this one takes longer than to run it.
    """

    def __init__(self) -> None:
        self._found: Any = None

    def get(self, _key: Any) -> Any:
        return self._found

    def __setitem__(self, _key: Any, compiled: Any) -> None:
        self._found = compiled


class PerSubject:
    """The same selects for one subject and for many.

    `parts` makes them, of a school bound as `school`, from what says of a column that it holds a subject asked for.
    """

    def __init__(self, parts: Callable[[About], Mapping[str, Part]]):
        self._one, self._many = Together(parts(_is_the_one)), Together(parts(_is_among))
        self._of_one = Prepared(self._one.statement)
        self._compiled: dict[tuple[Any, ...], _Compiled] = defaultdict(_Compiled)

    def ask(
        self, connection: Connection, school_id: UUID, subject_ids: list[UUID], parameters: Mapping[str, Any]
    ) -> dict[str, Rows]:
        """The rows of each select about these subjects of a school."""
        if len(subject_ids) == 1:
            of_one = {**parameters, "school": school_id, "subject": subject_ids[0]}
            return self._one.read(*self._of_one.fetched(connection, of_one))
        dialect, of_many = connection.dialect, {**parameters, "school": school_id, "subjects": subject_ids}
        options = {"compiled_cache": self._compiled[dialect.name, dialect.driver, dialect.server_version_info]}
        return self._many.read(connection.execute(self._many.statement, of_many, execution_options=options))


_SUBJECT = SQLModel.metadata.tables[str(Subject.__tablename__)].c
_AMONG = (
    select(_SUBJECT.id)
    .where(_SUBJECT.school_id == bindparam("school"), _SUBJECT.id.in_(bindparam("subjects", expanding=True)))
    .cte("asked_for")
)


def _is_the_one(column: Any) -> Any:
    """A write is about one pupil: a plain comparison costs half of a list."""
    return column == bindparam("subject")


def _is_among(column: Any) -> Any:
    """The ids stand in the statement once, however many parts it has: databases take only so many parameters."""
    return column.in_(select(_AMONG.c.id))


class _Reader:
    """Takes the columns of one select out of the slots again, and puts its rows in order."""

    def __init__(self, name: str, part: Part, places: list[Slot], order: list[Slot]):
        self.name = name
        positions = [order.index(slot) + 1 for slot in places]
        wanted = len(positions) - len(part.by)
        self.columns, self._by = positions[:wanted], positions[wanted:]

    def read(self, rows: list[Any], taken: Take) -> Rows:
        """These rows as `taken` makes them. They are sorted as the driver has them, which is in the same order."""
        if len(rows) > 1:
            rows.sort(key=lambda row: [_in_order(row[place]) for place in self._by])
        return list(map(taken, rows))


def _in_order(value: Any) -> tuple[bool, Any]:
    """What a value is sorted by, emptiness first. Ids are in the order of their numbers, which compare faster."""
    return value is not None, value.int if isinstance(value, UUID) else value


def _slots(part: Part) -> Iterator[Slot]:
    """The slot of each column: the next one that is free for its type."""
    taken: Counter[type] = Counter()
    for column in part.columns:
        kind = getattr(column.type, "impl_instance", column.type).python_type
        yield kind, taken[kind]
        taken[kind] += 1


def _pairs(slots: list[Slot], part: Part) -> Iterator[tuple[Slot, Any]]:
    return zip(slots, part.columns, strict=True)

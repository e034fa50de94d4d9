"""Reads nodes into the dataclasses of a definition, by the types of their fields; notes every fault and goes on.

Where a misspelt key or name has a near one, the fault is told and the near one is read in its place, so that one
slip is told once and the rest is still judged. What is read this way is thrown away with the faults.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from engine.faults import Faults, Place, did_you_mean, nearest
from engine.known import ANY, Names
from engine.names import Named
from engine.places import Places
from engine.shapes import (
    Choosable,
    Day,
    Flag,
    FormShape,
    Given,
    ListOf,
    MapOf,
    NameOf,
    OneOf,
    Part,
    Record,
    RoleOr,
    Said,
    Shape,
    SlotShape,
    StageList,
    Whole,
    Words,
    parts_of,
)
from engine.strict_yaml import Entries, Items, Node, Scalar, Unread
from engine.word_reader import Partial, WordReader

CUT_OFF = "; if the text before it goes on here, put that text in quotes"
STAGES = ListOf(NameOf(Named.STAGE), single=True)
OPTIONS = MapOf(Given(), Words())
NOTHING: dict[type[Shape], Any] = {
    **dict.fromkeys((Words, NameOf, Given, RoleOr), ""),
    **dict.fromkeys((ListOf, StageList, FormShape), ()),
    MapOf: {},
    Choosable: {},
}


@dataclass(frozen=True, slots=True)
class Key:
    """What an object stands under in a map: its place, and its name, which is a `Partial` where it was misspelt."""

    place: Place
    name: Any


def by_key(cls: type, node: Entries, faults: Faults) -> dict[str, Node]:
    """The nodes of a dataclass's keys. A key that is not known is told, and read as the one that was meant.

    One that its `NEVER` names is told with the sentence that stands there.
    """
    keys = {part.key for part in parts_of(cls) if not part.from_map_key}
    given = {str(key.value): value for key, value in node.entries if key.value in keys}
    never: Mapping[str, str] = getattr(cls, "NEVER", {})
    for key, value in node.entries:
        if key.value in never:
            faults.add(key.place, never[str(key.value)])
        elif key.value not in keys:
            word, free = str(key.value), keys - set(given)
            told = did_you_mean(word, free) or (CUT_OFF if value == Scalar(value.place, None) else "")
            faults.add(key.place, f"'{word}' is not known here{told}")
            given.setdefault(nearest(word, free) or word, value)
    return given


class Reader(WordReader):
    """Reads one definition. `shared` holds the lists and forms of other files, by kind and name."""

    def __init__(
        self,
        faults: Faults,
        names: Names | None,
        shared: Mapping[Named, Mapping[str, Any]],
        places: Places | None = None,
    ):
        super().__init__(faults, names)
        self.places = places or Places()
        self._shared = shared
        self._own: dict[Named, dict[str, Node]] = {}
        self._read: dict[int, Any] = {}

    def offer(self, named: Named, node: Node | None) -> None:
        """Let what stands under `node` be used by its name elsewhere in the definition."""
        entries = node.entries if isinstance(node, Entries) else ()
        self._own[named] = {str(key.value): value for key, value in entries}

    def record(self, cls: type, node: Node) -> Any:
        """The dataclass that `node` writes, or None. What could not be read of it is empty, and noted as broken."""
        return value_of(self.read(Record(cls), node))

    def read(self, shape: Shape, node: Node, key: Key | None = None) -> Any:
        """What `node` says in this shape, or a `Partial`. `key` is what it stands under in a map of names."""
        if isinstance(node, Unread):
            return nothing(shape)
        if isinstance(node, Scalar) and node.value is None:
            return self._refuse(shape, node, "nothing is written here")
        if isinstance(shape, Record):
            return self._read_record(shape, node, key)
        return READ[type(shape)](self, shape, node)

    def _refuse(self, shape: Shape, node: Node | Key, what: str) -> Partial:
        self.faults.add(node.place, what)
        return nothing(shape)

    def _read_record(self, shape: Record, node: Node, key: Key | None) -> Any:
        if shape.short and isinstance(node, Scalar):
            node = Entries(node.place, ((Scalar(node.place, shape.short), node),))
        if not isinstance(node, Entries):
            return self._refuse(shape, node, "keys and values are wanted here")
        given = by_key(shape.of, node, self.faults)
        values: dict[str, Any] = {}
        broken = set()
        for part in parts_of(shape.of):
            value = key.name if part.from_map_key and key else self._part(part, given, key or node)
            values[part.attribute] = value_of(value)
            if isinstance(value, Partial):
                broken.add(part.key)
        made = shape.of(**values)
        self.places.note(made, (key or node).place, given, frozenset(broken))
        return made

    def _part(self, part: Part, given: Mapping[str, Node], at: Node | Key) -> Any:
        """The value of one key: what is written, its default, or nothing where it had to be written."""
        if part.key in given:
            value = self.read(part.shape, given[part.key])
            lost = isinstance(value, Partial) and not value.value and not part.required
            return Partial(part.default) if lost else value
        if not part.required:
            return part.default
        return self._refuse(part.shape, at, f"'{part.key}' is missing")

    def read_list(self, shape: ListOf, node: Node) -> Any:
        """A list, or one item where one alone will do; nothing is given twice."""
        if shape.single and isinstance(node, Scalar):
            node = Items(node.place, (node,))
        if not isinstance(node, Items):
            return self._refuse(shape, node, "a list is wanted here")
        if not node.items:
            return self._refuse(shape, node, "this list is empty: leave it out, or put something in it")
        read = [self.read(shape.item, item) for item in node.items]
        self._refuse_doubles(node)
        whole = [value_of(each) for each in read if not isinstance(each, Partial)]
        values = tuple(whole) if isinstance(shape.item, Record) else tuple(dict.fromkeys(whole))
        return values if len(whole) == len(read) else Partial(values)

    def _refuse_doubles(self, node: Items) -> None:
        words = [item for item in node.items if isinstance(item, Scalar) and isinstance(item.value, str)]
        seen: set[object] = set()
        for word in words:
            if word.value in seen:
                self.faults.add(word.place, f"'{word.value}' is given twice")
            seen.add(word.value)

    def read_stages(self, shape: StageList, node: Node) -> Any:
        """The names of stages, or `any` by itself."""
        if isinstance(node, Scalar) and node.value == ANY:
            return (ANY,)
        for item in node.items if isinstance(node, Items) else ():
            if isinstance(item, Scalar) and item.value == ANY:
                return self._refuse(shape, item, "'any' stands alone, not in a list")
        return self.read(STAGES, node)

    def read_map(self, shape: MapOf, node: Node) -> Any:
        """Values under their names."""
        if not isinstance(node, Entries):
            return self._refuse(shape, node, "names with their values are wanted here")
        if not node.entries:
            return self._refuse(shape, node, "nothing stands in this: leave it out, or put something in it")
        values: dict[str, Any] = {}
        whole = True
        for key, value in node.entries:
            name = self.read(shape.key, key)
            as_meant = name if name == key.value else Partial(value_of(name))
            read = self._once(shape.value, value, Key(key.place, as_meant))
            whole &= bool(value_of(name)) and not isinstance(read, Partial)
            if value_of(name) and value_of(read) is not None:
                values.setdefault(value_of(name), value_of(read))
        return values if whole else Partial(values)

    def _once(self, shape: Shape, node: Node, key: Key) -> Any:
        """The value that stands beside `key`: read once, whoever else names it."""
        if id(node) not in self._read:
            self._read[id(node)] = self.read(shape, node, key)
        return self._read[id(node)]

    def read_choices(self, shape: Choosable, node: Node) -> Any:
        """What can be chosen: names with words, a plain list, or the name of a list."""
        if isinstance(node, Scalar) and shape.by_name:
            return self._by_name(Named.LIST, Choosable(by_name=False), node)
        if isinstance(node, Items):
            words = self.read(ListOf(Words()), node)
            options = {word: word for word in value_of(words)}
            return Partial(options) if isinstance(words, Partial) else options
        return self.read(OPTIONS, node)

    def read_form(self, shape: FormShape, node: Node) -> Any:
        """Fields, or those of the form that is named."""
        if isinstance(node, Scalar):
            return self._by_name(Named.FORM, shape.fields, node)
        return self.read(shape.fields, node)

    def _by_name(self, named: Named, shape: Shape, node: Scalar) -> Any:
        """The list or form that is called so, of this file or shared."""
        name = self.text(node, f"the name of a {named}")
        found = "" if name is None else str(value_of(self.known(named, name, node.place)))
        if found in self._own.get(named, {}):
            return self._once(shape, self._own[named][found], Key(node.place, found))
        if self._names is None:
            return self._refuse(shape, node, f"this {named} is not written out")
        return self._shared.get(named, {}).get(found, nothing(shape))

    def read_slot(self, shape: SlotShape, node: Node) -> Any:
        """The slot that only one open journey can hold; None where many may be open."""
        if isinstance(node, Scalar) and node.value == "many":
            return None
        if isinstance(node, Entries) and [key.value for key, _ in node.entries] == ["one"]:
            return self.read(Given(), node.entries[0][1])
        return self._refuse(shape, node, "this is 'many', or '{one: slot}' with the name of the slot")


def nothing(shape: Shape) -> Partial:
    """What stands for a value that could not be read."""
    return Partial(NOTHING.get(type(shape)))


def value_of(read: Any) -> Any:
    """What was read, or what could be."""
    return read.value if isinstance(read, Partial) else read


READ: dict[type[Shape], Callable[[Reader, Any, Node], Any]] = {
    Words: Reader.read_words,
    Given: Reader.read_given,
    NameOf: Reader.read_name_of,
    RoleOr: Reader.read_role_or,
    OneOf: Reader.read_one_of,
    Flag: Reader.read_flag,
    Whole: Reader.read_whole,
    Day: Reader.read_day,
    Said: Reader.read_said,
    ListOf: Reader.read_list,
    StageList: Reader.read_stages,
    MapOf: Reader.read_map,
    Choosable: Reader.read_choices,
    FormShape: Reader.read_form,
    SlotShape: Reader.read_slot,
}

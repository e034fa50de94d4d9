"""YAML without surprises: text, whole numbers, true and false, lists and maps, each with its place.

PyYAML's own loader reads `on` and `no` as booleans, `2026-09-07` as a date and `1:30` as 90, and keeps the last of two
equal keys without a word. Here words stay words, and anchors, aliases, tags, merge keys and second documents are
refused. The events are read rather than the composed tree, so that depth can be limited and aliases are never followed.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from engine.faults import Faults, Place

DEEPEST = 30
INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,8})")
PLAIN_WORDS = {"true": True, "false": False, "": None, "null": None, "~": None}
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs that are drawn as nothing."""
ADVICE = {
    "mapping values are not allowed here": "a text with a colon in it is put in quotes",
    "while parsing a flow mapping": "in braces, a text with a comma, a colon or a question mark is put in quotes",
    "while parsing a flow sequence": "in brackets, a text with a comma, a colon or a question mark is put in quotes",
}


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, a whole number, true or false, or nothing."""

    place: Place
    value: str | int | None


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    place: Place
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Entries:
    """A map. Its keys are texts, and no two are equal."""

    place: Place
    entries: tuple[tuple[Scalar, "Node"], ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """Something whose fault has been told already; nothing more is said about it."""

    place: Place


Node = Scalar | Items | Entries | Unread


class _Stop(Exception):
    """There is no way on in this file."""


def read_yaml(text: str, *, file: str, faults: Faults) -> Node | None:
    """The one document in `text`; None where it cannot be read to its end. What is wrong goes to `faults`."""
    visible = _Characters(text, file, faults)
    if visible.stop:
        return None
    try:
        return _Composer(visible.text, file, faults).document()
    except _Stop:
        return None


class _Characters:
    """The text with what cannot be seen refused. A tab is read as a space, but not where it would indent."""

    def __init__(self, text: str, file: str, faults: Faults):
        self.stop = False
        self.text = text.replace("\t", " ")
        tabs: list[Place] = []
        for number, line in enumerate(re.split("\r\n|\r|\n", text.removeprefix("\ufeff")), start=1):
            if "\t" in line:
                tabs.append(Place(file, number, line.index("\t") + 1))
                self.stop |= "\t" in line[: len(line) - len(line.lstrip())]
            self._refuse_unseen(line.replace("\t", " "), number, file, faults)
        if tabs:
            more = len(tabs) - 1
            others = f", and in {more} more {'line' if more == 1 else 'lines'}" if more else ""
            faults.add(tabs[0], f"a tab stands here{others}: only spaces may be used")

    def _refuse_unseen(self, line: str, number: int, file: str, faults: Faults) -> None:
        for column, character in enumerate(line, start=1):
            if unseen(character):
                faults.add(Place(file, number, column), f"a character that cannot be seen, U+{ord(character):04X}")
                self.stop = True


def unseen(character: str) -> bool:
    """Whether a character leaves no mark, or turns the direction of its neighbours."""
    return character in BLANK or (not character.isprintable() and unicodedata.category(character) in UNSEEN)


class _Composer:
    """Builds nodes from PyYAML's events."""

    def __init__(self, text: str, file: str, faults: Faults):
        self._file, self._faults = file, faults
        self._loader = yaml.SafeLoader(text)

    def document(self) -> Node:
        self._next()
        if self._peek(yaml.StreamEndEvent):
            self._faults.add(Place(self._file, 1, 1), "the file is empty")
            raise _Stop
        start = self._next()
        if start.version or start.tags:
            self._faults.add(self._place(start), "a line that begins with % is not read here")
        node = self._node(0)
        self._next()
        if not self._peek(yaml.StreamEndEvent):
            self._faults.add(self._place(self._next()), "a second document begins here: a file holds one")
        return node

    def _node(self, depth: int) -> Node:
        event = self._next()
        place = self._place(event)
        if depth > DEEPEST:
            self._faults.add(place, "this is nested too deeply")
            raise _Stop
        if isinstance(event, yaml.AliasEvent):
            self._faults.add(place, "'*' refers to another place, which is not done here: put the text in quotes")
            return Unread(place)
        self._refuse_marks(event, place)
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(place, _value(event))
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(place, self._items(depth))
        return Entries(place, self._entries(depth))

    def _refuse_marks(self, event: yaml.NodeEvent, place: Place) -> None:
        if event.anchor is not None:
            self._faults.add(place, "'&' names a place, which is not done here: put the text in quotes")
        if getattr(event, "tag", None) is not None:
            self._faults.add(place, "'!' gives a type, which is not done here: put the text in quotes")

    def _items(self, depth: int) -> tuple[Node, ...]:
        items = []
        while not self._peek(yaml.SequenceEndEvent):
            items.append(self._node(depth + 1))
        self._next()
        return tuple(items)

    def _entries(self, depth: int) -> tuple[tuple[Scalar, Node], ...]:
        entries: dict[str, tuple[Scalar, Node]] = {}
        while not self._peek(yaml.MappingEndEvent):
            key, value = self._node(depth + 1), self._node(depth + 1)
            name = self._key(key)
            if name is not None and isinstance(key, Scalar):
                if name in entries:
                    self._faults.add(key.place, f"'{name}' is given twice")
                entries.setdefault(name, (key, value))
        self._next()
        return tuple(entries.values())

    def _key(self, key: Node) -> str | None:
        """The text of a key; None where it is none, which is told."""
        if isinstance(key, Scalar) and isinstance(key.value, str):
            if key.value != "<<":
                return key.value
            self._faults.add(key.place, "'<<' brings in another map, which is not done here")
        elif not isinstance(key, Unread):
            self._faults.add(key.place, "a name is wanted before the colon; a number or true or false is put in quotes")
        return None

    def _peek(self, kind: type[yaml.Event]) -> bool:
        return bool(self._ask(lambda: self._loader.check_event(kind)))

    def _next(self) -> Any:
        return self._ask(self._loader.get_event)

    def _ask(self, question: Callable[[], Any]) -> Any:
        """What PyYAML answers; what it raises becomes a fault, and the end of reading.

        Its scanner raises ValueError or OverflowError for an escape or a version number that is too large.
        """
        try:
            return question()
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            self._tell(error)
            raise _Stop from error

    def _place(self, event: Any) -> Place:
        return self._at(event.start_mark)

    def _at(self, mark: Any) -> Place:
        return Place(self._file, mark.line + 1, mark.column + 1)

    def _tell(self, error: Exception) -> None:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None) or self._loader.get_mark()
        problem = str(getattr(error, "problem", None) or "this cannot be read")
        context = str(getattr(error, "context", None))
        advice = ADVICE.get(problem) or ADVICE.get(context) or ""
        self._faults.add(self._at(mark), f"this is not YAML: {problem}" + (f" ({advice})" if advice else ""))


def _value(event: yaml.ScalarEvent) -> str | int | None:
    text = str(event.value)
    if event.style is not None:
        return text.rstrip("\n") if event.style in "|>" else text
    if text in PLAIN_WORDS:
        return PLAIN_WORDS[text]
    return int(text) if INTEGER.fullmatch(text) else text

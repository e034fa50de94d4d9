"""The one glossary: each word of the trade in plain English, read from `glossary.yaml`, and found in what pages say."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from engine.faults import Faults, InvalidDefinition
from engine.names import NewName, Text, from_map_key, key
from engine.reader import Key, Reader
from engine.shapes import Record
from engine.strict_yaml import Entries, read_yaml

FILE = Path(__file__).with_name("glossary.yaml")


@dataclass(frozen=True, slots=True)
class Entry:
    """One word: what it `means` in one or two sentences, and with commas how else it is written (`also`)."""

    name: NewName = from_map_key()
    word: Text = key("word")
    means: Text = key("means")
    also: Text | None = None

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way in which the word is written, the usual one first."""
        return (self.word, *(each.strip() for each in (self.also or "").split(",") if each.strip()))


def read_glossary(path: Path = FILE) -> Mapping[str, Entry]:
    """Every entry by its name, in the order of their words. Raises InvalidDefinition with every fault at its line."""
    faults = Faults()
    root = read_yaml(path.read_text(encoding="utf-8"), file=f"{path.parent.name}/{path.name}", faults=faults)
    found = _read(root, faults) if isinstance(root, Entries) else ()
    if faults:
        raise InvalidDefinition(faults.in_order())
    return {entry.name: entry for entry in sorted(found, key=lambda each: each.word.lower())}


def _read(root: Entries, faults: Faults) -> list[Entry]:
    reader = Reader(faults, None, {})
    read = (reader.read(Record(Entry), node, Key(word.place, str(word.value))) for word, node in root.entries)
    return [entry for entry in read if isinstance(entry, Entry)]


@cache
def glossary() -> Mapping[str, Entry]:
    """The glossary, read once."""
    return read_glossary()


@cache
def _patterns() -> tuple[tuple[Entry, re.Pattern[str]], ...]:
    return tuple((entry, _pattern(entry)) for entry in glossary().values())


def _pattern(entry: Entry) -> re.Pattern[str]:
    """The word as a whole word; in letters alone (`SEN`, `EP`) only in capitals."""
    ways = "|".join(re.escape(each) if each.isupper() else f"(?i:{re.escape(each)})" for each in entry.spellings)
    return re.compile(rf"(?<![\w’]){'(?:' + ways + ')'}(?!\w)")


def found_in(texts: Iterable[str]) -> tuple[Entry, ...]:
    """The words of the trade that these texts use, in the order of the glossary."""
    text = "\n".join(texts)
    return tuple(entry for entry, pattern in _patterns() if pattern.search(text))

"""The Acts, regulations and paragraphs of the Code that guards and due dates rest on, read from `references.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from engine.faults import Faults, InvalidDefinition
from engine.names import NewName, Text, from_map_key, key
from engine.reader import Key, Reader
from engine.shapes import Record
from engine.strict_yaml import Entries, read_yaml

FILE = Path(__file__).with_name("references.yaml")


class Word(StrEnum):
    """The strongest word that a source uses; none where it only states, and `proposed` where it is no law yet."""

    MUST = "must"
    ALWAYS = "always"
    SHOULD = "should"
    MAY = "may"
    NONE = "none"
    PROPOSED = "proposed"


@dataclass(frozen=True, slots=True)
class Reference:
    """One source, under its name (`code-6.48`, `cfa-68`).

    `where` it is found, its `title` in our own words, the `link` to read it on, how strongly it binds (`force`),
    whether somebody `checked` it, and what it was checked `against`.
    """

    name: NewName = from_map_key()
    where: Text = key("where")
    title: Text = key("title")
    link: Text = key("link")
    force: Word = key("force")
    checked: bool = key("checked")
    against: Text | None = None


def read_references(path: Path = FILE) -> Mapping[str, Reference]:
    """Every reference by its name. Raises InvalidDefinition with every fault at its line."""
    faults = Faults()
    root = read_yaml(path.read_text(encoding="utf-8"), file=f"{path.parent.name}/{path.name}", faults=faults)
    if root is not None and not isinstance(root, Entries):
        faults.add(root.place, "references are wanted here, each under its name")
    references = _read(root, faults) if isinstance(root, Entries) else {}
    if faults:
        raise InvalidDefinition(faults.in_order())
    return references


def _read(root: Entries, faults: Faults) -> dict[str, Reference]:
    reader, found = Reader(faults, None, {}), {}
    for written, node in root.entries:
        name = str(written.value)
        reference = reader.read(Record(Reference), node, Key(written.place, name))
        if not isinstance(reference, Reference):
            continue
        found[name] = reference
        if reference.checked and not reference.against:
            faults.add(written.place, f"'{name}' is checked, and does not say against what")
    return found

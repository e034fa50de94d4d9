"""The Acts, regulations and paragraphs of the Code that guards and due dates rest on, read from `references.yaml`.

Each stands under its name (`code-6.48`, `cfa-68`): `where` it is found, its `title` in our own words, the `link` to
read it on, the strongest word that it uses (`force`; none where it only states), whether somebody `checked` it, and
what it was checked `against`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("references.yaml")
FORCES = ("must", "always", "should", "may", "none")
NEEDED = {"where": str, "title": str, "link": str, "force": str, "checked": bool}
KNOWN = {**NEEDED, "against": str}
IN_WORDS = {str: "words", bool: "true or false"}


@dataclass(frozen=True, slots=True)
class Reference:
    """One source: where it can be read, how strongly it binds, and whether anybody has checked it against its text."""

    name: str
    where: str
    title: str
    link: str
    force: str
    checked: bool
    against: str | None = None


class ReferencesError(Exception):
    """The file of references has faults; `faults` lists them all, each with its line."""

    def __init__(self, faults: tuple[str, ...]):
        self.faults = faults
        super().__init__("\n".join(faults))


def read_references(path: Path = FILE) -> Mapping[str, Reference]:
    """Every reference by its name. Raises ReferencesError with all faults at once."""
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ReferencesError((f"{path.name}:{line}: {error.problem}",)) from error
    if not isinstance(root, yaml.MappingNode):
        raise ReferencesError((f"{path.name}:1: A map of references is wanted.",))
    faults = tuple(f"{path.name}:{line}: {what}" for line, what in _faults(root))
    if faults:
        raise ReferencesError(faults)
    return {key.value: Reference(key.value, **_values(node)) for key, node in root.value}


def _values(node: yaml.MappingNode) -> dict[str, Any]:
    values: dict[str, Any] = yaml.SafeLoader("").construct_document(node)
    return values


def _faults(root: yaml.MappingNode) -> Iterator[tuple[int, str]]:
    seen: set[str] = set()
    for key, node in root.value:
        line = key.start_mark.line + 1
        if key.value in seen:
            yield line, f"“{key.value}” stands here twice."
        seen.add(key.value)
        if not isinstance(node, yaml.MappingNode):
            yield line, f"“{key.value}” needs where, title, link, force and checked."
            continue
        yield from ((line, f"“{key.value}” {what}") for what in _faults_of(_values(node)))


def _faults_of(values: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with one reference."""
    yield from (f"has no {name}." for name in NEEDED if name not in values)
    yield from (f"has a key “{name}” that means nothing here." for name in values if name not in KNOWN)
    for name, wanted in KNOWN.items():
        if name in values and not isinstance(values[name], wanted):
            yield f"has a {name} that is not {IN_WORDS[wanted]}."
    if isinstance(values.get("force"), str) and values["force"] not in FORCES:
        yield f"has the force “{values['force']}”, not one of {', '.join(FORCES)}."
    if values.get("checked") is True and "against" not in values:
        yield "is checked, and does not say against what."

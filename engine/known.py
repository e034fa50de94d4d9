"""What a definition may name: the Python, references and pages around it, what is shared, and what it says itself."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from engine.asking import Field, Rung
from engine.faults import Faults, Place, did_you_mean, nearest
from engine.names import Named
from engine.strict_yaml import Entries, Items, Node, Scalar

ANY = "any"
OWN_MAPS = {
    "stages": Named.STAGE,
    "guards": Named.GUARD,
    "exceptions": Named.EXCEPTION,
    "forms": Named.FORM,
    "lists": Named.LIST,
    "ladders": Named.LADDER,
}
OWN_ITEMS = {"moves": (Named.MOVE, "do"), "tasks": (Named.TASK, "id"), "dates": (Named.DATE, "id")}


@dataclass(frozen=True, slots=True)
class Known:
    """What one definition may name.

    `rules` holds the functions for dates and numbers of days, and those whose words stand `beside` a field; `sources`
    says where people and choices come from; `pages` are those of `met_by`; ladders, lists, forms are the shared ones.
    """

    checks: Collection[str] = ()
    rules: Collection[str] = ()
    recorders: Collection[str] = ()
    screens: Collection[str] = ()
    references: Collection[str] = ()
    templates: Collection[str] = ()
    sources: Collection[str] = ()
    pages: Collection[str] = ()
    workflows: Collection[str] = ()
    ladders: Mapping[str, tuple[Rung, ...]] = field(default_factory=dict)
    lists: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    forms: Mapping[str, tuple[Field, ...]] = field(default_factory=dict)

    def by_kind(self) -> dict[Named, set[str]]:
        """The names by what they are the names of."""
        return {
            Named.CHECK: set(self.checks),
            Named.RULE: set(self.rules),
            Named.RECORDER: set(self.recorders),
            Named.SCREEN: set(self.screens),
            Named.REFERENCE: set(self.references),
            Named.TEMPLATE: set(self.templates),
            Named.SOURCE: set(self.sources),
            Named.PAGE: set(self.pages),
            Named.WORKFLOW: set(self.workflows),
            Named.LADDER: set(self.ladders),
            Named.LIST: set(self.lists),
            Named.FORM: set(self.forms),
        }


class Names:
    """Every name that a definition may use: what is known around it, and what it says itself."""

    def __init__(self, known: Known, given: Mapping[str, Node]):
        """`given` is what the definition says, by key."""
        self._names = known.by_kind()
        self.used: set[tuple[Named, str]] = set()
        for key, named in OWN_MAPS.items():
            self._names.setdefault(named, set()).update(_keys(given.get(key)))
        for key, (named, name) in OWN_ITEMS.items():
            self._names.setdefault(named, set()).update(_texts(given.get(key), name))
        self._add_own_workflow(given.get("workflow"))
        self._add_guards_meant()

    def _add_own_workflow(self, node: Node | None) -> None:
        if isinstance(node, Scalar) and isinstance(node.value, str):
            self._names[Named.WORKFLOW].add(node.value)

    def _add_guards_meant(self) -> None:
        """A guard whose check is misspelt counts under the name that was meant too, so that it is told only once."""
        checks = self._names[Named.CHECK]
        meant = (nearest(guard, checks) for guard in self._names[Named.GUARD] - checks)
        self._names[Named.GUARD] |= {guard for guard in meant if guard}

    def find(self, named: Named, word: str, place: Place, faults: Faults) -> str | None:
        """`word` if there is such a name; else a fault, and the name that was probably meant or None."""
        names = self._names[named]
        found = word if word in names else nearest(word, names)
        if found != word:
            faults.add(place, f"no {named} is called '{word}'{did_you_mean(word, names)}")
        if found is not None:
            self.used.add((named, found))
        return found


def _keys(node: Node | None) -> Iterator[str]:
    if isinstance(node, Entries):
        yield from (str(key.value) for key, _ in node.entries)


def _texts(node: Node | None, name: str) -> Iterator[str]:
    """The texts under the key `name` of each item."""
    for item in node.items if isinstance(node, Items) else ():
        for key, value in item.entries if isinstance(item, Entries) else ():
            if key.value == name and isinstance(value, Scalar) and isinstance(value.value, str):
                yield value.value

"""What a definition may name: the Python, references and pages around it, what is shared, and what it says itself."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from engine.asking import Field, Rung
from engine.faults import Faults, Place, did_you_mean, nearest
from engine.names import Named
from engine.strict_yaml import Entries, Items, Node, Scalar, Unread

ANY = "any"
OWN_MAPS = {
    "stages": Named.STAGE,
    "guards": Named.GUARD,
    "exceptions": Named.EXCEPTION,
    "forms": Named.FORM,
    "lists": Named.LIST,
    "ladders": Named.LADDER,
}
REQUIRED = frozenset({"stages", "moves", "tasks"})
OWN_ITEMS = {"moves": (Named.MOVE, "do"), "tasks": (Named.TASK, "id"), "dates": (Named.DATE, "id")}


@dataclass(frozen=True, slots=True)
class Known:
    """What one definition may name.

    `rules` holds the functions for dates and numbers of days, and those whose words stand `beside` a field; `sources`
    says where people and choices come from, and `families` those of them that name the family; `pages` are those of
    `met_by`; `read` holds the questions and answers that the Python itself reads; ladders, lists, forms are the shared
    ones.
    """

    checks: Collection[str] = ()
    rules: Collection[str] = ()
    recorders: Collection[str] = ()
    screens: Collection[str] = ()
    references: Collection[str] = ()
    templates: Collection[str] = ()
    sources: Collection[str] = ()
    families: Collection[str] = ()
    pages: Collection[str] = ()
    read: Collection[str] = ()
    workflows: Collection[str] = ()
    ladders: Mapping[str, tuple[Rung, ...]] = field(default_factory=dict)
    lists: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    forms: Mapping[str, tuple[Field, ...]] = field(default_factory=dict)


class Names:
    """Every name that a definition may use: what is known around it, and what it says itself.

    Where the part that gives the names of one kind cannot be read in full, an unknown name of that kind is let pass:
    it may well stand in what could not be read.
    """

    def __init__(self, known: Known, given: Mapping[str, Node]):
        """`given` is what the definition says, by key."""
        self._names = {named: set(names) for named, names in _by_kind(known).items()}
        self._unsure: set[Named] = set()
        self.used: set[tuple[Named, str]] = set()
        for key, named in OWN_MAPS.items():
            self._add(named, key, _keys(given.get(key)), given)
        for key, (named, name) in OWN_ITEMS.items():
            self._add(named, key, _texts(given.get(key), name), given)
        self._add(Named.WORKFLOW, "workflow", _text(given.get("workflow")), given)
        self._add_guards_meant()

    def _add(self, named: Named, key: str, found: list[str | None], given: Mapping[str, Node]) -> None:
        """Take in the names of one kind; None among them is a name that could not be read."""
        self._names.setdefault(named, set()).update(name for name in found if name is not None)
        if None in found or (key in REQUIRED and key not in given):
            self._unsure.add(named)

    def _add_guards_meant(self) -> None:
        """A guard whose check is misspelt counts under the name that was meant too, so that it is told only once."""
        checks = self._names[Named.CHECK]
        meant = (nearest(guard, checks) for guard in self._names[Named.GUARD] - checks)
        self._names[Named.GUARD] |= {guard for guard in meant if guard}

    def find(self, named: Named, word: str, place: Place, faults: Faults) -> str | None:
        """`word` if there is such a name; else a fault, and the name that was probably meant or None."""
        names = self._names[named]
        if word not in names:
            if named in self._unsure:
                return None
            faults.add(place, f"no {named} is called '{word}'{did_you_mean(word, names)}")
        found = word if word in names else nearest(word, names)
        if found is not None:
            self.used.add((named, found))
        return found


def _by_kind(known: Known) -> dict[Named, Collection[str]]:
    return {
        Named.CHECK: known.checks,
        Named.RULE: known.rules,
        Named.RECORDER: known.recorders,
        Named.SCREEN: known.screens,
        Named.REFERENCE: known.references,
        Named.TEMPLATE: known.templates,
        Named.SOURCE: known.sources,
        Named.PAGE: known.pages,
        Named.WORKFLOW: known.workflows,
        Named.LADDER: known.ladders,
        Named.LIST: known.lists,
        Named.FORM: known.forms,
    }


def _keys(node: Node | None) -> list[str | None]:
    """The keys of a map; None stands for what is no map."""
    if isinstance(node, Entries):
        return [str(key.value) for key, _ in node.entries]
    return [] if node is None else [None]


def _texts(node: Node | None, name: str) -> list[str | None]:
    """The text under the key `name` of each item; None stands for one that has none."""
    if isinstance(node, Items):
        return [each for item in node.items for each in _text(_under(item, name))]
    return [] if node is None else [None]


def _under(item: Node, name: str) -> Node:
    entries = item.entries if isinstance(item, Entries) else ()
    return next((value for key, value in entries if key.value == name), Unread(item.place))


def _text(node: Node | None) -> list[str | None]:
    if isinstance(node, Scalar) and isinstance(node.value, str):
        return [node.value]
    return [] if node is None else [None]

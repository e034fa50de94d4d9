"""Children in lists: by name, or by initials while names are hidden."""

from collections import Counter
from collections.abc import Iterable, Mapping
from uuid import UUID

from flask import session
from markupsafe import Markup, escape

from workflows.school.pupils import PupilNamed

HIDDEN = "hides_names"
CHILD = "{child}"
"""Where a definition keeps a place for what the child is called."""


def are_hidden() -> bool:
    """Whether lists in this browser show initials, for a screen that others can see."""
    return bool(session.get(HIDDEN))


def in_lists(pupils: Iterable[PupilNamed], *, short: bool = False) -> dict[UUID, str]:
    """How each child stands in a list: in full, with `short` by first name and one letter; hidden, by initials."""
    found = {pupil.id: pupil for pupil in pupils}
    if are_hidden():
        return initials(found.values())
    return {id: pupil.short_name if short else pupil.full_name for id, pupil in found.items()}


def on_screens(pupils: Iterable[PupilNamed], *, short: bool = False) -> dict[UUID, str]:
    """How each child stands in a list that is opened on a phone too: in full where there is room (with `short` by first
    name and one letter), by initials where a page is seen over a shoulder."""
    found = {pupil.id: pupil for pupil in pupils}
    return _or_initials({id: pupil.short_name if short else pupil.full_name for id, pupil in found.items()}, found)


def to_write_about(pupils: Iterable[PupilNamed]) -> dict[UUID, str]:
    """How each child stands where something is written or begun for one after another: a phone keeps the first name and
    one letter, since initials would let it be written about the wrong child."""
    found = {pupil.id: pupil for pupil in pupils}
    if are_hidden():
        return initials(found.values())
    return {id: _both(pupil.full_name, pupil.short_name) for id, pupil in found.items()}


def in_titles(pupils: Iterable[PupilNamed]) -> dict[UUID, str]:
    """How each child is called where a step stands in a list, in words that leave the page too."""
    found = {pupil.id: pupil for pupil in pupils}
    return initials(found.values()) if are_hidden() else {id: pupil.called for id, pupil in found.items()}


def titles_on_screens(pupils: Iterable[PupilNamed]) -> dict[UUID, str]:
    """How each child is called in the title of a step, in a list that is opened on a phone too."""
    found = {pupil.id: pupil for pupil in pupils}
    return _or_initials({id: pupil.called for id, pupil in found.items()}, found)


def titled(text: str, called: str) -> Markup:
    """Words of a step, with what the child is called in its place."""
    return escape(text).replace(CHILD, called)


def _or_initials(named: Mapping[UUID, str], found: Mapping[UUID, PupilNamed]) -> dict[UUID, str]:
    """Both ways to say who it is: the style sheet shows one of them, to screen readers too."""
    short = initials(found.values())
    return short if are_hidden() else {id: _both(name, short[id]) for id, name in named.items()}


def _both(full: str, short: str) -> Markup:
    """One name for a wide screen, one for a phone. Lists have two in each row, and Markup.format takes long."""
    wide, narrow = escape(full), escape(short)
    both = f'<span class="app-name-full">{wide}</span><span class="app-name-short">{narrow}</span>'
    return Markup(both)  # noqa: S704 - both names are escaped above


def initials(pupils: Iterable[PupilNamed]) -> dict[UUID, str]:
    """The children’s initials, with more letters, and then a number, where several would be the same."""
    said: dict[UUID, str] = {}
    found = list(pupils)
    alike = Counter(pupil.initials for pupil in found)
    taken: Counter[str] = Counter()
    for pupil in found:
        name = pupil.initials if alike[pupil.initials] == 1 else f"{pupil.called[:2]}.{pupil.last_name[:2]}."
        taken[name] += 1
        said[pupil.id] = name if taken[name] == 1 else f"{name} {taken[name]}"
    return said

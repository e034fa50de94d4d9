"""Children in lists: by name, or by initials while names are hidden."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from flask import session
from markupsafe import Markup

from workflows.school.pupils import PupilNamed

HIDDEN = "hides_names"
_BOTH = Markup('<span class="app-name-full">{}</span><span class="app-name-short">{}</span>')


def are_hidden() -> bool:
    """Whether lists in this browser show initials, for a screen that others can see."""
    return bool(session.get(HIDDEN))


def in_lists(pupils: Iterable[PupilNamed], *, short: bool = False) -> dict[UUID, str]:
    """How each child stands in a list: in full, with `short` by first name and one letter; hidden, by initials."""
    found = {pupil.id: pupil for pupil in pupils}
    if are_hidden():
        return initials(found.values())
    return {id: pupil.short_name if short else pupil.full_name for id, pupil in found.items()}


def on_screens(pupils: Iterable[PupilNamed]) -> dict[UUID, str]:
    """How each child stands in a list that is opened on a phone too: in full where there is room, by initials where a
    page is seen over a shoulder. Both are in the page, and the style sheet shows one of them, to screen readers too."""
    found = {pupil.id: pupil for pupil in pupils}
    short = initials(found.values())
    return short if are_hidden() else {id: _BOTH.format(pupil.full_name, short[id]) for id, pupil in found.items()}


def in_titles(pupils: Iterable[PupilNamed]) -> dict[UUID, str]:
    """How each child is called in the title of a step that stands in a list."""
    found = {pupil.id: pupil for pupil in pupils}
    return initials(found.values()) if are_hidden() else {id: pupil.called for id, pupil in found.items()}


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

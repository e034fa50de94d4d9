"""Where a guard or a duty stands, as a page says it, with a link to read it on."""

from dataclasses import dataclass
from functools import lru_cache

from web.words import cited
from workflows.references import Reference, Word, read_references


@dataclass(frozen=True, slots=True)
class Cited:
    """A reference on screen: where it stands (`paragraph 6.48`, `not yet checked` with it), what it says, its page.

    `is_proposed` says that it is no law and no guidance, only proposed.
    """

    words: str
    title: str
    link: str
    is_proposed: bool = False


@lru_cache(maxsize=1)
def references() -> dict[str, Reference]:
    return dict(read_references())


def cite(name: str) -> Cited:
    """How the reference called `name` is shown."""
    found = references()[name]
    proposed = found.force is Word.PROPOSED
    return Cited(cited(found.where, checked=found.checked), found.title, found.link, proposed)

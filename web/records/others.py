"""Which words may tell of somebody else: found for a person to read, never judged by itself.

Rather too much is found than too little: a word for family, or the first name of another child or of a contact.
"""

import re
from collections.abc import Iterable

from web.pupils.files import File
from workflows.school.pupils import contacts_named, pupils_found

_FAMILY = (
    "mum mummy mother dad daddy father parent parents carer carers guardian brother brothers sister sisters sibling "
    "siblings twin twins uncle aunt auntie gran granny grandma grandad grandfather grandmother grandparents nan nanny "
    "cousin cousins partner boyfriend girlfriend husband wife stepmother stepfather stepdad stepmum foster neighbour "
    "friend friends classmate classmates family families police refuge prison"
).split()
_PHRASES = (
    "another child",
    "other child",
    "another pupil",
    "other pupil",
    "social worker",
    "another boy",
    "another girl",
)
SHORTEST = 2
TITLES = ("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr")


class Others:
    """The names of everybody else whom a child’s record may tell of, and how to find them in words."""

    def __init__(self, names: Iterable[str]):
        single = {re.escape(name) for name in names if len(name) >= SHORTEST}
        of_names = "|".join(sorted(single)) or "(?!)"
        words = "|".join([*_FAMILY, *(phrase.replace(" ", r"\s+") for phrase in _PHRASES)])
        self._named = re.compile(rf"\b(?:{of_names})\b")
        self._spoken = re.compile(rf"\b(?:{words})\b", re.IGNORECASE)

    def may_be_in(self, text: str) -> bool:
        """Whether a text may tell of somebody else."""
        return bool(self._named.search(text) or self._spoken.search(text))


def others(file: File) -> Others:
    """The other children on roll by first name, and the child’s contacts by each part of their names."""
    sight, pupil = file.sight, file.pupil
    children = pupils_found(sight.session, sight.school_id, "")
    contacts = contacts_named(sight.session, sight.school_id, pupil.id, sight.today)
    own = {pupil.called, pupil.last_name, *TITLES}
    names = {each.called for each in children if each.id != pupil.id}
    names |= {part for each in contacts for part in each.name.split() if part[:1].isupper()}
    return Others(names - own)

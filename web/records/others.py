"""Which words may tell of somebody else: found for a person to read, never judged by itself.

Rather too much is found than too little: a word for family, or a name of another child, on roll or not, or of somebody
who is or was a contact, in capitals or not.
"""

import re
from collections.abc import Iterable
from itertools import chain

from web.pupils.files import File
from workflows.school.pupils import names_of_all, names_of_contacts

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
_WORDS_TOO = frozenset(
    (
        "april art august autumn baker bank banks bell best bill bird bishop black bond brand bridge brook brooks "
        "brown burns bush carter church cook cross daisy dale dawn day dean drew faith field fields finch fish "
        "ford forest forth fox frank gene glen good grace grant gray green grey guy hall hand hart heath hill "
        "hills holly hope house hunt hunter ivy jack jade jay jet joy june kay king kit knight lamb lane law lily "
        "little long love major mark marsh mason max may miles mills moon moss noble north olive page park parks "
        "pat patience pearl peg penny pierce pike place poppy power price ray read red reed rich river rob robin "
        "rock rod rose rowan rush sandy savage sharp short skip sky small smith star steel stone storm strong sue "
        "summer sunny swift taylor tucker turner van violet walker wall ward waters way wells west white wild "
        "will win winter wise wood woods young"
    ).split()
)
"""Names that are words of every day too: found only where a capital begins them, as is a name of two letters."""
SHORTEST = 2
TITLES = ("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr")
_WORD = re.compile(r"[^\W\d_]+")


class Others:
    """The names of everybody else whom a child’s record may tell of, and how to find them in words."""

    def __init__(self, names: Iterable[str]):
        words = "|".join([*_FAMILY, *(phrase.replace(" ", r"\s+") for phrase in _PHRASES)])
        self._names = frozenset(names)
        self._spoken = re.compile(rf"\b(?:{words})\b", re.IGNORECASE)

    def may_be_in(self, text: str) -> bool:
        """Whether a text may tell of somebody else."""
        return bool(self._spoken.search(text)) or any(self._is_name(word) for word in _WORD.findall(text))

    def _is_name(self, word: str) -> bool:
        plain = word.casefold()
        is_word = word[:1].islower() and (plain in _WORDS_TOO or len(plain) == SHORTEST)
        return plain in self._names and not is_word


def others(file: File) -> Others:
    """Every other child whom the school ever had and the child’s contacts, each by every part of their names."""
    sight, pupil = file.sight, file.pupil
    children = names_of_all(sight.session, sight.school_id)
    own = _parts((*children.pop(pupil.id), *TITLES))
    contacts = names_of_contacts(sight.session, sight.school_id, pupil.id)
    return Others(_parts((*chain(*children.values()), *contacts)) - own)


def _parts(names: Iterable[str]) -> set[str]:
    """Each part of these names in small letters; “van der” of a name is none, where another part has a capital."""
    found: set[str] = set()
    for name in names:
        parts = [part for part in _WORD.findall(name) if len(part) >= SHORTEST]
        capital = [part for part in parts if not part[:1].islower()]
        found |= {part.casefold() for part in capital or parts}
    return found

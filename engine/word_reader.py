"""Reads the single words, texts, numbers, dates and phrases of a definition."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from engine.faults import Faults, Place, did_you_mean, nearest
from engine.known import ANY, Names
from engine.names import Named
from engine.phrases import NAME, Misread, names_in
from engine.shapes import Day, Flag, Given, NameOf, OneOf, RoleOr, Said, Whole, Words
from engine.strict_yaml import Entries, Items, Node, Scalar, unseen
from engine.terms import Role

HOLE = "{child}"
LONGEST = 2_000
A_TEXT = "a text"
LOOK_ALIKES = frozenset({"CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"})
TEMPLATE_MARKS = ("{{", "{%", "${", "{#")
ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Partial:
    """What could be read of something that has a fault."""

    value: Any = None


NO_WORD = Partial("")


class WordReader:
    """Reads what one scalar says. `names` is None where names are not looked up, as in a stored definition."""

    def __init__(self, faults: Faults, names: Names | None):
        self.faults, self._names = faults, names

    def text(self, node: Node, wanted: str) -> str | None:
        """The text of a scalar; None, and a fault, where it is something else."""
        if isinstance(node, Scalar) and isinstance(node.value, str):
            return node.value
        if isinstance(node, Scalar):
            found = "true or false" if isinstance(node.value, bool) else f"the number {node.value}"
            advice = ": put it in quotes" if wanted == A_TEXT else ""
            self.faults.add(node.place, f"{wanted} is wanted here, not {found}{advice}")
        else:
            found = {Items: "a list", Entries: "keys and values"}[type(node)]
            self.faults.add(node.place, f"{wanted} is wanted here, not {found}")
        return None

    def known(self, named: Named, name: str, place: Place) -> Any:
        """`name`, or the one that was meant."""
        found = self._names.find(named, name, place, self.faults) if self._names else name
        return NO_WORD if found is None else found

    def read_words(self, shape: Words, node: Node) -> Any:
        """A text for people, with no hole but `{child}`."""
        text = self.text(node, A_TEXT)
        fault = None if text is None else fault_of_text(text)
        if fault:
            self.faults.add(node.place, fault)
        return NO_WORD if text is None or fault else text

    def read_given(self, shape: Given, node: Node) -> Any:
        """A name that the definition gives; it is kept although it is not well formed."""
        name = self.text(node, "a name")
        if name is None:
            return NO_WORD
        if name == ANY:
            self.faults.add(node.place, "'any' is every stage that is not final: it cannot be a name")
        elif not re.fullmatch(NAME, name):
            plain = re.sub("[^a-z0-9]+", "_", name.lower()).strip("_")
            advice = f"; did you mean '{plain}'?" if re.fullmatch(NAME, plain) else ""
            self.faults.add(node.place, f"'{name}' is no name: small letters, digits and _, a letter first{advice}")
        return name

    def read_name_of(self, shape: NameOf, node: Node) -> Any:
        """The name of something that must be there."""
        name = self.text(node, f"the name of a {shape.named}")
        return NO_WORD if name is None else self.known(shape.named, name, node.place)

    def read_role_or(self, shape: RoleOr, node: Node) -> Any:
        """A role, or the one word more that may stand here."""
        word = self.text(node, "a role")
        meant = (
            None if word is None else self._meant(word, [*Role, shape.word], node.place, f"no role is called '{word}'")
        )
        return NO_WORD if meant is None else str(meant)

    def read_one_of(self, shape: OneOf, node: Node) -> Any:
        """A word of a closed list, as its member where the list is an enumeration."""
        word = self.text(node, "a role" if shape.enum is Role else "a word")
        if word is None:
            return Partial()
        if shape.enum is Role:
            wrong = f"no role is called '{word}'"
        else:
            wrong = f"'{word}' cannot stand here, only {', '.join(shape.words)}"
        meant = self._meant(word, shape.words, node.place, wrong)
        if meant is None:
            return Partial()
        return shape.enum(meant) if shape.enum else meant

    def _meant(self, word: str, options: Collection[str], place: Place, wrong: str) -> str | None:
        """`word` if it is an option; else a fault, and the option that was meant or None."""
        if word in options:
            return word
        self.faults.add(place, wrong + did_you_mean(word, options))
        return nearest(word, options)

    def read_flag(self, shape: Flag, node: Node) -> Any:
        """True or false, and nothing that resembles them."""
        if isinstance(node, Scalar) and isinstance(node.value, bool):
            return node.value
        self.faults.add(node.place, "true or false is wanted here")
        return Partial()

    def read_whole(self, shape: Whole, node: Node) -> Any:
        """A whole number from 1 on."""
        if isinstance(node, Scalar) and type(node.value) is int and node.value > 0:
            return node.value
        self.faults.add(node.place, "a whole number from 1 on is wanted here")
        return Partial()

    def read_day(self, shape: Day, node: Node) -> Any:
        """A date as 2026-09-07; shorter forms that Python would read are refused."""
        text = self.text(node, "a date")
        if text is None:
            return Partial()
        try:
            if ISO_DATE.fullmatch(text):
                return date.fromisoformat(text)
            fault = "no date"
        except ValueError:
            fault = "a day that is in no calendar"
        self.faults.add(node.place, f"'{text}' is {fault}; a date is written as 2026-09-07")
        return Partial()

    def read_said(self, shape: Said, node: Node) -> Any:
        """A phrase, and whether what it names is there."""
        text = self.text(node, "a phrase")
        if text is None:
            return Partial()
        try:
            phrase = shape.phrase.read(text)
        except Misread as misread:
            self.faults.add(node.place, str(misread))
            return Partial()
        found = [self.known(named, name, node.place) == name for named, name in names_in(phrase)]
        return phrase if all(found) else Partial()


def fault_of_text(text: str) -> str | None:
    """What is wrong with a text for people, or None. `{child}` is the only hole that a definition may have."""
    if not text.strip():
        return "nothing is written here"
    if len(text) > LONGEST:
        return f"this is {len(text):,} characters long, and {LONGEST:,} are the most"
    hidden = next((each for each in text if each != "\n" and unseen(each)), None)
    if hidden:
        return f"a character that cannot be seen, U+{ord(hidden):04X}"
    mixed = next(filter(_mixes_alphabets, re.findall(r"\w+", text)), None)
    if mixed:
        return f"'{mixed}' has letters of two alphabets, which look alike and are not"
    mark = next((each for each in TEMPLATE_MARKS if each in text), None)
    if mark:
        return f"'{mark}' belongs to a template; the only hole in a text is {HOLE}"
    rest = text.replace(HOLE, "")
    found = re.search(r"\{[^{}]*\}|[{}]", rest)
    if not found:
        return None
    near = did_you_mean(found[0], [HOLE])
    return f"'{found[0]}' has no place in a text; the only hole is {HOLE}{near}"


def _mixes_alphabets(word: str) -> bool:
    """Whether a word that looks like one of ours has a letter of another alphabet in it."""
    if word.isascii():
        return False
    alphabets = {unicodedata.name(each, "").split(" ")[0] for each in word if each.isalpha()}
    return "LATIN" in alphabets and bool(alphabets & LOOK_ALIKES)

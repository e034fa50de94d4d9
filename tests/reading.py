"""How old somebody must be to read a page with ease, by the Flesch-Kincaid grade: a school grade and five years."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from tests.review import text_of

BLOCKS = ("h1", "h2", "h3", "p", "li")
ELEVEN = 11
"""How old somebody is who reads what a family is handed."""


def reading_age(page: Element) -> float:
    """The reading age of all that stands in the headings, paragraphs and lists of a part of a page."""
    sentences = list(_sentences(page))
    words = [word for sentence in sentences for word in _words(sentence)]
    syllables = sum(_syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59 + 5


def _sentences(page: Element) -> Iterator[str]:
    """Each block ends a sentence, whether or not a full stop stands there."""
    for block in page.iter():
        if block.tag in BLOCKS:
            yield from (part for part in re.split(r"[.!?:]+(?:\s|$)", text_of(block)) if _words(part))


def _words(text: str) -> list[str]:
    return re.findall(r"[A-Za-z][A-Za-z’'-]*", text)


def _syllables(word: str) -> int:
    """Groups of vowels; an e at the end is silent, except in -le."""
    lower = re.sub(r"[^a-z]", "", word.lower())
    if len(lower) > 3 and lower.endswith("e") and not lower.endswith(("le", "ee")):
        lower = lower[:-1]
    return max(1, len(re.findall(r"[aeiouy]+", lower)))

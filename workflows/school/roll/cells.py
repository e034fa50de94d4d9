"""Cells as people leave them: stray blanks, Excel's wrappings, letters that look alike."""

import re
import unicodedata

_WRAPPED = re.compile(r'^="?(.*?)"?$')
_NO_WIDTH = dict.fromkeys([0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD])
_BLANK = frozenset({"Cc", "Cs", "Zs", "Zl", "Zp"})
_NOTHING = {"-", "--", "–", "—", ".", "n/a", "#n/a", "(none)", "(blank)"}
_NO_CODE = _NOTHING | {"none", "null", "nil", "na", "not set"}
_LOOK_ALIKES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "–": "-", "—": "-"})


def clean(text: str) -> str:
    """The words of a cell on one line: Excel's `="0123"` and `'0123` unwrapped, no control or zero-width letters."""
    if not text:
        return ""
    plain = text
    if not (text.isascii() and text.isprintable()):
        plain = unicodedata.normalize("NFC", text).translate(_NO_WIDTH)
        plain = "".join(" " if unicodedata.category(c) in _BLANK else c for c in plain)
    plain = " ".join(plain.split())
    if plain.startswith("="):
        plain = _WRAPPED.sub(r"\1", plain).strip()
    if plain[:1] == "'" and plain[1:2].isdigit():
        plain = plain[1:]
    return plain


def said(text: str) -> str:
    """A cleaned cell, where the signs for “nothing” (`-`, `N/A`) count as blank. Null, Nil and Na are names."""
    plain = clean(text)
    return "" if plain.casefold() in _NOTHING else plain


def coded(text: str) -> str:
    """A cleaned cell that holds a code, a date or a yes: here the words for “nothing” count as blank, too."""
    plain = clean(text)
    return "" if plain.casefold() in _NO_CODE else plain


def key(text: str) -> str:
    """A column's name for comparing: letters and digits alone, small, without a bracketed “(s)”."""
    plain = unicodedata.normalize("NFKC", clean(text)).casefold().replace("(s)", "")
    return "".join(c for c in plain if c.isalnum())


def alike(text: str) -> str:
    """Words for telling a change from a difference of capitals, apostrophes or blanks."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_LOOK_ALIKES).casefold().split())


def fold(text: str) -> str:
    """A name for matching: letters alone, without accents, so that Zoë is Zoe and O’Brien is OBRIEN."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in bare if c.isalnum())


def bare_number(text: str) -> str:
    """A school's own number for matching: without the leading zeros that Excel drops."""
    plain = text.strip().casefold()
    return plain.lstrip("0") or ("0" if plain else "")

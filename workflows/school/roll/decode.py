"""Bytes to text: UTF-8 with or without its mark, UTF-16, and the cp1252 of older Windows programs."""

import codecs
import re

from workflows.school.roll.problems import Unreadable

MOST_BYTES = 5 * 1024 * 1024

_NOT_TEXT = (
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook (.xls)"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a word-processor document"),
    (b"\x1f\x8b", "a compressed file"),
)
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_WIDE_MARKS = ((codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, "utf-16"),
               (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip


def refuse_too_large(data: bytes) -> None:
    """Raise `Unreadable` for more than 5 MB."""
    if len(data) > MOST_BYTES:
        raise Unreadable("This file is larger than 5 MB. Export the pupils alone, without other lists, and try again.")


def text_of(data: bytes) -> str:
    """The text of a file; raises `Unreadable`, with a sentence, for anything that is not text."""
    if not data.strip():
        raise Unreadable("This file is empty. Export it again, and check that the report has pupils in it.")
    for start, what in _NOT_TEXT:
        if data.startswith(start):
            raise Unreadable(f"This is {what}, not a CSV file. Open it and save it as “CSV UTF-8”, then try again.")
    return _decoded(data)


def _decoded(data: bytes) -> str:
    wide = _wide_encoding(data)
    if wide:
        return _strictly(data, wide)
    if b"\x00" in data:
        raise Unreadable("This is not a text file. Export the roll as CSV, or choose a Common Transfer File (.xml).")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _older(data.removeprefix(codecs.BOM_UTF8))


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32, by its mark, or by every other byte of the beginning being empty."""
    for mark, name in _WIDE_MARKS:
        if data.startswith(mark):
            return name
    head = data[:200]
    if len(head) >= 4 and head[1::2].count(0) > len(head) * 0.4:
        return "utf-16-le"
    if len(head) >= 4 and head[0::2].count(0) > len(head) * 0.4:
        return "utf-16-be"
    return None


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise Unreadable("This file is damaged: it ends in the middle of a letter. Export it again.") from None


def _older(data: bytes) -> str:
    """Text of one byte a letter: as its XML declaration says, else cp1252; a letter that it lacks becomes `�`."""
    declared = _DECLARED.match(data[:200])
    name = declared[1].decode("ascii") if declared else "cp1252"
    try:
        one_byte = codecs.lookup(name).name if name.lower() not in {"utf-8", "utf8"} else "cp1252"
        return data.decode(one_byte if one_byte.startswith(("iso8859", "cp12")) else "cp1252", errors="replace")
    except LookupError:
        return data.decode("cp1252", errors="replace")

"""The school census's words for SEN: provision (N, K, E) and types of need, with the older and the spoken forms.

Types are the thirteen of the SEN2 return, with DS since January 2025, and the school census's NSA, for K alone. S, A
and P are history: a statement has become an EHC plan, School Action and School Action Plus have become SEN support.
"""

import re

from workflows.school.roll.cells import coded, fold
from workflows.school.roll.problems import Kind, Reading

NEEDS = {
    "SPLD": "Specific learning difficulty",
    "MLD": "Moderate learning difficulty",
    "SLD": "Severe learning difficulty",
    "PMLD": "Profound and multiple learning difficulty",
    "SEMH": "Social, emotional and mental health",
    "SLCN": "Speech, language and communication needs",
    "HI": "Hearing impairment",
    "VI": "Vision impairment",
    "MSI": "Multi-sensory impairment",
    "PD": "Physical disability",
    "ASD": "Autistic spectrum disorder",
    "DS": "Down syndrome",
    "OTH": "Other difficulty or disability",
    "NSA": "SEN support, type not yet assessed by a specialist",
}
STATUSES = {"N": "No SEN", "K": "SEN support", "E": "EHC plan"}

_STATUS_WORDS = {
    "N": ("n", "no sen", "no special educational need", "no special educational needs", "no specified special"
          " educational need", "none", "not sen", "no", "no sen status", "no sen provision", "no special provision",
          "no special needs", "no identified sen", "no special educational provision", "formerly sen"),
    "K": ("k", "sen support", "sensupport", "school support", "sen k", "sen support k", "special educational needs"
          " support", "special educational need support"),
    "E": ("e", "ehc", "ehcp", "ehc plan", "education health and care plan", "education health care plan", "sen e",
          "education health and care", "ehcplan", "ehc plan e", "education health and care plan ehcp"),
}  # fmt: skip
_OLD_STATUSES = {
    "a": "K", "school action": "K", "p": "K", "school action plus": "K", "q": "K", "s": "E", "statement": "E",
    "statemented": "E", "statement of sen": "E", "statement of special educational needs": "E",
}  # fmt: skip
_NEED_WORDS = {
    "SPLD": ("specific learning difficulty", "specific learning difficulties", "dyslexia", "dyscalculia", "dyspraxia"),
    "MLD": ("moderate learning difficulty", "moderate learning difficulties"),
    "SLD": ("severe learning difficulty", "severe learning difficulties"),
    "PMLD": ("profound and multiple learning difficulty", "profound and multiple learning difficulties",
             "profound multiple learning difficulty", "profound multiple learning difficulties"),
    "SEMH": ("social emotional and mental health", "social emotional mental health", "social emotional and mental"
             " health needs", "social emotional and mental health difficulties", "social emotional and mental health"
             " difficulty"),
    "SLCN": ("speech language and communication needs", "speech language communication needs", "speech language and"
             " communication", "speech language and communication need", "speech language or communication needs"),
    "HI": ("hearing impairment", "hearing impaired"),
    "VI": ("vision impairment", "visual impairment", "visually impaired"),
    "MSI": ("multi sensory impairment", "multisensory impairment"),
    "PD": ("physical disability", "physical disabilities"),
    "ASD": ("aut", "autism", "autistic spectrum disorder", "autism spectrum disorder", "asc", "autistic spectrum"
            " condition", "autism spectrum condition", "autistic spectrum", "autistic"),
    "DS": ("down syndrome", "downs syndrome", "down s syndrome"),
    "OTH": ("other", "other difficulty", "other difficulty disability", "other difficulty or disability", "other"
            " difficulties", "other disability", "other need"),
    "NSA": ("no specialist assessment", "no specialist assessment of type of need", "sen support but no specialist"
            " assessment of type of need", "sen support no specialist assessment", "sen support but no specialist"
            " assessment"),
}  # fmt: skip
_SPLIT_FIRST = re.compile(r"[;|\n\r]|\s/\s|\s\+\s")
_SPLIT_THEN = re.compile(r"[,/&+]|\band\b")
_RANK_WORDS = re.compile(
    r"^(?:(?:rank\s*)?\d\s*[:.)\-]\s*|(?:primary|secondary|main|first|second|third)\s*[:\-]\s*)", re.I
)
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_RANKS = {"primary": 1, "main": 1, "first": 1, "1st": 1, "secondary": 2, "second": 2, "2nd": 2, "third": 3,
          "tertiary": 3, "3rd": 3, "4th": 4}  # fmt: skip


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9]+", " ", text.casefold()).split())


_STATUS = {_plain(word): code for code, words in _STATUS_WORDS.items() for word in words}
_NEED = {_plain(word): code for code, words in _NEED_WORDS.items() for word in (code, NEEDS[code], *words)}


def status_of(text: str) -> Reading[str]:
    """N, K or E from a letter or words; blank says nothing."""
    plain = " ".join(text.split())
    for form in (_plain(plain), _plain(_BRACKETS.sub(" ", plain)), _plain(re.split(r"\s*[-–—:=]\s+", plain)[0])):
        if form in _STATUS:
            return Reading(_STATUS[form])
        if form in _OLD_STATUSES:
            code = _OLD_STATUSES[form]
            words = f"“{_short(plain)}” is an SEN status from before 2014; it was read as {STATUSES[code]} ({code})."
            return Reading(code, Kind.WARNING, words)
    if not coded(plain):
        return Reading(None)
    words = f"“{_short(plain)}” is not an SEN status. It is not taken: use N, K or E."
    return Reading(None, Kind.ERROR, words)


def past_status_of(text: str) -> str | None:
    """The code of an entry of the SEN history, where older letters are to be expected."""
    return status_of(text).value


def needs_of(text: str) -> tuple[Reading[str], ...]:
    """The types of need in one cell, in their order; each part that is no type is an error of its own."""
    if not coded(text):
        return ()
    whole = _one_need(text)
    if whole:
        return (Reading(whole),)
    found: list[Reading[str]] = []
    for part in (p for p in _SPLIT_FIRST.split(text) if coded(p)):
        code = _one_need(part)
        found += [Reading(code)] if code else _smaller(part)
    return tuple(found)


def rank_of(text: str) -> Reading[int]:
    """The rank of a need: 1, or “Primary”; blank is none."""
    plain = coded(text).casefold()
    if not plain:
        return Reading(None)
    number = plain.removesuffix(".0")
    if number.isdecimal() and number.isascii() and 0 < int(number[:4]) < 100:
        return Reading(int(number[:4]))
    if (word := _plain(plain).split(" ")[0] if _plain(plain) else "") in _RANKS:
        return Reading(_RANKS[word])
    return Reading(None, Kind.WARNING, f"“{_short(plain)}” is not a rank; needs keep the order of the file.")


def _smaller(part: str) -> list[Reading[str]]:
    """The parts of a part, where each is a type by itself; else the one complaint about the whole."""
    phrases = _phrases(_plain(part).split())
    if phrases:
        return [Reading(code) for code in phrases]
    pieces = [p for p in _SPLIT_THEN.split(part) if coded(p)]
    codes = [_one_need(piece) for piece in pieces]
    if len(pieces) > 1 and any(codes):
        return [Reading(c) if c else _unknown(p) for p, c in zip(pieces, codes, strict=True)]
    return [_unknown(part)]


def _phrases(words: list[str]) -> list[str]:
    """The types named one after another, “and” aside; none at all where a word is left over."""
    found: list[str] = []
    while words:
        length = next((n for n in range(min(len(words), 12), 0, -1) if " ".join(words[:n]) in _NEED), 0)
        if length:
            found.append(_NEED[" ".join(words[:length])])
        elif words[0] != "and":
            return []
        words = words[max(length, 1) :]
    return found


def _one_need(text: str) -> str | None:
    plain = _RANK_WORDS.sub("", text.strip())
    forms = [plain, _BRACKETS.sub(" ", plain), *re.split(r"\s+[-–—:]\s+|\s*:\s+", plain)[:1]]
    forms += [inner[1:-1] for inner in _BRACKETS.findall(plain)]
    found = (_NEED.get(_plain(form)) for form in forms)
    return next((code for code in found if code), None)


def _unknown(text: str) -> Reading[str]:
    plain = " ".join(text.split())
    if fold(plain) in {"besd", "ebd"}:
        says = (
            f"“{plain}” ended in 2014: SEMH took its place, but is not the same. It is not taken: choose a type again."
        )
    else:
        says = f"“{_short(plain)}” is not a type of need of the school census. It is not taken: use {_LIST}."
    return Reading(None, Kind.ERROR, says)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"


_LIST = f"{', '.join(list(NEEDS)[:-1])} or {list(NEEDS)[-1]}"

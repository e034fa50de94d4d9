"""The sentence that says which answer is missing, made from the question: `What have you noticed?` becomes `Enter what
you have noticed`. A question that does not turn easily is quoted instead, so that no sentence is ever wrong."""

import re

from engine.terms import Kind

BEGINS = {
    Kind.SHORT_TEXT: "Enter",
    Kind.LONG_TEXT: "Enter",
    Kind.NUMBER: "Enter",
    Kind.DATE: "Enter",
    Kind.YES_OR_NO: "Select",
    Kind.ONE_OF: "Select",
    Kind.SEVERAL_OF: "Select",
    Kind.PERSON: "Select",
}
BARE = frozenset({"how", "when", "why", "where", "who"})
HELPERS = frozenset({"do", "does", "did"})
BEFORE_NOUNS = ("the", "this", "that", "a", "an", "their", "our", "your", "his", "her", "its")
STANDING = {"is", "are", "was", "were", "has", "have", "can", "will", "may", "should", "could", "would"}
SUBJECTS = ("you", "we", "they", "it", "this school", "the family", "the school", "this child")
PAST = {"say": "said", "tell": "told", "look": "looked", "find": "found", "talk": "talked", "agree": "agreed"}
ASKING = r"(?P<ask>(?:what|when|where|who|why|how|which(?: \w+)?))"


def missing(question: str, kind: Kind, child: str = "") -> str:
    """What to say where the answer to `question` is missing; `child` is the name that stands in it."""
    begins = BEGINS[kind]
    turned = _turned(question.strip().rstrip("?").strip(), child)
    if turned is not None:
        return f"{begins} {turned}"
    return f"{begins} an answer to “{question.strip()}”" if "?" in question else f"{begins} {_lower(question.strip())}"


def _turned(asked: str, child: str) -> str | None:
    """The question as a clause, its verb after its subject; None where it cannot be said for certain."""
    lowered = _lower(asked)
    if lowered in BARE or re.fullmatch(r"which \w+", lowered):
        return lowered
    if "?" in asked or re.search(r", (and|or) (what|when|how|who|where) ", lowered):
        return None
    return _after_subject(lowered, child) or _thing_asked(lowered) or _subject_asked(lowered, child)


def _subject_asked(asked: str, child: str) -> str | None:
    """`who took part`, `what is hard`: the word that asks is the subject, so nothing turns."""
    matched = re.fullmatch(ASKING + r" (?P<verb>\w+)\b(?P<rest>.*)", asked)
    if matched is None or matched["verb"] in HELPERS:
        return None
    if matched["verb"] in STANDING and matched["rest"].split(" ")[1:2] in ([each] for each in (*BEFORE_NOUNS, child)):
        return None
    ask = matched["ask"].split()
    return asked if ask[0] in ("who", "what") or (len(ask) > 1 and matched["verb"].endswith("s")) else None


def _thing_asked(asked: str) -> str | None:
    """`what the next date is`: a short noun turns whole."""
    matched = re.fullmatch(r"(?P<ask>who|what|when|where) (?P<verb>is|are) (?P<noun>(?:the|our) \w+(?: \w+)?)", asked)
    return f"{matched['ask']} {matched['noun']} {matched['verb']}" if matched else None


def _after_subject(asked: str, child: str) -> str | None:
    subjects = "|".join(re.escape(each) for each in (*SUBJECTS, *([child] if child else [])))
    matched = re.fullmatch(rf"{ASKING} (?P<verb>\w+) (?P<subject>{subjects})\b ?(?P<rest>.*)", asked)
    if matched is None:
        return None
    ask, verb, subject, rest = matched["ask"], matched["verb"], matched["subject"], matched["rest"]
    if verb in STANDING:
        return f"{ask} {subject} {verb} {rest}".rstrip()
    first, _, more = rest.partition(" ")
    inflected = _inflected(verb, first)
    return f"{ask} {subject} {inflected} {more}".rstrip() if inflected else None


def _inflected(helper: str, verb: str) -> str | None:
    """The verb without its helper: `did look` is `looked`, `does say` is `says`."""
    if helper == "do":
        return verb
    if helper == "does":
        return verb + ("es" if verb.endswith(("o", "s", "ch", "sh")) else "s")
    return PAST.get(verb) if helper == "did" else None


def _lower(text: str) -> str:
    """The text with a small first letter, unless it begins with a name in capitals."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]

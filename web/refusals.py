"""The sentence that says which answer is missing, made from the question: `What have you noticed?` becomes `Enter what
you have noticed`, `Does the family know?` becomes `Select whether the family knows`. What explains a question after it
is left out. A question that does not turn for certain is quoted instead, so that no sentence is ever wrong."""

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
ALONE = {"how": "how it was done", "why": "the reason", "where": "where it happens"}
"""What a question of one word asks for. Beside another question it stands as it is: `what is hard, and when`."""

PREPOSITION = r"(?:(?:at|by|for|from|on|since|to|with) )?"
BARE = re.compile(
    PREPOSITION + r"(?:how(?: often| long)?|when|why(?: now)?|where|whom?|(?:which|what) \w+(?: of \w+)?)",
)
HELPERS = frozenset({"do", "does", "did"})
STANDING = frozenset("is are was were has have can will shall may should could would".split())
BEFORE_NOUNS = ("the", "this", "that", "a", "an", "their", "our", "your", "his", "her", "its")
SUBJECTS = (
    *("you", "we", "they", "it", "that", "there", "something else", "this school", "this child"),
    *("a school", "the advice", "the answer", "the council", "the family", "the help", "the meeting", "the review"),
    *("the school", "the support"),
)
"""Who or what a question is about, where it stands between its helper and its verb."""

PAST = {
    **{verb: f"{verb}ed" for verb in ("answer", "ask", "help", "look", "reach", "start", "talk")},
    "agree": "agreed",
    "find": "found",
    "get": "got",
    "go": "went",
    "say": "said",
    "tell": "told",
}
ASKING = (
    rf"(?P<ask>{PREPOSITION}(?:what(?: kind of \w+)?|when|where|whom?|why"
    r"|how(?: (?:far|good|long|much \w+))?|which(?: \w+(?: of \w+)?)?))"
)
ASKS = re.compile(PREPOSITION + r"(?:what|when|where|whom?|whose|why|how|which)\b.*")
JOINED = re.compile(
    rf", (and|or) (?={PREPOSITION}(?:what|when|where|whom?|why|how|which)\b|(?:{'|'.join((*HELPERS, *STANDING))}) )"
)


def missing(question: str, kind: Kind, child: str = "") -> str:
    """What to say where the answer to `question` is missing; `child` is the name that stands in it."""
    begins = BEGINS[kind]
    asked = _lower(question.strip())
    if "?" not in asked:
        return f"{begins} {_counted(asked) if kind is Kind.NUMBER else asked}"
    turned = _turned(asked.partition("?")[0], kind, child)
    return f"{begins} {turned}" if turned else f"{begins} an answer to “{question.strip()}”"


def _counted(label: str) -> str:
    """`times a week` is asked for as `how many times a week`."""
    return f"how many {label}" if label.partition(" ")[0].endswith("s") else label


def _turned(asked: str, kind: Kind, child: str) -> str | None:
    """The question as one clause or two, each verb after its subject; None where that cannot be said for certain."""
    if BARE.fullmatch(asked):
        return "the date" if kind is Kind.DATE else ALONE.get(asked, asked)
    parts = JOINED.split(asked)
    clauses = [said for each in parts[::2] if (said := _clause(each, child))]
    if len(clauses) < len(parts[::2]):
        return None
    return clauses[0] + "".join(f", {word} {said}" for word, said in zip(parts[1::2], clauses[1:], strict=True))


def _clause(asked: str, child: str) -> str | None:
    """One question as a clause; None where it does not turn for certain, or is a list of questions."""
    if BARE.fullmatch(asked) or asked == "who does it":
        return asked
    if ASKS.fullmatch(asked) is None:
        return _whether(asked, child)
    if re.search(r", (?:what|when|how|who|where|which)\b", asked):
        return None
    return _thing_named(asked) or _after_subject(asked, child) or _thing_asked(asked) or _subject_asked(asked, child)


def _whether(asked: str, child: str) -> str | None:
    """`does the family know`: `whether the family knows`."""
    matched = re.fullmatch(rf"(?P<verb>\w+) (?P<subject>{_subjects(child)})\b ?(?P<rest>.*)", asked)
    said = _said_of(matched) if matched else None
    return f"whether {said}" if said else None


def _thing_named(asked: str) -> str | None:
    """`what is the date on its letter`: it is the thing alone that is asked for."""
    matched = re.fullmatch(r"what is (?P<thing>(?:the date|its) .+|its date)", asked)
    return matched["thing"] if matched else None


def _thing_asked(asked: str) -> str | None:
    """`what the next date is`: a short noun turns whole."""
    matched = re.fullmatch(r"(?P<ask>who|what|when|where) (?P<verb>is|are) (?P<noun>(?:the|our) \w+(?: \w+)?)", asked)
    return f"{matched['ask']} {matched['noun']} {matched['verb']}" if matched else None


def _subject_asked(asked: str, child: str) -> str | None:
    """`who took part`, `what is hard`: the word that asks is the subject, so nothing turns."""
    matched = re.fullmatch(ASKING + r" (?P<verb>\w+)\b(?P<rest>.*)", asked)
    if matched is None or matched["verb"] in HELPERS or matched["ask"].startswith("what kind"):
        return None
    if matched["verb"] in STANDING and matched["rest"].split(" ")[1:2] in ([each] for each in (*BEFORE_NOUNS, child)):
        return None
    ask = matched["ask"].split()
    return asked if ask[0] in ("who", "what") or (len(ask) > 1 and matched["verb"].endswith("s")) else None


def _after_subject(asked: str, child: str) -> str | None:
    """`where is Amira now`: `where Amira is now`."""
    matched = re.fullmatch(rf"{ASKING} (?P<verb>\w+) (?P<subject>{_subjects(child)})\b ?(?P<rest>.*)", asked)
    said = _said_of(matched) if matched else None
    return f"{matched['ask']} {said}" if matched and said else None


def _said_of(asked: re.Match[str]) -> str | None:
    """The subject with its verb after it: `has Amira left` is `Amira has left`, `did it help` is `it helped`."""
    verb, subject, rest = asked["verb"], asked["subject"], asked["rest"]
    if verb in STANDING:
        return f"{subject} {verb} {rest}".rstrip()
    first, _, more = rest.partition(" ")
    inflected = _inflected(verb, first)
    return f"{subject} {inflected} {more}".rstrip() if inflected else None


def _inflected(helper: str, verb: str) -> str | None:
    """The verb without its helper: `did look` is `looked`, `does say` is `says`, `does have` is `has`."""
    if helper == "do":
        return verb
    if helper == "does":
        return "has" if verb == "have" else verb + ("es" if verb.endswith(("o", "s", "ch", "sh")) else "s")
    return PAST.get(verb) if helper == "did" else None


def _subjects(child: str) -> str:
    """The subjects that a question may have, as a pattern."""
    return "|".join(re.escape(each) for each in (*SUBJECTS, *([child] if child else [])))


def _lower(text: str) -> str:
    """The text with a small first letter, unless it begins with a name in capitals."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]

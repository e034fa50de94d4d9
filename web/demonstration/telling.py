"""The words in which stories are told: who did what, how many school days ago."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Act = Callable[[Any], None]
"""Something that happens: gets the `Walk`, standing on its day, as the child and the person of the step."""

FAMILY = object()
"""All of the child's contacts to whom copies go."""
FIRST_CONTACT = object()
"""The first of the child's contacts."""
TEACHER = object()
"""The child's class teacher, as a person in an answer."""
CHILD = "child"


@dataclass(frozen=True, slots=True)
class SchoolDay:
    """The school day so many days from today, as a date in an answer; negative is past."""

    ahead: int


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens `ago` school days before today, done by somebody in the order of its day."""

    ago: int
    by: str
    do: str
    with_: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Story:
    """One child and what happened: `year` is the year group, `sen` how the roll had the child before."""

    first: str
    last: str
    year: str
    sex: str
    steps: tuple[Step, ...]
    sen: str = "N"
    contacts: tuple[tuple[str, str], ...] = ()
    needs: str = ""


def noticed(
    ago: int,
    by: str,
    strengths: str,
    seen: str,
    *,
    tried: str = "",
    family: str = "not_yet",
    sign: tuple[str, ...] = (),
) -> Step:
    """Somebody wrote down what they noticed."""
    values = {"strengths": strengths, "seen": seen, "tried": tried, "family_knows": family, "sign": list(sign)}
    return Step(ago, by, "notice", values)


def did(ago: int, by: str, task: str, **values: Any) -> Step:
    """Somebody answered a step of the graduated approach."""
    return Step(ago, by, "answer", {"task": task, "values": values})


def moved(ago: int, by: str, do: str, *, why: str = "", **reasons: str) -> Step:
    """Somebody made a move; `reasons` say why a should was gone on without."""
    return Step(ago, by, "move", {"do": do, "why": why, "reasons": reasons})


def told(ago: int, by: str, how: str = "handed") -> Step:
    """The formal notice went to each contact."""
    return Step(ago, by, "tell", {"how": how})


def tried_to_reach(ago: int, by: str, how: str) -> Step:
    """An attempt to reach the family."""
    return Step(ago, by, "attempt", {"how": how})


def outcome(ago: int, by: str, place: int, able_to: str, **words: Any) -> Step:
    """An outcome of the plan."""
    return Step(ago, by, "outcome", {"place": place, "able_to": able_to, **words})


def support(ago: int, by: str, place: int, what: str, **words: Any) -> Step:
    """A kind of support in the plan."""
    return Step(ago, by, "support", {"place": place, "what": what, **words})


def in_class(ago: int, by: str, **words: str) -> Step:
    """What changes in class, once below the rows."""
    return Step(ago, by, "plan_words", words)


def asked_specialist(ago: int, by: str, **values: Any) -> Step:
    """A specialist is thought of."""
    return Step(ago, by, "specialist", values)


def of_specialist(ago: int, by: str, task: str, **values: Any) -> Step:
    """A step of asking the specialist."""
    return Step(ago, by, "answer", {"task": task, "values": values, "workflow": "specialist_involvement"})


def moved_specialist(ago: int, by: str, do: str, *, why: str = "") -> Step:
    """A move of asking the specialist."""
    return Step(ago, by, "move", {"do": do, "why": why, "reasons": {}, "workflow": "specialist_involvement"})


def exempt(ago: int, by: str, guard: str, name: str, reason: str) -> Step:
    """An exemption from a must."""
    return Step(ago, by, "exempt", {"guard": guard, "name": name, "reason": reason})


def carried(ago: int, by: str, at: str, **values: Any) -> Step:
    """A journey that began elsewhere is put in."""
    return Step(ago, by, "carry", {"at": at, "values": values})

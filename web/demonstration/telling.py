"""The words in which stories are told: who did what, how many school days ago."""

from collections.abc import Callable, Iterator, Mapping
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
NEXT_AUTUMN = object()
"""The first of September after the school year that runs."""
CHILD = "child"
COUNCIL, REVIEW, TRANSFER = "ehc_needs_assessment", "ehc_annual_review", "phase_transfer"
Whys = Mapping[int, str]
NONE: Whys = {}
A_WEEK = 5


@dataclass(frozen=True, slots=True)
class SchoolDay:
    """The school day so many days from today, as a date in an answer; negative is past."""

    ahead: int


@dataclass(frozen=True, slots=True)
class Day:
    """The day so many days from today, as a date in an answer: what the law counts runs through the holidays."""

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


def shared(ago: int, by: str, what: str = "plan") -> Step:
    """The plan, or the record of the review, was given to everyone who is to have it."""
    return Step(ago, by, "share", {"what": what})


def gave(first: int, last: int, by: str, place: int, *, every: int = 1, missed: Whys = NONE) -> Iterator[Step]:
    """Sessions of the support at a place, from one day to another, ticked a week at a time.

    `missed` says why a session did not take place, by school days ago.
    """
    days = range(first, last - 1, -every)
    for start in range(0, len(days), A_WEEK):
        week = days[start : start + A_WEEK]
        yield Step(week[-1], by, "sessions", {"place": place, "days": {ago: missed.get(ago, "") for ago in week}})


def looked_at(ago: int, by: str, place: int, now: str, reached: str, shows: str) -> Step:
    """An outcome was looked at in a review."""
    return Step(ago, by, "look_at", {"place": place, "now": now, "reached": reached, "shows": shows})


def carried_on(ago: int, by: str) -> Step:
    """The plan of the last cycle was taken over as the draft of this one."""
    return Step(ago, by, "carry_plan")


def ended(ago: int, by: str, do: str, **values: Any) -> Step:
    """A move to an end, with what it asks."""
    return Step(ago, by, "move", {"do": do, "why": "", "reasons": {}, "values": values})


def begun(ago: int, by: str, workflow: str, **values: Any) -> Step:
    """Somebody began a journey beside the cycle."""
    return Step(ago, by, "begin", {"workflow": workflow, "values": values})


def of_lane(ago: int, by: str, workflow: str, task: str, **values: Any) -> Step:
    """A step of a journey beside the cycle."""
    return Step(ago, by, "answer", {"task": task, "values": values, "workflow": workflow})


def asked_specialist(ago: int, by: str, **values: Any) -> Step:
    """A specialist is thought of."""
    return begun(ago, by, "specialist_involvement", **values)


def of_specialist(ago: int, by: str, task: str, **values: Any) -> Step:
    """A step of asking the specialist."""
    return of_lane(ago, by, "specialist_involvement", task, **values)


def moved_specialist(ago: int, by: str, do: str, *, why: str = "") -> Step:
    """A move of asking the specialist."""
    return Step(ago, by, "move", {"do": do, "why": why, "reasons": {}, "workflow": "specialist_involvement"})


def family_asked_council(ago: int, by: str, **values: Any) -> Step:
    """The family has asked the council for an EHC needs assessment, and somebody wrote it down."""
    return Step(ago, by, "carry", {"workflow": COUNCIL, "at": "requested", "values": values})


def of_council(ago: int, by: str, task: str, **values: Any) -> Step:
    """A step of that request."""
    return of_lane(ago, by, COUNCIL, task, **values)


def moved_council(ago: int, by: str, do: str) -> Step:
    """A move of that request."""
    return Step(ago, by, "move", {"do": do, "why": "", "reasons": {}, "workflow": COUNCIL})


def review_under_way(ago: int, by: str, **values: Any) -> Step:
    """A yearly review for which one is getting ready was put in."""
    return Step(ago, by, "carry", {"workflow": REVIEW, "at": "preparing", "values": values})


def ehc_plan(ago: int, by: str, council: str, issued_on: Day) -> Step:
    """The council's plan as it was on record."""
    return Step(ago, by, "ehc_plan", {"council": council, "issued_on": issued_on})


def learns_elsewhere(ago: int, by: str, kind: str, place: str, **words: str) -> Step:
    """Somebody wrote down another place where the child learns from that day on."""
    return Step(ago, by, "elsewhere", {"kind": kind, "place": place, **words})


def suspended(ago: int, by: str, school_days: int) -> Step:
    """A suspension from that day on was written down."""
    return Step(ago, by, "suspend", {"school_days": school_days})


def exempt(ago: int, by: str, guard: str, name: str, reason: str) -> Step:
    """An exemption from a must."""
    return Step(ago, by, "exempt", {"guard": guard, "name": name, "reason": reason})


def carried(ago: int, by: str, at: str, **values: Any) -> Step:
    """A journey that began elsewhere is put in."""
    return Step(ago, by, "carry", {"at": at, "values": values})

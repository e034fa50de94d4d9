"""What is ticked at once: one child’s support, or a group with everybody in it; and what is on record for a day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from web import words
from workflows.support.sessions import AWAY, WHYS, Logged, Support, week_of

ORDINALS = {1: "first", 2: "second", 3: "third"}


@dataclass(frozen=True, slots=True)
class OfChild:
    """One child in a unit: how the form names the support, what the child is called, and whether they were there."""

    key: str
    called: str
    logged: Logged | None

    @property
    def was_there(self) -> bool:
        """Whether the box is ticked: everybody is there until somebody says otherwise."""
        return self.logged is None or self.logged.took_place or self.logged.why != AWAY


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing to tick on one day. `number` tells the units of a page apart; `week` is `1 of 3 this week`."""

    number: int
    name: str
    about: str
    week: str
    nth: int
    children: tuple[OfChild, ...]

    @property
    def id(self) -> str:
        return f"session-{self.number}"

    @property
    def is_group(self) -> bool:
        return len(self.children) > 1

    @property
    def who(self) -> str:
        return words.listed([each.called for each in self.children])

    @property
    def is_logged(self) -> bool:
        return all(each.logged for each in self.children)

    @property
    def state(self) -> str:
        """What is on record, in words; nothing where nothing is: a blank is not known, and never missed."""
        there = [each.called for each in self.children if each.logged and each.logged.took_place]
        missed: dict[str, list[str]] = defaultdict(list)
        for each in self.children:
            if each.logged and not each.logged.took_place:
                missed[each.logged.why].append(each.called)
        if not self.is_group:
            return "Took place" if there else next((f"Did not take place: {_why(why)}" for why in missed), "")
        parts = [f"Took place with {words.listed(there)}"] if there else []
        parts += [
            f"{words.listed(names)} away" if there and why == AWAY else f"Did not take place: {_why(why)}"
            for why, names in missed.items()
        ]
        return "; ".join(parts)


def _why(why: str) -> str:
    return WHYS.get(why, "").lower()


def units(
    supports: Iterable[Support],
    found: Mapping[str, list[Logged]],
    called: Mapping[UUID, str],
    on: date,
    *,
    groups: bool = True,
) -> tuple[Unit, ...]:
    """The units of a day, groups once; `called` is what each child is called, by id. Their order stays, so that nobody
    loses their place."""
    gathered: dict[object, list[Support]] = defaultdict(list)
    for each in supports:
        gathered[_together(each) if groups else each.key].append(each)
    return tuple(
        _unit(number * 10 + nth, members, found, called, on, nth)
        for number, members in enumerate(gathered.values(), start=1)
        for nth in range(1, members[0].a_day + 1)
    )


def _together(support: Support) -> object:
    """Children whose support has the same group name and is given by the same person are one group."""
    return (support.group_name.casefold(), support.given_by) if support.group_name else support.key


def _unit(
    number: int,
    members: list[Support],
    found: Mapping[str, list[Logged]],
    called: Mapping[UUID, str],
    on: date,
    nth: int,
) -> Unit:
    first = members[0]
    at_length = words.count(first.minutes, "minute") if first.minutes else ""
    which = f"the {ORDINALS.get(nth, f'{nth}th')} of the day" if first.a_day > 1 else ""
    return Unit(
        number,
        first.group_name or first.what,
        ", ".join(filter(None, (at_length, which))),
        _week(first, found.get(first.key, []), on),
        nth,
        tuple(
            OfChild(each.key, called[each.subject_id], _of_day(found.get(each.key, []), on, nth)) for each in members
        ),
    )


def _of_child(
    support: Support, found: Mapping[str, list[Logged]], called: Mapping[UUID, str], on: date, nth: int
) -> OfChild:
    return OfChild(support.key, called[support.subject_id], _of_day(found.get(support.key, []), on, nth))


def _of_day(logged: list[Logged], on: date, nth: int) -> Logged | None:
    return next((each for each in logged if each.on == on and each.nth == nth), None)


def _week(support: Support, logged: list[Logged], on: date) -> str:
    if not support.times_a_week:
        return ""
    took = sum(each.took_place and week_of(each.on) == week_of(on) for each in logged)
    return f"{took} of {support.times_a_week} this week"

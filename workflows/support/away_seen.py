"""What the circle holds of a child who is away: where else the child learns, a shorter timetable, suspensions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from engine.days import Days
from workflows.school.terms import school_year_on

LEADS_HERE, LEADS_THERE = "dual_here", "dual_there"
ALTERNATIVE, HOSPITAL, PART_TIME = "alternative", "hospital", "part_time"
PLACE = "place"
"""What an agreement is about that says what another place may know."""
PLACES = {
    LEADS_HERE: "Registered at both schools, and this school leads",
    LEADS_THERE: "Registered at both schools, and the other school leads",
    ALTERNATIVE: "Alternative provision",
    HOSPITAL: "Teaching in hospital, or for health reasons elsewhere",
}
"""The kinds of other place, in words; a part-time timetable here is none of them."""
AGAIN = 2
"""From which suspension of a school year on it is asked what follows: our default."""


class ElsewhereSeen(NamedTuple):
    """Another place where the child learns, or a shorter timetable here; known to this school since `known_on`."""

    id: UUID
    kind: str
    place: str
    days: str
    known_on: date
    from_on: date
    to_on: date | None = None
    look_again_on: date | None = None
    record_sent_on: date | None = None

    @property
    def is_a_place(self) -> bool:
        return self.kind != PART_TIME

    def lasts_on(self, day: date) -> bool:
        """Whether it is not over on a day: it runs, or is still to begin."""
        return self.to_on is None or self.to_on >= day


class SuspensionSeen(NamedTuple):
    """One suspension: its first day, how many school days, and when it was written down."""

    id: UUID
    first_on: date
    school_days: int
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Away:
    """The part of a circle that is about being away, each tuple in order of its dates."""

    elsewhere: tuple[ElsewhereSeen, ...] = ()
    suspensions: tuple[SuspensionSeen, ...] = ()

    def places(self, day: date) -> tuple[ElsewhereSeen, ...]:
        """The other places that are not over on a day."""
        return tuple(each for each in self.elsewhere if each.is_a_place and each.lasts_on(day))

    def timetable(self, day: date) -> ElsewhereSeen | None:
        """The shorter timetable that is not over on a day."""
        found = (each for each in self.elsewhere if not each.is_a_place and each.lasts_on(day))
        return next(found, None)

    def suspended_in(self, year: int, days: Days) -> tuple[SuspensionSeen, ...]:
        """The suspensions of one school year."""
        return tuple(each for each in self.suspensions if school_year_on(days, each.first_on) == year)

    def again(self, days: Days) -> Iterator[SuspensionSeen]:
        """Each suspension of a school year that has several: every one from the second on asks what follows."""
        for year in sorted({school_year_on(days, each.first_on) for each in self.suspensions}):
            written = sorted(self.suspended_in(year, days), key=lambda each: each.recorded_at)
            yield from written[AGAIN - 1 :]


NEVER_AWAY = Away()
"""A child who learns here alone, for the whole week, and was never suspended."""

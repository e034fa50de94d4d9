"""Where a child has been: each time that one of their journeys stood at a stage, in order of time, in words.

The picture and the table of a child’s page are both made of these, so that they cannot say different things.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from engine.clock import day_of
from engine.days import DayKind
from engine.reading import JourneyLook, RecordSeen
from web import words
from web.pupils.files import File
from web.pupils.shown import JourneyShown

CYCLE = 0
"""The lane of SEN support itself."""
ORDINALS = {1: "st", 2: "nd", 3: "rd"}
TEENS = range(11, 14)


class Mark(StrEnum):
    """What is said beside a stay. Where SEN support goes on, that is where the child is, and lanes stand beside it."""

    GONE = ""
    HERE = "You are here"
    ALSO = "Also here"
    ENDED = "Ended"


@dataclass(frozen=True, slots=True)
class Stay:
    """One time that a journey stood at a stage: which, since when, until when, for how many school days.

    `time` says how often it has now come there. `lane` is CYCLE for SEN support, else the number of the journey.
    `cycle` is the number of the cycle that began with it, where it is not the first.
    """

    journey: str
    label: str
    lane: int
    stage: str
    from_on: date
    to_on: date
    school_days: int
    mark: Mark = Mark.GONE
    time: int = 1
    cycle: int = 0
    was_put_in: bool = False

    @property
    def stage_words(self) -> str:
        """`Cycle 2: SEN assessment (2nd time)`."""
        cycle = f"Cycle {self.cycle}: " if self.cycle > 1 else ""
        return f"{cycle}{self.stage}" + (f" ({nth(self.time)} time)" if self.time > 1 else "")

    @property
    def head(self) -> str:
        """The stage, with the journey before it where it is not SEN support itself."""
        return self.stage_words if self.lane == CYCLE else f"{self.label}: {self.stage_words}"

    @property
    def from_words(self) -> str:
        """The day; of what was begun elsewhere, that of putting it in."""
        return words.day_words(self.from_on) + (" (put in then)" if self.was_put_in else "")

    @property
    def until_words(self) -> str:
        return self.mark.value or words.day_words(self.to_on)

    @property
    def days_words(self) -> str:
        """`20 school days`, with `so far` where it goes on; nothing where nothing goes on."""
        if self.mark is Mark.ENDED:
            return ""
        return words.count(self.school_days, "school day") + (" so far" if self.goes_on else "")

    @property
    def when(self) -> str:
        return ", ".join(filter(None, (self.from_words, self.days_words)))

    @property
    def goes_on(self) -> bool:
        return self.mark in (Mark.HERE, Mark.ALSO)


def nth(number: int) -> str:
    """`2nd`, `11th`, `23rd`."""
    return f"{number}{'th' if number % 100 in TEENS else ORDINALS.get(number % 10, 'th')}"


def stays_of(file: File, looks: Sequence[JourneyLook], journeys: Sequence[JourneyShown]) -> tuple[Stay, ...]:
    """Every stay of every journey of a child, in order of time; of one moment, that of SEN support comes first."""
    shown = {each.id: each for each in journeys}
    found: list[tuple[datetime, Stay]] = []
    for number, look in enumerate(looks, start=1):
        journey = shown[look.journey.id]
        found += _stays(file, look, journey, CYCLE if journey.is_main else number)
    found.sort(key=lambda each: (each[0], each[1].lane))
    has_cycle = any(each.is_main and each.is_open for each in journeys)
    return tuple(_counted((stay for _, stay in found), has_cycle=has_cycle))


def _counted(stays: Iterable[Stay], *, has_cycle: bool) -> Iterator[Stay]:
    """The stays with how often each journey has come to that stage, and with the mark of a lane beside SEN support."""
    times: Counter[tuple[int, str]] = Counter()
    for stay in stays:
        times[stay.lane, stay.stage] += 1
        is_beside = stay.mark is Mark.HERE and has_cycle and stay.lane != CYCLE
        yield replace(stay, time=times[stay.lane, stay.stage], mark=Mark.ALSO if is_beside else stay.mark)


def _stays(file: File, look: JourneyLook, journey: JourneyShown, lane: int) -> Iterator[tuple[datetime, Stay]]:
    """The stays of one journey, each with the moment at which it began."""
    came = [each for each in _with_cycles(look) if each[0].comes]
    ends = [day_of(record.made_at) for record, _ in came[1:]]
    for place, ((record, cycle), to_on) in enumerate(zip(came, [*ends, file.sight.today], strict=True)):
        from_on, is_end = day_of(record.made_at), record.workflow.stages[record.to_stage].final
        stay = Stay(
            journey=journey.name,
            label=journey.label,
            lane=lane,
            stage=record.to_label,
            from_on=from_on,
            to_on=from_on if is_end else to_on,
            school_days=0 if is_end else file.sight.days.between(from_on, to_on, DayKind.SCHOOL),
            mark=Mark.ENDED if is_end else Mark.HERE if place == len(ends) else Mark.GONE,
            cycle=cycle,
            was_put_in=record.kind == "carried",
        )
        yield record.made_at, stay


def _with_cycles(look: JourneyLook) -> list[tuple[RecordSeen, int]]:
    """Each record with the number of the cycle that it began, or 0: counted back from the one that goes on now."""
    number, found = look.journey.cycle, []
    for record in reversed(look.records):
        begins = any(move.do == record.do and move.starts_cycle for move in record.workflow.moves)
        found.append((record, number if begins else 0))
        number -= begins
    return found[::-1]

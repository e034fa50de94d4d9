"""Where everything lies in the picture of a child’s way: downwards in order of time, SEN support as the line.

Each stay is a stop on its line with words beside it. A branch leaves the line above its first stop, and ends at its
last. Where there is room, the words of SEN support stand left of the line and those of the branches right of all of
them; on a phone all words stand to the right.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from web.lettering import wrapped
from web.pupils.stays import CYCLE, Mark, Stay

HEAD = 14
"""How far the words of a stop reach above its middle."""
BRANCH, LATER, GAP, TODAY = 22, 12, 14, 42
ARROW = 28
"""How far above the word of today the lines end that go on."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form of the picture: how wide, where the line lies, how far apart the branches, and how large the words."""

    name: str
    width: int
    middle: int
    apart: int
    branches: int
    size: int
    line: int
    is_two_sided: bool


WIDE = Form("way-wide", 940, 400, 34, 240, 16, 21, is_two_sided=True)
PHONE = Form("way-phone", 272, 12, 18, 76, 15, 19, is_two_sided=False)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of words, and how it looks."""

    words: str
    is_bold: bool = False
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class Stop:
    """One stay: its place, and its words, which end at `text_x` where they stand left of the line."""

    stay: Stay
    x: float
    y: float
    text_x: float
    lines: tuple[Line, ...]
    is_left: bool


@dataclass(frozen=True, slots=True)
class Rail:
    """One line from its first stop to its last, or to today; a branch begins at the line of SEN support."""

    x: float
    top: float
    bottom: float
    is_branch: bool
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Way:
    """The whole picture. `text_x` is where the words right of the lines begin, `today_y` the height of today."""

    form: Form
    stops: tuple[Stop, ...]
    rails: tuple[Rail, ...]
    text_x: float
    top: float
    bottom: float
    today_y: float | None
    height: float


def way(stays: Sequence[Stay], form: Form) -> Way:
    """The picture of stays, which come in order of time; at least one."""
    slots = _slots(stays)
    most = max(slots.values(), default=0)
    apart = min(form.apart, form.branches / most) if most else 0
    places = {lane: form.middle + apart * slot for lane, slot in slots.items()} | {CYCLE: float(form.middle)}
    text_x = form.middle + apart * most + 22
    stops = tuple(_stops(stays, form, places, text_x))
    end = max(_low(stop, form) for stop in stops)
    today_y = end + TODAY if any(each.goes_on for each in stays) else None
    bottom = max(stop.y for stop in stops) if today_y is None else today_y - ARROW
    rails = tuple(rail for lane in places for rail in _rails([s for s in stops if s.stay.lane == lane], bottom))
    top = min(stop.y - (0 if stop.stay.lane == CYCLE else BRANCH) for stop in stops)
    return Way(form, stops, rails, text_x, top, bottom, today_y, (today_y or end) + GAP)


def _slots(stays: Sequence[Stay]) -> dict[int, int]:
    """How far from the line each branch lies: as near as can be beside those that are open at the same time."""
    spans: dict[int, tuple[int, int]] = {}
    for place, stay in enumerate(stays):
        first, _ = spans.get(stay.lane, (place, place))
        spans[stay.lane] = (first, len(stays) if stay.goes_on else place)
    slots, ends = dict[int, int](), list[int]()
    for lane, (first, last) in spans.items():
        if lane == CYCLE:
            continue
        free = next((slot for slot, end in enumerate(ends) if end < first), len(ends))
        ends[free:] = [last, *ends[free + 1 :]]
        slots[lane] = free + 1
    return slots


def _stops(stays: Sequence[Stay], form: Form, places: dict[int, float], text_x: float) -> Iterator[Stop]:
    """Every stop below the one before it, as near as its words allow."""
    y, on, seen, low = 4.0, None, set[int](), {True: 0.0, False: 0.0}
    for stay in stays:
        is_left = form.is_two_sided and stay.lane == CYCLE
        room = form.middle - 32 if is_left else form.width - text_x - 2
        opens = stay.lane != CYCLE and stay.lane not in seen
        least = y + (BRANCH if opens else LATER if stay.from_on != on else 0)
        y, on = max(least, low[is_left] + GAP + HEAD), stay.from_on
        seen.add(stay.lane)
        stop = Stop(
            stay, places[stay.lane], y, form.middle - 28 if is_left else text_x, _lines(stay, room, form.size), is_left
        )
        low[is_left] = _low(stop, form)
        yield stop


def _low(stop: Stop, form: Form) -> float:
    """Where the words of a stop end."""
    return stop.y - HEAD + form.line * len(stop.lines)


def _lines(stay: Stay, room: float, size: int) -> tuple[Line, ...]:
    mark = [Line(stay.mark.value, is_bold=True)] if stay.mark is not Mark.GONE else []
    head = [Line(each, is_bold=True) for each in wrapped(stay.head, room, size)]
    when = wrapped(stay.when, room, size)
    if len(when) > 1 and stay.days_words:
        when = (*wrapped(f"{stay.from_words},", room, size), *wrapped(stay.days_words, room, size))
    return (*mark, *head, *(Line(each, is_quiet=True) for each in when))


def _rails(stops: Sequence[Stop], bottom: float) -> Iterator[Rail]:
    """The lines of one lane: a new one begins after each end."""
    first: Stop | None = None
    for stop in stops:
        first = first or stop
        if stop is stops[-1] or stop.stay.mark is Mark.ENDED:
            goes_on = stop.stay.goes_on
            yield Rail(stop.x, first.y, bottom if goes_on else stop.y, stop.stay.lane != CYCLE, goes_on)
            first = None

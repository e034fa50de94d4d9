"""A child's way drawn: the cycle as one line with its stages, the lanes as branches, and where the child stands now.

Left to right, in written order. A branch leaves the line at the stage at which it was begun; what it says stands beside
it. The table below the picture says the same, stay by stay.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from markupsafe import Markup

from engine.clock import day_of
from engine.days import DayKind
from engine.reading import JourneyLook
from web import words
from web.plain import in_plain_words
from web.pupils.files import File
from web.pupils.history import CHANGED
from web.pupils.shown import JourneyShown, StageShown

STEP, LEFT, LINE, LANE = 160, 16, 62, 40
LABEL_FITS = 17
BRAND, INK, QUIET, PALE, MARK = "#14505c", "#0b0c0c", "#484949", "#7d9297", "#f6c445"


@dataclass(frozen=True, slots=True)
class Branch:
    """One lane: what it says, the place on the line at which it left, and whether it still goes on."""

    words: str
    left_at: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class Stay:
    """One row of the table: which journey stood where, from when, until when, for how many school days."""

    journey: str
    stage: str
    from_on: str
    to_on: str
    days: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """The picture, the branches in words for a phone, and the table."""

    picture: Markup
    branches: tuple[Branch, ...]
    stays: tuple[Stay, ...]


def drawn(file: File, looks: Sequence[JourneyLook], journeys: Sequence[JourneyShown]) -> Drawn | None:
    """The way of a child with an open cycle; None for one without, who has nothing to draw the branches from."""
    main = next((each for each in journeys if each.is_main and each.is_open), None)
    if main is None:
        return None
    look = next(each for each in looks if each.journey.id == main.id)
    names = {each.id: each for each in journeys}
    lanes = [each for each in looks if not names[each.journey.id].is_main]
    branches = tuple(_branch(look, lane, names[lane.journey.id]) for lane in lanes if _is_beside(look, lane))
    stays = tuple(stay for each in looks for stay in _stays(file, each, names[each.journey.id].name))
    return Drawn(_picture(main, branches), branches, stays)


def _is_beside(main: JourneyLook, lane: JourneyLook) -> bool:
    """Whether a lane was open at any time since the cycle’s journey began."""
    return lane.journey.closed_on is None or lane.journey.closed_on >= main.journey.opened_on


def _branch(main: JourneyLook, lane: JourneyLook, shown: JourneyShown) -> Branch:
    order = main.workflow.open_stages
    reached = [each.to_stage for each in main.records if day_of(each.made_at) <= lane.journey.opened_on]
    at = order.index(reached[-1]) if reached and reached[-1] in order else 0
    stage = in_plain_words(lane.workflow, lane.journey.stage)
    stage = stage.removesuffix(" by a specialist")
    since = "since" if lane.journey.is_open else "on"
    return Branch(
        f"{shown.label}: {stage[:1].lower()}{stage[1:]}, {since} {words.day_words(lane.journey.entered_on)}",
        at,
        lane.journey.is_open,
    )


def _stays(file: File, look: JourneyLook, journey: str) -> Iterator[Stay]:
    """Every time that a journey stood at a stage, in order; the last one until today, or until it ended."""
    came = [each for each in look.records if each.kind not in CHANGED or each.from_stage != each.to_stage]
    moments = [(each, day_of(each.made_at)) for each in came]
    ends = [on for _, on in moments[1:]]
    for place, (record, came_on) in enumerate(moments):
        is_last = place == len(ends)
        if record.workflow.stages[record.to_stage].final:
            yield Stay(journey, record.to_label, words.day_words(came_on), "ended", 0)
            continue
        until = file.sight.today if is_last else ends[place]
        days = file.sight.days.between(came_on, until, DayKind.SCHOOL)
        to_on = "now" if is_last else words.day_words(until)
        yield Stay(journey, record.to_label, words.day_words(came_on), to_on, days)


def _picture(main: JourneyShown, branches: Sequence[Branch]) -> Markup:
    width = STEP * len(main.line)
    height = LINE + 74 + LANE * len(branches)
    stops = "".join(part for place, stage in enumerate(main.line) for part in _stop(stage, place))
    lanes = "".join(part for row, branch in enumerate(branches) for part in _lane(branch, row, branches, width))
    again = _again(main) if main.cycle > 1 else ""
    said = escape("The journey drawn, with its branches and where it stands now: the same stands in the table below")
    svg = (
        f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{said}" font-family="Arial, Liberation Sans, '
        f'sans-serif" font-size="15" fill="{INK}">{_way(main.line)}{again}{lanes}{stops}</svg>'
    )
    return Markup(svg)  # noqa: S704 - every word in it is escaped where it is drawn


def _x(place: int) -> int:
    return LEFT + STEP * place


def _way(line: Sequence[StageShown]) -> str:
    """The line: thick as far as it has been gone, then broken."""
    here = next((place for place, stage in enumerate(line) if stage.state == "now"), len(line) - 1)
    gone = f'<path d="M{_x(0)} {LINE}H{_x(here)}" stroke="{BRAND}" stroke-width="5" fill="none"/>'
    ahead = f'<path d="M{_x(here)} {LINE}H{_x(len(line) - 1)}" stroke="{PALE}" stroke-width="3" stroke-dasharray="7 6"'
    return f'{gone}{ahead} fill="none"/>'


def _stop(stage: StageShown, place: int) -> Iterator[str]:
    """One stage: its mark, its name and its day; the one where the child stands with words above it."""
    x, is_now = _x(place), stage.state == "now"
    fill = MARK if is_now else BRAND if stage.state == "done" else "#ffffff"
    edge = PALE if stage.state == "later" else BRAND
    yield f'<circle cx="{x}" cy="{LINE}" r="{11 if is_now else 8}" fill="{fill}" stroke="{edge}" stroke-width="3"/>'
    if is_now:
        yield _words("You are here", max(x - 11, 0), LINE - 36, bold=True)
        yield f'<path d="M{x - 7} {LINE - 28}h14l-7 11z" fill="{INK}"/>'
    lines = wrap(stage.label, LABEL_FITS)
    for row, part in enumerate(lines):
        yield _words(part, x - 9, LINE + 30 + 18 * row, bold=is_now, quiet=stage.state == "later")
    yield _words(stage.on, x - 9, LINE + 30 + 18 * len(lines), quiet=True)


def _again(main: JourneyShown) -> str:
    """The way back along which this cycle began, from the last stage to where assessment begins again."""
    last, first = _x(len(main.line) - 1), _x(max(len(main.line) - 4, 0))
    arc = f"M{last} {LINE - 10}C{last} 2 {first + 60} 2 {first + 14} {LINE - 12}"
    text = _words(f"cycle {main.cycle}", (first + last) // 2 - 5, 12, quiet=True)
    return f'<path d="{arc}" fill="none" stroke="{PALE}" stroke-width="2"/>{text}'


def _lane(branch: Branch, row: int, branches: Sequence[Branch], width: int) -> Iterator[str]:
    """One branch below the line, with its words beside it; those that leave at one stage leave side by side."""
    before = sum(1 for each in branches[:row] if each.left_at == branch.left_at)
    x, y = _x(branch.left_at) + STEP - 24 - 9 * before, LINE + 92 + LANE * row
    edge = f'stroke="{BRAND}" stroke-width="3" fill="none"'
    yield f'<path d="M{x} {LINE}V{y - 12}q0 12 12 12h22" {edge}/>'
    end = x + 34
    if branch.is_open:
        yield f'<circle cx="{end + 7}" cy="{y}" r="7" fill="{MARK}" stroke="{BRAND}" stroke-width="3"/>'
    else:
        yield f'<path d="M{end} {y - 8}v16" {edge}/>'
    if x < width * 0.6:
        yield _words(branch.words, end + 22, y + 5)
    else:
        yield _words(branch.words, x - 10, y + 5, end=True)


def _words(text: str, x: int, y: int, *, bold: bool = False, quiet: bool = False, end: bool = False) -> str:
    look = (' font-weight="700"' if bold else "") + (f' fill="{QUIET}"' if quiet else "")
    look += ' text-anchor="end"' if end else ""
    return f'<text x="{x}" y="{y}"{look}>{escape(text)}</text>' if text else ""

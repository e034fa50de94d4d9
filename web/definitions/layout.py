"""Where everything lies in the picture of a definition: stages as cards below each other, lines in lanes beside them.

Simple on purpose. Each stage is a card; each way on is a row in it; from the row a line goes right to a lane, along it,
and back left to the head of the card where it leads. All lines to one card share its lane.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap

from web.definitions.described import StageSaid, WayOn

CARD = 330
LANE = 16
GAP = 18
HEAD = 48
LINE = 19
PAD = 14
BOLD_FITS, PLAIN_FITS = 36, 43


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words, and whether it is the bold one."""

    words: str
    y: int
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One way on inside a card: its lines of words, and the height from which its line starts."""

    way: WayOn
    texts: tuple[Text, ...]
    top: int
    y: int


@dataclass(frozen=True, slots=True)
class Card:
    """One stage: where it begins and how high it is; lines to it end at `y`."""

    stage: StageSaid
    top: int
    height: int
    rows: tuple[Row, ...]

    @property
    def y(self) -> int:
        return self.top + HEAD // 2


@dataclass(frozen=True, slots=True)
class Line:
    """One line from a row to the card where it leads, along the lane at `x`."""

    start: int
    end: int
    x: int
    is_usual: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole picture."""

    cards: tuple[Card, ...]
    lines: tuple[Line, ...]
    width: int
    height: int


def laid_out(stages: tuple[StageSaid, ...]) -> Layout:
    """The picture of a described definition."""
    cards = tuple(_cards(stages))
    lanes = _lanes(cards)
    heads = {card.stage.name: card.y for card in cards}
    lines = tuple(
        Line(row.y, heads[row.way.to], CARD + (lanes[row.way.to] + 1) * LANE, row.way.is_usual)
        for card in cards
        for row in card.rows
    )
    width = CARD + (max(lanes.values(), default=0) + 2) * LANE
    return Layout(cards, lines, width, cards[-1].top + cards[-1].height + 2)


def _cards(stages: tuple[StageSaid, ...]) -> Iterator[Card]:
    top = 2
    for stage in stages:
        rows, below = [], top + HEAD
        for way in stage.ways:
            row, below = _row(way, below)
            rows.append(row)
        yield Card(stage, top, below - top, tuple(rows))
        top = below + GAP


def _row(way: WayOn, top: int) -> tuple[Row, int]:
    """A row that begins at `top`, and where the next one begins."""
    said = [(part, True) for part in wrap(way.button, BOLD_FITS)]
    said += [(part, False) for text in (way.by, way.forces) for part in wrap(text, PLAIN_FITS)]
    texts = tuple(Text(part, top + 10 + LINE * (place + 1) - 4, bold) for place, (part, bold) in enumerate(said))
    height = 20 + LINE * len(texts)
    return Row(way, texts, top, top + height // 2), top + height


def _lanes(cards: tuple[Card, ...]) -> dict[str, int]:
    """A lane for each card that anything leads to: short ways lie near, and no two lie on each other."""
    heads = {card.stage.name: card.y for card in cards}
    reach: dict[str, list[int]] = {}
    for card in cards:
        for row in card.rows:
            reach.setdefault(row.way.to, [heads[row.way.to]]).append(row.y)
    spans = sorted(((min(ys), max(ys), to) for to, ys in reach.items()), key=lambda span: span[1] - span[0])
    lanes: dict[str, int] = {}
    taken: list[list[tuple[int, int]]] = []
    for first, last, to in spans:
        free = (n for n, spans_ in enumerate(taken) if all(last < begin or end < first for begin, end in spans_))
        lane = next(free, len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append((first, last))
        lanes[to] = lane
    return lanes

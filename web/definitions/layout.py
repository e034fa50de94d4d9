"""Where everything lies in the picture of a definition: stages as cards below each other, lines in lanes beside them.

Simple on purpose. Each stage is a card; each way on is a row in it, which says where it leads. On a screen a line goes
from the row right to a lane, along it, and back left to the head of the card where it leads; all lines to one card
share its lane. On a phone there is no room for lanes: the cards alone stand there, with the same words.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from web.definitions.described import StageSaid, WayOn
from web.lettering import wrapped

LANE = 16
GAP = 18
LINE = 19
PAD = 12
SIZE, LABEL_SIZE = 15, 17
HERE, END = "You are here", "An end"


@dataclass(frozen=True, slots=True)
class Form:
    """One form of the picture: how wide a card is, and whether lines are drawn beside the cards."""

    name: str
    card: int
    has_lines: bool


WIDE, PHONE = Form("definition-wide", 330, has_lines=True), Form("definition-phone", 272, has_lines=False)


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words, whether it is bold, and whether it is the name of the stage."""

    words: str
    y: int
    is_bold: bool = False
    is_label: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One way on inside a card: its lines of words, and the height from which its line starts."""

    way: WayOn
    texts: tuple[Text, ...]
    top: int
    y: int


@dataclass(frozen=True, slots=True)
class Card:
    """One stage: where it begins, the words of its head and how high that is, its rows; lines to it end at `y`."""

    stage: StageSaid
    top: int
    height: int
    head: int
    texts: tuple[Text, ...]
    rows: tuple[Row, ...]
    is_here: bool

    @property
    def y(self) -> int:
        return self.top + self.head // 2


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

    form: Form
    cards: tuple[Card, ...]
    lines: tuple[Line, ...]
    width: int
    height: int


def laid_out(stages: tuple[StageSaid, ...], form: Form = WIDE, *, here: str = "") -> Layout:
    """The picture of a described definition; a journey stands at the stage `here`, if it names one."""
    cards = tuple(_cards(stages, form, here))
    height = cards[-1].top + cards[-1].height + 2
    if not form.has_lines:
        return Layout(form, cards, (), form.card, height)
    lanes = _lanes(cards)
    heads = {card.stage.name: card.y for card in cards}
    lines = tuple(
        Line(row.y, heads[row.way.to], form.card + (lanes[row.way.to] + 1) * LANE, row.way.is_usual)
        for card in cards
        for row in card.rows
    )
    width = form.card + (max(lanes.values(), default=0) + 2) * LANE
    return Layout(form, cards, lines, width, height)


def _cards(stages: tuple[StageSaid, ...], form: Form, here: str) -> Iterator[Card]:
    top, room = 2, form.card - 2 * PAD
    for stage in stages:
        texts = _head(stage, top, room, is_here=stage.name == here)
        rows, below = list[Row](), texts[-1].y + 9
        head = below - top
        for way in stage.ways:
            row, below = _row(way, below, room)
            rows.append(row)
        yield Card(stage, top, below - top, head, texts, tuple(rows), stage.name == here)
        top = below + GAP


def _head(stage: StageSaid, top: int, room: int, *, is_here: bool) -> tuple[Text, ...]:
    """The name of a stage, and below it whether the journey stands there or ends there, and what is usual."""
    label = wrapped(stage.label, room, LABEL_SIZE)
    said = ". ".join(filter(None, (HERE if is_here else "", END if stage.is_final else "", stage.usual)))
    lines = [(part, True) for part in label] + [(part, False) for part in wrapped(said, room, SIZE)]
    return tuple(
        Text(part, top + 21 + LINE * place, is_label or is_here, is_label)
        for place, (part, is_label) in enumerate(lines)
    )


def _row(way: WayOn, top: int, room: int) -> tuple[Row, int]:
    """A row that begins at `top`, and where the next one begins."""
    button = f"{way.button} (the usual way)" if way.is_usual else way.button
    said = [(part, True) for part in wrapped(button, room, SIZE)]
    plain = (f"To: {way.leads}", f"By: {way.by}", way.forces)
    said += [(part, False) for text in plain for part in wrapped(text, room, SIZE)]
    texts = tuple(Text(part, top + 6 + LINE * (place + 1), bold) for place, (part, bold) in enumerate(said))
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

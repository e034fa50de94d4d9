"""The picture of a definition as SVG: by itself in a file, or in a page, where a table beside it says the same."""

from collections.abc import Iterator

from web.definitions.described import ANY, BEGIN
from web.definitions.layout import LABEL_SIZE, LINE, PAD, SIZE, Card, Layout, Line, Row
from web.lettering import INK, framed, lettered, wrapped

PAPER, GROUND, MARK = "#ffffff", "#e8f0f1", "#f6c445"
ABOUT = "Every stage as a card, with every way on: what it is called, where it leads, who may go it, and what it needs."


def svg(layout: Layout, title: str, *, note: str = "") -> str:
    """The picture, called `title`; the stage where a journey stands is marked in words and by a thick frame.

    A `note` stands above it: a picture travels further than the page that it was on.
    """
    noted = wrapped(note, layout.form.card - 4, SIZE)
    above = LINE * len(noted) + 12 if noted else 0
    parts = [lettered(words, 2, 16 + LINE * place - above, bold=True) for place, words in enumerate(noted)]
    parts += [*_lines(layout), *(part for card in layout.cards for part in _card(card, layout.form.card))]
    box = (0, -above, layout.width, layout.height + above)
    return framed("".join(parts), box, layout.form.name, title, f"{ABOUT} {note}", SIZE) + "\n"


def _lines(layout: Layout) -> Iterator[str]:
    """The usual ways come last, so that they lie on top."""
    for line in sorted(layout.lines, key=lambda each: each.is_usual):
        yield _line(line, layout.form.card)


def _line(line: Line, card: int) -> str:
    thick = 3.5 if line.is_usual else 1.5
    tip = f"{card + 1},{line.end} {card + 10},{line.end - 5} {card + 10},{line.end + 5}"
    return (
        f'<path d="M{card} {line.start}H{line.x}V{line.end}H{card + 8}" fill="none" stroke="{INK}" '
        f'stroke-width="{thick}" stroke-linejoin="round"/><circle cx="{card}" cy="{line.start}" r="3.5"/>'
        f'<polygon points="{tip}"/>'
    )


def _card(card: Card, width: int) -> Iterator[str]:
    dashed = ' stroke-dasharray="5 4"' if card.stage.name in (ANY, BEGIN) else ""
    frame = 4 if card.is_here or card.stage.is_final else 1.5
    yield (
        f'<rect x="2" y="{card.top}" width="{width - 4}" height="{card.height}" fill="{PAPER}" stroke="{INK}" '
        f'stroke-width="{frame}"{dashed}/><rect x="3" y="{card.top + 1}" width="{width - 6}" '
        f'height="{card.head - 2}" fill="{MARK if card.is_here else GROUND}"/>'
    )
    for text in card.texts:
        yield lettered(text.words, PAD, text.y, bold=text.is_bold, size=LABEL_SIZE if text.is_label else 0)
    for row in card.rows:
        yield from _row(row, width)


def _row(row: Row, width: int) -> Iterator[str]:
    yield f'<path d="M3 {row.top}H{width - 3}" stroke="#c8d3d5" stroke-width="1" fill="none"/>'
    for text in row.texts:
        yield lettered(text.words, PAD, text.y, bold=text.is_bold, quiet=not text.is_bold)

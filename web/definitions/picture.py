"""The picture of a definition as SVG: by itself in a file, or in a page, where a table beside it says the same."""

from collections.abc import Iterator
from html import escape

from web.definitions.layout import CARD, HEAD, PAD, Card, Layout, Line, Row

INK, QUIET, PAPER, GROUND, MARK = "#0b0c0c", "#484949", "#ffffff", "#e8f0f1", "#f6c445"
FONT = "Arial, Liberation Sans, Helvetica, sans-serif"
NOTE = 34


def svg(layout: Layout, title: str, *, here: str = "", note: str = "") -> str:
    """The picture, called `title`; the stage `here` is marked in words and by a thick frame.

    A `note` stands above it: a picture travels further than the page that it was on.
    """
    above = NOTE if note else 0
    parts = "".join(
        [*_lines(layout), *(part for card in layout.cards for part in _card(card, card.stage.name == here))]
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 {-above} {layout.width} {layout.height + above}" '
        f'width="{layout.width}" height="{layout.height + above}" role="img" aria-label="{escape(title)}" '
        f'font-family="{FONT}" font-size="15" fill="{INK}">{_words(note, 2, -12, bold=True)}{parts}</svg>\n'
    )


def _lines(layout: Layout) -> Iterator[str]:
    """The usual ways come last, so that they lie on top."""
    for line in sorted(layout.lines, key=lambda each: each.is_usual):
        yield _line(line)


def _line(line: Line) -> str:
    thick = 3.5 if line.is_usual else 1.5
    tip = f"{CARD + 1},{line.end} {CARD + 10},{line.end - 5} {CARD + 10},{line.end + 5}"
    return (
        f'<path d="M{CARD} {line.start}H{line.x}V{line.end}H{CARD + 8}" fill="none" stroke="{INK}" '
        f'stroke-width="{thick}" stroke-linejoin="round"/><circle cx="{CARD}" cy="{line.start}" r="3.5"/>'
        f'<polygon points="{tip}"/>'
    )


def _card(card: Card, is_here: bool) -> Iterator[str]:
    stage = card.stage
    dashed = ' stroke-dasharray="5 4"' if stage.name == "any" else ""
    frame = 4 if is_here or stage.is_final else 1.5
    yield (
        f'<rect x="2" y="{card.top}" width="{CARD - 2}" height="{card.height}" fill="{PAPER}" stroke="{INK}" '
        f'stroke-width="{frame}"{dashed}/>'
        f'<rect x="3" y="{card.top + 1}" width="{CARD - 4}" height="{HEAD - 2}" fill="{MARK if is_here else GROUND}"/>'
    )
    yield _words(stage.label, PAD, card.top + 21, bold=True, size=17)
    below = "You are here" if is_here else "An end" if stage.is_final else stage.usual
    if is_here and stage.usual:
        below = f"You are here. {stage.usual}"
    yield _words(below, PAD, card.top + 40, bold=is_here)
    for row in card.rows:
        yield from _row(row)


def _row(row: Row) -> Iterator[str]:
    yield f'<path d="M3 {row.top}H{CARD - 1}" stroke="#c8d3d5" stroke-width="1" fill="none"/>'
    for text in row.texts:
        yield _words(text.words, PAD, text.y, bold=text.is_bold, quiet=not text.is_bold)


def _words(text: str, x: int, y: int, *, bold: bool = False, quiet: bool = False, size: int = 0) -> str:
    look = (' font-weight="700"' if bold else "") + (f' fill="{QUIET}"' if quiet else "")
    look += f' font-size="{size}"' if size else ""
    return f'<text x="{x}" y="{y}"{look}>{escape(text)}</text>' if text else ""

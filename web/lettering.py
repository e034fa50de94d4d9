"""Words in a picture: how wide they are, where their lines break, and how they are written.

SVG wraps nothing by itself. Widths are those of bold Arial, which Liberation Sans shares, and never less than they are
drawn; so a line that fits here fits on the page, in whatever is typed.
"""

from collections.abc import Iterator
from html import escape
from unicodedata import combining, normalize

FONT = "Arial, Liberation Sans, Helvetica, sans-serif"
INK, QUIET = "#0b0c0c", "#484949"
WIDEST = 1.25
WIDTHS = {
    letter: width
    for width, letters in {
        0.34: " ijltfI.,:;!'’‘|()[]-/\\`·",
        0.5: 'r"“”*{}^',
        0.63: "abcdeghknopqsuvxyz0123456789?+=<>~_$#–",
        0.8: "ABCDEFGHJKLNOPQRSTUVXYZw&",
        0.9: "mM%",
        1.0: "W@—…",
    }.items()
    for letter in letters
}


def plain(text: str) -> str:
    """The text without what cannot be drawn, such as control characters, with single blanks."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def width_of(text: str, size: float) -> float:
    """At most how wide a text is, drawn at this size."""
    return size * sum(_width(letter) for letter in text)


def _width(letter: str) -> float:
    if combining(letter):
        return 0
    return WIDTHS.get(letter) or WIDTHS.get(normalize("NFD", letter)[0], WIDEST)


def wrapped(text: str, room: float, size: float) -> tuple[str, ...]:
    """The text in lines of which each fits the room; a word that is wider than that is broken."""
    lines = [""]
    for word in plain(text).split():
        joined = f"{lines[-1]} {word}".strip()
        if width_of(joined, size) <= room:
            lines[-1] = joined
        else:
            lines += _pieces(word, room, size)
    return tuple(filter(None, lines))


def _pieces(word: str, room: float, size: float) -> Iterator[str]:
    piece = ""
    for letter in word:
        if piece and width_of(piece + letter, size) > room:
            yield piece
            piece = ""
        piece += letter
    yield piece


def lettered(
    text: str, x: float, y: float, *, bold: bool = False, quiet: bool = False, end: bool = False, size: int = 0
) -> str:
    """One line of words as SVG, from `x` on, or up to it with `end`; nothing where there are none."""
    look = (' font-weight="700"' if bold else "") + (f' fill="{QUIET}"' if quiet else "")
    look += (' text-anchor="end"' if end else "") + (f' font-size="{size}"' if size else "")
    return f'<text x="{x:g}" y="{y:g}"{look}>{escape(plain(text))}</text>' if text else ""


def framed(parts: str, box: tuple[float, float, float, float], name: str, title: str, about: str, size: int) -> str:
    """A picture: what it shows and what it is about come first, for those who hear it.

    `name` tells its ids from those of the other pictures of a page; `box` is left, top, width and height.
    """
    left, top, width, height = box
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left:g} {top:g} {width:g} {height:g}" width="{width:g}" '
        f'height="{height:g}" role="img" aria-labelledby="{name}-title" aria-describedby="{name}-about" '
        f'font-family="{FONT}" font-size="{size}" fill="{INK}"><title id="{name}-title">{escape(plain(title))}</title>'
        f'<desc id="{name}-about">{escape(plain(about))}</desc>{parts}</svg>'
    )

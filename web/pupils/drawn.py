"""A child’s way drawn: SEN support as the line, the other journeys as branches, and where the child stands now.

Downwards in order of time, in a wide form and in one for a phone; the table beside it is made of the same stays.
Nothing is told by colour alone: a ring is where a journey stands, a bar where it ended, and each says so in words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from engine.reading import JourneyLook
from web import words
from web.lettering import INK, framed, lettered
from web.pupils.files import File
from web.pupils.shown import JourneyShown
from web.pupils.stays import Mark, Stay, stays_of
from web.pupils.way import PHONE, WIDE, Rail, Stop, Way, way

BRAND, PALE, PAPER, MARK = "#14505c", "#7d9297", "#ffffff", "#f6c445"


@dataclass(frozen=True, slots=True)
class Drawn:
    """The picture for a screen, for a phone, and the stays of which both are made, for the table."""

    wide: Markup
    phone: Markup
    stays: tuple[Stay, ...]


def drawn(file: File, looks: Sequence[JourneyLook], journeys: Sequence[JourneyShown]) -> Drawn | None:
    """The way of a child; None for one who has no journey and never had one."""
    stays = stays_of(file, looks, journeys)
    if not stays:
        return None
    today = f"Today, {words.day_words(file.sight.today)}"
    wide, phone = (Markup(svg(way(stays, form), today)) for form in (WIDE, PHONE))  # noqa: S704 - words are escaped
    return Drawn(wide, phone, stays)


def svg(drawn_way: Way, today: str) -> str:
    """The picture as SVG; `today` stands at its end where anything goes on."""
    parts = [*_middle(drawn_way), *(part for stop in drawn_way.stops for part in _leader(stop))]
    parts += [part for rail in drawn_way.rails for part in _rail(rail, drawn_way.form.middle)]
    parts += [part for stop in drawn_way.stops for part in _stop(stop, drawn_way.form.line)]
    if drawn_way.today_y is not None:
        parts.append(lettered(today, drawn_way.form.middle - 10, drawn_way.today_y, quiet=True))
    form = drawn_way.form
    box = (0, 0, form.width, drawn_way.height)
    return framed("".join(parts), box, form.name, "The way so far, drawn", _about(drawn_way.stops), form.size)


def _about(stops: Sequence[Stop]) -> str:
    standing = "; ".join(stop.stay.head for stop in stops if stop.stay.goes_on)
    return f"Stands now at: {standing or 'none, all have ended'}. The table below says the same as the picture."


def _middle(drawn_way: Way) -> Iterator[str]:
    """The line from first to last, dotted: what SEN support fills of it is drawn over it."""
    edge = f'stroke="{PALE}" stroke-width="3" stroke-dasharray="1 7" stroke-linecap="round" fill="none"'
    yield f'<path d="M{drawn_way.form.middle} {drawn_way.top:g}V{drawn_way.bottom:g}" {edge}/>'


def _leader(stop: Stop) -> Iterator[str]:
    """A thin line from a stop to its words."""
    to = stop.text_x + (4 if stop.is_left else -5)
    yield f'<path d="M{stop.x:g} {stop.y:g}H{to:g}" stroke="{PALE}" stroke-width="1" fill="none"/>'


def _rail(rail: Rail, middle: int) -> Iterator[str]:
    """One line; a branch leaves the middle, and passes over what lies between with paper on both sides."""
    if rail.is_branch:
        bend = f"M{middle} {rail.top - 20:g}Q{middle} {rail.top:g} {middle + 12} {rail.top:g}H{rail.x:g}"
        yield f'<path d="{bend}" stroke="{PAPER}" stroke-width="8" fill="none"/>'
        yield f'<path d="{bend}" stroke="{BRAND}" stroke-width="3" fill="none"/>'
    thick = 3 if rail.is_branch else 7
    yield f'<path d="M{rail.x:g} {rail.top:g}V{rail.bottom:g}" stroke="{BRAND}" stroke-width="{thick}" fill="none"/>'
    if rail.goes_on:
        tip = f"{rail.x - 7:g},{rail.bottom:g} {rail.x + 7:g},{rail.bottom:g} {rail.x:g},{rail.bottom + 11:g}"
        yield f'<polygon points="{tip}" fill="{BRAND}"/>'


def _stop(stop: Stop, line: int) -> Iterator[str]:
    """One stop with its words: a ring where a journey stands, a bar where it ended, else a dot."""
    x, y = f"{stop.x:g}", f"{stop.y:g}"
    if stop.stay.goes_on:
        yield f'<circle cx="{x}" cy="{y}" r="9" fill="{MARK}" stroke="{INK}" stroke-width="3"/>'
        yield f'<circle cx="{x}" cy="{y}" r="3" fill="{INK}"/>'
    elif stop.stay.mark is Mark.ENDED:
        yield f'<path d="M{stop.x - 9:g} {y}h18" stroke="{INK}" stroke-width="6" fill="none"/>'
    else:
        yield f'<circle cx="{x}" cy="{y}" r="5" fill="{PAPER}" stroke="{BRAND}" stroke-width="3"/>'
    for row, each in enumerate(stop.lines):
        at = stop.y + 5 + line * row
        yield lettered(each.words, stop.text_x, at, bold=each.is_bold, quiet=each.is_quiet, end=stop.is_left)

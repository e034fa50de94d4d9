"""Somebody's steps and dated duties as a calendar that other programs read (iCalendar, RFC 5545).

Whole days, with initials and no names: calendars are kept on telephones and shown to whoever looks over a shoulder.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

ONE_DAY = timedelta(days=1)
LONGEST_LINE = 75
"""Octets, without the line's end (RFC 5545, 3.1)."""
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True, slots=True)
class Entry:
    """One day in the calendar: what is due, and where it is done. `id` stays the same while its day may change."""

    id: UUID
    on: date
    words: str
    address: str


def as_calendar(entries: Iterable[Entry], made_at: datetime) -> str:
    """The calendar as text, with the line ends and the folding that the format asks for."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Waymark//Next steps//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Waymark",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
        *(line for entry in entries for line in _event(entry, made_at)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(entry: Entry, made_at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.id}@waymark"
    yield f"DTSTAMP:{made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{entry.on:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{entry.on + ONE_DAY:%Y%m%d}"
    yield f"SUMMARY:{entry.words.translate(ESCAPED)}"
    yield f"URL:{entry.address}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _folded(line: str) -> str:
    """The line in pieces of 75 octets, each but the first behind a blank; no letter is cut in two."""
    pieces, piece, size = list[str](), "", 0
    for letter in line:
        weight = len(letter.encode())
        if size + weight > LONGEST_LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + letter, size + weight
    return "\r\n".join([*pieces, piece])

"""A table in text: which sign separates its cells, on which line its header stands, and which cell means what."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from workflows.school.roll.cells import clean
from workflows.school.roll.columns import Column, Named, Source, named, source_of
from workflows.school.roll.problems import Unreadable
from workflows.school.roll.workbook import Record

_SEPARATORS = (",", ";", "\t", "|")
_HEADER_WITHIN = 30
_MOST_ROWS = 40_000
_MOST_CELLS = 1_000
_LONGEST_CELL = 2_000
_TOO_MANY = f"This file has more than {_MOST_ROWS:,} rows: more than any school. Export the pupils alone."


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each column of a table stands: for (column, number) the places, best first, and each place's name."""

    source: Source
    header: tuple[str, ...]
    places: Mapping[tuple[Column, int], tuple[int, ...]]

    def has(self, column: Column) -> bool:
        return any(found is column for found, _ in self.places)

    def numbers(self, *columns: Column) -> tuple[int, ...]:
        """The numbers under which any of these columns stands: contact 1, contact 2."""
        return tuple(sorted({number for found, number in self.places if found in columns}))

    def cell(self, cells: Sequence[str], column: Column, number: int = 1) -> str:
        """The cell of a column; where several columns mean the same, the first that is not blank.

        A year group is read from its best column alone: a blank there is a leaver, whatever another year's column says.
        """
        places = self.places.get((column, number), ())
        for place in places[:1] if column is Column.YEAR else places:
            if place < len(cells) and clean(cells[place]):
                return cells[place]
        return ""

    def name(self, column: Column, number: int = 1) -> str:
        """What the file calls a column."""
        places = self.places.get((column, number))
        return clean(self.header[places[0]]) if places else column.value


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the records below it, each with the line on which it begins."""

    layout: Layout
    header_line: int
    records: tuple[Record, ...]


def table_of(text: str) -> Table:
    """The table in a text; raises `Unreadable` where no line has the names of columns that we know."""
    header, separator = max((_separated(text, sign) for sign in _SEPARATORS), key=lambda found: found[0].score)
    _refuse_unnamed(header)
    table = _below(header, tuple(_records(text, separator)))
    for record in table.records:
        _refuse_swallowed(record, len(table.layout.header), separator)
    return table


def table_in(sheets: Sequence[Sequence[Record]]) -> Table:
    """The table in a workbook, on whichever sheet has the best header."""
    rows = [[record for record in sheet if any(map(clean, record[1]))] for sheet in sheets]
    best = max(rows, key=lambda sheet: _header(sheet).score, default=[])
    header = _header(best)
    _refuse_unnamed(header)
    if len(best) > _MOST_ROWS:
        raise Unreadable(_TOO_MANY)
    return _below(header, best)


def _below(header: "_Header", records: Sequence[Record]) -> Table:
    """The records below a header, without its repetitions on later pages."""
    line, names = records[header.place]
    below = [(number, cells) for number, cells in records[header.place + 1 :] if cells != names]
    layout = Layout(source_of(names), tuple(names), _places(names))
    return Table(layout, line, tuple((number, [cell[:_LONGEST_CELL] for cell in cells]) for number, cells in below))


def _records(text: str, separator: str) -> Iterator[Record]:
    """Every record that is not blank, with the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    line = found = 1
    while found <= _MOST_ROWS:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise Unreadable(_open_quote(line)) from None
        if len(cells) > _MOST_CELLS:
            raise Unreadable(f"Line {line} has {len(cells)} cells: more than any roll. This is no list of pupils.")
        if any(clean(cell[:_LONGEST_CELL]) for cell in cells):
            yield line, cells
            found += 1
        line = reader.line_num + 1
    raise Unreadable(_TOO_MANY)


@dataclass(frozen=True, slots=True)
class _Header:
    """The best header among some records: how many columns it names, and where it stands."""

    score: int = 0
    place: int = 0
    names: tuple[Named, ...] = ()


def _separated(text: str, separator: str) -> tuple[_Header, str]:
    """The best header that this separator gives. What is wrong with the records is said when they are read."""
    first: list[Record] = []
    with suppress(Unreadable):
        first.extend(islice(_records(text, separator), _HEADER_WITHIN))
    return _header(first), separator


def _header(records: Sequence[Record]) -> _Header:
    best = _Header()
    for place, (_, cells) in enumerate(records[:_HEADER_WITHIN]):
        names = tuple(name for name in map(named, cells) if name)
        score = len({name.column for name in names})
        best = _Header(score, place, names) if score > best.score else best
    return best


def _refuse_unnamed(header: _Header) -> None:
    if header.score < 3 or not _is_enough(header.names):
        raise Unreadable(_no_header(header.names))


def _is_enough(names: Sequence[Named]) -> bool:
    """Whether pupils can be told apart: by a UPN, by both names, or by a number and a name."""
    columns = {name.column for name in names}
    first = columns & {Column.FIRST, Column.LEGAL_FIRST, Column.KNOWN_AS, Column.FULL}
    last = columns & {Column.LAST, Column.LEGAL_LAST, Column.FULL}
    return Column.UPN in columns or bool(first and last)


def _no_header(names: Sequence[Named]) -> str:
    wanted = (
        "A roll has UPN, a first name and a surname, a date of birth and a year group; a contacts file has UPN, the "
        "contact’s name, the relationship and parental responsibility"
    )
    if len(names) < 2:
        return f"No line at the top of this file has the names of columns. {wanted}."
    known = ", ".join(dict.fromkeys(name.column.value for name in names))
    return f"This file has no column that tells pupils apart: we found only {known}. {wanted}."


def _open_quote(line: int) -> str:
    return (
        f"A quotation mark that opens on line {line} is not closed, so what follows cannot be told apart. "
        "Take it out, or export the file again."
    )


def _refuse_swallowed(record: Record, width: int, separator: str) -> None:
    """Refuse a cell into which whole rows have run: their pupils would look as though they had left.

    A note may have lines with as many commas; then its record has as many cells as the header, which is narrow.
    """
    line, cells = record
    if len(cells) == width < 8:
        return
    for cell in cells:
        if any(row.count(separator) >= max(2, width - 1) for row in cell.splitlines()[1:]):
            raise Unreadable(_open_quote(line))


def _places(header: Sequence[str]) -> dict[tuple[Column, int], tuple[int, ...]]:
    found: dict[tuple[Column, int], list[tuple[int, int]]] = {}
    for place, name in enumerate(map(named, header)):
        if name:
            found.setdefault((name.column, name.number), []).append((name.place, place))
    return {where: tuple(place for _, place in sorted(places)) for where, places in found.items()}

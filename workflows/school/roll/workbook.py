"""An Excel workbook (.xlsx): its sheets as rows of text, so that nobody has to save it as CSV first.

Read from the parts of the file that hold cells, and no others; formulas count as their last result. Days are written
out as ISO dates where their cells are formatted as days.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from workflows.school.roll.problems import Unreadable

Record = tuple[int, list[str]]

MARK = b"PK\x03\x04"
_MOST_UNPACKED = 25 * 1024 * 1024
_MOST_COLUMNS = 1_000
_MOST_CELLS = 1_500_000
_LONGEST_TEXT = 10_000
_MOST_MARKS = 3_000_000
"""How many `<` a part may have: an element takes a hundred times its letters in memory."""
_TOO_MUCH = "This workbook unpacks to more than any roll. Export the pupils alone, and try again."
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINKED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PACKED = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_DAY_FORMATS = frozenset([*range(14, 18), 22, 27, 30, 36, 50, 57])
_NOT_IN_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DAMAGED = "This is a zip file or a damaged workbook. Open it in Excel, save it as “CSV UTF-8”, and try again."


def sheets_of(data: bytes) -> list[list[Record]]:
    """Every sheet of a workbook, in its order: its rows with their numbers. Raises `Unreadable` for another file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return _Workbook.of(packed).sheets()
    except (zipfile.BadZipFile, ParseError, DefusedXmlException, KeyError, ValueError, IndexError, OverflowError,
            NotImplementedError, RuntimeError, EOFError, OSError, zlib.error):  # fmt: skip
        raise Unreadable(_DAMAGED) from None


@dataclass(frozen=True, slots=True)
class _Workbook:
    """The parts that cells need: texts that are shared, which formats are days, from when days are counted."""

    packed: zipfile.ZipFile
    texts: tuple[str, ...]
    day_styles: frozenset[int]
    first_day: date

    @classmethod
    def of(cls, packed: zipfile.ZipFile) -> "_Workbook":
        needed = [each for each in packed.infolist() if each.filename.startswith("xl/") and _is_cells(each.filename)]
        if sum(each.file_size for each in needed) > _MOST_UNPACKED:
            raise Unreadable(_TOO_MUCH)
        names = {each.filename for each in needed}
        texts = _part(packed, "xl/sharedStrings.xml") if "xl/sharedStrings.xml" in names else None
        styles = _part(packed, "xl/styles.xml") if "xl/styles.xml" in names else None
        properties = _part(packed, "xl/workbook.xml").find(f"{_MAIN}workbookPr")
        since_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
        return cls(
            packed,
            tuple(_text(each) for each in texts.iter(f"{_MAIN}si")) if texts is not None else (),
            _day_styles(styles) if styles is not None else frozenset(),
            date(1904, 1, 1) if since_1904 else date(1899, 12, 30),
        )

    def sheets(self) -> list[list[Record]]:
        links = {
            link.get("Id"): link.get("Target", "")
            for link in _part(self.packed, "xl/_rels/workbook.xml.rels").iter(f"{_PACKED}Relationship")
        }
        listed = [sheet.get(_LINKED) for sheet in _part(self.packed, "xl/workbook.xml").iter(f"{_MAIN}sheet")]
        targets = [links[link] for link in listed if "worksheets/" in links.get(link, "")]
        read, cells = [], 0
        for target in dict.fromkeys(targets):
            read.append(list[Record]())
            for record in self._rows(_part(self.packed, _path(target))):
                cells += 1 + len(record[1])
                if cells > _MOST_CELLS:
                    raise Unreadable(_TOO_MUCH)
                read[-1].append(record)
        return read

    def _rows(self, sheet: Element) -> Iterator[Record]:
        for number, row in enumerate(sheet.iter(f"{_MAIN}row"), start=1):
            cells: list[str] = []
            for cell in row.iter(f"{_MAIN}c"):
                place = _place(cell.get("r", ""), len(cells))
                cells += [""] * (place - len(cells)) + [self._cell(cell)]
            yield int(row.get("r", number)), cells

    def _cell(self, cell: Element) -> str:
        kind, value = cell.get("t", "n"), cell.findtext(f"{_MAIN}v", "")
        if kind == "inlineStr":
            return _text(cell)
        if kind == "s":
            return self.texts[int(value)]
        if kind == "e" or not value:
            return ""
        if kind == "b":
            return "Yes" if value == "1" else "No"
        if kind == "n":
            return self._number(value, int(cell.get("s", "0")))
        return value

    def _number(self, value: str, style: int) -> str:
        """A number as it is seen: a day where its format is one, else without the `.0` of a whole number."""
        number = float(value)
        if style in self.day_styles:
            return (self.first_day + timedelta(days=int(number))).isoformat()
        return str(int(number)) if number.is_integer() else value


def _is_cells(name: str) -> bool:
    return name.endswith((".xml", ".rels")) and not name.startswith(("xl/media", "xl/drawings", "xl/theme"))


def _part(packed: zipfile.ZipFile, name: str) -> Element:
    """One part, with entities refused. What it unpacks to was looked at before, and is held to here."""
    with packed.open(name) as part:
        data = part.read(_MOST_UNPACKED + 1)
    if len(data) > _MOST_UNPACKED or data.count(b"<") > _MOST_MARKS:
        raise Unreadable(_TOO_MUCH)
    found: Element = fromstring(data, forbid_dtd=True)
    return found


def _path(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _text(element: Element) -> str:
    """The letters of a text, without what says how they are spoken."""
    spoken = {id(t) for part in element.iter(f"{_MAIN}rPh") for t in part.iter(f"{_MAIN}t")}
    return "".join(t.text or "" for t in element.iter(f"{_MAIN}t") if id(t) not in spoken)[:_LONGEST_TEXT]


def _place(reference: str, default: int) -> int:
    """The column of a cell, from 0: `C5` is 2."""
    letters, place = re.match(r"[A-Z]{1,3}", reference), 0
    for letter in letters[0] if letters else "":
        place = place * 26 + ord(letter) - 64
    if max(place, default) > _MOST_COLUMNS:
        raise Unreadable("This workbook has more columns than any roll. Export the pupils alone, and try again.")
    return max(place - 1, default)


def _day_styles(styles: Element) -> frozenset[int]:
    """The numbers of the cell formats that show days."""
    own = {
        int(each.get("numFmtId", "0"))
        for each in styles.iter(f"{_MAIN}numFmt")
        if re.search("[yd]", _NOT_IN_FORMAT.sub("", each.get("formatCode", "")), re.IGNORECASE)
    }
    formats = styles.find(f"{_MAIN}cellXfs")
    used = enumerate(formats.iter(f"{_MAIN}xf")) if formats is not None else ()
    return frozenset(i for i, each in used if int(each.get("numFmtId", "0")) in own | _DAY_FORMATS)

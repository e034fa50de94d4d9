"""Lists to take away: CSV that Excel opens with its accents, and a workbook.

A workbook is written as its few parts, as the roll's are read: every cell is text or a number, so that nothing in a
list is ever taken for a formula.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

Cell = str | int | None
Rows = Iterable[Sequence[Cell]]

_FORMULA = re.compile(r"^[=+\-@\t\r]")
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org"
_MAIN = f"{_OFFICE}/spreadsheetml/2006/main"
_TYPES = f"{_OFFICE}/package/2006/content-types"
_LINKS = f"{_OFFICE}/package/2006/relationships"
_REL = f"{_OFFICE}/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
XLSX = f"{_KIND}.sheet"
CSV = "text/csv; charset=utf-8"
WIDEST = 60

_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_TYPES}">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_LINKS}">'
    f'<Relationship Id="r1" Type="{_REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_LINKS}">'
    f'<Relationship Id="r1" Type="{_REL}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="r2" Type="{_REL}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/>'
    '<xf xfId="0" fontId="1" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}


def as_csv(headings: Sequence[str], rows: Rows) -> bytes:
    """The list as CSV, marked as UTF-8. Text that a spreadsheet would take for a formula gets an apostrophe."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(headings)
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _plain(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def as_xlsx(title: str, headings: Sequence[str], rows: Rows) -> bytes:
    """The list as a workbook of one sheet called `title`, its headings bold and kept in sight."""
    lines: list[list[Cell]] = [list(headings), *(list(row) for row in rows)]
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in _PARTS.items():
            packed.writestr(name, _HEAD + text)
        packed.writestr("xl/workbook.xml", _HEAD + _workbook(title))
        packed.writestr("xl/worksheets/sheet1.xml", _HEAD + _sheet(lines))
    return data.getvalue()


def _workbook(title: str) -> str:
    name = re.sub(r"[\[\]:*?/\\]", " ", title)[:31]
    sheets = f'<sheets><sheet name="{_said(name)}" sheetId="1" r:id="r1"/></sheets>'
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_REL}">{sheets}</workbook>'


def _sheet(lines: list[list[Cell]]) -> str:
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    rows = "".join(
        f'<row r="{number}">{"".join(_cell(cell, place, number) for place, cell in enumerate(line))}</row>'
        for number, line in enumerate(lines, start=1)
    )
    views = f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
    return f'<worksheet xmlns="{_MAIN}">{views}{_widths(lines)}<sheetData>{rows}</sheetData></worksheet>'


def _widths(lines: list[list[Cell]]) -> str:
    """Each column as wide as its longest cell, up to a limit."""
    widths = [min(max(len(str(cell or "")) for cell in column) + 2, WIDEST) for column in zip(*lines, strict=True)]
    columns = (f'<col min="{n}" max="{n}" width="{w}" customWidth="1"/>' for n, w in enumerate(widths, start=1))
    return f"<cols>{''.join(columns)}</cols>"


def _cell(cell: Cell, place: int, row: int) -> str:
    where = f'r="{_column(place)}{row}"' + (' s="1"' if row == 1 else "")
    if isinstance(cell, int):
        return f"<c {where}><v>{cell}</v></c>"
    return f'<c {where} t="inlineStr"><is><t xml:space="preserve">{_said(cell or "")}</t></is></c>'


def _said(text: str) -> str:
    return escape(_NOT_XML.sub("", text), {'"': "&quot;"})


def _column(place: int) -> str:
    """The letters of a column, from 0: 2 is `C`."""
    letters = ""
    while place >= 0:
        letters, place = chr(65 + place % 26) + letters, place // 26 - 1
    return letters

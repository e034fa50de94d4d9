"""Excel workbooks, as people save them who never save as CSV."""

import io
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workflows.school.roll.files import SCHOOL, TODAY, Child, roll, sims
from workflows.school.roll.columns import Source
from workflows.school.roll.problems import Unreadable
from workflows.school.roll.reading import read
from workflows.school.roll.workbook import sheets_of

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/>'
    '<numFmt numFmtId="165" formatCode="&quot;day&quot; 0"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>'
)


def letters(place: int) -> str:
    return chr(65 + place)


def sheet(rows: list[list[str]]) -> str:
    """A sheet; a cell is its XML, or text that is put inline."""
    body = "".join(
        f'<row r="{number}">'
        + "".join(
            cell.replace("<c", f'<c r="{letters(place)}{number}"', 1)
            if cell.startswith("<c")
            else f'<c r="{letters(place)}{number}" t="inlineStr"><is><t>{cell}</t></is></c>'
            for place, cell in enumerate(row)
            if cell
        )
        + "</row>"
        for number, row in enumerate(rows, start=1)
    )
    return f'<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData></worksheet>'


def workbook(*sheets: str, shared: str = "", properties: str = "") -> bytes:
    """A workbook of these sheets."""
    out = io.BytesIO()
    listed = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="r{n}"/>' for n in range(1, len(sheets) + 1))
    links = "".join(f'<Relationship Id="r{n}" Target="worksheets/sheet{n}.xml"/>' for n in range(1, len(sheets) + 1))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}">{properties}<sheets>{listed}</sheets></workbook>',
        )
        packed.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}">{links}</Relationships>')
        packed.writestr("xl/styles.xml", STYLES)
        if shared:
            packed.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{shared}</sst>')
        for n, each in enumerate(sheets, start=1):
            packed.writestr(f"xl/worksheets/sheet{n}.xml", each)
    return out.getvalue()


def rows_of(children: tuple[Child, ...] = SCHOOL) -> list[list[str]]:
    return [line.split(",") for line in sims(children).splitlines()]


def test_a_workbook_says_the_same_as_the_csv() -> None:
    found = roll(workbook(sheet(rows_of())), "sims.xlsx")
    assert found.source is Source.SIMS
    assert found.people == roll(sims()).people


def test_title_rows_and_another_sheet_in_front_are_survived() -> None:
    notes = sheet([["Notes"], ["For the office"]])
    titled = sheet([["Invented Primary School"], [], *rows_of()])
    found = roll(workbook(notes, titled))
    assert found.people[0].lines == (4, 5)
    assert len(found.people) == len(SCHOOL)


@pytest.mark.parametrize("style", [1, 2])
def test_days_are_read_by_their_format(style: int) -> None:
    rows = rows_of(SCHOOL[:1])
    rows[1][5] = rows[2][5] = f'<c s="{style}"><v>43163</v></c>'
    found = roll(workbook(sheet(rows)))
    assert (found.people[0].date_of_birth, found.problems) == (date(2018, 3, 4), ())


def test_a_number_that_is_not_formatted_as_a_day_is_told_of() -> None:
    rows = rows_of(SCHOOL[:1])
    rows[1][5] = rows[2][5] = '<c s="3"><v>43163</v></c>'
    found = roll(workbook(sheet(rows)))
    assert found.people[0].date_of_birth == date(2018, 3, 4)
    assert "Excel’s number for a day" in found.problems[0].says


def test_days_since_1904_are_read_too() -> None:
    rows = rows_of(SCHOOL[:1])
    rows[1][5] = rows[2][5] = '<c s="1"><v>41701</v></c>'
    found = roll(workbook(sheet(rows), properties='<workbookPr date1904="1"/>'))
    assert found.people[0].date_of_birth == date(2018, 3, 4)


def test_shared_texts_numbers_formulas_and_gaps_are_read() -> None:
    rows = rows_of(SCHOOL[:1])
    for row in rows[1:]:
        row[0] = "<c><v>1</v></c>"
        row[2] = '<c t="s"><v>0</v></c>'
        row[3] = '<c t="str"><f>"Kes"&amp;"trel"</f><v>Kestrel</v></c>'
        row[6] = "<c><v>4.0</v></c>"
        row[4] = '<c t="e"><v>#N/A</v></c>'
    shared = "<si><r><t>Ami</t></r><r><t>ra</t></r><rPh><t>x</t></rPh></si>"
    (person,) = roll(workbook(sheet(rows), shared=shared)).people
    assert (person.mis_id, person.first_name, person.last_name, person.year_group) == ("1", "Amira", "Kestrel", "4")
    assert person.sex == ""


def test_a_zip_without_a_workbook_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("roll.csv", sims())
    with pytest.raises(Unreadable, match="zip file"):
        roll(out.getvalue())


def test_a_workbook_that_unpacks_to_too_much_is_refused() -> None:
    with pytest.raises(Unreadable, match="more than any roll"):
        roll(workbook(sheet(rows_of()), " " * 70_000_000))


FULL = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)


@pytest.mark.parametrize(
    "cells",
    ["<row/>" * 3_100_000, '<row><c r="ALL1"/></row>' * 2_000, f"<row>{'<c/>' * 2_000}</row>"],
    ids=["more rows than memory", "rows that begin far to the right", "a row without end"],
)
def test_a_small_workbook_that_would_fill_the_memory_is_refused(cells: str) -> None:
    with pytest.raises(Unreadable, match="than any roll"):
        roll(workbook(FULL.format(cells)))


def test_one_sheet_that_is_listed_a_thousand_times_is_read_once() -> None:
    listed = "".join(f'<sheet name="X{n}" sheetId="{n + 2}" r:id="r1"/>' for n in range(1000))
    found = workbook(sheet(rows_of()), properties=f"<sheets>{listed}</sheets>")
    assert len(sheets_of(found)) == 1


def test_entities_in_a_workbook_are_refused() -> None:
    bomb = '<!DOCTYPE worksheet [<!ENTITY a "aaaa">]>' + sheet(rows_of())
    with pytest.raises(Unreadable):
        roll(workbook(bomb))


def test_a_workbook_without_a_roll_is_refused_with_a_sentence() -> None:
    with pytest.raises(Unreadable, match="names of columns"):
        roll(workbook(sheet([["Lunch", "Menu"], ["Soup", "Bread"]])))
    with pytest.raises(Unreadable, match="names of columns"):
        roll(workbook())


@given(st.integers(0, 3000), st.binary(min_size=1, max_size=20))
@settings(max_examples=150, deadline=None)
def test_no_damage_to_a_workbook_crashes_the_reader(at: int, junk: bytes) -> None:
    whole = workbook(sheet(rows_of()))
    damaged = whole[: at % len(whole)] + junk + whole[at % len(whole) + len(junk) :]
    try:
        assert read(damaged, "roll.xlsx", TODAY).people
    except Unreadable as refusal:
        assert str(refusal)  # noqa: PT017

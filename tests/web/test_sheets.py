"""Lists to take away: what goes in comes out of a spreadsheet as text, never as a formula."""

import csv
import io
import zipfile

from defusedxml.ElementTree import fromstring

from web.sheets import as_csv, as_xlsx
from workflows.school.roll.workbook import sheets_of

ROWS = [("=1+1", 3), ("Zoë & “Kofi” <4P>", None), ("a\x0bb", -2), ("@here", 40)]


def test_a_workbook_can_be_read_back() -> None:
    (sheet,) = sheets_of(as_xlsx("Held up", ("Child", "Days"), ROWS))
    said = [cells for _, cells in sheet]
    assert said == [["Child", "Days"], ["=1+1", "3"], ["Zoë & “Kofi” <4P>", ""], ["ab", "-2"], ["@here", "40"]]


def test_every_part_of_a_workbook_is_sound_and_no_cell_is_a_formula() -> None:
    with zipfile.ZipFile(io.BytesIO(as_xlsx("A/B: all [1]", ("Child",), [("=1+1",)]))) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    for text in parts.values():
        fromstring(text, forbid_dtd=True)
    assert b'name="A B  all  1 "' in parts["xl/workbook.xml"]
    assert b"<f>" not in parts["xl/worksheets/sheet1.xml"]


def test_columns_beyond_z_have_two_letters() -> None:
    (sheet,) = sheets_of(as_xlsx("Wide", [f"c{n}" for n in range(30)], [list(range(30))]))
    assert sheet[1][1] == [str(n) for n in range(30)]


def test_csv_takes_the_sting_out_of_formulas_and_keeps_accents() -> None:
    data = as_csv(("Child", "Days"), ROWS)
    assert data.startswith(b"\xef\xbb\xbf")
    head, first, second, *_ = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    assert (head, first) == (["Child", "Days"], ["'=1+1", "3"])
    assert second == ["Zoë & “Kofi” <4P>", ""]

"""Files that are none, too large, or made to do harm."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workflows.school.roll import files
from tests.workflows.school.roll.files import SCHOOL, TODAY, arbor, bromcom, ctf, roll, sims, table, upn
from workflows.school.roll.decode import MOST_BYTES
from workflows.school.roll.preview import preview
from workflows.school.roll.problems import Unreadable
from workflows.school.roll.reading import read


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"), (b"  \r\n ", "empty"), (b"PK\x03\x04rest", "damaged workbook"),
        (b"\xd0\xcf\x11\xe0rest", ".xls"),
        (b"%PDF-1.7", "PDF"), (b"\x00\x01\x02\x03\x04\x05\x06", "not a text file"),
        (b"Dear office,\nhello\n", "names of columns"),
        (b"<html><body><table></table></body></html>", "web page"),
        (b"<?xml version='1.0'?><Workbook/>", "Excel workbook in XML"),
        (b"<school/>", "not a Common Transfer File"), (b"<CTfile><Header>", "damaged"),
        (b"Forename,DOB,Year\nA,,4\n", "tells pupils apart"),
        (b"UPN,Forename,Surname,DOB,Year\n", "no pupil"), (b"x" * (MOST_BYTES + 1), "larger than 5 MB"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable, match=words):
        roll(data)


def test_a_quotation_mark_that_is_never_closed_is_refused_with_its_line() -> None:
    broken = sims().replace("Leo,", '"Leo,', 1)
    with pytest.raises(Unreadable, match="opens on line 4 is not closed"):
        roll(broken)


@pytest.mark.parametrize("name", ["Null", "Nil", "Na", "None", "N/a’e"])
def test_a_name_that_looks_like_nothing_is_a_name(name: str) -> None:
    (person,) = table(f"{upn(1)},Amira,{name},04/03/2018,4,NA,N,,").people
    assert (person.last_name, person.class_name) == (name, "NA")


def test_a_note_with_as_many_commas_as_columns_is_a_note() -> None:
    header = "UPN,Forename,Surname,Year,Notes"
    note = "Likes; a, b; c\na, b, c, d, e, f; g; h; i; j; k"
    (person,) = roll(f'{header}\n{upn(1)},Amira,Kestrel,4,"{note}"\n').people
    assert (person.last_name, person.year_group) == ("Kestrel", "4")


def test_more_rows_or_cells_than_any_school_has_are_refused() -> None:
    with pytest.raises(Unreadable, match="more than 40,000 rows"):
        roll("UPN,Forename,Surname\n" + "x,y,z\n" * 41_000)
    with pytest.raises(Unreadable, match="more than any roll"):
        roll("UPN,Forename,Surname\n" + "," * 5_000)


def test_a_cell_full_of_blanks_is_read_quickly() -> None:
    found = table(f"{upn(1)},Amira,Kestrel,04/03/2018,4,4P,K,MLD{' ' * 100_000}:x,1")
    assert len(found.people) == 1


def test_a_bare_list_of_needs_by_upn_is_read_and_makes_no_leavers() -> None:
    found = roll(f"UPN,SEN Status,SEN Need\n{upn(1)},K,MLD\n")
    assert (found.people[0].needs, found.tells_leavers) == (("MLD",), False)


def test_three_thousand_pupils_with_two_needs_each_are_read() -> None:
    children = [replace(SCHOOL[0], number=n, first=f"First{n}") for n in range(3000)]
    found = roll(sims(tuple(children)))
    assert (found.rows, len(found.people), found.problems) == (6000, 3000, ())


JUNK = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.tuples(st.sampled_from([sims, arbor, bromcom, ctf]), st.integers(0, 4000), st.binary(max_size=12)).map(
        lambda junk: (text := junk[0]().encode())[: junk[1]] + junk[2] + text[junk[1] :]
    ),
    st.lists(st.lists(st.text(max_size=12), min_size=9, max_size=10), max_size=6).map(
        lambda rows: files.as_csv(
            ["UPN,Forename,Surname,DOB,Year,Reg,SEN Status,SEN Need Type,Rank".split(","), *rows]
        ).encode("utf-8", "surrogatepass")
    ),
)


@given(JUNK)
@settings(max_examples=300, deadline=None)
def test_no_bytes_whatever_crash_the_reader(data: bytes) -> None:
    try:
        found = read(data, "roll.csv", TODAY)
    except Unreadable:
        return
    assert found.people
    assert all(problem.says for problem in preview(found, (), (), TODAY).problems)


@pytest.mark.parametrize(
    "lines",
    [
        ["1,,Amira,Kestrel,04/03/2018"] * 102,
        [f"1,,Amira{n},Kestrel,04/03/2018" for n in range(102)],
    ],
    ids=["one pupil", "one number"],
)
def test_a_file_filled_with_one_pupil_or_one_number_is_refused(lines: list[str]) -> None:
    """Each further line is compared with all of them: forty thousand would keep the server busy for an hour."""
    with pytest.raises(Unreadable, match="of one pupil or have one pupil’s number"):
        roll("\n".join(["Adno,UPN,Forename,Surname,DOB", *lines]))

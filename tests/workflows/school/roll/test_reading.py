"""Files as schools leave them: recognised, survived, or refused with a sentence."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workflows.school.roll import files
from tests.workflows.school.roll.files import SCHOOL, TODAY, arbor, bromcom, ctf, roll, sentences, sims, table, upn
from workflows.school.roll.columns import Source
from workflows.school.roll.decode import MOST_BYTES
from workflows.school.roll.preview import preview
from workflows.school.roll.problems import About, Kind, Unreadable
from workflows.school.roll.reading import read

FROM = {"SIMS": sims, "Arbor": arbor, "Bromcom": bromcom}
AMIRA = f"{upn(1)},Amira,Kestrel,04/03/2018"


@pytest.mark.parametrize("name", FROM)
def test_each_system_is_recognised_by_its_columns(name: str) -> None:
    found = roll(FROM[name]())
    assert found.source == name
    assert [p.says for p in found.problems] == []
    assert [p.upn for p in found.people] == [c.upn for c in SCHOOL]


@pytest.mark.parametrize("name", FROM)
def test_one_row_a_need_becomes_one_pupil_with_ranked_needs(name: str) -> None:
    people = roll(FROM[name]()).people
    assert [(p.status, p.needs) for p in people] == [(c.status, c.needs) for c in SCHOOL]
    assert [p.year_group for p in people] == ["4", "2", "R", "6", "N2"]
    assert [(p.first_name, p.last_name, p.class_name) for p in people] == [(c.first, c.last, c.form) for c in SCHOOL]


@pytest.mark.parametrize(
    ("header", "source"),
    [
        (
            "Globally Unique Student ID,UPN,First name,Last name,Sex,Year group,Registration form,Funded hours",
            Source.ARBOR,
        ),
        ("UPN,First name,Last name,Date of Birth,Year group,Registration form,SEN status,SEN need", Source.ARBOR),
        ("Admission Number,UPN,Legal Forename,Legal Surname,DOB,Year Taught In,Reg Group", Source.SIMS),
        ("adno,upn,FORENAME,SURNAME,gender,dob,year,reg", Source.SIMS),
        ("student_id,upn,first_name,last_name,gender,date_of_birth,year_group,form", Source.BROMCOM),
        ("UPN,FirstName,LastName,DateOfBirth,YearGroup,SENStatus,SENNeed", Source.BROMCOM),
        ("Pupil Name,Date of Birth,Year Group", Source.OTHER),
    ],
)
def test_other_sets_of_columns_are_recognised_too(header: str, source: Source) -> None:
    cells = ["1"] * (header.count(",") + 1)
    names = [name.casefold().replace("_", "").replace(" ", "") for name in header.split(",")]
    for place, name in enumerate(names):
        cells[place] = {"upn": upn(7), "pupilname": "Kestrel Amira"}.get(name, "Amira" if "name" in name else "4")
        cells[place] = "04/03/2018" if name in {"dob", "dateofbirth"} else cells[place]
        cells[place] = "" if name in {"senstatus", "senneed", "sex", "gender", "fundedhours"} else cells[place]
    found = roll(f"{header}\n{','.join(cells)}\n")
    assert found.source is source
    assert len(found.people) == 1


def test_column_names_survive_capitals_blanks_underscores_and_brackets() -> None:
    header = ' upn ,FIRST_NAME,"Last\nName",Date Of  Birth,YEAR GROUP(S),registration form(s) this academic year'
    (person,) = roll(f"{header}\n{AMIRA},Year 4,4P\n").people
    assert (person.upn, person.first_name, person.last_name) == (upn(1), "Amira", "Kestrel")
    assert (person.year_group, person.class_name) == ("4", "4P")


def test_title_lines_above_the_header_and_a_total_below_are_survived() -> None:
    text = "Invented Primary School\r\nPupils by registration group,,,\r\n\r\nPrinted on 20/11/2026\r\n"
    found = roll(text + sims() + "\r\nTotal: 5\r\n")
    assert found.source is Source.SIMS
    assert len(found.people) == len(SCHOOL)
    assert found.people[0].lines == (6, 7)
    assert [p.says for p in found.problems] == ["This line names no pupil, and was passed over."]


def test_a_header_that_is_printed_on_each_page_is_no_pupil() -> None:
    lines = sims().splitlines()
    found = roll("\r\n".join([*lines[:4], lines[0], *lines[4:]]))
    assert len(found.people) == len(SCHOOL)
    assert found.problems == ()


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_other_separators_are_recognised(separator: str) -> None:
    rows = [line.split(",") for line in sims().splitlines()]
    assert roll(files.as_csv(rows, separator)).people == roll(sims()).people


def test_the_separator_line_of_excel_is_survived() -> None:
    rows = [line.split(",") for line in sims().splitlines()]
    assert len(roll("sep=;\r\n" + files.as_csv(rows, ";")).people) == len(SCHOOL)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", FROM)
def test_every_encoding_gives_the_same_names(name: str, encoding: str) -> None:
    found = roll(FROM[name]().encode(encoding))
    assert [(p.first_name, p.last_name) for p in found.people][1:3] == [("Leo", "O’Finch"), ("Zoë", "Wren-Dale")]


@pytest.mark.parametrize("ends", ["\n", "\r", "\r\n"])
def test_every_line_end_is_read_with_the_right_line(ends: str) -> None:
    found = roll(sims().replace("\r\n", ends).replace(upn(4), "A" + upn(4)[1:]))
    assert {p.line for p in found.problems} == {6, 7, 8}


def test_a_note_with_commas_and_lines_counts_its_lines() -> None:
    header = "UPN,Forename,Surname,DOB,Year,Notes"
    wrong = f"A{upn(2)[1:]}"
    found = roll(f'{header}\n{AMIRA},4,"Likes building,\nand\nsinging, too"\n{wrong},Leo,Finch,30/10/2019,2,\n')
    assert [p.lines for p in found.people] == [(2,), (5,)]
    assert sentences(found, 5)[0].startswith(f"The UPN {wrong} does not add up")


def test_excels_wrappings_and_lost_leading_zeros_are_survived() -> None:
    header = "Adno,UPN,Forename,Surname,DOB,Year"
    wrapped, apostrophe, bare, point = (
        roll(f"{header}\n{number},{AMIRA},4\n").people[0].mis_id
        for number in ('="001008"', "'001008", "1008", "1008.0")
    )
    assert (wrapped, apostrophe, bare, point) == ("001008", "001008", "1008", "1008")


def test_a_number_that_excel_shortened_is_not_taken() -> None:
    found = roll(f"Adno,UPN,Forename,Surname,DOB,Year\n1.00E+06,{AMIRA},4\n")
    assert found.people[0].mis_id is None
    assert "Excel has shortened" in sentences(found, 2)[0]


def test_small_letters_in_a_upn_are_survived() -> None:
    assert table(f"{upn(1).lower()},Amira,Kestrel,04/03/2018,4,4P,N,,").people[0].upn == upn(1)


def test_a_wrong_check_letter_is_an_error_with_its_line_and_the_pupil_still_comes_in() -> None:
    found = table(f"{AMIRA},4,4P,N,,", f"A{upn(2)[1:]},Leo,Finch,30/10/2019,2,2H,N,,")
    (problem,) = found.problems
    assert (problem.line, problem.kind, problem.about) == (3, Kind.ERROR, About.UPN)
    assert (found.people[1].upn, found.people[1].first_name) == (None, "Leo")


def test_an_unknown_sen_code_is_an_error_with_its_line() -> None:
    found = table(f"{AMIRA},4,4P,K,XYZ,1", f"{upn(2)},Leo,Finch,30/10/2019,2,2H,Q2,,")
    assert [(p.line, p.about) for p in found.problems if p.kind is Kind.ERROR] == [(2, About.SEN), (3, About.SEN)]


def test_an_impossible_date_is_an_error_with_its_line_and_the_pupil_still_comes_in() -> None:
    found = table(f"{upn(1)},Amira,Kestrel,31/02/2018,4,4P,N,,")
    assert [(p.line, p.about, p.kind) for p in found.problems] == [(2, About.DATE, Kind.ERROR)]
    assert found.people[0].date_of_birth is None


def test_american_dates_are_told_of_for_the_whole_file() -> None:
    found = table(f"{upn(1)},Amira,Kestrel,03/04/2018,4,4P,N,,", f"{upn(2)},Leo,Finch,10/30/2019,2,2H,N,,")
    assert [p.about for p in found.problems if p.line == 0] == [About.DATE]
    assert "month first (line 3 is one)" in sentences(found, 0)[0]


def test_a_repeated_line_is_a_duplicate_with_its_line() -> None:
    found = table(f"{AMIRA},4,4P,N,,", f"{upn(2)},Leo,Finch,30/10/2019,2,2H,N,,", f"{AMIRA},4,4P,N,,")
    assert len(found.people) == 2
    assert [(p.line, p.about, p.kind) for p in found.problems] == [(4, About.DUPLICATE, Kind.WARNING)]


def test_one_upn_for_two_children_is_taken_for_neither() -> None:
    found = table(f"{AMIRA},4,4P,N,,", f"{upn(1)},Leo,Finch,30/10/2019,2,2H,N,,")
    assert [p.upn for p in found.people] == [None, None]
    assert [(p.line, p.about, p.kind) for p in found.problems] == [
        (2, About.DUPLICATE, Kind.ERROR),
        (3, About.DUPLICATE, Kind.ERROR),
    ]


def test_twins_with_one_upn_stay_two_with_all_their_rows() -> None:
    found = table(
        f"{upn(1)},Amira,Kestrel,04/03/2018,4,4P,K,MLD,1",
        f"{upn(1)},Amal,Kestrel,04/03/2018,4,4P,K,SLCN,1",
        f"{upn(1)},Amal,Kestrel,04/03/2018,4,4P,K,PD,2",
    )
    assert [(p.first_name, p.needs) for p in found.people] == [("Amira", ("MLD",)), ("Amal", ("SLCN", "PD"))]


def test_one_pupil_number_for_two_children_is_taken_for_neither() -> None:
    header = "Adno,UPN,Forename,Surname,DOB,Year"
    found = roll(f"{header}\n0012,{AMIRA},4\n12,{upn(2)},Leo,Finch,30/10/2019,2\n")
    assert [(p.mis_id, p.upn) for p in found.people] == [(None, upn(1)), (None, upn(2))]
    assert {p.about for p in found.problems} == {About.DUPLICATE}


def test_rows_of_one_pupil_need_not_stand_together() -> None:
    found = table(
        f"{AMIRA},4,4P,K,MLD,2", f"{upn(2)},Leo,Finch,30/10/2019,2,2H,N,,", f"{AMIRA},4,4P,K,SLCN,1"
    )  # fmt: skip
    assert found.people[0].needs == ("SLCN", "MLD")
    assert found.people[0].lines == (2, 4)
    assert found.problems == ()


def test_a_need_below_its_pupil_without_a_name_belongs_to_that_pupil() -> None:
    found = table(f"{AMIRA},4,4P,K,SLCN,1", ",,,,,,,MLD,2", f"{upn(2)},Leo,Finch,30/10/2019,2,2H,N,,")
    assert [p.needs for p in found.people] == [("SLCN", "MLD"), ()]
    assert [p.leaves for p in found.people] == [False, False]


def test_rows_of_one_pupil_that_contradict_are_told_of() -> None:
    found = table(f"{AMIRA},4,4P,K,SLCN,1", f"{AMIRA},5,4P,E,MLD,2")
    assert (found.people[0].year_group, found.people[0].status) == ("4", "K")
    assert [(p.line, p.about, p.kind) for p in found.problems] == [
        (3, About.SEN, Kind.ERROR),
        (3, About.YEAR, Kind.WARNING),
    ]


def test_a_pupil_without_a_upn_is_put_together_by_name_and_birth() -> None:
    found = table(",Maya,Swift,01/12/2022,N2,NA,K,NSA,1", ",Maya,Swift,01/12/2022,N2,NA,K,SLCN,2")
    assert [p.needs for p in found.people] == [("NSA", "SLCN")]


def test_a_blank_year_group_is_a_leaver() -> None:
    found = table(
        f"{AMIRA},,4P,N,,", f"{upn(2)},Leo,Finch,30/10/2019,Leaver,,N,,", f"{upn(4)},Kofi,Heron,15/01/2016,6,6A,N,,"
    )
    assert [p.leaves for p in found.people] == [True, True, False]


def test_a_year_group_that_does_not_go_with_the_age_is_taken_and_told_of() -> None:
    found = table(f"{upn(5)},Maya,Swift,01/12/2022,R,NA,N,,")
    assert found.people[0].year_group == "R"
    assert sentences(found, 2) == [
        "Most children born on 1 December 2022 are in year group N2; this one is in R. It is taken."
    ]


def test_an_unknown_year_group_is_no_leaver() -> None:
    found = table(f"{AMIRA},Owls,4P,N,,")
    assert not found.people[0].leaves
    assert [(p.line, p.about, p.kind) for p in found.problems] == [(2, About.YEAR, Kind.ERROR)]


def test_a_year_group_that_is_blank_for_everybody_makes_no_leavers() -> None:
    found = table(f"{AMIRA},,4P,N,,", f"{upn(2)},Leo,Finch,30/10/2019,,2H,N,,")
    assert [p.leaves for p in found.people] == [False, False]
    assert "blank for everybody" in sentences(found, 1)[0]


@pytest.mark.parametrize(
    ("column", "cell", "leaves"),
    [
        ("Date of Leaving", "21/07/2026", True), ("DOL", "", False), ("Leaving date", "21/07/2027", False),
        ("Enrolment status", "Leaver", True), ("On roll", "No", True), ("On roll", "Yes", False), ("Leaver", "Y", True),
        ("Enrolment status", "Single registration", False),
    ],
)  # fmt: skip
def test_other_columns_say_who_left(column: str, cell: str, leaves: bool) -> None:
    header = f"UPN,Forename,Surname,DOB,Year,{column}"
    assert roll(f"{header}\n{AMIRA},4,{cell}\n").people[0].leaves is leaves


def test_a_row_with_too_many_cells_is_left_out_and_nobody_leaves_by_being_absent() -> None:
    found = table(f"{AMIRA},4,4P,N,,", f"{upn(2)},Leo,Finch,30/10/2019,2,2H,N,,,likes trains, and maps")
    assert len(found.people) == 1
    assert [(p.line, p.about, p.kind) for p in found.problems] == [(3, About.ROW, Kind.ERROR)]
    assert not found.tells_leavers


def test_short_rows_and_blank_cells_at_the_end_are_survived() -> None:
    found = table(f"{AMIRA},4", f"{upn(2)},Leo,Finch,30/10/2019,2,2H,N,,,,,,")
    assert len(found.people) == 2
    assert found.problems == ()


def test_the_name_in_one_cell_is_told_apart() -> None:
    header = "Name,UPN,DOB,Year"
    found = roll(f'{header}\n"Kestrel, Amira Jane",{upn(1)},04/03/2018,4\nLeo De Finch,{upn(2)},30/10/2019,2\n')
    assert [(p.first_name, p.last_name) for p in found.people] == [("Amira Jane", "Kestrel"), ("Leo", "De Finch")]


def test_the_legal_name_is_kept_and_the_other_is_what_they_go_by() -> None:
    header = "UPN,Legal First Name,First name,Legal Last Name,Preferred Surname,Date of Birth,Year group"
    (person,) = roll(f"{header}\n{upn(1)},Amira,Mimi,Kestrel,Hawk,04/03/2018,4\n").people
    assert (person.first_name, person.known_as, person.last_name) == ("Amira", "Mimi", "Kestrel")


def test_family_contacts_are_never_mixed() -> None:
    header = (
        "UPN,Forename,Surname,DOB,Year,Mother,Father,Father Email,Contact 2 Name,Contact 2 Email,Contact 2 Relationship"
    )
    (person,) = roll(
        f"{header}\n{AMIRA},4,Ria Kestrel,Tom Kestrel,tom@example.org,Ann Dale,ann@example.org,Grandmother\n"
    ).people
    assert {(c.name, c.email, c.relationship) for c in person.contacts} == {
        ("Ria Kestrel", "", ""),
        ("Tom Kestrel", "tom@example.org", ""),
        ("Ann Dale", "ann@example.org", "Grandmother"),
    }


def test_needs_in_columns_of_their_own_are_ranked_by_them() -> None:
    header = "UPN,Forename,Surname,DOB,Year,SEN Status,Secondary Need,Primary Need"
    (person,) = roll(f"{header}\n{AMIRA},4,K,MLD,SLCN\n").people
    assert person.needs == ("SLCN", "MLD")


def test_an_sen_status_that_has_ended_is_history() -> None:
    header = "UPN,Forename,Surname,DOB,Year,SEN Status,SEN Start Date,SEN End Date"
    found = roll(f"{header}\n{AMIRA},4,K,01/09/2024,31/08/2025\n{AMIRA},4,E,01/09/2025,\n")
    (person,) = found.people
    assert (person.status, str(person.since)) == ("E", "2025-09-01")
    assert [(p.code, str(p.to_on)) for p in person.past] == [("K", "2025-08-31")]


def test_a_support_without_a_need_and_a_need_without_support_are_told_of() -> None:
    found = table(f"{AMIRA},4,4P,K,,", f"{upn(2)},Leo,Finch,30/10/2019,2,2H,N,MLD,1")
    assert [(p.line, p.kind) for p in found.problems] == [(2, Kind.WARNING), (3, Kind.WARNING)]


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

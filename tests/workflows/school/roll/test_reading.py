"""Files as schools leave them: recognised, survived, or refused with a sentence."""

import pytest

from tests.workflows.school.roll import files
from tests.workflows.school.roll.files import SCHOOL, arbor, bromcom, roll, sentences, sims, table, upn
from workflows.school.roll.columns import Source

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

"""What a roll says of a pupil: several rows, wrong cells, leavers, names, contacts and needs."""

import pytest

from tests.workflows.school.roll.files import roll, sentences, table, upn
from tests.workflows.school.roll.test_reading import AMIRA
from workflows.school.roll.problems import About, Kind


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

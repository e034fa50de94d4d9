"""Contacts files as they come: old letters, workbooks, blank lines, and files that are none."""

import logging

import pytest
from sqlmodel import select

from engine.desk import Desk
from tests.web.school import SYSTEM
from tests.workflows.school.roll.contact_files import contacts, contacts_file, enrolled, line, mother
from tests.workflows.school.roll.doing import bring_in, shown, tables
from tests.workflows.school.roll.files import SCHOOL, roll, sentences, sims, upn
from tests.workflows.school.roll.test_contacts_file import sentences_of
from tests.workflows.school.roll.test_workbook import sheet, workbook
from workflows.school.records import RollImport
from workflows.school.roll.apply import apply
from workflows.school.roll.problems import Unreadable


def test_old_windows_letters_a_mark_and_blank_lines_are_read(desk: Desk) -> None:
    enrolled(desk)
    content = contacts_file(mother(contact_forename="Zoë"))
    for data in (
        content.encode("cp1252"),
        b"\xef\xbb\xbf" + content.encode(),
        f"\r\n,,,\r\n{content}\r\n,,\r\n".encode(),
    ):
        assert [each.after.name for each in shown(desk, data).contacts.lines] == ["Ms Zoë Kestrel"]


def test_a_workbook_is_read_like_a_table(desk: Desk) -> None:
    enrolled(desk)
    content = contacts_file(mother())
    rows = [row.split(",") for row in content.split("\r\n") if row]
    assert [each.after.name for each in shown(desk, workbook(sheet(rows)), "contacts.xlsx").contacts.lines] == [
        "Ms Nadia Kestrel"
    ]


def test_a_formula_is_text(desk: Desk) -> None:
    enrolled(desk)
    bring_in(desk, contacts_file(mother(contact_forename="=cmd|' /C calc'!A0", mobile="+44 7700 900001")))
    assert [each.phone for each in contacts(desk).values()] == ["+44 7700 900001"]


def test_a_hundred_thousand_lines_are_refused_with_a_sentence() -> None:
    short = "UPN,Contact,Relationship,Priority"
    with pytest.raises(Unreadable, match=r"more than any school|larger than 5 MB"):
        roll("\n".join([short, *[f"{upn(1)},A B,Mother,1"] * 100_000]))


@pytest.mark.parametrize(
    "header",
    ["Forename,Surname,Contact Name,Relationship,Priority", "Contact Name,Relationship,Priority,Email,Telephone"],
)
def test_a_file_that_names_no_child_says_which_columns_are_wanted(header: str) -> None:
    with pytest.raises(Unreadable, match=r"[aA] contacts file has"):
        roll(f"{header}\nAmira,Kestrel,Nadia Kestrel,Mother,1\n")


def test_columns_that_are_not_used_are_named() -> None:
    found = roll(f"UPN,Contact Name,Relationship,Priority,Car registration\n{upn(1)},Nadia K,Mother,1,EX1 1AA\n")
    assert found.unused == ("Car registration",)


@pytest.mark.parametrize("priority", ["0", "first", "100000", "²"])
def test_a_priority_that_is_no_number_is_left_out(priority: str) -> None:
    found = roll(contacts_file(mother(priority=priority)))
    assert found.people[0].contacts[0].priority is None
    assert sentences(found, 2) == ["The priority of this contact is no number from 1 to 99. Left out."]


def test_a_contact_without_a_name_is_told_of_and_left_out(desk: Desk) -> None:
    enrolled(desk)
    found = shown(desk, contacts_file(mother(), line(contact_forename="", contact_surname="", mobile="0123")))
    assert sentences_of(found.problems, 3) == "There is no name of this contact, so they cannot come in."
    assert len(found.contacts.lines) == 1


def test_a_leavers_contact_is_not_taken(desk: Desk) -> None:
    enrolled(desk)
    leaving = shown(desk, sims(SCHOOL[1:]).replace("Robin Example", ""))
    apply(desk, SYSTEM, leaving, [each.pupil_id for each in leaving.leaving])
    assert "has left our roll" in sentences_of(shown(desk, contacts_file(mother(), mother(2))).problems, 2)


def test_bringing_in_says_nothing_of_anybody_in_the_log(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    enrolled(desk)
    with caplog.at_level(logging.DEBUG):
        bring_in(desk, contacts_file(mother()))
    assert "Nadia" not in caplog.text
    with desk.reading(SYSTEM) as session:
        assert "Nadia" not in " ".join(row.counts for row in session.exec(select(RollImport)))


def test_contacts_come_from_the_day_they_are_brought_in(desk: Desk) -> None:
    enrolled(desk)
    bring_in(desk, contacts_file(mother()))
    assert [row["from_on"] for row in tables(desk, "contact")["contact"]] == [desk.today()]

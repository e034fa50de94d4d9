"""A contacts file: known by its columns, compared, brought in, taken back; a child or a contact is never guessed."""

import logging
from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

import pytest
from sqlmodel import select

from engine.desk import Desk
from engine.errors import Stale
from tests.web.school import SCHOOL_ID, SYSTEM
from tests.workflows.school.roll.contact_files import contacts, contacts_file, enrolled, father, line, mother
from tests.workflows.school.roll.doing import bring_in, pupils, shown, tables
from tests.workflows.school.roll.files import SCHOOL, roll, sentences, sims, upn
from tests.workflows.school.roll.test_workbook import sheet, workbook
from workflows.school.records import Contact, RollImport
from workflows.school.roll.apply import apply
from workflows.school.roll.contact_columns import contact_layout
from workflows.school.roll.kept import imports
from workflows.school.roll.people import Holds
from workflows.school.roll.problems import Problem, Unreadable
from workflows.school.roll.report import report
from workflows.school.roll.undo import undo, what_undo_would_do

ARBOR = "UPN,Legal First Name,Legal Last Name,Date of Birth,Guardian name,Relationship to student,Legal guardian,"
ARBOR += "Primary guardian,Guardian email,Guardian phone number,Guardian address"
BROMCOM = "StudentID,UPN,ContactID,ContactTitle,ContactFirstName,ContactLastName,RelationshipType,ContactPriority,"
BROMCOM += "ParentalResponsibility,CourtOrder,ReceivesCorrespondence,ContactEmail,ContactMobile"


def test_everything_that_is_said_of_a_contact_comes_in(desk: Desk) -> None:
    enrolled(desk)
    bring_in(desk, contacts_file(mother(), father()))
    held = contacts(desk)["Ms Nadia Kestrel"]
    assert (held.relationship, held.responsibility, held.priority, held.lives_with) == ("Mother", "yes", 1, True)
    assert (held.is_entitled, held.court_order, held.language, held.needs) == (True, "", "Arabic", "Interpreter")
    assert (held.email, held.phone) == ("nadia@example.org", "07700 900001")
    assert held.address == "1 Invented Street, Exampleton, EX1 1AA"
    assert contacts(desk)["Omar Kestrel"].lives_with is False


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (ARBOR, f"{upn(1)},Amira,Kestrel,04/03/2018,Nadia Kestrel,Mother,Yes,Yes,n@example.org,0123,1 Street"),
        (BROMCOM, f"000001,{upn(1)},77,,Nadia,Kestrel,Mother,1,Y,N,Y,n@example.org,0123"),
        ("UPN,Contact 1,Contact 1 Relationship,Contact 1 Email,Contact 1 Mobile",
         f"{upn(1)},Nadia Kestrel,Mother,n@example.org,0123"),
        ("Forename,Surname,DOB,Parent/Carer Name,Relationship,Priority,Email,Telephone",
         "Amira,Kestrel,04/03/2018,Nadia Kestrel,Mother,1,n@example.org,0123"),
    ],
    ids=["Arbor", "Bromcom", "one row a child", "a list of the school"],
)  # fmt: skip
def test_a_contacts_file_is_known_by_its_columns(desk: Desk, header: str, row: str) -> None:
    enrolled(desk)
    found = roll(f"{header}\n{row}\n")
    assert found.holds is Holds.CONTACTS
    bring_in(desk, f"{header}\n{row}\n")
    held = contacts(desk)["Nadia Kestrel"]
    assert (held.relationship, held.email, held.phone, held.is_entitled) == ("Mother", "n@example.org", "0123", True)


def test_a_roll_that_names_contacts_stays_a_roll() -> None:
    assert roll(sims()).holds is Holds.PUPILS
    wide = "UPN,Forename,Surname,DOB,Year,Reg,Contact 1,Contact 1 Relationship,Contact 1 Email"
    assert contact_layout(wide.split(",")) is None


def test_several_contacts_in_one_row_stay_apart(desk: Desk) -> None:
    enrolled(desk)
    header = "UPN,Contact 1 Name,Contact 1 Relationship,Contact 1 Email,Contact 2 Name,Contact 2 Relationship,"
    bring_in(
        desk,
        f"{header}Contact 2 Email,Contact 3 Email\n"
        f"{upn(1)},Nadia Kestrel,Mother,n@example.org,Omar Kestrel,Father,,nobody@example.org\n",
    )
    found = contacts(desk)
    assert [(each.relationship, each.email) for each in found.values()] == [("Mother", "n@example.org"), ("Father", "")]


def test_the_same_file_twice_changes_nothing(either_desk: Desk) -> None:
    enrolled(either_desk)
    content = contacts_file(mother(), father(court_order="Yes"), mother(2), line(3, contact_forename="Ada"))
    bring_in(either_desk, content)
    before = tables(either_desk, "contact", "roll_import", "roll_change")
    again = shown(either_desk, content)
    assert (again.contacts.lines, again.contacts.endings, again.unchanged) == ((), (), 4)
    assert bring_in(either_desk, content) is None
    assert tables(either_desk, *before) == before


def test_a_changed_contact_keeps_its_id_and_a_copy_of_how_it_was(either_desk: Desk) -> None:
    enrolled(either_desk)
    bring_in(either_desk, contacts_file(mother()))
    before = contacts(either_desk)["Ms Nadia Kestrel"]
    bring_in(either_desk, contacts_file(mother(mobile="07700 900002")))
    after = contacts(either_desk)["Ms Nadia Kestrel"]
    assert (after.id, after.phone) == (before.id, "07700 900002")
    rows = tables(either_desk, "contact")["contact"]
    assert [row["phone"] for row in rows if row["history_of"] == before.id] == ["07700 900001"]


def test_a_blank_erases_nothing(desk: Desk) -> None:
    enrolled(desk)
    bring_in(desk, contacts_file(mother()))
    before = contacts(desk)
    bring_in(desk, contacts_file(line(contact_title="Ms")))
    assert contacts(desk) == before


def test_who_is_not_in_the_file_stays_unless_somebody_says_so(either_desk: Desk) -> None:
    enrolled(either_desk)
    bring_in(either_desk, contacts_file(mother(), father()))
    silent = shown(either_desk, contacts_file(mother()))
    assert [each.contact.name for each in silent.contacts.endings] == ["Omar Kestrel"]
    assert apply(either_desk, SYSTEM, silent) is None
    apply(either_desk, SYSTEM, silent, [each.contact_id for each in silent.contacts.endings])
    assert contacts(either_desk)["Omar Kestrel"].ended
    again = shown(either_desk, contacts_file(mother(), father()))
    assert again.contacts.lines == ()
    assert "This contact was ended here, and stays so." in [each.says for each in again.problems]


def test_a_child_of_whom_the_file_says_nothing_is_not_asked_about(desk: Desk) -> None:
    enrolled(desk)
    bring_in(desk, contacts_file(mother(), mother(2)))
    assert shown(desk, contacts_file(mother())).contacts.endings == ()


def test_an_import_goes_back_to_the_row(either_desk: Desk) -> None:
    enrolled(either_desk)
    bring_in(either_desk, contacts_file(mother(), father()))
    before = tables(either_desk, "contact", "pupil")
    changing = shown(either_desk, contacts_file(mother(mobile="07700 900002"), line(2, contact_forename="Ada")))
    made = apply(either_desk, SYSTEM, changing, [each.contact_id for each in changing.contacts.endings])
    assert made is not None
    assert what_undo_would_do(either_desk, SYSTEM, made).kept == ()
    undo(either_desk, SYSTEM, made)
    assert tables(either_desk, "contact", "pupil") == before


def test_a_contact_changed_since_stays_and_is_named_with_the_reason(desk: Desk) -> None:
    enrolled(desk)
    made = bring_in(desk, contacts_file(mother()))
    assert made is not None
    with desk.writing(SYSTEM, subjects=[child_id(desk)]) as work:
        held = contacts(desk)["Ms Nadia Kestrel"]
        work.session.get_one(Contact, (SCHOOL_ID, held.id)).phone = "01632 960001"
    undone = undo(desk, SYSTEM, made)
    assert [each.reason for each in undone.kept] == ["Changed since: family contact."]


def child_id(desk: Desk, name: str = "Amira") -> UUID:
    found = pupils(desk)[name].pupil_id
    assert found is not None
    return found


def test_a_preview_that_no_longer_holds_brings_in_nothing(desk: Desk) -> None:
    enrolled(desk)
    old = shown(desk, contacts_file(mother()))
    bring_in(desk, contacts_file(father()))
    with pytest.raises(Stale):
        apply(desk, SYSTEM, old)


def test_imports_of_contacts_are_counted_in_contacts(desk: Desk) -> None:
    enrolled(desk)
    bring_in(desk, contacts_file(mother(), father()))
    with desk.reading(SYSTEM) as session:
        made = imports(session, SCHOOL_ID)[0]
    assert (made.of_contacts, made.new, made.changed, made.left) == (True, 2, 0, 0)


def test_a_parent_of_two_children_is_one_row_to_look_at(desk: Desk) -> None:
    enrolled(desk)
    found = shown(desk, contacts_file(mother(), mother(2), father()))
    people = [[(each.after.name, each.pupil.first_name) for each in lines] for lines in found.contacts.people]
    assert people == [
        [("Ms Nadia Kestrel", "Amira"), ("Ms Nadia Kestrel", "Leo")],
        [("Omar Kestrel", "Amira")],
    ]


def test_what_several_lines_say_of_one_contact_is_put_together(desk: Desk) -> None:
    enrolled(desk)
    bring_in(desk, contacts_file(line(mobile="07700 900001"), line(contact_email="n@example.org")))
    held = contacts(desk)["Nadia Kestrel"]
    assert (held.phone, held.email) == ("07700 900001", "n@example.org")


# Which child


def test_a_child_without_a_upn_is_known_by_names_and_date_of_birth(desk: Desk) -> None:
    enrolled(desk)
    bring_in(desk, contacts_file(mother(upn="")))
    assert set(contacts(desk)) == {"Ms Nadia Kestrel"}


@pytest.mark.parametrize(
    "said",
    [
        {"upn": "", "date_of_birth": ""},
        {"upn": upn(88), "pupil_forename": "Nobody", "pupil_surname": "Here"},
        {"upn": "", "pupil_forename": "", "date_of_birth": ""},
        {"upn": "", "date_of_birth": "04/03/2017"},
    ],
    ids=["names alone", "unknown UPN", "nothing but a surname", "another birthday"],
)
def test_a_child_is_never_guessed(desk: Desk, said: dict[str, str]) -> None:
    enrolled(desk)
    found = shown(desk, contacts_file(mother(**said), mother(2)))
    assert [each.pupil.first_name for each in found.contacts.lines] == ["Leo"]
    assert [each.line for each in found.errors] == [2]


def test_where_two_children_fit_neither_gets_the_contact(desk: Desk) -> None:
    twin = replace(SCHOOL[0], number=9)
    bring_in(desk, sims((*SCHOOL, twin)).replace("Robin Example", ""))
    found = shown(desk, contacts_file(mother(), mother(upn="", contact_forename="Mona")))
    assert [each.after.name for each in found.contacts.lines] == ["Ms Nadia Kestrel"]
    assert "Several of our pupils have this name" in sentences_of(found.problems, 3)


def sentences_of(problems: Iterable[Problem], line: int) -> str:
    return " ".join(each.says for each in problems if each.line == line)


def test_a_line_below_a_child_that_names_none_is_nobodys(desk: Desk) -> None:
    enrolled(desk)
    blank = mother(upn="", pupil_forename="", pupil_surname="", date_of_birth="", contact_forename="Mona")
    found = shown(desk, contacts_file(mother(), blank))
    assert len(found.contacts.lines) == 1
    assert sentences_of(found.problems, 3) == "This line names no child: each line needs one. It is left out."
    assert found.contacts.endings == ()


# Responsibility, court orders, sealed contacts


@pytest.mark.parametrize(
    ("said", "entitled"),
    [
        ({"parental_responsibility": "Yes", "correspondence": ""}, True),
        ({"parental_responsibility": "No", "correspondence": ""}, False),
        ({"parental_responsibility": "Yes", "correspondence": "No"}, False),
        ({"parental_responsibility": "No", "correspondence": "Yes"}, True),
        ({"parental_responsibility": "", "correspondence": "", "relationship": "Step-father"}, True),
        ({"parental_responsibility": "", "correspondence": "", "relationship": "Foster carer"}, True),
        ({"parental_responsibility": "", "correspondence": "", "relationship": "Grandmother"}, False),
        ({"parental_responsibility": "", "correspondence": "", "relationship": "Neighbour"}, False),
    ],
)
def test_copies_go_by_what_the_file_says_then_responsibility_then_who_they_are(
    desk: Desk, said: dict[str, str], entitled: bool
) -> None:
    enrolled(desk)
    bring_in(desk, contacts_file(mother(**said)))
    assert contacts(desk)["Ms Nadia Kestrel"].is_entitled is entitled


@pytest.mark.parametrize("words", ["Yes", "Y", "No contact with the child", "Prohibited steps", "1"])
def test_a_court_order_holds_everything_back_until_it_is_read(desk: Desk, words: str) -> None:
    enrolled(desk)
    bring_in(desk, contacts_file(father(court_order=words, correspondence="Yes")))
    held = contacts(desk)["Omar Kestrel"]
    assert (held.court_order, held.is_entitled) == ("unread", False)


def test_a_court_order_that_is_new_stops_the_copies_of_somebody_who_got_them(desk: Desk) -> None:
    enrolled(desk)
    bring_in(desk, contacts_file(father()))
    bring_in(desk, contacts_file(father(court_order="Yes")))
    assert contacts(desk)["Omar Kestrel"].is_entitled is False


@pytest.mark.parametrize("read", ["allows", "forbids"])
def test_what_was_read_out_of_an_order_here_stands(desk: Desk, read: str) -> None:
    enrolled(desk)
    bring_in(desk, contacts_file(father(court_order="Yes")))
    with desk.writing(SYSTEM, subjects=[child_id(desk)]) as work:
        row = work.session.get_one(Contact, (SCHOOL_ID, contacts(desk)["Omar Kestrel"].id))
        row.court_order, row.is_entitled = read, read == "allows"
    found = shown(desk, contacts_file(father(court_order="No")))
    assert found.contacts.lines == ()
    assert "Ours stays" in sentences_of(found.problems, 2)


def sealed(desk: Desk, name: str = "Ms Nadia Kestrel") -> None:
    with desk.writing(SYSTEM, subjects=[child_id(desk)]) as work:
        work.session.get_one(Contact, (SCHOOL_ID, contacts(desk)[name].id)).sealed = True


def test_no_file_changes_shows_or_ends_a_sealed_contact(desk: Desk) -> None:
    enrolled(desk)
    bring_in(desk, contacts_file(mother(), father()))
    sealed(desk)
    before = tables(desk, "contact")
    for content in (contacts_file(mother(mobile="07700 900009"), father()), contacts_file(father())):
        found = shown(desk, content)
        said = found.as_text().replace(found.roll.people[0].contacts[0].address, "")
        assert (found.contacts.lines, found.contacts.endings) == ((), ())
        assert "07700 900001" not in said
        assert "07700 90000" not in report(found)
    assert tables(desk, "contact") == before


def test_who_is_sealed_for_one_child_comes_in_sealed_for_another(either_desk: Desk) -> None:
    enrolled(either_desk)
    bring_in(either_desk, contacts_file(mother()))
    sealed(either_desk)
    found = shown(either_desk, contacts_file(mother(), mother(2)))
    assert "comes in sealed" in sentences_of(found.problems, 3)
    assert not {"E-mail address", "Telephone", "Address"} & {each.what for each in found.contacts.lines[0].changes}
    made = apply(either_desk, SYSTEM, found)
    held = contacts(either_desk, "Leo")["Ms Nadia Kestrel"]
    assert (held.sealed, held.email, held.phone, held.address) == (True, "", "", "")
    assert made is not None
    undo(either_desk, SYSTEM, made)
    assert contacts(either_desk, "Leo") == {}


def test_a_rolls_own_contact_column_leaves_a_sealed_contact_alone(desk: Desk) -> None:
    bring_in(desk, sims())
    sealed(desk, "Robin Example")
    before = tables(desk, "contact")
    bring_in(desk, sims().replace("family1@", "elsewhere@"))
    assert tables(desk, "contact") == before


# Files as they come


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

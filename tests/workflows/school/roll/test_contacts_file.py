"""A contacts file: known by its columns, compared, brought in, taken back; a child or a contact is never guessed."""

from collections.abc import Iterable
from uuid import UUID

import pytest

from engine.desk import Desk
from engine.errors import Stale
from tests.web.school import SCHOOL_ID, SYSTEM
from tests.workflows.school.roll.contact_files import contacts, contacts_file, enrolled, father, line, mother
from tests.workflows.school.roll.doing import bring_in, pupils, shown, tables
from tests.workflows.school.roll.files import roll, sims, upn
from workflows.school.records import Contact
from workflows.school.roll.apply import apply
from workflows.school.roll.contact_columns import contact_layout
from workflows.school.roll.kept import imports
from workflows.school.roll.people import Holds
from workflows.school.roll.problems import Problem
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


def sentences_of(problems: Iterable[Problem], line: int) -> str:
    return " ".join(each.says for each in problems if each.line == line)

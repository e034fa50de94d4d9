"""Responsibility, court orders and sealed contacts: what a file may not change, show or end."""

import pytest

from engine.desk import Desk
from tests.web.school import SCHOOL_ID, SYSTEM
from tests.workflows.school.roll.contact_files import contacts, contacts_file, enrolled, father, mother
from tests.workflows.school.roll.doing import bring_in, shown, tables
from tests.workflows.school.roll.files import sims
from tests.workflows.school.roll.test_contacts_file import child_id, sentences_of
from workflows.school.records import Contact
from workflows.school.roll.apply import apply
from workflows.school.roll.report import report
from workflows.school.roll.undo import undo


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

"""Whose contact a line of a file is: a child is known for certain, or not at all."""

from dataclasses import replace

import pytest

from engine.desk import Desk
from tests.workflows.school.roll.contact_files import contacts, contacts_file, enrolled, mother
from tests.workflows.school.roll.doing import bring_in, shown
from tests.workflows.school.roll.files import SCHOOL, sims, upn
from tests.workflows.school.roll.test_contacts_file import sentences_of


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


def test_a_line_below_a_child_that_names_none_is_nobodys(desk: Desk) -> None:
    enrolled(desk)
    blank = mother(upn="", pupil_forename="", pupil_surname="", date_of_birth="", contact_forename="Mona")
    found = shown(desk, contacts_file(mother(), blank))
    assert len(found.contacts.lines) == 1
    assert sentences_of(found.problems, 3) == "This line names no child: each line needs one. It is left out."
    assert found.contacts.endings == ()

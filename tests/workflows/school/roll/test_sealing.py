"""Sealing a contact empties how they were reached in all that is kept of before; their own row keeps it."""

from typing import Any
from uuid import UUID

import pytest

from engine.desk import Desk
from engine.errors import NotFound
from engine.values import Actor, Scope
from tests.web.school import SCHOOL_ID, SYSTEM
from tests.workflows.school.roll.contact_files import contacts, contacts_file, enrolled, father, mother
from tests.workflows.school.roll.doing import bring_in, pupils, shown, tables
from workflows.school.roll.kept import keep, kept
from workflows.school.roll.undo import undo
from workflows.support.contacts import ContactWords, change_contact, end_contact, seal

NADIA, OMAR = "Ms Nadia Kestrel", "Omar Kestrel"
SECRETS = ("nadia@example.org", "07700 900001", "07700 900002")
HEAD = Scope(SCHOOL_ID, Actor("Mrs Grant", UUID(int=77)))


def rows_of(desk: Desk, contact: UUID) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """A contact's own row, and the copies of how it was."""
    rows = tables(desk, "contact")["contact"]
    return next(row for row in rows if row["id"] == contact), [row for row in rows if row["history_of"] == contact]


def brought_in_twice(desk: Desk) -> tuple[UUID, UUID, list[UUID]]:
    """A child, a mother of whom the second import says another number, and both imports."""
    enrolled(desk)
    made = [bring_in(desk, contacts_file(mother(mobile=f"07700 90000{n}"), father())) for n in (1, 2)]
    child = next(pupil.pupil_id for pupil in pupils(desk).values() if pupil.first_name == "Amira")
    assert child is not None
    return child, contacts(desk)[NADIA].id or UUID(int=0), [each for each in made if each]


def test_no_row_of_before_says_how_a_sealed_contact_was_reached_and_each_says_that_it_was_emptied(
    either_desk: Desk,
) -> None:
    child, nadia, _ = brought_in_twice(either_desk)
    with either_desk.writing(HEAD, subjects=[child]) as work:
        seal(work, [nadia], sealed=True)
        at = work.now
    own, copies = rows_of(either_desk, nadia)
    assert (own["phone"], own["email"], own["emptied_at"]) == ("07700 900002", "nadia@example.org", None)
    assert [(row["email"], row["phone"], row["address"]) for row in copies] == [("", "", "")] * 2
    assert {(row["emptied_at"], row["emptied_by"]) for row in copies} == {(at, HEAD.actor.person_id)}
    elsewhere = str([copies, tables(either_desk, "roll_change", "roll_import")])
    assert not [secret for secret in SECRETS if secret in elsewhere]


def test_a_file_that_waits_to_be_brought_in_is_forgotten_since_its_preview_would_show_it(either_desk: Desk) -> None:
    child, nadia, _ = brought_in_twice(either_desk)
    kept_as = keep(either_desk, HEAD, shown(either_desk, contacts_file(mother(mobile="07700 900003"))))
    with either_desk.writing(HEAD, subjects=[child]) as work:
        seal(work, [nadia], sealed=True)
    with pytest.raises(NotFound):
        kept(either_desk, HEAD, kept_as)


def test_what_is_changed_while_somebody_is_sealed_leaves_nothing_behind_either(either_desk: Desk) -> None:
    child, nadia, _ = brought_in_twice(either_desk)
    with either_desk.writing(HEAD, subjects=[child]) as work:
        seal(work, [nadia], sealed=True)
        change_contact(work, nadia, ContactWords(NADIA, phone="07700 900003"), opens_sealed=True)
        end_contact(work, nadia, work.today)
    own, copies = rows_of(either_desk, nadia)
    assert (own["phone"], own["to_on"]) == ("07700 900003", either_desk.today())
    assert {(row["email"], row["phone"], row["address"]) for row in copies} == {("", "", "")}


def test_whoever_is_not_sealed_keeps_what_was_before(either_desk: Desk) -> None:
    child, nadia, _ = brought_in_twice(either_desk)
    omar = contacts(either_desk)[OMAR]
    with either_desk.writing(HEAD, subjects=[child]) as work:
        change_contact(work, omar.id or nadia, ContactWords(OMAR, phone="07700 900009"))
        seal(work, [nadia], sealed=True)
        seal(work, [nadia], sealed=False)
    _, copies = rows_of(either_desk, omar.id or nadia)
    assert [(row["phone"], row["emptied_at"]) for row in copies] == [(omar.phone, None)]
    assert contacts(either_desk)[NADIA].phone == "07700 900002"


def test_an_import_that_brought_a_sealed_contact_is_not_taken_back(either_desk: Desk) -> None:
    child, nadia, (_, second) = brought_in_twice(either_desk)
    with either_desk.writing(HEAD, subjects=[child]) as work:
        seal(work, [nadia], sealed=True)
        seal(work, [nadia], sealed=False)
    undone = undo(either_desk, SYSTEM, second)
    assert [each.reason for each in undone.kept if each.pupil_id == child]
    assert contacts(either_desk)[NADIA].phone == "07700 900002"

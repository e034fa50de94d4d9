"""What a child’s contacts are after a contacts file is brought in: pure, so that the preview shows what is written.

A blank never erases. A contact that the school ended is not brought back; a sealed one is changed by no file; and what
a court order allows is said here, by a person who has read it, never by a file.
"""

from collections.abc import Sequence
from dataclasses import replace

from workflows.school.court_orders import CHOICES, HELD_BACK, UNREAD
from workflows.school.roll.cells import alike, fold
from workflows.school.roll.known import HIDDEN_WHERE_SEALED, HeldContact
from workflows.school.roll.outcome import Change, is_same
from workflows.school.roll.people import FileContact

LABELS = {
    "name": "Name",
    "relationship": "Relationship",
    "responsibility": "Parental responsibility",
    "priority": "Priority",
    "lives_with": "Lives with the child",
    "is_entitled": "Receives copies",
    "court_order": "Court order",
    "language": "Language",
    "needs": "Access needs",
    "email": "E-mail address",
    "phone": "Telephone",
    "address": "Address",
    "mis_id": "Number in the other system",
}
_SIMPLE = ("relationship", "language", "address", "mis_id")
_SAID = ("responsibility", "priority", "lives_with")


def new_contact(said: FileContact) -> HeldContact:
    """Somebody of a file who is not here yet, as they would stand."""
    names = ("name", "relationship", "email", "phone", "is_entitled", "mis_id", "address", "language", "needs", *_SAID)
    values = {name: getattr(said, name) for name in names}
    return HeldContact(**values, court_order=UNREAD if said.has_order else "")


def brought_up_to_date(held: HeldContact, said: FileContact) -> HeldContact:
    """A contact after what a file says of them."""
    values = {name: getattr(said, name) for name in _SIMPLE if _differs(getattr(held, name), getattr(said, name))}
    values |= {name: getattr(said, name) for name in _SAID if getattr(said, name) not in (None, "")}
    if said.email and said.email.casefold() != held.email.casefold():
        values["email"] = said.email
    if said.phone and fold(said.phone) != fold(held.phone):
        values["phone"] = said.phone
    if held.mis_id and held.mis_id == said.mis_id and _differs(held.name, said.name):
        values["name"] = said.name
    return _with_copies(replace(held, **values, needs=_needs(held.needs, said.needs)), said)


def _with_copies(held: HeldContact, said: FileContact) -> HeldContact:
    """An order that the file names for the first time holds everything back until it is read."""
    if said.has_order and not held.court_order:
        return replace(held, court_order=UNREAD, is_entitled=False)
    if said.copies is None or held.court_order in HELD_BACK:
        return held
    return replace(held, is_entitled=said.copies)


def _needs(held: str, said: str) -> str:
    """What is needed here and in the file: what was written here stands first."""
    more = [word for word in said.split("; ") if word and fold(word) not in fold(held)]
    return "; ".join(part for part in (held, *more) if part)


def _differs(held: str, said: str) -> bool:
    return bool(said) and alike(held) != alike(said)


def meant(held: Sequence[HeldContact], said: FileContact) -> tuple[HeldContact, ...]:
    """Whom of the contacts held a contact of a file may be: one, none, or several of whom nobody can say which."""
    by_number = tuple(each for each in held if said.mis_id and each.mis_id == said.mis_id)
    if by_number:
        return by_number
    named = [each for each in held if is_same(each, said) and not (each.mis_id and said.mis_id)]
    related = [each for each in named if fold(each.relationship) == fold(said.relationship)]
    return tuple(related if len(named) > 1 and related else named)


def contact_changes(before: HeldContact | None, after: HeldContact) -> tuple[Change, ...]:
    """The differences between two states of a contact, in words; of somebody new, all that is there."""
    if after.ended and (before is None or not before.ended):
        return (Change("Contact", "a contact", "no longer a contact"),)
    return tuple(
        Change(label, _words(name, getattr(before, name)) if before else "", _words(name, getattr(after, name)))
        for name, label in LABELS.items()
        if not (after.sealed and name in HIDDEN_WHERE_SEALED)
        and (getattr(before, name) != getattr(after, name) if before else _words(name, getattr(after, name)))
    )


def _words(name: str, value: object) -> str:
    if name == "court_order":
        return CHOICES[str(value)] if value else ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)

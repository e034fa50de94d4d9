"""A pupil's family contacts: added, changed and ended, with how they were before kept behind them."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from engine.errors import AnswersRefused, NotAllowed, NotFound
from engine.work import Work
from workflows.school.court_orders import CHOICES, HELD_BACK
from workflows.school.records import Contact
from workflows.school.roll.sealing import empty_earlier, forget_previews
from workflows.support.history import add, change, is_written, one_of

ANSWERS = frozenset({"", "yes", "no"})
LAST = 99


@dataclass(frozen=True, slots=True)
class ContactWords:
    """What is kept of a contact; `needs` is shown above forms (an interpreter, large print).

    `responsibility` is `yes`, `no` or empty (not known); `court_order` one of `court_orders.CHOICES`.
    """

    name: str
    relationship: str = ""
    email: str = ""
    phone: str = ""
    needs: str = ""
    is_entitled: bool = True
    address: str = ""
    language: str = ""
    responsibility: str = ""
    priority: int | None = None
    lives_with: bool | None = None
    court_order: str = ""


def add_contact(work: Work, pupil_id: UUID, words: ContactWords, from_on: date | None = None) -> UUID:
    """A new contact from a day (today, where none is said); its id stays whatever changes later.

    Raises AnswersRefused, also for one who is there already with just these words: each contact is owed letters.
    """
    if pupil_id not in work.versions:
        raise NotFound("child")
    _refuse_odd(words)
    if is_written(work, Contact, {**asdict(words), "to_on": None}, pupil_id=pupil_id):
        raise AnswersRefused({"name": "This contact is there already."})
    contact = Contact(
        school_id=work.school_id,
        id=work.new_id(),
        pupil_id=pupil_id,
        from_on=from_on or work.today,
        recorded_at=work.now,
        **asdict(words),
    )
    add(work, contact)
    return contact.id


def change_contact(work: Work, contact_id: UUID, words: ContactWords, *, opens_sealed: bool = False) -> None:
    """Put these words in the place of what is kept of a contact.

    Raises NotAllowed where they are sealed, unless whoever writes may open that.
    """
    _refuse_odd(words)
    contact = one_of(work, Contact, contact_id, "contact", of="pupil_id")
    if contact.sealed and not opens_sealed:
        raise NotAllowed("This contact is sealed. The head, the SENCO or the designated safeguarding lead changes it.")
    _change(work, contact, **asdict(words))


def seal(work: Work, contact_ids: Iterable[UUID], *, sealed: bool) -> None:
    """Seal these contacts, or open them for everybody again. Who may is for the page to say.

    How a sealed contact was reached before is emptied with it: an old address may still be where they are found. Files
    that were read and not brought in yet are forgotten too, since their previews would show it.
    """
    changed = []
    for contact_id in contact_ids:
        contact = one_of(work, Contact, contact_id, "contact", of="pupil_id")
        if contact.sealed is not sealed:
            change(work, contact, sealed=sealed)
            changed.append(contact.id)
    if sealed:
        empty_earlier(work, changed)
        forget_previews(work)


def end_contact(work: Work, contact_id: UUID, on: date) -> None:
    """Say which day is the last on which somebody is a contact."""
    contact = one_of(work, Contact, contact_id, "contact", of="pupil_id")
    if on < contact.from_on:
        raise AnswersRefused({"on": "This is before they became a contact."})
    _change(work, contact, to_on=on)


def _change(work: Work, contact: Contact, **values: Any) -> None:
    """Change a contact; of one who is sealed, what is kept of before does not say how they were reached."""
    change(work, contact, **values)
    if contact.sealed:
        empty_earlier(work, [contact.id])


def _refuse_odd(words: ContactWords) -> None:
    """Refuse what contradicts itself. Raises AnswersRefused.

    Source: Education Act 1996, section 576: an order can say that somebody is not to be told.
    """
    faults = {}
    if not words.name.strip():
        faults["name"] = "Say who this is."
    if words.court_order not in CHOICES:
        faults["court_order"] = "Say whether there is a court order."
    if words.court_order in HELD_BACK and words.is_entitled:
        faults["is_entitled"] = "With this court order nothing may go to them. Answer “No”."
    if words.responsibility not in ANSWERS:
        faults["responsibility"] = "Say yes or no, or that nobody knows."
    if words.priority is not None and not 0 < words.priority <= LAST:
        faults["priority"] = f"The priority is a number from 1 to {LAST}."
    if faults:
        raise AnswersRefused(faults)

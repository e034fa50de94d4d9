"""A pupil's family contacts: added, changed and ended, with how they were before kept behind them."""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from engine.errors import AnswersRefused, NotFound
from engine.work import Work
from workflows.school.records import Contact
from workflows.support.history import add, change, one_of


@dataclass(frozen=True, slots=True)
class ContactWords:
    """What is kept of a contact; `needs` is shown above forms (an interpreter, large print)."""

    name: str
    relationship: str = ""
    email: str = ""
    phone: str = ""
    needs: str = ""
    is_entitled: bool = True


def add_contact(work: Work, pupil_id: UUID, words: ContactWords, from_on: date | None = None) -> UUID:
    """A new contact from a day (today, where none is said); its id stays whatever changes later."""
    if pupil_id not in work.versions:
        raise NotFound("child")
    _named(words)
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


def change_contact(work: Work, contact_id: UUID, words: ContactWords) -> None:
    """Put these words in the place of what is kept of a contact."""
    _named(words)
    change(work, one_of(work, Contact, contact_id, "contact", of="pupil_id"), **asdict(words))


def end_contact(work: Work, contact_id: UUID, on: date) -> None:
    """Say which day is the last on which somebody is a contact."""
    contact = one_of(work, Contact, contact_id, "contact", of="pupil_id")
    if on < contact.from_on:
        raise AnswersRefused({"on": "This is before they became a contact."})
    change(work, contact, to_on=on)


def _named(words: ContactWords) -> None:
    if not words.name.strip():
        raise AnswersRefused({"name": "Say who this is."})

"""The formal notice that special educational provision is being made, one row for each contact.

Source: Children and Families Act 2014, section 68; Code 6.43, 6.48. Sending is enough: no signature, no reply.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, or_, select

from engine.errors import AnswersRefused
from engine.values import JourneyState
from engine.work import Work
from workflows.school.pupils import needs_in_words
from workflows.school.records import Contact
from workflows.support.history import add, one_of, stamped, standing, supersede
from workflows.support.records import Notice

WAYS = {"handed": "Handed over", "post": "By post", "email": "By e-mail"}
FORMS = {"plain": "Plain", "large": "Large print", "translated": "Translated"}


@dataclass(frozen=True, slots=True)
class NoticeWords:
    """How a notice goes, or went, to one contact."""

    on: date | None = None
    how: str = ""
    form: str = "plain"


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One line of the page: a contact entitled to copies, and the notice to them: none yet, a draft, or sent.

    `address` is for the envelope, and empty where they are sealed.
    """

    contact_id: UUID
    name: str
    relationship: str
    needs: str
    status: str
    words: NoticeWords
    notice_id: UUID | None = None
    address: str = ""
    is_sealed: bool = False


def notice_lines(session: Session, journey: JourneyState, day: date) -> tuple[NoticeLine, ...]:
    """One line for each contact entitled to copies on a day, the newest notice of this journey in it."""
    written = select(Notice).where(
        Notice.school_id == journey.school_id, Notice.journey_id == journey.id, col(Notice.superseded_at).is_(None)
    )
    newest = {row.contact_id: row for row in session.exec(written.order_by(col(Notice.id)))}
    entitled = select(Contact).where(
        Contact.school_id == journey.school_id,
        Contact.pupil_id == journey.subject_id,
        Contact.is_entitled,
        col(Contact.superseded_at).is_(None),
        Contact.from_on <= day,
        or_(col(Contact.to_on).is_(None), col(Contact.to_on) >= day),
    )
    return tuple(_line(contact, newest.get(contact.id)) for contact in session.exec(entitled.order_by(col(Contact.id))))


def _line(contact: Contact, notice: Notice | None) -> NoticeLine:
    words = NoticeWords(notice.on, notice.how, notice.form) if notice else NoticeWords()
    status = notice.status if notice else "none"
    known = notice.id if notice else None
    return NoticeLine(
        contact.id,
        contact.name,
        contact.relationship,
        needs_in_words(contact.needs, contact.language),
        status,
        words,
        known,
        address="" if contact.sealed else contact.address,
        is_sealed=contact.sealed,
    )


def save_notice(work: Work, journey: JourneyState, contact_id: UUID, words: NoticeWords) -> None:
    """Keep a notice to one contact as a draft."""
    _write(work, journey, contact_id, words, "draft")


def mark_sent(work: Work, journey: JourneyState, contact_id: UUID, words: NoticeWords) -> None:
    """Record that the notice went to one contact: when and how. Raises AnswersRefused where that is not said."""
    faults = {}
    if words.on is None:
        faults["on"] = "Say on which day it was given or sent."
    elif words.on > work.today:
        faults["on"] = "This day is still to come."
    if words.how not in WAYS:
        faults["how"] = "Say how it was given or sent."
    if words.form not in FORMS:
        faults["form"] = "Say in which form it was given or sent."
    if faults:
        raise AnswersRefused(faults)
    _write(work, journey, contact_id, words, "sent")


def take_back_notice(work: Work, notice_id: UUID) -> None:
    """Take back a notice that was marked as sent by mistake."""
    supersede(work, [one_of(work, Notice, notice_id, "notice")])


def _write(work: Work, journey: JourneyState, contact_id: UUID, words: NoticeWords, status: str) -> None:
    one_of(work, Contact, contact_id, "contact", of="pupil_id")
    supersede(work, standing(work, Notice, journey_id=journey.id, contact_id=contact_id, status="draft"))
    of = {"subject_id": journey.subject_id, "journey_id": journey.id, "contact_id": contact_id, "status": status}
    add(work, Notice(**stamped(work, **of, on=words.on, how=words.how, form=words.form)))

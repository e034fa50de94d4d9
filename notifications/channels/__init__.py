"""Ways for a mail to leave: a mail server, GOV.UK Notify, Microsoft Teams, or, where none is set, a folder."""

from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

NO_ADDRESS = "This is not an address that mail can go to."


class ChannelFault(ValueError):
    """What the environment says of a way for mails does not fit; the sentence says what it takes."""


class Outcome(StrEnum):
    """What became of one attempt.

    `try_later`: nothing was handed over, for certain. `unknown`: some of it may have been.
    """

    SENT = "sent"
    TRY_LATER = "try later"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Delivery:
    """The outcome of one attempt, and why, in words for a person. `is_server` where the fault is not this mail's."""

    outcome: Outcome
    reason: str = ""
    is_server: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail as it is to go; `to` is empty where its reader has left."""

    id: UUID
    to: str
    subject: str
    body: str
    written_at: datetime


class Channel(Protocol):
    """A way for mails to leave. `where` says it to a person."""

    @property
    def where(self) -> str: ...

    def deliver(self, letter: Letter) -> Delivery: ...


def as_mail(letter: Letter, sender: str) -> EmailMessage:
    """The letter as a mail; ValueError where the address cannot be one.

    The Message-ID is the letter's own: were it ever to arrive twice, a mailbox could tell.
    """
    mail = EmailMessage(policy=SMTP)
    mail["From"] = Address("Waymark", addr_spec=sender)
    mail["To"] = _address(letter.to)
    mail["Subject"] = " ".join(letter.subject.split())
    mail["Date"] = format_datetime(letter.written_at)
    mail["Message-ID"] = f"<{letter.id}@{sender.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(letter.body, cte="quoted-printable")
    return mail


def plain_address(text: str) -> str:
    """The address, where a mail can go to it; ValueError where it cannot."""
    return _address(text).addr_spec


def _address(text: str) -> Address:
    """One plain address, in the letters that every mail server takes; ValueError where `text` is not that."""
    try:
        found = Address(addr_spec=text)
        text.encode("ascii")
    except (MessageError, IndexError) as fault:
        raise ValueError("This is not an address.") from fault
    return found

"""Signed addresses in mails: each stands for one answer to one reminder, and ends after a while.

An address names nobody: it holds the ids of the school and of the reminder, the answer, its last day, and a signature.
"""

import base64
import binascii
import hmac
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from engine.errors import EngineError

LASTS = timedelta(days=14)
"""How long an address can be used after its mail was made up."""
PURPOSE = b"waymark: one answer to one reminder, 1"
SIGNATURE = 16


class Said(StrEnum):
    """The answers that a mail offers."""

    ON_TRACK = "on_track"
    NEED_HELP = "need_help"
    DONE = "done"


class LinkOver(EngineError):
    """The address cannot be used: it has ended, was not made here, or its step waits for somebody else now."""

    def __init__(self) -> None:
        super().__init__("This link cannot be used any more.")


@dataclass(frozen=True, slots=True)
class Link:
    """What one address stands for: one answer to one reminder of one school, until the end of a day."""

    school_id: UUID
    nudge_id: UUID
    said: Said
    until: date


@dataclass(frozen=True, slots=True)
class Signer:
    """Makes and reads addresses with the installation's secret. `site` is our own address."""

    site: str
    secret: str = field(repr=False)

    def address(self, link: Link) -> str:
        return f"{self.site}/reminders/{self.token(link)}"

    def token(self, link: Link) -> str:
        body = _packed(link)
        return base64.urlsafe_b64encode(body + self._signature(body)).rstrip(b"=").decode()

    def addresses(self, school_id: UUID, nudge_id: UUID, day: date) -> dict[Said, str]:
        """The address of each answer to a reminder that goes out on `day`."""
        return {said: self.address(Link(school_id, nudge_id, said, day + LASTS)) for said in Said}

    def read(self, token: str, today: date) -> Link:
        """What a token stands for. Raises LinkOver."""
        try:
            raw = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
        except (binascii.Error, ValueError):
            raise LinkOver() from None
        body, signature = raw[:-SIGNATURE], raw[-SIGNATURE:]
        if not hmac.compare_digest(signature, self._signature(body)):
            raise LinkOver()
        link = _unpacked(body)
        if link.until < today:
            raise LinkOver()
        return link

    def _signature(self, body: bytes) -> bytes:
        key = hmac.digest(self.secret.encode(), PURPOSE, "sha256")
        return hmac.digest(key, body, "sha256")[:SIGNATURE]


def _packed(link: Link) -> bytes:
    place = list(Said).index(link.said)
    return link.school_id.bytes + link.nudge_id.bytes + bytes([place]) + link.until.toordinal().to_bytes(4, "big")


def _unpacked(body: bytes) -> Link:
    said, until = list(Said)[body[32]], date.fromordinal(int.from_bytes(body[33:37], "big"))
    return Link(UUID(bytes=body[:16]), UUID(bytes=body[16:32]), said, until)

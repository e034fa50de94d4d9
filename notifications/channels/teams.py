"""Microsoft Teams, by the address of a workflow that is started by a web request: one card a person and day.

The workflow template “Post to a chat when a webhook request is received” shows the card to everybody in its chat; a
workflow of the school's own may read `to` and write to that person alone. Either way the card holds what our mails
hold: initials, a class and links, and no name.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from notifications.channels import NO_ADDRESS, Delivery, Letter, Outcome, plain_address
from notifications.channels.http import Service, Words, checked_url

TEAMS = Words("Microsoft Teams")
CARD = "application/vnd.microsoft.card.adaptive"
LINK = re.compile(r"(https?://\S+)")
MARKS = re.compile(r"([\\*_\[\]])")
LONGEST_CARD = 24_000
"""Teams takes 28 KB."""


@dataclass(frozen=True, slots=True)
class TeamsChannel:
    """Posts to one workflow of Microsoft Teams. Its address is a secret: whoever has it can post there."""

    service: Service

    @property
    def where(self) -> str:
        return "Reminders go to Microsoft Teams."

    def deliver(self, letter: Letter) -> Delivery:
        """Try once to post one card."""
        try:
            to = plain_address(letter.to)
        except ValueError:
            return Delivery(Outcome.REFUSED, NO_ADDRESS)
        card = {"contentType": CARD, "contentUrl": None, "content": _card(letter)}
        body = json.dumps({"type": "message", "to": to, "attachments": [card]})
        return self.service.post(body.encode(), {"Content-Type": "application/json"})


def teams_channel(url: str) -> TeamsChannel:
    """The channel of a workflow's address. Raises AddressFault."""
    return TeamsChannel(Service(checked_url(url, "TEAMS_WEBHOOK_URL"), TEAMS))


def _card(letter: Letter) -> dict[str, Any]:
    body = [_text(" ".join(letter.subject.split()), weight="Bolder"), *_paragraphs(letter.body[:LONGEST_CARD])]
    return {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "body": body,
    }


def _paragraphs(text: str) -> Iterator[dict[str, Any]]:
    for paragraph in text.split("\n\n"):
        pieces = LINK.split(paragraph.replace("\n", "\n\n"))
        yield _text("".join(_marked(piece) for piece in pieces))


def _marked(piece: str) -> str:
    """A link as cards write links; of all else, the signs that cards would take for marks are shown as they are."""
    return f"[{piece}]({piece})" if LINK.fullmatch(piece) else MARKS.sub(r"\\\1", piece)


def _text(text: str, **more: str) -> dict[str, Any]:
    return {"type": "TextBlock", "text": text, "wrap": True, **more}

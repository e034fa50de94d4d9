"""GOV.UK Notify, by its e-mail API: one template with the fields ((subject)) and ((body)), which our mail fills in.

Source: Notify's REST API documentation: a JSON Web Token signed with the secret of the API key, whose `iss` is the
service's id; POST /v2/notifications/email; 201 means taken. Our message's id goes along as `reference`.
"""

import base64
import hmac
import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from engine.clock import Clock
from notifications.channels import NO_ADDRESS, ChannelFault, Delivery, Letter, Outcome, plain_address
from notifications.channels.http import Service, Words, checked_url

SITE = "https://api.notifications.service.gov.uk"
PATH = "/v2/notifications/email"
ID_LENGTH = len(str(UUID(int=0)))
NOTIFY = Words("GOV.UK Notify")


class NotifyFault(ChannelFault):
    """The key or the template does not fit; the sentence says what it takes."""


@dataclass(frozen=True, slots=True)
class Key:
    """An API key of Notify: the service's id and the secret, as the end of `name-<service id>-<secret>`."""

    service_id: str
    secret: str = field(repr=False)

    @classmethod
    def from_text(cls, text: str) -> "Key":
        """Raises NotifyFault."""
        secret, service_id = text[-ID_LENGTH:], text[-2 * ID_LENGTH - 1 : -ID_LENGTH - 1]
        if not _is_id(secret) or not _is_id(service_id):
            raise NotifyFault("NOTIFY_API_KEY takes a key of GOV.UK Notify: its name, and two ids after it.")
        return cls(service_id, secret)

    def token(self, now: datetime) -> str:
        """A JSON Web Token that Notify takes for thirty seconds."""
        claims = {"iss": self.service_id, "iat": int(now.timestamp())}
        parts = b".".join(_encoded(each) for each in ({"typ": "JWT", "alg": "HS256"}, claims))
        signed = hmac.digest(self.secret.encode(), parts, "sha256")
        return (parts + b"." + _base64(signed)).decode()


@dataclass(frozen=True, slots=True)
class NotifyChannel:
    """Sends mails by GOV.UK Notify."""

    service: Service
    key: Key
    template_id: str
    clock: Clock

    @property
    def where(self) -> str:
        return "Mail goes by GOV.UK Notify."

    def deliver(self, letter: Letter) -> Delivery:
        """Try once to hand over one mail."""
        try:
            to = plain_address(letter.to)
        except ValueError:
            return Delivery(Outcome.REFUSED, NO_ADDRESS)
        words = {"subject": " ".join(letter.subject.split()), "body": letter.body}
        body = {
            "email_address": to,
            "template_id": self.template_id,
            "personalisation": words,
            "reference": str(letter.id),
        }
        token = self.key.token(self.clock.now())
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        return self.service.post(json.dumps(body).encode(), headers)


def notify_channel(key: str, template_id: str, clock: Clock, *, site: str = "") -> NotifyChannel:
    """The channel of an API key and a template. Raises NotifyFault, AddressFault."""
    if not _is_id(template_id):
        raise NotifyFault("NOTIFY_TEMPLATE_ID takes the id of an e-mail template of GOV.UK Notify.")
    url = checked_url(site or SITE, "NOTIFY_URL").rstrip("/") + PATH
    return NotifyChannel(Service(url, NOTIFY), Key.from_text(key), template_id, clock)


def _is_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text.lower()
    except ValueError:
        return False


def _encoded(part: dict[str, Any]) -> bytes:
    return _base64(json.dumps(part, separators=(",", ":")).encode())


def _base64(raw: bytes) -> bytes:
    return base64.urlsafe_b64encode(raw).rstrip(b"=")

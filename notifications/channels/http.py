"""Handing a message to a web service by one POST, told apart by the moment at which it was handed over.

Until the connection stands nothing has left, and the message may be tried again. Once the request has begun to go out,
only an answer says what became of it: a broken connection, silence, or a 5xx may each stand for a message that goes out
all the same, so it is not sent again.
"""

import http.client
import ssl
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from notifications.channels import ChannelFault, Delivery, Outcome

TIMEOUT_SECONDS = 20
LONGEST_ANSWER = 64 * 1024
Faults = (OSError, http.client.HTTPException, ValueError)
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class AddressFault(ChannelFault):
    """The address of a service cannot be used; the sentence says what it takes."""


@dataclass(frozen=True, slots=True)
class Words:
    """How a service is called in reasons: `The mail service`."""

    service: str

    @property
    def away(self) -> Delivery:
        return Delivery(Outcome.TRY_LATER, f"{self.service} could not be reached.", is_server=True)

    @property
    def busy(self) -> Delivery:
        return Delivery(Outcome.TRY_LATER, f"{self.service} cannot take messages just now.", is_server=True)

    @property
    def not_signed_in(self) -> Delivery:
        return Delivery(Outcome.TRY_LATER, f"{self.service} did not accept our key.", is_server=True)

    @property
    def refused(self) -> Delivery:
        return Delivery(Outcome.REFUSED, f"{self.service} does not take this message.")

    @property
    def uncertain(self) -> Delivery:
        return Delivery(Outcome.UNKNOWN, f"The message was handed over, and {self.service} did not confirm it.")


@dataclass(frozen=True, slots=True)
class Service:
    """A web service that takes messages. An address outside this machine must be https."""

    url: str
    words: Words
    tls: Callable[[], ssl.SSLContext] = ssl.create_default_context
    timeout: float = TIMEOUT_SECONDS

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""

    def post(self, body: bytes, headers: Mapping[str, str]) -> Delivery:
        """Hand over one message, once."""
        connection = self._connection()
        try:
            connection.connect()
        except Faults:
            return self.words.away
        try:
            connection.request("POST", self._path, body, dict(headers))
            answer = connection.getresponse()
            answer.read(LONGEST_ANSWER)
            return self._meaning(answer.status)
        except Faults:
            return self.words.uncertain
        finally:
            with suppress(*Faults):
                connection.close()

    def _meaning(self, status: int) -> Delivery:
        """What an answer means. 2xx is a message taken; 4xx says that it was not looked at, or not wanted."""
        if 200 <= status < 300:
            return Delivery(Outcome.SENT)
        if status in (401, 403):
            return self.words.not_signed_in
        if status == 429:
            return self.words.busy
        return self.words.refused if 400 <= status < 500 else self.words.uncertain

    @property
    def _path(self) -> str:
        parts = urlsplit(self.url)
        return f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"

    def _connection(self) -> http.client.HTTPConnection:
        parts = urlsplit(self.url)
        if parts.scheme == "https":
            return http.client.HTTPSConnection(self.host, parts.port, timeout=self.timeout, context=self.tls())
        return http.client.HTTPConnection(self.host, parts.port, timeout=self.timeout)


def checked_url(url: str, variable: str) -> str:
    """The address of a service; AddressFault where what is said there could be read on the way."""
    parts = urlsplit(url)
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
    if not is_safe or not parts.hostname or not _has_port(url):
        raise AddressFault(f"{variable} takes an address that begins with https://.")
    return url


def _has_port(url: str) -> bool:
    """Whether the port, if one is written, is a port."""
    try:
        return urlsplit(url).port != 0
    except ValueError:
        return False

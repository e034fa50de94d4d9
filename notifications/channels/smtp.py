"""A mail server, by SMTP. What matters is the moment at which a mail is handed over.

Until the server has answered DATA with 354 nothing of the mail has left, and it may be tried again. From then on only
250 means sent, and only 5xx means refused: a broken connection, a 4xx, a word that is no answer may each stand for a
mail that goes out all the same, so it is not sent again (RFC 5321, 4.2.5 and 4.5.3.2.6; RFC 1047 on duplicates).
"""

import re
import smtplib
import ssl
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote, urlsplit

from notifications.channels import NO_ADDRESS, ChannelFault, Delivery, Letter, Outcome, as_mail

PORTS = {"smtp": 587, "smtps": 465}
TIMEOUT_SECONDS = 20
GO_AHEAD, MUST_SIGN_IN = 354, 530
NO_SERVER = "The mail server could not be reached."
NOT_SIGNED_IN = "The mail server did not accept our sign-in."
ENDED = "The mail server ended the connection before the mail was handed over."
NOT_NOW = "The mail server cannot take mail just now."
REFUSED = "The mail server does not take mail for this address."
UNCERTAIN = "The mail was handed over, and the mail server did not confirm it."
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
Faults = (smtplib.SMTPException, OSError, ValueError)


class SmtpUrlFault(ChannelFault):
    """SMTP_URL does not fit; the sentence says what it takes."""

    def __init__(self) -> None:
        super().__init__("SMTP_URL takes smtp://user:password@host:port or smtps://user:password@host:port.")


@dataclass(frozen=True, slots=True)
class SmtpServer:
    """Where mail goes. `sender` is the address that it comes from."""

    host: str
    port: int
    is_tls: bool
    user: str
    password: str = field(repr=False)
    sender: str

    @classmethod
    def from_url(cls, url: str, *, site: str) -> "SmtpServer":
        """From `smtp://user:password@host:port?from=waymark@school.example`; raises SmtpUrlFault.

        Without `from`, the user where it is an address, else waymark@ the host of `site`, our own address.
        """
        parts = urlsplit(url)
        try:
            port = parts.port or PORTS[parts.scheme]
        except (KeyError, ValueError):
            raise SmtpUrlFault() from None
        if not parts.hostname:
            raise SmtpUrlFault()
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        named = parse_qs(parts.query).get("from", [user if "@" in user else sender_of(site)])
        return cls(parts.hostname, port, parts.scheme == "smtps", user, password, named[0])


def sender_of(site: str) -> str:
    """The address that mail comes from where none is named: waymark@ the host of our own address."""
    host = urlsplit(site).hostname or "localhost"
    return f"waymark@[{host}]" if host[-1].isdigit() or ":" in host else f"waymark@{host}"


@dataclass(frozen=True, slots=True)
class SmtpChannel:
    """Sends mails by one server, a connection for each."""

    server: SmtpServer
    tls: Callable[[], ssl.SSLContext] = ssl.create_default_context
    timeout: float = TIMEOUT_SECONDS

    @property
    def where(self) -> str:
        return f"Mail goes by the mail server {self.server.host}."

    def deliver(self, letter: Letter) -> Delivery:
        """Try once to hand over one mail."""
        try:
            text = as_mail(letter, self.server.sender).as_bytes()
        except ValueError:
            return Delivery(Outcome.REFUSED, NO_ADDRESS)
        try:
            connection = self._connected()
        except Faults:
            return Delivery(Outcome.TRY_LATER, NO_SERVER, is_server=True)
        try:
            return self._signed_in(connection) or self._handed_over(connection, letter.to, text)
        finally:
            with suppress(*Faults):
                connection.quit()
            connection.close()

    def _connected(self) -> smtplib.SMTP:
        at, server = (self.server.host, self.server.port), self.server
        if server.is_tls:
            return smtplib.SMTP_SSL(*at, timeout=self.timeout, context=self.tls())
        return smtplib.SMTP(*at, timeout=self.timeout)

    def _signed_in(self, connection: smtplib.SMTP) -> Delivery | None:
        """What went wrong before any mail was named; None where nothing did.

        A password never crosses a network unencrypted.
        """
        try:
            connection.ehlo_or_helo_if_needed()
            is_safe = self.server.is_tls or self.server.host in LOOPBACK
            if not self.server.is_tls and connection.has_extn("starttls"):
                connection.starttls(context=self.tls())
                connection.ehlo()
                is_safe = True
            if self.server.user and not is_safe:
                return Delivery(Outcome.TRY_LATER, NOT_SIGNED_IN, is_server=True)
            if self.server.user:
                connection.login(self.server.user, self.server.password)
        except smtplib.SMTPAuthenticationError:
            return Delivery(Outcome.TRY_LATER, NOT_SIGNED_IN, is_server=True)
        except Faults:
            return Delivery(Outcome.TRY_LATER, ENDED, is_server=True)
        return None

    def _handed_over(self, connection: smtplib.SMTP, to: str, text: bytes) -> Delivery:
        try:
            for command in (f"MAIL FROM:<{self.server.sender}>", f"RCPT TO:<{to}>"):
                refusal = _before_data(connection.docmd(command)[0], 250)
                if refusal:
                    return refusal
            refusal = _before_data(connection.docmd("DATA")[0], GO_AHEAD)
            if refusal:
                return refusal
        except Faults:
            return Delivery(Outcome.TRY_LATER, ENDED, is_server=True)
        try:
            connection.send(_stuffed(text))
            return _after_data(connection.getreply()[0])
        except Faults:
            return Delivery(Outcome.UNKNOWN, UNCERTAIN)


def _before_data(code: int, wanted: int) -> Delivery | None:
    """What an answer before the mail itself means; None where it is the one wanted."""
    if code == wanted or (wanted == 250 and code == 251):
        return None
    if code == MUST_SIGN_IN:
        return Delivery(Outcome.TRY_LATER, NOT_SIGNED_IN, is_server=True)
    if 500 <= code < 600:
        return Delivery(Outcome.REFUSED, REFUSED)
    return Delivery(Outcome.TRY_LATER, NOT_NOW)


def _after_data(code: int) -> Delivery:
    """What the answer to the mail itself means."""
    if code == 250:
        return Delivery(Outcome.SENT)
    if 500 <= code < 600:
        return Delivery(Outcome.REFUSED, REFUSED)
    return Delivery(Outcome.UNKNOWN, UNCERTAIN)


def _stuffed(text: bytes) -> bytes:
    """The mail as it crosses the wire: lines that begin with a dot get another, and a dot alone ends it."""
    return re.sub(rb"(?m)^\.", b"..", text.rstrip(b"\r\n")) + b"\r\n.\r\n"

"""Where mail goes in tests: a true server, one that misbehaves when a test wants it to, a box beside both."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from threading import Thread
from typing import Any

from aiosmtpd.controller import Controller

from notifications.channels import Delivery, Letter, Outcome


@dataclass
class Inbox:
    """What a true server took."""

    mails: list[EmailMessage] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    refuse: str = ""
    url: str = ""

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if self.refuse:
            return self.refuse
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.raw.append(envelope.content)
        self.mails.append(message_from_bytes(envelope.content, policy=default))
        return "250 OK"


@contextmanager
def mail_server(**more: Any) -> Iterator[Inbox]:
    """A true SMTP server on the loopback."""
    inbox = Inbox()
    controller = Controller(inbox, hostname="127.0.0.1", port=free_port(), **more)
    controller.start()
    inbox.url = f"smtp://127.0.0.1:{controller.port}"
    try:
        yield inbox
    finally:
        controller.stop()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Script:
    """A server that answers each command as told. `None` hangs up instead of answering; a command may be `body`."""

    answers: dict[str, str | None]
    heard: list[str] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    url: str = ""

    def speak(self, connection: socket.socket) -> None:
        with connection, connection.makefile("rwb") as wire:
            if not self._say(wire, "greeting", "220 here"):
                return
            for line in wire:
                command = line.decode(errors="replace").strip().partition(" ")[0].upper()
                self.heard.append(command)
                usual = "354 go ahead" if command == "DATA" else "250 fine"
                if not self._say(wire, command, usual):
                    return
                if command == "DATA" and not self._body(wire):
                    return

    def _body(self, wire: Any) -> bool:
        if not str(self.answers.get("DATA", "354")).startswith("354"):
            return True
        lines = []
        for line in wire:
            if line == b".\r\n":
                break
            lines.append(line)
        self.bodies.append(b"".join(lines))
        return self._say(wire, "body", "250 taken")

    def _say(self, wire: Any, command: str, usual: str) -> bool:
        answer = self.answers.get(command, usual)
        if answer is None:
            return False
        wire.write(answer.encode() + b"\r\n")
        wire.flush()
        return True


@contextmanager
def scripted(**answers: str | None) -> Iterator[Script]:
    """A server that keeps to `answers`, one connection after another."""
    script = Script(answers)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(10)
        script.url = f"smtp://127.0.0.1:{listening.getsockname()[1]}"

        def serve() -> None:
            while True:
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                connection.settimeout(10)
                try:
                    script.speak(connection)
                except OSError:
                    continue

        thread = Thread(target=serve, daemon=True)
        thread.start()
        try:
            yield script
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            thread.join(10)


@dataclass
class Mailbox:
    """A channel that keeps what it is given and answers as it is told."""

    answers: list[Delivery] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    where: str = "Mail goes to a test."

    def deliver(self, letter: Letter) -> Delivery:
        self.letters.append(letter)
        return self.answers.pop(0) if self.answers else Delivery(Outcome.SENT)

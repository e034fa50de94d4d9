"""What leaves, and what is known about it: a folder, a true mail server, and servers that fail at each moment."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from socket import socket
from uuid import UUID

import pytest

from notifications.channels import NO_ADDRESS, Delivery, Letter, Outcome
from notifications.channels.folder import FolderChannel
from notifications.channels.smtp import (
    ENDED,
    NO_SERVER,
    NOT_NOW,
    NOT_SIGNED_IN,
    REFUSED,
    UNCERTAIN,
    SmtpChannel,
    SmtpServer,
    SmtpUrlFault,
    sender_of,
)
from tests.notifications.mail_server import free_port, mail_server, scripted

SITE = "http://waymark.example"
BODY = "Write what you tried – for A.K. (4P)\n.\n..two dots\n" + "A long line. " * 30 + "\nThe end"
LETTER = Letter(
    UUID(int=7), "patel@school.example", "Coming up: write – by Friday", BODY, datetime(2026, 9, 7, 8, tzinfo=UTC)
)


def channel(url: str) -> SmtpChannel:
    return SmtpChannel(SmtpServer.from_url(url, site=SITE), timeout=5)


def test_a_true_server_takes_the_mail_word_for_word():
    with mail_server() as inbox:
        assert channel(inbox.url).deliver(LETTER) == Delivery(Outcome.SENT)
    [mail] = inbox.mails
    assert mail.get_content().replace("\r\n", "\n").strip() == BODY
    assert (mail["To"], mail["Subject"]) == (LETTER.to, LETTER.subject)
    assert mail["From"] == "Waymark <waymark@waymark.example>"
    assert mail["Message-ID"] == f"<{UUID(int=7)}@waymark.example>"
    assert (mail["Auto-Submitted"], mail["Date"]) == ("auto-generated", "Mon, 07 Sep 2026 08:00:00 +0000")
    assert max(len(line) for line in inbox.raw[0].split(b"\r\n")) <= 78


@pytest.mark.parametrize(
    ("answers", "delivery"),
    [
        ({"greeting": None}, Delivery(Outcome.TRY_LATER, NO_SERVER, is_server=True)),
        ({"greeting": "421 busy"}, Delivery(Outcome.TRY_LATER, NO_SERVER, is_server=True)),
        ({"EHLO": None}, Delivery(Outcome.TRY_LATER, ENDED, is_server=True)),
        ({"MAIL": None}, Delivery(Outcome.TRY_LATER, ENDED, is_server=True)),
        ({"MAIL": "530 sign in first"}, Delivery(Outcome.TRY_LATER, NOT_SIGNED_IN, is_server=True)),
        ({"RCPT": None}, Delivery(Outcome.TRY_LATER, ENDED, is_server=True)),
        ({"RCPT": "450 come back"}, Delivery(Outcome.TRY_LATER, NOT_NOW)),
        ({"RCPT": "550 nobody here"}, Delivery(Outcome.REFUSED, REFUSED)),
        ({"DATA": None}, Delivery(Outcome.TRY_LATER, ENDED, is_server=True)),
        ({"DATA": "451 not now"}, Delivery(Outcome.TRY_LATER, NOT_NOW)),
        ({"DATA": "554 never"}, Delivery(Outcome.REFUSED, REFUSED)),
    ],
)
def test_before_the_mail_is_handed_over_it_may_be_tried_again(answers, delivery):
    with scripted(**answers) as script:
        assert channel(script.url).deliver(LETTER) == delivery
    assert script.bodies == []


@pytest.mark.parametrize(
    ("answer", "delivery"),
    [
        (None, Delivery(Outcome.UNKNOWN, UNCERTAIN)),
        ("451 perhaps", Delivery(Outcome.UNKNOWN, UNCERTAIN)),
        ("hello", Delivery(Outcome.UNKNOWN, UNCERTAIN)),
        ("2" * 9000, Delivery(Outcome.UNKNOWN, UNCERTAIN)),
        ("552 too long", Delivery(Outcome.REFUSED, REFUSED)),
        ("250 taken", Delivery(Outcome.SENT)),
    ],
)
def test_once_it_is_handed_over_only_a_clear_word_is_believed(answer, delivery):
    with scripted(body=answer) as script:
        assert channel(script.url).deliver(LETTER) == delivery
    assert len(script.bodies) == 1


def test_a_server_that_hangs_up_after_taking_the_mail_has_taken_it():
    with scripted(QUIT=None) as script:
        assert channel(script.url).deliver(LETTER) == Delivery(Outcome.SENT)


def test_a_line_that_is_a_dot_does_not_end_the_mail():
    with scripted() as script:
        channel(script.url).deliver(LETTER)
    assert script.bodies[0].count(b"\r\n..\r\n") == 1
    assert b"\r\n...two dots" in script.bodies[0]


def test_where_no_server_answers_the_mail_is_kept_for_later():
    found = channel(f"smtp://127.0.0.1:{free_port()}").deliver(LETTER)
    assert found == Delivery(Outcome.TRY_LATER, NO_SERVER, is_server=True)


def test_a_password_is_tried_on_the_loopback_and_a_wrong_one_keeps_the_mail():
    with scripted(EHLO="250-here\r\n250 AUTH PLAIN", AUTH="535 wrong") as script:
        found = channel(script.url.replace("//", "//ada:secret@")).deliver(LETTER)
    assert found == Delivery(Outcome.TRY_LATER, NOT_SIGNED_IN, is_server=True)
    assert "MAIL" not in script.heard


def test_a_password_never_crosses_a_network_in_the_open(monkeypatch):
    monkeypatch.setattr("notifications.channels.smtp.LOOPBACK", frozenset())
    with scripted(EHLO="250-here\r\n250 AUTH PLAIN") as script:
        found = channel(script.url.replace("//", "//ada:secret@")).deliver(LETTER)
    assert found.reason == NOT_SIGNED_IN
    assert "AUTH" not in script.heard


class OpenTls:
    """A double for encryption: the wire stays as it is, so that a script can read it."""

    def wrap_socket(self, sock: socket, server_hostname: str) -> socket:
        return sock


def test_a_password_is_given_once_the_line_is_encrypted(monkeypatch):
    monkeypatch.setattr("notifications.channels.smtp.LOOPBACK", frozenset())
    with scripted(EHLO="250-here\r\n250-STARTTLS\r\n250 AUTH PLAIN", STARTTLS="220 go", AUTH="235 welcome") as script:
        server = SmtpServer.from_url(script.url.replace("//", "//ada:secret@"), site=SITE)
        assert SmtpChannel(server, tls=OpenTls).deliver(LETTER) == Delivery(Outcome.SENT)
    assert script.heard == ["EHLO", "STARTTLS", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "QUIT"]


def test_a_server_that_should_speak_encrypted_and_does_not_gets_no_mail():
    with scripted() as script:
        found = channel(script.url.replace("smtp:", "smtps:")).deliver(LETTER)
    assert found == Delivery(Outcome.TRY_LATER, NO_SERVER, is_server=True)
    assert script.bodies == []


def test_a_server_that_offers_encryption_and_cannot_do_it_gets_no_mail():
    with scripted(EHLO="250-here\r\n250 STARTTLS", STARTTLS="220 go") as script:
        found = channel(script.url).deliver(LETTER)
    assert found == Delivery(Outcome.TRY_LATER, ENDED, is_server=True)
    assert "MAIL" not in script.heard


@pytest.mark.parametrize(
    "to", ["", "nobody", "a@b@c", "two@x.example, three@x.example", "ü@school.example", "a@b\nBcc: c@d", "@x.example"]
)
def test_what_is_no_address_is_refused_without_asking_a_server(to: str, tmp_path: Path):
    letter = Letter(LETTER.id, to, LETTER.subject, LETTER.body, LETTER.written_at)
    assert FolderChannel(tmp_path, "waymark@waymark.example").deliver(letter) == Delivery(Outcome.REFUSED, NO_ADDRESS)
    assert channel(f"smtp://127.0.0.1:{free_port()}").deliver(letter) == Delivery(Outcome.REFUSED, NO_ADDRESS)


def test_the_address_of_a_server_is_read_with_all_its_parts():
    read = SmtpServer.from_url("smtps://ada%40x.example:p%2Fw@mail.example", site=SITE)
    assert read == SmtpServer("mail.example", 465, True, "ada@x.example", "p/w", "ada@x.example")
    assert SmtpServer.from_url("smtp://m.example?from=w@s.example", site=SITE).sender == "w@s.example"
    assert SmtpServer.from_url("smtp://u:p@m.example:25", site=SITE).port == 25
    assert "p/w" not in repr(read)


@pytest.mark.parametrize("url", ["mail.example", "http://mail.example", "smtp://", "smtp://m.example:x"])
def test_an_address_that_does_not_fit_says_what_it_takes(url: str):
    with pytest.raises(SmtpUrlFault, match="SMTP_URL takes"):
        SmtpServer.from_url(url, site=SITE)


@pytest.mark.parametrize(
    ("site", "sender"),
    [
        ("https://sen.school.example", "waymark@sen.school.example"),
        ("http://127.0.0.1:8000", "waymark@[127.0.0.1]"),
        ("", "waymark@localhost"),
    ],
)
def test_mail_comes_from_our_own_address(site: str, sender: str, tmp_path: Path):
    assert sender_of(site) == sender
    assert FolderChannel(tmp_path, sender).deliver(LETTER).outcome is Outcome.SENT


def test_without_a_server_each_mail_is_one_file(tmp_path: Path):
    folder = FolderChannel(tmp_path / "mail", "waymark@waymark.example")
    assert folder.deliver(LETTER) == folder.deliver(LETTER) == Delivery(Outcome.SENT)
    [path] = (tmp_path / "mail").iterdir()
    assert (path.parent.stat().st_mode & 0o777, path.stat().st_mode & 0o777) == (0o700, 0o600)
    mail = message_from_bytes(path.read_bytes(), policy=default)
    assert (mail["To"], mail.get_content().replace("\r\n", "\n").strip()) == (LETTER.to, BODY)
    assert path.name == f"2026-09-07-{LETTER.id}.eml"
    assert "written to the folder" in folder.where


def test_a_folder_that_cannot_be_written_keeps_the_mail_for_later(tmp_path: Path):
    (tmp_path / "mail").write_text("a file stands here")
    found = FolderChannel(tmp_path / "mail", "waymark@waymark.example").deliver(LETTER)
    assert (found.outcome, found.is_server) == (Outcome.TRY_LATER, True)

"""GOV.UK Notify and Microsoft Teams against true servers on the loopback: what leaves, and what is known about it."""

import base64
import hmac
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from engine.clock import SetClock
from notifications.channels import NO_ADDRESS, Channel, ChannelFault, Delivery, Letter, Outcome
from notifications.channels.govuk_notify import NOTIFY, NotifyChannel, NotifyFault, notify_channel
from notifications.channels.http import AddressFault
from notifications.channels.teams import CARD, TEAMS, TeamsChannel, teams_channel
from notifications.outbox import deliver
from notifications.scheduler import channel_for
from tests.notifications.mail_server import free_port
from tests.notifications.school import SchoolForTests
from tests.notifications.web_service import GARBAGE, HALF, HANG_UP, SILENCE, web_service
from workflows.settings import SettingsFault, from_environment

SERVICE, SECRET, TEMPLATE = (str(UUID(int=n)) for n in (1, 2, 3))
KEY = f"waymark-{SERVICE}-{SECRET}"
AT = datetime(2026, 9, 7, 8, tzinfo=UTC)
BODY = "Write what you tried\nFor A.K. (4_P) [new].\nhttps://waymark.example/steps/7\n\nEverything: https://waymark.example/"
LETTER = Letter(UUID(int=7), "patel@school.example", "Coming up: write", BODY, AT)


def notify(url: str, clock: SetClock) -> NotifyChannel:
    made = notify_channel(KEY, TEMPLATE, clock, site=url)
    return replace(made, service=replace(made.service, timeout=0.5))


def teams(url: str) -> TeamsChannel:
    made = teams_channel(f"{url}/workflows/1?sig=secret")
    return replace(made, service=replace(made.service, timeout=0.5))


def either(name: str, url: str, clock: SetClock) -> Channel:
    return notify(url, clock) if name == "notify" else teams(url)


BOTH = pytest.mark.parametrize(("name", "words"), [("notify", NOTIFY), ("teams", TEAMS)])


def test_notify_gets_the_mail_with_its_template_and_our_reference(clock: SetClock) -> None:
    with web_service() as service:
        assert notify(service.url, clock).deliver(LETTER) == Delivery(Outcome.SENT)
    [asked] = service.asked
    assert asked.path == "/v2/notifications/email"
    assert asked.body == {
        "email_address": LETTER.to,
        "template_id": TEMPLATE,
        "personalisation": {"subject": LETTER.subject, "body": BODY},
        "reference": str(LETTER.id),
    }


def test_notify_is_shown_a_token_that_only_the_key_can_make(clock: SetClock) -> None:
    with web_service() as service:
        notify(service.url, clock).deliver(LETTER)
    kind, _, token = service.asked[0].headers["Authorization"].partition(" ")
    head, claims, signed = token.split(".")
    wanted = hmac.digest(SECRET.encode(), f"{head}.{claims}".encode(), "sha256")
    assert kind == "Bearer"
    assert _read(head) == {"typ": "JWT", "alg": "HS256"}
    assert _read(claims) == {"iss": SERVICE, "iat": int(clock.now().timestamp())}
    assert base64.urlsafe_b64decode(signed + "=") == wanted
    assert SECRET not in token


def _read(part: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))
    return found


def test_teams_gets_one_card_with_its_links() -> None:
    with web_service(202) as service:
        assert teams(service.url).deliver(LETTER) == Delivery(Outcome.SENT)
    [asked] = service.asked
    assert asked.path == "/workflows/1?sig=secret"
    assert (asked.body["type"], asked.body["to"]) == ("message", LETTER.to)
    [card] = asked.body["attachments"]
    assert card["contentType"] == CARD
    assert card["content"]["version"] == "1.4"
    assert [block["text"] for block in card["content"]["body"]] == [
        "Coming up: write",
        "Write what you tried\n\nFor A.K. (4\\_P) \\[new\\].\n\n"
        "[https://waymark.example/steps/7](https://waymark.example/steps/7)",
        "Everything: [https://waymark.example/](https://waymark.example/)",
    ]


@BOTH
@pytest.mark.parametrize(
    ("answer", "what"),
    [
        (400, "refused"),
        (404, "refused"),
        (401, "not_signed_in"),
        (403, "not_signed_in"),
        (429, "busy"),
        (500, "uncertain"),
        (503, "uncertain"),
        (302, "uncertain"),
        (HANG_UP, "uncertain"),
        (GARBAGE, "uncertain"),
        (SILENCE, "uncertain"),
    ],
)
def test_each_answer_means_one_thing(name: str, words: object, answer: int | str, what: str, clock: SetClock) -> None:
    with web_service(answer) as service:
        assert either(name, service.url, clock).deliver(LETTER) == getattr(words, what)
    assert len(service.asked) == 1


@BOTH
def test_an_answer_that_breaks_off_after_its_status_has_said_what_it_means(
    name: str, words: object, clock: SetClock
) -> None:
    with web_service(HALF) as service:
        assert either(name, service.url, clock).deliver(LETTER) == Delivery(Outcome.SENT)


@BOTH
def test_a_service_that_is_not_there_may_be_tried_again(name: str, words: object, clock: SetClock) -> None:
    assert either(name, f"http://127.0.0.1:{free_port()}", clock).deliver(LETTER) == words.away


@BOTH
@pytest.mark.parametrize("to", ["", "nobody", "päivi@school.example"])
def test_an_address_that_is_none_is_refused_before_anything_leaves(
    name: str, words: object, to: str, clock: SetClock
) -> None:
    with web_service() as service:
        found = either(name, service.url, clock).deliver(replace(LETTER, to=to))
    assert found == Delivery(Outcome.REFUSED, NO_ADDRESS)
    assert service.asked == []


def test_a_service_that_lies_is_shown_as_such_and_gets_no_second_copy(light_school: SchoolForTests) -> None:
    message = light_school.post()
    with web_service(HANG_UP) as service:
        channel = teams(service.url)
        first = deliver(light_school.desk, light_school.id, channel)
        again = deliver(light_school.desk, light_school.id, channel)
    assert (first.unknown, again.unknown) == (1, 0)
    assert len(service.asked) == 1
    [row] = light_school.messages()
    assert (row.id, row.status) == (message, "unknown")
    assert row.reason == "The message was handed over, and Microsoft Teams did not confirm it."


@pytest.mark.parametrize("url", ["http://flow.example/1", "flow.example", "https://", "https://flow.example:0/"])
def test_what_crosses_a_network_is_not_sent_in_the_open(url: str) -> None:
    with pytest.raises(AddressFault, match="TEAMS_WEBHOOK_URL takes an address that begins with https://"):
        teams_channel(url)


@pytest.mark.parametrize(
    ("key", "template"), [("waymark", TEMPLATE), (f"{SERVICE}-{SECRET[:-1]}", TEMPLATE), (KEY, "1")]
)
def test_a_key_or_template_that_cannot_be_one_is_refused_at_the_start(key: str, template: str, clock: SetClock) -> None:
    with pytest.raises(NotifyFault):
        notify_channel(key, template, clock)


def test_the_settings_say_by_which_way_reminders_go(tmp_path: Path) -> None:
    at = {"DATA_DIR": str(tmp_path)}
    by_notify = from_environment({**at, "NOTIFY_API_KEY": KEY, "NOTIFY_TEMPLATE_ID": TEMPLATE})
    by_teams = from_environment({**at, "TEAMS_WEBHOOK_URL": "https://flow.example/1"})
    assert channel_for(by_notify).where == "Mail goes by GOV.UK Notify."
    assert channel_for(by_teams).where == "Reminders go to Microsoft Teams."
    assert SECRET not in repr(by_notify)
    assert "flow.example" not in repr(by_teams)


@pytest.mark.parametrize(
    "wrong",
    [
        {"SMTP_URL": "mail.example"},
        {"TEAMS_WEBHOOK_URL": "http://flow.example/1"},
        {"NOTIFY_API_KEY": "none", "NOTIFY_TEMPLATE_ID": TEMPLATE},
    ],
)
def test_what_does_not_fit_is_said_before_anything_starts(tmp_path: Path, wrong: dict[str, str]) -> None:
    with pytest.raises(ChannelFault):
        channel_for(from_environment({"DATA_DIR": str(tmp_path), **wrong}))


def test_nobody_is_told_by_two_ways(tmp_path: Path) -> None:
    both = {"SMTP_URL": "smtp://mail.example", "TEAMS_WEBHOOK_URL": "https://flow.example/1"}
    with pytest.raises(SettingsFault, match="Reminders go one way: set SMTP_URL or TEAMS_WEBHOOK_URL, not both"):
        from_environment({"DATA_DIR": str(tmp_path), **both})


def test_a_key_of_notify_needs_a_template(tmp_path: Path) -> None:
    with pytest.raises(SettingsFault, match="NOTIFY_TEMPLATE_ID must name an e-mail template"):
        from_environment({"DATA_DIR": str(tmp_path), "NOTIFY_API_KEY": KEY})

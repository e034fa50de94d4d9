"""No child’s name leaves the pages: not in a mail, an address or a log, nor in what waits in the browser."""

import logging
import re
from datetime import timedelta
from pathlib import Path

import pytest
from flask.sessions import SecureCookieSessionInterface
from sqlmodel import select

from engine.clock import at_time
from engine.desk import Desk
from notifications.records import Message, Nudge
from notifications.sweep import sweep
from tests import DEMO_DAY
from tests.application import HERE
from tests.client import Reader
from tests.web.crawl import addresses_in, pages
from tests.web.invented import browser, journey
from workflows.school.accounts import NOBODY
from workflows.school.records import Contact, Person, Pupil
from workflows.school.setting_up import schools_named


def names_of(desk: Desk) -> re.Pattern[str]:
    """Every name of a child or of somebody in a family, but for those that an adult of the school has too."""
    with desk.reading(NOBODY) as session:
        pupils = [f"{each.first_name} {each.last_name} {each.known_as}" for each in session.exec(select(Pupil))]
        families = [each.name for each in session.exec(select(Contact))]
        staff = {word for each in session.exec(select(Person)) for word in each.name.split()}
    words = {word for name in (*pupils, *families) for word in name.split()} - staff
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words)))})\b")


def test_no_mail_and_no_reminder_of_two_weeks_names_a_child(demo: Desk) -> None:
    names = names_of(demo)
    for days in range(14):
        for school_id in schools_named(demo):
            sweep(demo, school_id, at_time(DEMO_DAY + timedelta(days)), base_url=HERE)
    with demo.reading(NOBODY) as session:
        mails, nudges = session.exec(select(Message)).all(), session.exec(select(Nudge)).all()
    assert len(mails) > 10
    assert len(nudges) > 20
    said = [f"{each.subject}\n{each.body}" for each in mails] + [f"{each.title}\n{each.reason}" for each in nudges]
    assert not [names.findall(each) for each in said if names.search(each)]


@pytest.mark.parametrize("key", ["senco", "osborne"])
def test_no_address_and_no_line_of_a_log_names_a_child(
    demo: Desk, tmp_path: Path, caplog: pytest.LogCaptureFixture, key: str
) -> None:
    names, client = names_of(demo), browser(demo, tmp_path, key)
    with caplog.at_level(logging.DEBUG):
        opened = list(pages(client))
    assert len(opened) > 20
    led = [each for _, answer in opened for each in addresses_in(answer.text)]
    assert not [each for each in led if names.search(each)]
    assert not [record for record in caplog.records if names.search(record.getMessage())]


def waits_in(client: Reader) -> str:
    """What the browser keeps until the next page: a cookie that is signed, not sealed."""
    app, cookie = client.application, client.get_cookie("waymark")
    opener = SecureCookieSessionInterface().get_signing_serializer(app)
    assert opener is not None
    return str(opener.loads(cookie.value)) if cookie else ""


def test_what_waits_in_the_browser_names_no_child(demo: Desk, tmp_path: Path) -> None:
    names, client = names_of(demo), browser(demo, tmp_path, "osborne")
    for address, _ in pages(client):
        assert not names.search(waits_in(client)), address


def test_a_move_whose_button_names_the_child_is_told_of_without_the_name(demo: Desk, tmp_path: Path) -> None:
    found, client = journey(demo, "Amira", "specialist_involvement"), browser(demo, tmp_path, "senco")
    page = client.page(f"/journeys/{found.id}/moves/accepted")
    client.post(page.response.request.path, data=page.filled("They will see Amira", {}))
    assert "They will see the child" in waits_in(client)
    assert not names_of(demo).search(waits_in(client))


def test_a_search_leaves_no_name_in_the_browser(demo: Desk, tmp_path: Path) -> None:
    client = browser(demo, tmp_path, "senco")
    client.press(client.page("/children"), "Find", {"q": "Amira"})
    assert not names_of(demo).search(waits_in(client))

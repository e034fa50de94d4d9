"""Somebody's calendar: made, renewed and ended on the account's page, and read without signing in."""

import re

from tests.application import HERE, application
from tests.web.invented import browser

ADDRESS = re.compile(rf"{HERE}(/calendar/\S+\.ics)")


def made(client):
    page = client.page("/account/calendar")
    button = next(text for text in ("Make an address", "Make a new address") if text in page.main)
    return ADDRESS.search(client.press(page, button).main)[1]


def test_an_address_is_shown_once_and_read_by_any_program(demo, tmp_path):
    client = browser(demo, tmp_path, "senco")
    assert "See what is due in your own calendar" in client.page("/account").main
    address = made(client)
    assert address not in client.page("/account/calendar").main
    read = application(demo, tmp_path).test_client().get(address)
    assert (read.status_code, read.mimetype) == (200, "text/calendar")
    text = read.get_data(as_text=True)
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.count("BEGIN:VEVENT") > 3
    assert "Amira" not in text.replace("\r\n ", "")


def test_a_new_address_ends_the_one_before(demo, tmp_path):
    client, program = browser(demo, tmp_path, "senco"), application(demo, tmp_path).test_client()
    first, second = made(client), made(client)
    assert [program.get(each).status_code for each in (first, second)] == [404, 200]


def test_a_calendar_is_ended_with_one_press(demo, tmp_path):
    client = browser(demo, tmp_path, "senco")
    address = made(client)
    done = client.press(client.page("/account/calendar"), "End my calendar")
    assert "You have no address yet." in done.main
    assert application(demo, tmp_path).test_client().get(address).status_code == 404


def test_a_press_that_says_nothing_we_know_does_nothing(demo, tmp_path):
    client = browser(demo, tmp_path, "senco")
    page = client.page("/account/calendar")
    assert client.press(page, "Make an address", {"do": "share"}).status == 404


def test_no_guess_opens_a_calendar(demo, tmp_path):
    program = application(demo, tmp_path).test_client()
    for guess in ("x", "%00", "../account", "a" * 43):
        assert program.get(f"/calendar/{guess}.ics").status_code == 404

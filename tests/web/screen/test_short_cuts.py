"""The list of short cuts: a page of its own, and a part that “?” shows; each key leads where the navigation does."""

import json

from tests.client import Page, Reader


def keys_of(page: Page) -> dict[str, str]:
    """What the link in the footer tells scripts about the keys."""
    link = next(each for each in page.tree.iter("a") if each.get("href") == "/short-cuts")
    found: dict[str, str] = json.loads(link.get("data-keys") or "{}")
    return found


def test_every_page_links_to_the_list_of_short_cuts(senco: Reader) -> None:
    page = senco.page("/children")
    assert page.links()["Keyboard shortcuts"] == "/short-cuts"
    assert keys_of(page)["h"] == "/held-up"
    listed = senco.page("/short-cuts")
    assert "g, then h Held up" in listed.main
    assert "This list" in senco.page("/short-cuts", part=True).text


def test_no_two_entries_share_a_key(senco: Reader) -> None:
    assert len(keys_of(senco.page("/children"))) == len(set(keys_of(senco.page("/children")).values())) > 5


def test_keys_can_be_turned_off_and_on(senco: Reader) -> None:
    page = senco.press(senco.page("/short-cuts"), "Turn the shortcuts off")
    assert "The shortcuts are off in this browser." in page.main
    assert keys_of(page) == {}
    assert keys_of(senco.press(page, "Turn the shortcuts on"))


def test_nobody_is_told_of_keys_before_signing_in(client: Reader, senco: Reader) -> None:
    client.delete_cookie("waymark_session")
    assert "/short-cuts" not in client.page("/sign-in").links().values()

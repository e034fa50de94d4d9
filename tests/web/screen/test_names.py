"""Hiding names: every list of children shows initials, until names are shown again."""

from pathlib import Path
from uuid import uuid4

import pytest

from engine.desk import Desk
from tests.client import Reader
from tests.web.invented import browser, child
from web.lists import initials
from workflows.school.pupils import PupilNamed

LISTS = ("/held-up?show=all", "/children?search=last", "/noticed?search=last")


def searching(demo: Desk, folder: Path) -> Reader:
    """The SENCO’s browser, in which 4P was searched for."""
    client = browser(demo, folder, "senco")
    client.press(client.page("/children"), "Find", {"q": "4P"})
    return client


@pytest.mark.parametrize("address", LISTS)
def test_names_are_hidden_in_every_list_and_shown_again(demo, tmp_path, address):
    client = searching(demo, tmp_path)
    page = client.page(address)
    assert "Amira" in page.main
    hidden = client.press(page, "Hide names")
    assert hidden.response.request.full_path.rstrip("?") == address
    assert "Amira" not in hidden.main
    assert "A.K." in hidden.main
    assert "Amira" not in client.page("/next-steps").main
    assert "Amira" in client.press(hidden, "Show names").main


def test_the_part_that_a_search_brings_hides_names_too(demo, tmp_path):
    client = searching(demo, tmp_path)
    client.press(client.page("/children"), "Hide names")
    part = client.page("/children?search=last", part=True).html
    assert "A.K." in part
    assert "Amira" not in part


def test_a_childs_own_page_keeps_the_name(demo, tmp_path):
    client = browser(demo, tmp_path, "senco")
    client.press(client.page("/children"), "Hide names")
    assert client.page(f"/children/{child(demo, 'Amira')}").heading == "Amira Khan"


def test_the_switch_leads_nowhere_but_to_our_own_pages(demo, tmp_path):
    client = browser(demo, tmp_path, "senco")
    page = client.page("/children")
    sent = page.filled("Hide names", {"then": "//elsewhere.example"})
    assert client.post("/screen/names", data=sent).headers["Location"] == "/"


def named(first: str, last: str) -> PupilNamed:
    return PupilNamed(uuid4(), first, last, "4", "4P", None, "", None, "N", None)


def test_children_with_the_same_initials_stay_apart():
    pupils = [named("Amira", "Khan"), named("Alan", "Kerr"), named("Amy", "Khalil"), named("Leo", "Bell")]
    assert list(initials(pupils).values()) == ["Am.Kh.", "Al.Ke.", "Am.Kh. 2", "L.B."]

"""Hiding names: every list of children shows initials, until names are shown again."""

import re
from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask

import web
from engine.desk import Desk
from tests.client import Reader
from tests.web.invented import browser, child
from web.lists import initials, on_screens, titled, titles_on_screens
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


ON_A_PHONE = re.compile(r'<span class="app-name-full">([^<]*)</span><span class="app-name-short">([^<]*)</span>')
CLASS_4P = ("/children?search=last", "/my-class?class=4P", "/my-class/outcomes?class=4P", "/held-up?show=all&class=4P")


@pytest.mark.parametrize("address", CLASS_4P)
def test_lists_have_initials_for_a_phone_and_full_names_where_there_is_room(demo, tmp_path, address):
    client = searching(demo, tmp_path)
    both = dict(ON_A_PHONE.findall(client.page(address).html))
    assert both
    assert all("." in short and full.startswith(short[0]) for full, short in both.items())
    hidden = client.press(client.page(address), "Hide names").html
    assert all(short in hidden and full not in hidden for full, short in both.items())


@pytest.mark.parametrize("address", ["/noticed?search=last", "/your-word"])
def test_where_one_writes_about_a_child_a_phone_keeps_the_first_name_and_a_letter(demo, tmp_path, address):
    client = searching(demo, tmp_path)
    both = dict(ON_A_PHONE.findall(client.page(address).html))
    assert both
    assert all(short == f"{full.partition(' ')[0]} {full.rpartition(' ')[2][0]}." for full, short in both.items())
    hidden = client.press(client.page(address), "Hide names").html
    assert not ON_A_PHONE.search(hidden)
    assert all(full not in hidden for full in both)


def test_a_name_that_would_be_markup_stays_a_name():
    pupil = PupilNamed(uuid4(), "<b>Bo", "O’Neill & Sons", "4", "4P", None, "", None, "N", None)
    assert on_screens_outside({pupil}) == (
        '<span class="app-name-full">&lt;b&gt;Bo O’Neill &amp; Sons</span><span class="app-name-short">&lt;.O.</span>'
    )


def test_the_title_of_a_step_in_a_list_names_the_child_by_initials_on_a_phone():
    with Flask(__name__).test_request_context():
        (called,) = titles_on_screens([named("Amira", "Khan")]).values()
    both = '<span class="app-name-full">Amira</span><span class="app-name-short">A.K.</span>'
    assert titled("Ask {child}", called) == f"Ask {both}"


def test_words_of_a_step_stay_words():
    assert titled("Ask {child} & <co>", "B<b>") == "Ask B&lt;b&gt; &amp; &lt;co&gt;"


def on_screens_outside(pupils: set[PupilNamed]) -> str:
    """How one child stands in a list, for a browser that hides no names."""
    with Flask(__name__).test_request_context():
        (said,) = on_screens(pupils).values()
    return str(said)


def test_the_style_sheet_shows_one_of_the_two_and_the_full_name_on_paper():
    sheet = (Path(web.__file__).parent / "static/waymark.css").read_text(encoding="utf-8")
    assert sheet.count("{") == sheet.count("}")
    assert "@media screen and (max-width: 40.0525em) {\n  .app-name-full { display: none; }" in sheet


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

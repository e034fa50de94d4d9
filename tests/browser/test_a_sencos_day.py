"""A SENCO’s day in a browser: a row of the board opens in place, a word is given, and a meeting loses nothing typed."""

import pytest
from playwright.sync_api import Page, expect

from engine.desk import Desk
from tests.browser.conftest import Look
from tests.browser.pages.person import Person

pytestmark = pytest.mark.browser
NEAR = 650
"""How far down the first row may begin, in pixels: within reach of one flick of a thumb at 320 px, once the menu is
folded away, which takes scripts."""


@pytest.fixture
def desk(demo: Desk) -> Desk:
    return demo


@pytest.fixture
def senco(page: Page, look: Look) -> Person:
    person = Person(page, look)
    person.sign_in("senco")
    return person


def test_a_row_of_the_board_opens_in_place_or_on_its_page(senco: Person, scripts: bool) -> None:
    page = senco.page
    page.goto("/held-up?class=2H")
    first = page.locator(".app-board tbody tr").first.bounding_box()
    assert first is not None
    assert first["y"] < NEAR or not scripts
    page.locator(".app-board__more summary").first.click()
    if scripts:
        expect(page.locator(".app-opened")).to_be_visible()
        senco.sees("Held up")
    else:
        page.locator(".app-more__body a").first.click()
        senco.sees("What holds Leo B. up")
    senco.look(page)
    senco.reads("The family has not been told formally")
    senco.reads("Who was reminded")


def test_a_word_is_given_and_the_row_leaves_the_list(senco: Person) -> None:
    page = senco.page
    page.goto("/your-word")
    part = page.locator("section", has=page.get_by_role("link", name="Hana S"))
    part.get_by_label("Agreed", exact=True).check()
    senco.press("Save what I have answered")
    senco.reads("1 word saved.")
    expect(page.get_by_role("link", name="Hana S")).to_have_count(0)


def test_what_is_typed_in_a_meeting_is_there_again(senco: Person, scripts: bool) -> None:
    page = senco.page
    page.goto("/your-word")
    page.get_by_role("link", name="Oscar L").first.click()
    page.get_by_role("link", name="We are meeting now").click()
    senco.look(page)
    why = page.get_by_label("Why?")
    why.fill("Reading stays far behind")
    if scripts:
        expect(page.locator("[data-saved]")).to_contain_text("Saved")
    else:
        page.get_by_role("button", name="Keep what is typed").press("Enter")
        senco.reads("What was typed is kept.")
    page.goto(page.url)
    expect(page.get_by_label("Why?")).to_have_value("Reading stays far behind")


def test_what_is_for_later_is_folded_away_until_it_is_opened(senco: Person) -> None:
    later = senco.page.locator(".app-later").first
    expect(later.get_by_role("listitem")).to_have_count(0)
    later.locator("summary").click()
    expect(later.get_by_role("listitem").first).to_be_visible()

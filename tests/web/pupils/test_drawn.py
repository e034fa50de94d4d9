"""A child's way drawn, and as a table; the history by kinds."""

from xml.etree.ElementTree import Element

from tests.client import Page, Reader
from tests.review import text_of
from tests.web.classroom import Classroom
from tests.web.invented import browser, child


def page_of(demo, tmp_path, name: str, query: str = "") -> Page:
    return browser(demo, tmp_path, "senco").page(f"/children/{child(demo, name)}{query}")


def picture(page: Page) -> Element:
    found = page.tree.find(".//figure/*")
    assert found is not None
    return found


def events(page: Page) -> list[str]:
    return [text_of(each) for each in page.tree.iterfind(".//p[@class='app-history__what']")]


def test_the_picture_says_where_the_child_is_and_each_branch(demo, tmp_path):
    said = text_of(picture(page_of(demo, tmp_path, "Kofi")))
    assert said.count("You are here") == 1
    assert "Educational psychology: thinking of asking a specialist, since 23 October 2026" in said


def test_the_table_says_how_long_each_stage_took(demo, tmp_path):
    page = page_of(demo, tmp_path, "Kofi")
    rows = [text_of(row) for row in page.tree.iterfind(".//details//tbody/tr")]
    assert any(row.startswith("Do ") and " now " in row for row in rows)
    assert any("Asking a specialist: Educational psychology" in row for row in rows)


def test_a_phone_has_the_same_in_words(demo, tmp_path):
    page = page_of(demo, tmp_path, "Kofi")
    branches = page.tree.find(".//ul[@class='govuk-list app-branches']")
    assert "Educational psychology: thinking of asking a specialist" in text_of(branches)


def test_a_second_cycle_is_drawn_as_a_way_back(room: Classroom, teacher: Reader):
    room.second_cycle(room.amira)
    assert "cycle 2" in text_of(picture(teacher.page(f"/children/{room.amira}")))


def test_a_child_without_a_cycle_has_no_picture(room: Classroom, teacher: Reader):
    assert teacher.page(f"/children/{room.leo}").tree.find(".//figure") is None


def test_the_history_is_shown_by_kinds(demo, tmp_path):
    everything = events(page_of(demo, tmp_path, "Kofi"))
    moves = events(page_of(demo, tmp_path, "Kofi", "?history=moves"))
    family = events(page_of(demo, tmp_path, "Kofi", "?history=family"))
    assert set(moves) < set(everything)
    assert all(not each.startswith("Done:") for each in moves)
    assert any("family" in each for each in family)
    assert set(family) < set(everything)


def test_a_kind_that_there_is_not_shows_everything(demo, tmp_path):
    assert events(page_of(demo, tmp_path, "Kofi", "?history=x")) == events(page_of(demo, tmp_path, "Kofi"))


def test_the_part_that_htmx_gets_is_the_part_of_the_page(demo, tmp_path):
    client = browser(demo, tmp_path, "senco")
    address = f"/children/{child(demo, 'Kofi')}?history=moves"
    assert client.page(address, part=True).html.strip() in client.page(address).html

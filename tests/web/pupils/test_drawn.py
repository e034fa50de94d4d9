"""A child's way drawn, and as a table; the history by kinds."""

from xml.etree.ElementTree import Element

from tests.client import Page, Reader
from tests.review import text_of
from tests.web.classroom import Classroom
from tests.web.invented import browser, child


def page_of(demo, tmp_path, name: str, query: str = "") -> Page:
    return browser(demo, tmp_path, "senco").page(f"/children/{child(demo, name)}{query}")


def pictures(page: Page) -> tuple[Element, Element]:
    """The picture for a screen, and the one for a phone."""
    wide, phone = page.tree.findall(".//figure/*")
    return wide, phone


def words_in(picture: Element) -> str:
    return " ".join(each.text or "" for each in picture.iter() if each.tag.endswith("text"))


def rows(page: Page) -> list[list[str]]:
    """The cells of the table beside the picture."""
    table = page.tree.find(".//section[@aria-labelledby='way']//tbody")
    assert table is not None
    return [[text_of(cell) for cell in row] for row in table]


def events(page: Page) -> list[str]:
    return [text_of(each) for each in page.tree.iterfind(".//p[@class='app-history__what']")]


def test_the_picture_says_where_the_child_is_and_each_branch(demo, tmp_path):
    for picture in pictures(page_of(demo, tmp_path, "Kofi")):
        said = words_in(picture)
        assert said.count("You are here") == 1
        assert "Also here Educational psychology: Thinking of asking" in said


def test_what_the_table_says_the_picture_says_in_the_same_order(demo, tmp_path):
    page = page_of(demo, tmp_path, "Kofi")
    for picture in pictures(page):
        said, place = words_in(picture), 0
        for stage, _, from_on, until, how_long in rows(page):
            when = ", ".join(filter(None, (from_on, how_long)))
            for words in (until if until in ("You are here", "Also here", "Ended") else "", stage, when):
                place = said.find(words, place)
                assert place >= 0, words


def test_the_table_says_how_long_each_stage_took(demo, tmp_path):
    found = rows(page_of(demo, tmp_path, "Kofi"))
    here = next(row for row in found if row[3] == "You are here")
    assert here[0].startswith("Do")
    assert here[4].endswith("so far")
    assert any(row[1] == "Asking a specialist: Educational psychology" for row in found)
    assert all("school day" in row[4] for row in found if row[3] != "Ended")


def test_a_second_cycle_is_told_with_how_often_a_stage_was_come_to(room: Classroom, teacher: Reader):
    room.second_cycle(room.amira)
    page = teacher.page(f"/children/{room.amira}")
    assert [row[0] for row in rows(page)][-1] == "Cycle 2: SEN assessment (2nd time)"
    for picture in pictures(page):
        assert "You are here Cycle 2: SEN assessment (2nd time)" in words_in(picture)


def test_a_way_that_ended_stays_on_the_page_and_a_new_one_follows_it(room: Classroom, teacher: Reader):
    room.try_in_class(room.amira)
    room.begin_again(room.amira)
    teacher.come_in(room.school.teacher.email)
    found = rows(teacher.page(f"/children/{room.amira}"))
    assert [row[3] for row in found].count("Ended") == 1
    assert found[-1][3] == "You are here"


def test_a_child_without_a_journey_has_no_picture(room: Classroom, teacher: Reader):
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

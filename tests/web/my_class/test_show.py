"""A class at a glance: each child with a journey, in plain words, for those who work with the class."""

from tests import MONDAY
from tests.client import Page
from tests.counting import asked
from tests.review import text_of
from tests.web.invented import browser
from web.plain import PLAIN
from workflows.catalogue import catalogue


def rows(page: Page) -> dict[str, str]:
    """What each child's row says, by the child."""
    found = {}
    for row in page.tree.iterfind(".//tbody/tr"):
        found[text_of(row.find("th"))] = text_of(row)
    return found


def test_a_teacher_sees_each_child_of_the_class_where_it_stands_and_what_comes_next(demo, tmp_path):
    page = browser(demo, tmp_path, "patel").page("/my-class")
    assert page.heading == "Class 4P"
    jess = next(said for child, said in rows(page).items() if child.startswith("Jess"))
    assert "Trying something different in class Next: Say how it went" in jess
    assert "Graduated" not in page.main


def test_a_child_with_two_journeys_has_one_row_and_the_review_its_day(demo, tmp_path):
    found = rows(browser(demo, tmp_path, "mwangi").page("/my-class"))
    kofi = found["Kofi Mensah"]
    assert "The plan is running" in kofi
    assert "Thinking of asking a specialist" in kofi


def test_the_support_that_runs_says_how_often_it_is_given(demo, tmp_path):
    found = rows(browser(demo, tmp_path, "mwangi").page("/my-class"))
    assert any("a week" in said for said in found.values())


def test_a_teacher_sees_no_other_class(demo, tmp_path):
    page = browser(demo, tmp_path, "patel").page("/my-class?class=6M")
    assert "Kofi" not in page.main
    assert not rows(page)


def test_the_senco_chooses_a_class(demo, tmp_path):
    client = browser(demo, tmp_path, "senco")
    page = client.page("/my-class")
    assert not rows(page)
    chosen = client.page(next(href for text, href in page.links().items() if text.startswith("6M ")))
    assert chosen.heading == "Class 6M"
    assert "Kofi Mensah" in rows(chosen)


def test_names_are_hidden_here_too(demo, tmp_path):
    client = browser(demo, tmp_path, "patel")
    page = client.press(client.page("/my-class"), "Hide names")
    assert all(child.count(".") >= 2 for child in rows(page))


def test_somebody_without_children_is_told_what_will_appear(demo, tmp_path):
    assert "No child is on a journey" in browser(demo, tmp_path, "office").page("/my-class").main


def test_every_stage_has_plain_words():
    for name in catalogue().names():
        assert set(PLAIN[name]) == set(catalogue().current(name, MONDAY).workflow.open_stages)


def test_the_number_of_statements_does_not_grow_with_the_class(demo, tmp_path):
    client = browser(demo, tmp_path, "senco")
    client.page("/my-class?class=6M")
    with asked(demo.database) as large:
        client.page("/my-class?class=6M")
    with asked(demo.database) as small:
        client.page("/my-class?class=4P")
    assert len(large) == len(small)

"""Finding a child: each person finds the children that they work with, and no other."""

from urllib.parse import quote

import pytest

from tests.web.invented import browser


def test_a_teacher_finds_their_own_class_without_searching(demo, tmp_path):
    page = browser(demo, tmp_path, "patel").page("/children")
    assert "Amira Khan" in page.main
    assert "Leo Brennan" not in page.main


def test_the_senco_finds_anybody_by_a_part_of_name_or_class(demo, tmp_path):
    client = browser(demo, tmp_path, "senco")
    assert "Leo Brennan" in client.page("/children?q=bren").main
    assert "Amira Khan" in client.page("/children?q=4p").main


def test_a_teacher_does_not_find_a_child_of_another_class(demo, tmp_path):
    page = browser(demo, tmp_path, "patel").page("/children?q=leo")
    assert "Nobody found" in page.main


@pytest.mark.parametrize("words", ["%", "_", "\\", "a%a", "\0"])
def test_a_sign_that_means_any_letter_to_a_database_means_itself(demo, tmp_path, words):
    page = browser(demo, tmp_path, "senco").page(f"/children?q={quote(words)}")
    assert "Amira" not in page.main

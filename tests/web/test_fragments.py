"""The one place that decides between a page and a part of it."""

import pytest
from flask import Flask

from tests.client import Reader
from tests.web.school import SmallSchool
from web import fragments
from web.permissions import public

HTMX = {"HX-Request": "true"}


@pytest.fixture
def pressing(app: Flask, client: Reader, school: SmallSchool) -> Reader:
    """The help page answers with `go`, to see what a press that was carried out leads to."""
    app.view_functions["about.help_page"] = public(lambda: fragments.go("/privacy"))
    return client


def test_after_a_press_a_browser_is_led_on(pressing: Reader) -> None:
    response = pressing.get("/help")
    assert (response.status_code, response.location) == (303, "/privacy")


def test_after_a_press_htmx_is_told_to_open_the_whole_page(pressing: Reader) -> None:
    response = pressing.get("/help", headers=HTMX)
    assert (response.status_code, response.headers["HX-Redirect"]) == (200, "/privacy")


@pytest.mark.parametrize(
    ("headers", "part"),
    [
        ({}, False),
        (HTMX, True),
        ({**HTMX, "HX-Boosted": "true"}, False),
        ({**HTMX, "HX-History-Restore-Request": "true"}, False),
    ],
)
def test_only_htmx_itself_gets_a_part(app: Flask, headers: dict[str, str], part: bool) -> None:
    with app.test_request_context("/", headers=headers):
        assert fragments.wants_fragment() is part


def test_a_part_says_where_it_goes_in_htmx_s_own_words(app: Flask) -> None:
    with app.test_request_context("/"):
        assert fragments.swapped("<p>new</p>", "beforeend show:top").headers["HX-Reswap"] == "beforeend show:top"

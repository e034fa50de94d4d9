"""The weeks in which a school holds its reviews."""

import pytest

from tests.client import Page, Reader
from tests.review import text_of

AUTUMN = {"name": "Autumn reviews", "starts_on": ["23", "11", "2026"], "ends_on": ["4", "12", "2026"]}


@pytest.fixture
def with_terms(senco: Reader) -> Reader:
    senco.press(senco.page("/settings/"), "Start from the usual terms for 2026 to 2027")
    return senco


def added(browser: Reader, **other: str | list[str]) -> Page:
    return browser.press(browser.page("/settings/review-rounds"), "Add this round", {**AUTUMN, **other})


def test_a_round_is_entered_and_taken_out(with_terms: Reader) -> None:
    assert "No review rounds yet" in with_terms.page("/settings/review-rounds").main
    page = added(with_terms)
    assert "Autumn reviews: 23 November" in page.main
    (button,) = [text_of(each) for each in page.tree.iter("button") if text_of(each).startswith("Take out")]
    page = with_terms.press(page, button)
    assert "No review rounds yet" in page.main


def test_a_round_that_cannot_be_says_why(with_terms: Reader) -> None:
    assert (
        "is not inside a term" in added(with_terms, starts_on=["21", "12", "2026"], ends_on=["23", "12", "2026"]).main
    )
    assert "ends before it starts" in added(with_terms, ends_on=["20", "11", "2026"]).main
    added(with_terms)
    assert "overlaps with Autumn reviews" in added(with_terms, starts_on=["4", "12", "2026"]).main


def test_a_school_year_has_at_most_three(with_terms: Reader) -> None:
    for month in ("10", "11", "12"):
        added(with_terms, starts_on=["7", month, "2026"], ends_on=["8", month, "2026"])
    page = added(with_terms, starts_on=["1", "2", "2027"], ends_on=["5", "2", "2027"])
    assert "A school year has at most 3 review rounds" in page.main


def test_the_settings_lead_to_the_rounds(with_terms: Reader) -> None:
    assert "/settings/review-rounds" in with_terms.page("/settings/").links().values()

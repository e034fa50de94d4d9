"""Which layers the school uses, what they change, and that it shows where people work."""

import pytest

from tests.client import Page, Reader

FROM_TODAY = {"layer": "westmere", "from_on": ["7", "9", "2026"]}


def chosen(browser: Reader, kind: str = "council", **other: str | list[str]) -> Page:
    return browser.press(browser.page(f"/settings/layers/{kind}"), "Save", {**FROM_TODAY, **other})


def test_the_settings_lead_to_the_layers_and_nothing_is_added_at_first(senco: Reader) -> None:
    assert "/settings/layers" in senco.page("/settings/").links().values()
    assert "Nothing is added" in senco.page("/settings/layers").main


def test_what_a_layer_would_change_is_told_before_it_is_chosen(senco: Reader) -> None:
    page = senco.page("/settings/layers/council")
    assert "Westmere’s graduated response" in page.main
    assert "There is a new step at “Plan”, “Fill in Westmere’s graduated response form”, for the SENCO" in page.main


def test_a_layer_is_chosen_and_told_with_its_day_and_what_it_changes(senco: Reader) -> None:
    page = chosen(senco)
    assert "Westmere’s graduated response, from 7 September 2026" in page.main
    assert "The step “Share the plan” is due within 5 school days instead of within 10 school days." in page.main
    assert "Universal support" in senco.page("/how-it-goes/graduated_approach").main
    none = chosen(senco, layer="none")
    assert "Nothing is added" in none.main


def test_a_layer_can_be_chosen_for_a_day_to_come(senco: Reader) -> None:
    page = chosen(senco, "school", layer="plainer_words", from_on=["1", "10", "2026"])
    assert "None; then Plainer words from 1 October 2026" in page.main
    assert "Nothing is added" in page.main


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"from_on": ["6", "9", "2026"]}, "The day must be today or later"),
        ({"layer": ""}, "Select one"),
    ],
)
def test_a_choice_that_cannot_be_says_why(senco: Reader, other: dict[str, str | list[str]], told: str) -> None:
    page = chosen(senco, **other)
    assert page.status == 422
    assert told in page.main


def test_a_kind_that_is_none_and_one_that_nobody_offers_are_not_there(senco: Reader) -> None:
    assert senco.page("/settings/layers/nation").status == 404
    assert senco.page("/settings/layers/trust").status == 404


def test_the_words_of_a_layer_stand_where_a_concern_is_written_down(senco: Reader) -> None:
    chosen(senco, "school", layer="plainer_words")
    assert "Something noticed" in senco.page("/how-it-goes/graduated_approach").main

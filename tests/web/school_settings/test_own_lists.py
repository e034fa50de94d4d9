"""What a school says of itself once: strategies to pick from, services with their waits, advice in each letter."""

import pytest

from tests.client import Reader

ADVICE = {
    "sendiass": "Northbank SENDIASS",
    "phone": "01632 960 001",
    "web": "sendiass.northbank.example",
    "local_offer": "https://northbank.example/offer",
}


@pytest.mark.parametrize("wrong", ["nowhere", "javascript:alert(1)", "a b.example"])
def test_an_address_that_is_none_is_refused(senco: Reader, wrong: str) -> None:
    page = senco.press(senco.page("/settings/advice"), "Save", {**ADVICE, "web": wrong})
    assert page.status == 422
    assert page.errors == ["Enter a web address in the correct format, like www.example.org"]


def test_strategies_are_begun_with_ours_added_to_and_taken_out(senco: Reader) -> None:
    begun = senco.press(senco.page("/settings/strategies"), "Begin with these")
    assert "10 lines added." in begun.main
    more = senco.press(begun, "Add these", {"lines": "A word map first\r\n\r\na partner for the first step of a task"})
    assert "1 line added." in more.main
    less = senco.press(more, "Take out “A word map first”")
    assert "“A word map first” is off the list." in less.main
    assert "A word map first" not in senco.page("/settings/strategies").main


@pytest.mark.parametrize("weeks", ["0", "2.5", "600", "soon"])
def test_a_wait_that_cannot_be_is_refused(senco: Reader, weeks: str) -> None:
    page = senco.page("/settings/services/other")
    assert senco.press(page, "Save", {"name": "The farm", "weeks": weeks}).status == 422


def test_a_kind_of_help_that_is_not_listed_is_not_there(senco: Reader) -> None:
    assert senco.page("/settings/services/magic").status == 404

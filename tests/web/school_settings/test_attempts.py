"""How often the school tries to reach a family, as a setting."""

import pytest

from tests.client import Reader

PAGE = "/settings/attempts"


def test_our_default_is_called_so_until_the_school_says_otherwise(senco: Reader) -> None:
    assert "3 attempts in 2 ways over 10 school days, our default" in senco.page("/settings/").main
    page = senco.press(senco.page(PAGE), "Save", {"number": "2", "school_days": "5"})
    assert "2 attempts in 2 ways over 5 school days, the school’s own number" in page.main
    assert senco.page(PAGE).filled("Save", {})["number"] == "2"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"number": "0"}, "This must be a whole number, from 1 to 10"),
        ({"number": "2.5"}, "This must be a whole number, from 1 to 10"),
        ({"ways": "7"}, "This must be a whole number, from 1 to 6"),
        ({"school_days": "61"}, "This must be a whole number, from 1 to 60"),
        ({"number": "1"}, "There cannot be more ways than attempts"),
        ({"ways": ""}, "Enter a number"),
    ],
)
def test_a_number_that_cannot_be_is_refused(senco: Reader, typed: dict[str, str], said: str) -> None:
    page = senco.press(senco.page(PAGE), "Save", typed)
    assert page.status == 422
    assert page.errors == [said]

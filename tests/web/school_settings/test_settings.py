import pytest

from tests.client import Page, Reader

INSET = {
    "name": "Training day",
    "starts_on": ["4", "1", "2027"],
    "ends_on": ["4", "1", "2027"],
    "kind": "inset",
}


@pytest.fixture
def with_terms(senco: Reader) -> Reader:
    page = senco.page("/settings/")
    senco.press(page, "Start from the usual terms for 2026 to 2027")
    return senco


def closed(browser: Reader, **other: str | list[str]) -> Page:
    return browser.press(browser.page("/settings/closures/new"), "Add these days", {**INSET, **other})


def test_a_year_without_terms_says_what_follows_and_offers_the_usual(senco: Reader) -> None:
    assert "Dates that fall in it count working days and may still move" in senco.page("/settings/").main


def test_the_usual_terms_can_be_put_right(with_terms: Reader) -> None:
    page = with_terms.page("/settings/days/term/2026-09-01")
    page = with_terms.press(page, "Save the days", {"starts_on": ["3", "9", "2026"]})
    assert "Thursday 3 September 2026" in page.main


def test_days_off_are_added_and_taken_out(with_terms: Reader) -> None:
    assert "Training day" in closed(with_terms).main
    page = with_terms.press(with_terms.page("/settings/days/closure/2027-01-04"), "Take it out")
    assert "Training day" not in page.main


def test_days_off_outside_a_term_are_refused(with_terms: Reader) -> None:
    page = closed(with_terms, starts_on=["2", "1", "2027"], ends_on=["2", "1", "2027"])
    assert page.status == 422
    assert page.errors == ["Training day (2 January 2027 to 2 January 2027) is not inside a term."]


def test_a_term_with_days_off_in_it_is_not_taken_out(with_terms: Reader) -> None:
    page = with_terms.press(with_terms.page("/settings/days/term/2026-09-01"), "Take it out")
    assert page.status == 422
    assert "is not inside a term" in page.errors[0]


def test_the_school_s_details_can_be_corrected(senco: Reader) -> None:
    page = senco.press(senco.page("/settings/school"), "Save", {"name": "Ashgrove Academy", "is_maintained": "no"})
    assert "Ashgrove Academy" in page.main
    assert "Maintained by the council No" in page.main


def test_without_a_mail_server_the_folder_is_named(senco: Reader) -> None:
    assert "Nowhere yet: no mail server is named" in senco.page("/settings/").main

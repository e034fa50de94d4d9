"""With an empty database, somebody makes a school and is its SENCO."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Look

pytestmark = pytest.mark.browser


def test_a_school_is_set_up_from_nothing(page: Page, look: Look) -> None:
    page.goto("/")
    look(page)
    page.get_by_role("button", name="Set up the school").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("Enter the school’s name")
    look(page)
    page.get_by_label("School’s name").fill("Oakfield Primary School")
    page.get_by_label("Primary, with or without a nursery").check()
    page.get_by_label("Yes").check()
    page.get_by_label("Your name").fill("Mrs Adeyemi")
    page.get_by_label("Your e-mail address").fill("adeyemi@oakfield.example")
    page.get_by_label("Password", exact=True).fill("three dry acorns")
    page.get_by_label("Password again").fill("three dry acorns")
    page.get_by_role("button", name="Set up the school").click()
    expect(page.get_by_text("Your school is set up")).to_be_visible()
    look(page)

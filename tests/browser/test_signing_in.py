"""A SENCO signs in, looks at the people of the school, adds one, and signs out: on a phone and on a desk."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import WAYS, Look
from tests.web.school import PASSWORD, SmallSchool

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("school")]

OPEN_TO_ALL = ("/help", "/accessibility", "/privacy", "/nowhere")
FOR_THE_SENCO = ("/account", "/account/password", "/people/", "/classes/", "/settings/school", "/settings/closures/new")


def sign_in(page: Page, email: str, password: str = PASSWORD) -> None:
    page.goto("/sign-in")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()


def test_a_senco_signs_in_adds_somebody_and_signs_out(page: Page, look: Look, school: SmallSchool) -> None:
    page.goto("/people/new")
    look(page)
    page.get_by_label("E-mail address").fill(school.senco.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Add a person")).to_be_visible()
    look(page)
    page.get_by_label("Name").fill("Miss Lark")
    page.get_by_label("E-mail address").fill("lark@ashgrove.example")
    page.get_by_label("School office").check()
    page.get_by_role("button", name="Add this person").click()
    expect(page.get_by_role("heading", name="A password for Miss Lark")).to_be_visible()
    look(page)
    page.get_by_role("link", name="People").last.click()
    expect(page.get_by_role("link", name="Miss Lark")).to_be_visible()
    look(page)
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You have signed out")).to_be_visible()
    look(page)


def test_a_refusal_is_read_out_first_and_leads_to_its_field(
    page: Page, look: Look, scripts: bool, school: SmallSchool
) -> None:
    sign_in(page, school.senco.email, "not the password")
    summary = page.locator(".govuk-error-summary")
    expect(summary).to_contain_text("The e-mail address or the password is not right")
    assert page.title().startswith("Error: Sign in")
    if scripts:
        expect(summary).to_be_focused()
    look(page)
    if scripts:
        summary.get_by_role("link").click()
        expect(page.get_by_label("E-mail address")).to_be_focused()


def test_what_changed_is_read_out_first(page: Page, look: Look, scripts: bool, school: SmallSchool) -> None:
    sign_in(page, school.senco.email)
    page.goto("/settings/")
    page.get_by_role("button", name="Start from the usual terms for 2026 to 2027").click()
    banner = page.locator(".govuk-notification-banner--success")
    expect(banner).to_contain_text("The usual terms for 2026 to 2027 are entered")
    if scripts:
        expect(banner).to_be_focused()
    look(page)


@pytest.mark.parametrize("way", [way for way in WAYS if way.scripts], indirect=True, ids=str)
def test_every_page_of_the_frame_is_open_to_everybody(page: Page, look: Look, school: SmallSchool) -> None:
    for address in OPEN_TO_ALL:
        page.goto(address)
        look(page)
    sign_in(page, school.senco.email)
    for address in (*FOR_THE_SENCO, f"/people/{school.teacher.id}", f"/classes/{school.class_id}"):
        page.goto(address)
        look(page)

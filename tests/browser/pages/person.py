"""Somebody at a browser: signs in, follows links, presses buttons, answers questions, and looks at each page."""

from collections.abc import Mapping

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Look
from tests.browser.pages.questions import Answer, answer
from web.demonstration.people import DOMAIN, PASSWORD


class Person:
    """Whoever sits at `page`; `look` looks at every page that they come to."""

    def __init__(self, page: Page, look: Look):
        self.page, self.look = page, look

    def sign_in(self, key: str) -> None:
        """Sign in as one of the adults of the invented school, in the place of whoever was there."""
        leave = self.page.get_by_role("button", name="Sign out")
        if leave.count():
            leave.click()
        self.page.goto("/sign-in")
        self.page.get_by_label("E-mail address").fill(f"{key}@{DOMAIN}")
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.press("Sign in")

    def press(self, button: str) -> None:
        """Press the button with these words, and look at where it leads."""
        self.page.get_by_role("button", name=button, exact=True).click()
        self._arrived()

    def open(self, link: str) -> None:
        """Follow the link with these words, and look at where it leads."""
        self.page.get_by_role("link", name=link).first.click()
        self._arrived()

    def go_on(self, button: str = "Go on") -> None:
        """Follow the button that leads to the next page: a link that looks and reads like a button."""
        self.page.get_by_role("button", name=button).first.click()
        self._arrived()

    def say(self, answers: Mapping[str, Answer], button: str = "Save and continue") -> None:
        """Answer the questions of the page and send them."""
        answer(self.page, answers)
        self.press(button)

    def turn_to(self, child: str) -> None:
        """Find a child by the whole name, from wherever one is. On a phone the list says only initials."""
        self._to("Children")
        self.page.get_by_role("searchbox").fill(child)
        self.page.get_by_role("button", name="Find", exact=True).click()
        self.page.wait_for_url("**/children?search=last")
        found = self.page.locator(".app-card__title a")
        expect(found).to_have_count(1)
        found.click()
        self._arrived()

    def _to(self, entry: str) -> None:
        menu = self.page.get_by_role("button", name="Menu")
        if menu.count() and menu.is_visible():
            menu.click()
        self.page.get_by_role("link", name=entry, exact=True).first.click()

    def sees(self, heading: str) -> None:
        """Fail unless the page has this heading."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(heading)

    def reads(self, words: str) -> Locator:
        """Fail unless these words can be read on the page; the place where they stand."""
        found = self.page.get_by_role("main").get_by_text(words).first
        expect(found).to_be_visible()
        return found

    def _arrived(self) -> None:
        self.page.wait_for_load_state()
        self.look(self.page)

"""Every page that somebody can reach by following links: found by walking them, for each role, at both widths."""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from engine.desk import Desk
from tests.browser.conftest import PATIENCE
from tests.browser.looking import faults
from tests.browser.pages.person import Person
from web.demonstration.people import SIGN_IN_AS

pytestmark = pytest.mark.browser

WIDTHS = (1280, 320)
ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\d")
MANY = {"/children/*": 6}
"""Of each kind of page one is looked at, and more of those whose look depends on where a journey stands."""
LINKS = "nodes => nodes.map(node => [node.pathname + node.search, node.innerText.trim().split('\\n')[0]])"
SKIP_LINK = "document.activeElement.className === 'govuk-skip-link' && document.activeElement.offsetTop >= 0"


@pytest.fixture
def desk(demo: Desk) -> Desk:
    return demo


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A page with scripts whose width changes on the way."""
    context = browser.new_context(base_url=site, viewport={"width": WIDTHS[0], "height": 900}, locale="en-GB")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def kind(address: str, words: str) -> str:
    """What sort of page an address leads to: its address without ids; a step is its own sort by its words."""
    split = urlsplit(address)
    asked = "?" + re.sub(r"=[^&]*", "", split.query) if split.query else ""
    path = ID.sub("*", split.path)
    return path + asked + (f" {words}" if path == "/steps/*" and not asked else "")


class Walk:
    """One person’s way through all pages that links lead to."""

    def __init__(self, page: Page):
        self.page = page
        self.seen: Counter[str] = Counter()
        self.found: list[str] = []

    def all(self) -> None:
        """Open and look at one page after another until no link leads to a sort of page that is new."""
        waiting = [("/", "")]
        while waiting:
            address, words = waiting.pop(0)
            sort = kind(address, words)
            if self.seen[sort] >= MANY.get(sort, 1):
                continue
            self.seen[sort] += 1
            waiting += self._opened(address)

    def _opened(self, address: str) -> list[tuple[str, str]]:
        """Look at a page at both widths; the links on it."""
        answered = self.page.goto(address)
        if answered is None or answered.status != 200:
            self.found.append(f"{address}: {answered.status if answered else 'no answer'}")
        self.page.keyboard.press("Tab")
        if not self.page.evaluate(SKIP_LINK):
            self.found.append(f"{address}: the first press of Tab does not show the link that skips to the content")
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            self.found += [f"{address} at {width}: {fault}" for fault in faults(self.page, width)]
        return [(href, words) for href, words in self.page.locator("a[href^='/']:not([download])").evaluate_all(LINKS)]


@pytest.mark.parametrize("who", [key for key, _ in SIGN_IN_AS])
def test_every_page_that_somebody_reaches_is_for_everybody(page: Page, who: str) -> None:
    Person(page, lambda _: None).sign_in(who)
    walk = Walk(page)
    walk.all()
    assert not walk.found, "\n".join(walk.found)
    assert len(walk.seen) > 8, f"only these were found: {sorted(walk.seen)}"

"""Every page that somebody can reach by following links: found by walking them, for each role, at both widths.

A page is asked for by plain HTTP to find its links, and opened in the browser where it is to be looked at.
"""

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page

from engine.desk import Desk
from tests.browser.conftest import EVERY_WAY, PATIENCE
from tests.browser.looking import faults, paper_faults, plain_faults
from tests.browser.pages.person import Person
from web.demonstration.people import SIGN_IN_AS

pytestmark = pytest.mark.browser

WIDTHS = (1280, 320)
LOOK = {1280: faults if EVERY_WAY else plain_faults, 320: faults}
"""What is looked for at each width: on a desk only what changes with the screen, unless every way is gone."""
MANY = {"pupils.show": 3, "steps.show": 8, "moves.confirm": 4, "definitions.show": 3}
"""Of each sort of page one is opened, and more of those whose look depends on where a journey stands."""
ENOUGH = 2 if EVERY_WAY else 1
"""By so many people: a page may look a little other to somebody else."""
LINK = re.compile(r"<a\b(?![^>]*\bdownload\b)[^>]*\bhref=\"(/[^\"#]*)")
SKIP_LINK = "document.activeElement.className === 'govuk-skip-link' && document.activeElement.offsetTop >= 0"


@pytest.fixture
def desk(demo: Desk) -> Desk:
    return demo


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[Callable[[], Page]]:
    """A page with scripts, in a browser that nobody is signed in to; its width changes on the way."""
    contexts: list[BrowserContext] = []

    def opened() -> Page:
        contexts.append(
            browser.new_context(base_url=site, viewport={"width": WIDTHS[0], "height": 900}, locale="en-GB")
        )
        contexts[-1].set_default_timeout(PATIENCE)
        return contexts[-1].new_page()

    yield opened
    for each in contexts:
        each.close()


def kind(app: Flask, address: str) -> str:
    """What sort of page an address leads to: its view, and whether something is asked for."""
    split = urlsplit(address)
    view, _ = app.url_map.bind("").match(split.path)
    return f"{view}?" if split.query else str(view)


class Walk:
    """One person’s way through all pages that links lead to; `looked` counts what all of them have looked at so far."""

    def __init__(self, app: Flask, page: Page, looked: Counter[str]):
        self.app, self.page, self.looked = app, page, looked
        self.seen: Counter[str] = Counter()
        self.found: list[str] = []

    def all(self) -> None:
        """Open and look at one page after another until no link leads to a sort of page that is new."""
        waiting = ["/"]
        while waiting:
            address = waiting.pop(0)
            sort = kind(self.app, address)
            if self.seen[sort] >= MANY.get(sort, 1):
                continue
            self.seen[sort] += 1
            waiting += self._opened(address, sort)

    def _opened(self, address: str, sort: str) -> list[str]:
        """Open a page and look at it; the links on it."""
        answered = self.page.request.get(address)
        if answered.status != 200:
            self.found.append(f"{address}: {answered.status}")
        if self.looked[sort] < ENOUGH * MANY.get(sort, 1):
            self.looked[sort] += 1
            self.page.goto(address)
            self.found += self._looked_at(address)
        return [html.unescape(link) for link in LINK.findall(answered.text())]

    def _looked_at(self, address: str) -> Iterator[str]:
        """What is wrong with the page as it stands, at both widths and on paper."""
        self.page.keyboard.press("Tab")
        if not self.page.evaluate(SKIP_LINK):
            yield f"{address}: the first press of Tab does not show the link that skips to the content"
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            yield from (f"{address} at {width}: {fault}" for fault in LOOK[width](self.page, width))
        yield from (f"{address}: {fault}" for fault in paper_faults(self.page))


def test_every_page_that_anybody_reaches_is_for_everybody(app: Flask, open_page: Callable[[], Page]) -> None:
    """Each person asks for all that they can reach; each sort of page is looked at."""
    looked: Counter[str] = Counter()
    found: list[str] = []
    for who, _ in SIGN_IN_AS:
        page = open_page()
        Person(page, lambda _: None).sign_in(who)
        walk = Walk(app, page, looked)
        walk.all()
        found += [f"{who}: {fault}" for fault in walk.found]
        assert len(walk.seen) > 8, f"only these were found by {who}: {sorted(walk.seen)}"
    assert not found, "\n".join(found)

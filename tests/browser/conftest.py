"""A real browser over a real server: one browser for all, one context and one made-up school for each test.

Any message on the browser's console fails the test: that is how a breach of the content security policy shows.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import cast
from urllib.parse import urlsplit

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, expect, sync_playwright
from werkzeug.serving import make_server

from engine.clock import SetClock
from engine.database import Database
from engine.desk import Desk
from engine.ids import Ids
from tests.application import application
from tests.browser.looking import faults
from tests.web.school import SmallSchool, small_school
from workflows.catalogue import catalogue

FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ANSWERED = "the server responded with a status of"
"""Chromium notes each refused form and each missing page on its console; that is no fault of the page itself."""

PATIENCE = int(os.environ.get("BROWSER_PATIENCE", "60")) * 1000
"""How many milliseconds a page may take: a busy machine is no fault of the page."""

NUMBERED = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
Look = Callable[[Page], None]


def chromium() -> str | None:
    named = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CHROMIUM") or next((found for found in map(shutil.which, named) if found), None)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    path = chromium()
    if path is None:
        pytest.skip("no Chromium: run tools/chromium.sh, or set CHROMIUM")
    launched = playwright.chromium.launch(executable_path=path, args=FLAGS)
    yield launched
    launched.close()


@pytest.fixture
def desk(sqlite_database: Database, clock: SetClock) -> Desk:
    return Desk(catalogue(), clock, sqlite_database, Ids(1))


@pytest.fixture
def school(desk: Desk) -> SmallSchool:
    return small_school(desk)


@pytest.fixture
def app(desk: Desk, tmp_path: Path) -> Flask:
    return application(desk, tmp_path)


@pytest.fixture
def site(app: Flask) -> Iterator[str]:
    """Where the pages are served while the test runs."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    serving = Thread(target=server.serve_forever, daemon=True)
    serving.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    serving.join()
    server.server_close()


@dataclass(frozen=True, slots=True)
class Way:
    """How somebody comes to the pages: how wide their screen is, and whether scripts run there."""

    width: int
    scripts: bool

    def __str__(self) -> str:
        return f"{'phone' if self.width == 320 else 'desktop'}-{'with' if self.scripts else 'without'}-scripts"


PHONE = Way(320, scripts=True)
WAYS = (PHONE, Way(1280, scripts=False), Way(1280, scripts=True), Way(320, scripts=False))
EVERY_WAY = "BROWSER_EVERY_WAY" in os.environ
"""Whether a test goes all four ways; else two, which have both widths, and both with scripts and without."""


@pytest.fixture(params=WAYS if EVERY_WAY else WAYS[:2], ids=str)
def way(request: pytest.FixtureRequest) -> Way:
    return cast("Way", request.param)


@pytest.fixture
def width(way: Way) -> int:
    return way.width


@pytest.fixture
def scripts(way: Way) -> bool:
    return way.scripts


@pytest.fixture
def context(browser: Browser, site: str, width: int, scripts: bool) -> Iterator[BrowserContext]:
    made = browser.new_context(
        base_url=site, viewport={"width": width, "height": 900}, java_script_enabled=scripts, locale="en-GB"
    )
    made.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    opened = context.new_page()
    said: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if ANSWERED not in message.text or "/static/" in message.location["url"]:
            said.append(message.text)

    opened.on("console", listen)
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    assert not said, f"the browser's console said: {said}"


@pytest.fixture
def look(width: int, scripts: bool) -> Look:
    """Look at the page as it stands: nothing runs off its side, and axe finds no fault. Each page once a test, by its
    address without ids and its title."""
    seen: set[tuple[str, str]] = set()

    def at(page: Page) -> None:
        what = (NUMBERED.sub("*", urlsplit(page.url).path), page.title())
        found = faults(page, width) if scripts and what not in seen else []
        seen.add(what)
        assert not found, "\n".join([page.url, *found])

    return at

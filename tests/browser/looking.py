"""What can be seen to be wrong with a page as it stands: too wide, no one heading, or a fault that axe finds."""

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async rules => (await axe.run(document, {
  runOnly: {type: 'tag', values: rules}, resultTypes: ['violations'], iframes: false,
})).violations"""


def faults(page: Page, width: int) -> list[str]:
    """What is wrong with the page on a screen of this width; it needs scripts."""
    return [*plain_faults(page, width), *_axe_faults(page)]


def plain_faults(page: Page, width: int) -> list[str]:
    """What is wrong with its width and its headings: what changes most with the screen."""
    found = []
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide > width:
        found.append(f"{wide} px wide on a screen of {width}")
    headings = page.get_by_role("heading", level=1).count()
    if headings != 1:
        found.append(f"{headings} headings of level 1")
    return found


def _axe_faults(page: Page) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(RUN, RULES)
    return [f"{each['id']}: {each['nodes'][0]['html']} ({each['help']})" for each in found]

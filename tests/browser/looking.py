"""What can be seen to be wrong with a page as it stands: too wide, no one heading, or a fault that axe finds."""

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async rules => (await axe.run(document, {
  runOnly: {type: 'tag', values: rules}, resultTypes: ['violations'], iframes: false,
})).violations"""


FOLDED = """() => [...document.querySelectorAll('details:not([open])')]
  .filter(fold => fold.querySelector('summary').checkVisibility()
    && [...fold.children].some(each => !each.matches('summary') && each.checkVisibility()))
  .map(fold => fold.querySelector('summary').textContent.trim())"""
"""What is said to be folded away, and stands there all the same: its press would do nothing."""
PAPER = 718
"""The pixels across a sheet of A4 between margins of a centimetre."""
ON_PAPER = """across => {
  const seen = [...document.querySelectorAll('main *, nav')].filter(each => {
    const box = each.getBoundingClientRect()
    return each.checkVisibility({visibilityProperty: true}) && box.width > 2 && box.height > 2
  })
  const said = each => each.textContent.trim().replace(/\\s+/g, ' ').slice(0, 60)
  return [
    ...seen.filter(each => each.matches('nav, button, .govuk-button'))
      .map(each => `on paper stands what is only pressed: ${said(each)}`),
    ...seen.filter(each => !each.closest('svg, .govuk-visually-hidden'))
      .filter(each => each.getBoundingClientRect().right > across + 1)
      .map(each => `on paper is cut off: ${said(each)}`),
    ...seen.filter(each => each.matches('input:not([type]), input[type=text], input[type=email], textarea')
      && each.value && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1))
      .map(each => `on paper is cut off what is written: ${each.value.slice(0, 60)}`),
    ...[...document.querySelectorAll('details.app-on-paper > :not(summary)')]
      .filter(each => each.getBoundingClientRect().height < 2)
      .map(each => `on paper is missing what is folded away: ${said(each)}`),
  ]
}"""


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
    found += [f"folded away, and yet there: {said}" for said in page.evaluate(FOLDED)]
    return found


def paper_faults(page: Page) -> list[str]:
    """What is wrong with the page as it would be printed on A4: what is cut off or missing, or can only be pressed."""
    before = page.viewport_size
    page.set_viewport_size({"width": PAPER, "height": 1000})
    page.emulate_media(media="print")
    found: list[str] = page.evaluate(ON_PAPER, PAPER)
    page.emulate_media(media="screen")
    if before:
        page.set_viewport_size(before)
    return found


def _axe_faults(page: Page) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(RUN, RULES)
    return [f"{each['id']}: {each['nodes'][0]['html']} ({each['help']})" for each in found]

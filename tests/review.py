"""Looks over a page as a careful reader would, and says what to put right. Used on every page that a test opens."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from hashlib import sha256
from xml.etree.ElementTree import Element

import html5lib
from html5lib.html5parser import ParseError

HIDDEN = {"script", "style", "head", "template", "datalist"}
FIELDS = {"input", "select", "textarea"}
Fault = str
Rule = Callable[[Element], Iterator[Fault]]


class NotGoodEnough(AssertionError):
    """A page has faults; each says its remedy."""

    def __init__(self, address: str, faults: list[Fault]):
        super().__init__("\n".join([f"{address}:", *(f"  - {fault}" for fault in faults)]))


@lru_cache(maxsize=4)
def parsed(html: str, *, fragment: bool = False) -> Element:
    """The page as a tree, to be read and not changed; raises where a browser would have to guess.

    The newest are kept, since a page is looked over first and then read.
    """
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    if not fragment:
        return parser.parse(html)
    whole = Element("div")
    whole.extend(list(parser.parseFragment(html)))
    return whole


CHANGES_EACH_TIME = re.compile(
    r'(?<=nonce=")[^"]+|(?<=name="csrf_token" value=")[^"]+|(?<=X-CSRFToken&#34;: &#34;)[^&]+'
)
_good: set[bytes] = set()
"""The digests of pages that were found without fault: most tests open pages that others have opened before."""


def review(html: str, address: str, *, fragment: bool = False) -> None:
    """Raise NotGoodEnough with every fault of a page, or of a part of one."""
    same = sha256(f"{fragment}{CHANGES_EACH_TIME.sub('', html)}".encode()).digest()
    if same not in _good:
        _review(html, address, fragment=fragment)
        _good.add(same)


def _review(html: str, address: str, *, fragment: bool) -> None:
    try:
        tree = parsed(html, fragment=fragment)
    except ParseError as error:
        raise NotGoodEnough(address, [f"the HTML does not parse: {error}"]) from error
    rules = PART_RULES if fragment else PAGE_RULES
    faults = [fault for rule in rules for fault in rule(tree)]
    if faults:
        raise NotGoodEnough(address, faults)


ON_A_PHONE = "app-name-short"
"""What a wide screen does not show: initials, beside a name in full."""


def text_of(element: Element | None) -> str:
    """What can be read in an element on a wide screen, with single blanks."""
    return " ".join("".join(_read(element)).split()) if element is not None else ""


def _read(element: Element) -> Iterator[str]:
    if element.tag in HIDDEN or element.get("class") == ON_A_PHONE:
        return
    yield element.text or ""
    for child in element:
        yield from _read(child)
        yield child.tail or ""


def _one_heading(page: Element) -> Iterator[Fault]:
    headings = page.findall(".//h1")
    if len(headings) != 1:
        yield f"there are {len(headings)} h1; a page sets `title`, and base.html writes the one heading"
        return
    title, heading = " ".join((page.findtext(".//title") or "").split()), text_of(headings[0])
    if not title.removeprefix("Error: ").startswith(heading):
        yield f"the title “{title}” does not begin with the heading “{heading}”"
    has_errors = page.find(".//*[@class='govuk-error-summary']") is not None
    if has_errors != title.startswith("Error: "):
        yield "the title says “Error: ” exactly where there is an error summary: hand the form to page() as `form`"


def _headings_in_order(page: Element) -> Iterator[Fault]:
    level = 0
    for each in page.iter():
        if re.fullmatch("h[1-6]", str(each.tag)):
            now = int(str(each.tag)[1])
            # The error summary and the banner stand before the h1, as GOV.UK has it.
            if level and now > level + 1:
                yield f"“{text_of(each)}” is an h{now} after an h{level}: no level may be left out"
            level = now


def _forms(page: Element) -> Iterator[Fault]:
    for form in page.iter("form"):
        if form.get("method") not in ("get", "post") or not form.get("action"):
            yield "a form has no method or no action: use question_form or press"
        names = {field.get("name") for field in form.iter("input")}
        if form.get("method") == "post" and "csrf_token" not in names:
            yield f"the form to {form.get('action')} has no csrf_token: use proof()"
        if form.get("method") == "post" and form.get("novalidate") is None:
            yield f"the form to {form.get('action')} lets the browser refuse: add novalidate"


def _labels(page: Element) -> Iterator[Fault]:
    labelled = {label.get("for") for label in page.iter("label")}
    for field in (each for each in page.iter() if each.tag in FIELDS):
        named = field.get("id") in labelled or field.get("aria-label") or field.get("aria-labelledby")
        if field.get("type") not in ("hidden", "submit") and not named:
            yield f"the field {field.get('name')} has no label"


def _ids(page: Element) -> Iterator[Fault]:
    found = Counter(each.get("id") for each in page.iter() if each.get("id"))
    yield from (f"the id {name} stands {times} times" for name, times in found.items() if times > 1)
    for each in page.iter():
        for attribute in ("aria-describedby", "aria-labelledby", "for", "list"):
            for name in (each.get(attribute) or "").split():
                if name not in found:
                    yield f"{attribute} points at {name}, which is not there"


def _error_links(page: Element) -> Iterator[Fault]:
    fields = {each.get("id") for each in page.iter() if each.tag in FIELDS}
    for summary in page.iterfind(".//*[@class='govuk-error-summary']"):
        for link in summary.iter("a"):
            if (link.get("href") or "").removeprefix("#") not in fields:
                yield f"the error “{text_of(link)}” leads to {link.get('href')}, which is no field"


def _quotes(page: Element) -> Iterator[Fault]:
    for words in re.findall(r".{0,20}[\"'].{0,20}", text_of(page)):
        yield f"a straight quote in “{words}”: write ’, “ or ”"


def _links(page: Element) -> Iterator[Fault]:
    leads: dict[str, set[str]] = {}
    for link in page.iter("a"):
        text = link.get("aria-label") or text_of(link)
        leads.setdefault(text, set()).add(link.get("href") or "")
        if not text:
            yield f"the link to {link.get('href')} says nothing"
    for text, addresses in leads.items():
        if len(addresses) > 1:
            yield f"“{text}” leads to different places: {', '.join(sorted(addresses))}; add visually hidden words"


def _buttons(page: Element) -> Iterator[Fault]:
    for button in page.iter("button"):
        if not button.get("aria-label") and not text_of(button):
            yield "a button says nothing"


def _tables(page: Element) -> Iterator[Fault]:
    for table in page.iter("table"):
        if not text_of(table.find("caption")):
            yield "a table has no caption"
        for heading in table.iter("th"):
            if heading.get("scope") not in ("row", "col", "rowgroup", "colgroup"):
                yield f"the table heading “{text_of(heading)}” has no scope"


def _nothing_inline(page: Element) -> Iterator[Fault]:
    for each in page.iter():
        for attribute in each.keys():  # noqa: SIM118 - an Element is iterated by its children
            if attribute == "style" or attribute.startswith(("on", "hx-on")):
                yield f"{each.tag} has {attribute}: the content security policy forbids it"
        if each.tag == "img" and each.get("alt") is None:
            yield f"the picture {each.get('src')} has no alt"


def _scripts_only_improve(page: Element) -> Iterator[Fault]:
    """Each address that htmx asks for sits on something that works without it."""
    works = {"a": "href", "form": "action", "button": "type"}
    for each in page.iter():
        for attribute in ("hx-get", "hx-post", "hx-delete", "hx-put"):
            if each.get(attribute) and each.tag in works and not each.get(works[str(each.tag)]):
                yield f"{each.tag} has {attribute} but nothing that works without JavaScript"


def _hidden_words(page: Element) -> Iterator[Fault]:
    """A blank is heard before hidden words, so a colon there would stand by itself."""
    for each in page.iter():
        hidden = "govuk-visually-hidden" in (each.get("class") or "").split()
        if hidden and text_of(each)[:1] in set(",.:;"):
            yield f"the hidden words “{text_of(each)}” begin with a stop: begin with a word"


PART_RULES: tuple[Rule, ...] = (
    _forms,
    _labels,
    _ids,
    _error_links,
    _quotes,
    _links,
    _buttons,
    _hidden_words,
    _tables,
    _nothing_inline,
    _scripts_only_improve,
)
PAGE_RULES: tuple[Rule, ...] = (_one_heading, _headings_in_order, *PART_RULES)

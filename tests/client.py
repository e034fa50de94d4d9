"""A browser without a screen for tests: it looks over every page that it opens, and presses buttons by their words."""

from collections.abc import Mapping
from typing import Any, cast
from xml.etree.ElementTree import Element

from flask.testing import FlaskClient
from sqlmodel import select
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from tests.review import parsed, review, text_of
from web.current import KEY, Here
from web.sessions import COOKIE
from workflows.school.accounts import NOBODY, begin_session
from workflows.school.records import Person

Typed = Mapping[str, str | list[str]]


class Page:
    """A page that was opened, to be read and pressed."""

    def __init__(self, response: TestResponse, *, fragment: bool = False):
        self.response = response
        self.status = response.status_code
        self.html = response.get_data(as_text=True)
        self.tree = parsed(self.html, fragment=fragment)

    @property
    def heading(self) -> str:
        return text_of(self.tree.find(".//h1"))

    @property
    def text(self) -> str:
        """All that can be read."""
        return text_of(self.tree)

    @property
    def main(self) -> str:
        """All that can be read between the header and the footer."""
        return text_of(self.tree.find(".//main"))

    @property
    def errors(self) -> list[str]:
        """The sentences of the error summary."""
        summary = self.tree.find(".//*[@class='govuk-error-summary']")
        return [text_of(link) for link in summary.iter("a")] if summary is not None else []

    def links(self) -> dict[str, str]:
        """Every link by its words."""
        return {text_of(link): link.get("href") or "" for link in self.tree.iter("a")}

    def form(self, button: str) -> Element:
        """The form whose button says these words."""
        for form in self.tree.iter("form"):
            if any(text_of(each) == button for each in form.iter("button")):
                return form
        raise AssertionError(f"no form here has a button “{button}”")

    def filled(self, button: str, typed: Typed) -> MultiDict[str, str]:
        """What pressing the button sends: what stands in its form, with what was typed in its place."""
        sent: MultiDict[str, str] = MultiDict()
        for field in self.form(button).iter():
            name = field.get("name")
            if name and name not in typed:
                for value in _standing(field):
                    sent.add(name, value)
        for name, value in typed.items():
            sent.setlist(name, [value] if isinstance(value, str) else value)
        return sent


def _standing(field: Element) -> list[str]:
    if field.tag == "textarea":
        return [field.text or ""]
    if field.tag == "select":
        return [each.get("value") or "" for each in field.iter("option") if each.get("selected") is not None]
    if field.get("type") in ("radio", "checkbox"):
        return [field.get("value") or ""] if field.get("checked") is not None else []
    return [field.get("value") or ""] if field.tag == "input" else []


class Reader(FlaskClient):
    """Flask's test client that reviews each page, and knows what pressing a button is."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        kwargs.setdefault("buffered", True)
        response = super().open(*args, **kwargs)
        if response.mimetype == "text/html" and response.get_data() and response.status_code not in (301, 302, 303):
            is_part = response.request.headers.get("HX-Request") == "true"
            review(response.get_data(as_text=True), response.request.path, fragment=is_part)
        return response

    def page(self, address: str, *, part: bool = False) -> Page:
        """Open a page, following where it leads; or, with `part`, what htmx would get."""
        headers = {"HX-Request": "true"} if part else {}
        return Page(self.get(address, headers=headers, follow_redirects=not part), fragment=part)

    def press(self, page: Page, button: str, typed: Typed | None = None) -> Page:
        """Press a button of a page, with what was typed; answer the page that follows."""
        action = page.form(button).get("action") or ""
        sent = page.filled(button, typed or {})
        return Page(self.post(action, data=sent, follow_redirects=True))

    def come_in(self, email: str) -> "Reader":
        """Be signed in without the form and without its slow hash: both are tried where signing in is tested."""
        desk = cast(Here, self.application.extensions[KEY]).desk
        with desk.reading(NOBODY) as session:
            person = session.exec(select(Person).where(Person.email == email)).one()
        self.set_cookie(COOKIE, begin_session(desk, person.school_id, person.id))
        return self

    def sign_in(self, email: str, password: str) -> Page:
        return self.press(self.page("/sign-in"), "Sign in", {"email": email, "password": password})

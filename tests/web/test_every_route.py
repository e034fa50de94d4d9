"""What holds of every view, found by walking the routes."""

from pathlib import Path

import pytest
from flask import Flask
from jinja2 import PackageLoader

from tests.client import Reader
from tests.web.school import SmallSchool
from web.permissions import HOLDERS, NEEDS, PUBLIC, Permission, needs

HERE = Path(__file__).parent
OPEN_TO_ALL = {
    "about.accessibility",
    "about.help_page",
    "about.privacy",
    "first_run.begin",
    "guide.words_page",
    "sign_in.code",
    "reminders.answer",
    "reminders.calendar",
    "sign_in.enter",
    "sign_in.leave",
}


def views(app: Flask) -> dict[str, object]:
    return {name: view for name, view in app.view_functions.items() if name != "static"}


def test_every_view_says_what_it_is_for(app: Flask) -> None:
    silent = [
        f"{name}: add @needs(Permission.…) under its route"
        for name, view in views(app).items()
        if not hasattr(view, NEEDS) and not getattr(view, PUBLIC, False)
    ]
    assert not silent, "\n".join(silent)


def test_only_these_views_are_open_without_signing_in(app: Flask) -> None:
    assert {name for name, view in views(app).items() if getattr(view, PUBLIC, False)} == OPEN_TO_ALL


def test_every_permission_has_its_holders() -> None:
    assert set(HOLDERS) == set(Permission)


def test_a_view_that_says_nothing_is_refused_to_everybody(app: Flask, senco: Reader) -> None:
    app.view_functions["about.home"] = lambda: "let in"
    assert senco.page("/").status == 403


def test_a_view_is_refused_to_those_whose_work_it_is_not(app: Flask, client: Reader, school: SmallSchool) -> None:
    app.view_functions["about.home"] = needs(Permission.SEE_HELD_UP)(lambda: "let in")
    client.come_in(school.teacher.email)
    assert client.page("/").heading == "This is not open to you"


def test_every_package_of_pages_has_its_tests(app: Flask) -> None:
    untested = [name for name in app.blueprints if not list((HERE / name).glob("test_*.py"))]
    assert not untested, f"write tests/web/<name>/test_<view>.py for {', '.join(untested)}"


def test_templates_lie_in_the_folder_of_their_pages(app: Flask) -> None:
    shared = {"base.html", "components", "errors", "layouts"}
    folders = {name.split("/")[0] for name in PackageLoader("web").list_templates()}
    assert folders - shared <= set(app.blueprints)


@pytest.mark.parametrize("address", ["/nowhere", "/people/not-an-id", "/settings/days/term/1999-01-01"])
def test_an_address_that_leads_nowhere_gets_a_calm_page(senco: Reader, address: str) -> None:
    page = senco.page(address)
    assert (page.status, page.heading) == (404, "Page not found")

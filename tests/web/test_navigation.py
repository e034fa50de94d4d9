"""The navigation of every page, written out for speed, beside the design system's own macro."""

import pytest
from flask import Flask, render_template_string

OURS = '{% from "components/navigation.html" import navigation_bar %}{{ navigation_bar(entries) }}'
THEIRS = (
    '{% from "govuk_frontend_jinja/components/service-navigation/macro.html" import govukServiceNavigation %}'
    '{{ govukServiceNavigation({"navigation": entries, "classes": "app-navigation"}) }}'
)
ENTRIES = [
    {"text": "My next steps", "href": "/next-steps", "active": False},
    {"text": "Children & classes", "href": "/children?a=1&b=2", "active": True},
]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_the_navigation_is_written_as_the_design_system_writes_it(app: Flask, number: int) -> None:
    with app.test_request_context("/"):
        ours = render_template_string(OURS, entries=ENTRIES[:number])
        theirs = render_template_string(THEIRS, entries=ENTRIES[:number])
    assert "".join(ours.split()) == "".join(theirs.split())

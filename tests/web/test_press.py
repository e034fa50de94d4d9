"""The button that is a form of its own, written out for the sake of lists, beside the design system's own macro."""

import pytest
from flask import Flask, render_template_string

OURS = '{% from "components/forms.html" import press %}{{ press("Send", "/there", kind=kind) }}'
THEIRS = (
    '{% from "govuk_frontend_jinja/components/button/macro.html" import govukButton %}'
    '{{ govukButton({"html": "Send", "classes": look, "preventDoubleClick": true}) }}'
)


@pytest.mark.parametrize(
    ("kind", "look"),
    [("primary", ""), ("secondary", "govuk-button--secondary"), ("warning", "govuk-button--warning")],
)
def test_a_press_is_written_as_the_design_system_writes_its_button(app: Flask, kind: str, look: str) -> None:
    with app.test_request_context("/"):
        ours = render_template_string(OURS, kind=kind)
        theirs = render_template_string(THEIRS, look=look).strip()
    button = ours[ours.index("<button") : ours.index("</button>")]
    assert "".join(button.split()) == "".join(theirs.removesuffix("</button>").split())

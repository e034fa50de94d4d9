"""Names and answers that are really markup: they are shown as what they are, on every page of everybody."""

import json
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import text
from sqlmodel import select

from engine.desk import Desk
from engine.records import AnswerRow
from tests.web.crawl import pages
from tests.web.invented import browser
from web.sessions import COOKIE

MARKUP = '<script>alert(1)</script>"><img src=x onerror=alert(2)>{{ 7 * 7 }}{child}'
HREF = re.compile(r' href="[^"]*"| value="/[^"]*"')
"""An address holds a class’s name in its own spelling, in which braces are not to be found again."""
COLUMNS = (
    ("pupil", "first_name"),
    ("pupil", "last_name"),
    ("pupil", "likes"),
    ("person", "name"),
    ("person", "job"),
    ("contact", "name"),
    ("contact", "relationship"),
    ("contact", "needs"),
    ("teaching_class", "name"),
    ("outcome", "able_to"),
    ("provision", "what"),
    ("provision", "group_name"),
    ("shared_copy", "name"),
    ("outcome_review", "shows"),
    ("outcome_look", "now"),
    ("teacher_view", "line"),
    ("recommendation", "what"),
    ("family_contact", "said"),
    ("family_contact", "note"),
    ("pupil_view", "good"),
    ("plan", "class_changes"),
    ("observation", "seen"),
    ("closure", "name"),
    ("school", "name"),
)


@pytest.fixture
def hostile(demo: Desk) -> Desk:
    """The invented school, in which every name and text is markup; names that must differ keep an end of their own."""
    with demo.database.writing(facts=True) as session:
        for table, column in COLUMNS:
            unique = " || hex(id)" if (table, column) == ("teaching_class", "name") else ""
            words = f"UPDATE {table} SET {column} = :words{unique}"
            session.connection().execute(text(words), {"words": MARKUP})
        for row in session.exec(select(AnswerRow)):
            row.body = json.dumps(
                {
                    name: f"{MARKUP} {said}" if isinstance(said, str) and " " in said else said
                    for name, said in json.loads(row.body).items()
                }
            )
            session.add(row)
    return demo


def plain_browser(desk: Desk, folder: Path, key: str) -> FlaskClient:
    """A browser that does not look pages over: the straight quotes of the markup are no fault of the page."""
    signed_in = browser(desk, folder, key)
    app, token = signed_in.application, signed_in.get_cookie(COOKIE)
    assert token is not None
    app.test_client_class = FlaskClient
    client = app.test_client()
    client.set_cookie(COOKIE, token.value)
    return client


@pytest.mark.parametrize("key", ["senco", "osborne", "office"])
def test_markup_in_names_and_answers_is_never_markup_in_a_page(hostile: Desk, tmp_path: Path, key: str) -> None:
    client, opened = plain_browser(hostile, tmp_path, key), 0
    for address, answer in pages(client):
        html = answer.text
        shown = HREF.sub("", html)
        assert "<script>alert" not in html, address
        assert "<img" not in html, address
        assert shown.count("alert(2)") == shown.count("{{ 7 * 7 }}"), address
        assert answer.status_code < 500, address
        opened += "alert(1)" in html
    assert opened > 3

"""What every response says to the browser, and what a forged or a late press meets."""

import base64
import hashlib
import re
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from engine.clock import SetClock
from engine.desk import Desk
from tests.application import application
from tests.client import Reader
from tests.web.school import PASSWORD, SmallSchool
from web.security import BIGGEST_POST


@pytest.fixture
def over_https(desk: Desk, tmp_path: Path) -> Reader:
    made: Reader = application(desk, tmp_path, base_url="https://school.example").test_client()
    return made


def test_only_the_template_s_own_script_may_run_inline(client: Reader, school: SmallSchool) -> None:
    response = client.get("/sign-in")
    inline = re.findall(r"<script>(.*?)</script>", response.text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(inline[0].encode()).digest()).decode()
    assert len(inline) == 1
    assert f"script-src 'self' 'sha256-{digest}';" in response.headers["Content-Security-Policy"]


def test_nothing_unsafe_is_allowed(client: Reader, school: SmallSchool) -> None:
    policy = client.get("/sign-in").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("address", ["/sign-in", "/nowhere", "/static/waymark.css", "/people/"])
def test_every_response_says_that_it_differs_by_htmx(client: Reader, school: SmallSchool, address: str) -> None:
    assert "HX-Request" in client.get(address).headers["Vary"]


def test_a_page_is_kept_nowhere(client: Reader, school: SmallSchool) -> None:
    assert client.get("/sign-in").headers["Cache-Control"] == "no-store"


def test_a_file_with_its_digest_may_be_kept_for_good(client: Reader, school: SmallSchool) -> None:
    address = re.search(r"/static/waymark\.css\?v=\w+", client.get("/sign-in").text)
    assert address is not None
    assert "immutable" in client.get(address[0]).headers["Cache-Control"]


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(client: Reader, school: SmallSchool) -> None:
    client.sign_in(school.senco.email, PASSWORD)
    for name in ("waymark", "waymark_session"):
        cookie = client.get_cookie(name)
        assert cookie is not None
        assert cookie.http_only
        assert cookie.same_site == "Lax"


def test_over_https_cookies_never_leave_it(over_https: Reader, school: SmallSchool) -> None:
    response = over_https.get("/sign-in", base_url="https://school.example")
    assert "Secure" in response.headers["Set-Cookie"]
    assert "max-age" in response.headers["Strict-Transport-Security"]


def test_a_press_from_elsewhere_is_refused(senco: Reader) -> None:
    response = senco.post("/sign-out")
    assert response.status_code == 400
    assert senco.page("/account").status == 200


def test_a_fault_in_the_program_shows_no_trace_of_it(app: Flask, senco: Reader) -> None:
    def broken() -> str:
        raise RuntimeError("a secret")

    app.view_functions["about.privacy"] = broken
    broken.__public__ = True  # type: ignore[attr-defined]
    page = senco.page("/privacy")
    assert page.status == 500
    assert page.heading == "Sorry, something went wrong on our side"
    assert "secret" not in page.html


def test_a_session_ends_after_an_hour_without_a_press(senco: Reader, clock: SetClock) -> None:
    clock.advance(timedelta(minutes=61))
    assert senco.page("/account").heading == "Sign in"


def test_what_is_too_large_is_refused_with_a_calm_page(senco: Reader) -> None:
    answer = senco.post("/people/new", data={"name": "x" * (BIGGEST_POST + 1)})
    assert answer.status_code == 413
    assert "This file is too large" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b'{"a": 1}', "application/json"),
        (b"--x\r\nContent-Disposition: form-data", "multipart/form-data; boundary=x"),
        (b"\xff\xfe=%zz&\x00", "application/x-www-form-urlencoded"),
        (b"a", "multipart/form-data"),
        (b"&".join(b"a%d=1" % n for n in range(2000)), "application/x-www-form-urlencoded"),
    ],
)
def test_a_press_that_no_browser_sends_is_refused_and_breaks_nothing(senco: Reader, body: bytes, kind: str) -> None:
    assert 400 <= senco.post("/people/new", data=body, content_type=kind).status_code < 500

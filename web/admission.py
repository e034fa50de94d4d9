"""What stands before every view: forgery, first run, signing in, permission. Deny unless declared."""

from flask import Flask, Response, current_app, g, request, url_for
from flask.typing import ResponseReturnValue

from web import errors, fragments, parking, security, sessions
from web.current import SignedIn, desk
from web.permissions import NEEDS, PUBLIC, Permission, may
from web.practice.under import PRACTISED, at_home, here, is_practising
from workflows.school import setting_up

FIRST_RUN = "first_run.begin"
CHANGE_PASSWORD = "sign_in.change_password"  # noqa: S105 - an endpoint, not a password
OPEN_BEFORE_A_SCHOOL = frozenset(
    {FIRST_RUN, "about.accessibility", "about.privacy", "about.help_page", "guide.words_page"}
)


def start(app: Flask) -> None:
    """Stand before every view, and let go of what was kept once it has been sent again."""
    app.before_request(admit)
    app.after_request(_let_go_of_kept)


def _let_go_of_kept(response: Response) -> Response:
    # The form is looked at last: one that is too large cannot be, and its refusal passes here too.
    if g.get("signed_in") and response.status_code < 400 and parking.SENT_AGAIN in request.form:
        parking.let_go(g.signed_in.scope)
    return response


def admit() -> ResponseReturnValue | None:
    """Let a request through to its view, or answer in its place."""
    if request.endpoint is None or request.endpoint == "static":
        return None
    security.refuse_forged()
    g.signed_in = sessions.resume()
    view = current_app.view_functions[request.endpoint]
    is_public = getattr(view, PUBLIC, False)
    if is_practising() and g.signed_in is not None and not is_public:
        elsewhere = _out_of_practice(getattr(view, NEEDS, None), g.signed_in)
        if elsewhere is not None:
            return elsewhere
    if g.signed_in is None:
        return _send_to_first_run() or (None if is_public else _ask_to_sign_in())
    return None if is_public else _admit_person(g.signed_in, getattr(view, NEEDS, None))


def _out_of_practice(permission: Permission | None, signed_in: SignedIn) -> ResponseReturnValue | None:
    """The first page of practice is my next steps; what cannot be practised is at home; without a place, begin."""
    if request.endpoint == "about.home":
        return fragments.go(url_for("worklist.show"))
    if permission not in PRACTISED:
        return fragments.go(at_home(here()))
    return None if signed_in.roles else fragments.go(at_home(url_for("practice.show")))


def _send_to_first_run() -> ResponseReturnValue | None:
    """With no school yet, every page leads to the one that makes it."""
    if request.endpoint in OPEN_BEFORE_A_SCHOOL or setting_up.has_school(desk()):
        return None
    return fragments.go(url_for(FIRST_RUN))


def _ask_to_sign_in() -> ResponseReturnValue:
    if request.method != "GET":
        kept = parking.park()
        return fragments.go(url_for("sign_in.enter", kept=kept or None))
    return fragments.go(url_for("sign_in.enter", then=here()))


def _admit_person(signed_in: SignedIn, permission: Permission | None) -> ResponseReturnValue | None:
    if signed_in.must_change_password and request.endpoint != CHANGE_PASSWORD:
        return fragments.go(url_for(CHANGE_PASSWORD))
    if permission is None or not may(signed_in.roles, permission):
        return errors.mishap(403)
    return None

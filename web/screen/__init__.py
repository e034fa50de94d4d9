"""How the screen behaves for whoever sits at it: names hidden in lists for a meeting, and the keyboard’s short cuts."""

from flask import Blueprint, Response, current_app, request, session, url_for

from web.addresses import our_own
from web.fragments import go, page
from web.frame import KEYS_COOKIE, keys_are_on, reachable, tell
from web.lists import HIDDEN
from web.permissions import Permission, needs

bp = Blueprint("screen", __name__)
KEPT_FOR = 31_536_000
"""A year, in seconds: who turned the keys off should not have to do it each day."""


@bp.post("/screen/names")
@needs(Permission.OWN_ACCOUNT)
def names() -> Response:
    """Hide children’s names in lists, or show them again, in this browser until somebody signs in anew."""
    session[HIDDEN] = request.form.get("hide") == "yes"
    return go(our_own(request.form.get("then", "")) or url_for("about.home"))


@bp.get("/short-cuts")
@needs(Permission.OWN_ACCOUNT)
def short_cuts() -> Response:
    """The list of short cuts: a page, and what “?” shows over any other."""
    return page(
        "screen/short_cuts.html", fragment="screen/_keys.html", entries=tuple(reachable()), are_on=keys_are_on()
    )


@bp.post("/short-cuts")
@needs(Permission.OWN_ACCOUNT)
def switch_keys() -> Response:
    """Turn the short cuts off or on in this browser: single keys disturb those who speak to theirs (WCAG 2.1.4)."""
    turned = "on" if request.form.get("turn") == "on" else "off"
    response = go(url_for("screen.short_cuts"))
    response.set_cookie(
        KEYS_COOKIE,
        turned,
        max_age=KEPT_FOR,
        httponly=True,
        samesite="Lax",
        secure=current_app.config["SESSION_COOKIE_SECURE"],
    )
    tell(f"The shortcuts are {turned} in this browser.")
    return response

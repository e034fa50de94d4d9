"""Where people begin, and the pages about Waymark itself: help, accessibility, privacy."""

from flask import Blueprint, Response, url_for

from web.fragments import go, page
from web.frame import reachable
from web.permissions import Permission, needs, public

bp = Blueprint("about", __name__)


@bp.route("/")
@needs(Permission.OWN_ACCOUNT)
def home() -> Response:
    """The first page that is somebody's work; one who has no duty yet is told so."""
    first = next(reachable(), None)
    return go(url_for(first.endpoint)) if first else page("about/home.html")


@bp.route("/help")
@public
def help_page() -> Response:
    """How to begin, and whom to ask."""
    return page("about/help_page.html")


@bp.route("/accessibility")
@public
def accessibility() -> Response:
    """The accessibility statement."""
    return page("about/accessibility.html")


@bp.route("/privacy")
@public
def privacy() -> Response:
    """What is kept about whom, for how long, and what people may ask for."""
    return page("about/privacy.html")

"""The blueprint of signing in, and where to go afterwards."""

from flask import Blueprint, request, url_for

from web.addresses import our_own

bp = Blueprint("sign_in", __name__)


def onward() -> str:
    """Where to go after signing in: the page that was asked for, if it is one of ours."""
    return our_own(request.args.get("then", "")) or url_for("about.home")

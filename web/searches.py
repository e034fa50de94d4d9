"""Searching for a child: the words go in the body and are kept on the server, since an address must name no child.

A press leads on to the page that shows what was found, and so does htmx, which follows by itself and gets the part.
Back and a reload open that page again and send nothing.
"""

from flask import Response, make_response, redirect, request, url_for
from sqlmodel import Session

from web import current
from web.fields import one_line
from web.fragments import wants_fragment
from workflows.school import searches

LONGEST = 100
LAST = "last"


def led_on(endpoint: str) -> Response:
    """Keep what is searched for, and lead on to where it is found."""
    words = one_line(request.form.get("q", "")).strip()[:LONGEST]
    searches.keep(current.desk(), current.scope(), current.person().session_id, words)
    return make_response(redirect(url_for(endpoint, search=LAST if words else None), 303))


def sought(session: Session) -> str:
    """The words to search for: the last ones, on the page that a search led to; else none."""
    if request.args.get("search") != LAST:
        return ""
    return searches.last(session, current.scope(), current.person().session_id)


def addressed(response: Response) -> Response:
    """The response, with the address for htmx to show, so that Back leads to what was found."""
    if wants_fragment():
        response.headers["HX-Replace-Url"] = request.full_path.rstrip("?")
    return response

"""The one place that decides between a whole page and a part of it, and how to go on after a press.

A fragment is included by its page and sent alone to htmx, with the same context, so that the two are the same text.
"""

from typing import Any

from flask import Flask, Response, make_response, redirect, render_template, request
from htmx_flask import Htmx

REFUSED = 422


def start(app: Flask) -> None:
    """Let requests say whether htmx sent them, and responses that they differ by it."""
    Htmx(app)
    app.after_request(_vary)


def _vary(response: Response) -> Response:
    """Without this, Back after leaving a page shows the bare fragment that the browser kept under the same address."""
    response.vary.add("HX-Request")
    return response


def wants_fragment() -> bool:
    """Whether a part of the page is asked for: htmx, but not a boosted link and not its history being restored."""
    htmx = request.htmx  # type: ignore[attr-defined]
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def page(template: str, *, fragment: str | None = None, status: int | None = None, **context: Any) -> Response:
    """The page `template`, or to htmx its `fragment` alone. A `form` in the context that was refused answers 422."""
    name = fragment if fragment is not None and wants_fragment() else template
    if status is None:
        status = REFUSED if getattr(context.get("form"), "errors", None) else 200
    return make_response(render_template(name, **context), status)


def go(address: str) -> Response:
    """Go on to another page after a press that was carried out.

    A plain redirect would be followed by htmx's own request, and the whole next page would land in the swapped part.
    """
    if not wants_fragment():
        return make_response(redirect(address, 303))
    response = make_response("", 200)
    response.headers["HX-Redirect"] = address
    return response


def swapped(html: str, where: str) -> Response:
    """A fragment that says itself where it goes, in htmx's words (`beforeend`, `outerHTML show:top`).

    htmx-flask 0.1.0 refuses `beforebegin`, `afterbegin` and every modifier, so the header is set here.
    """
    response = make_response(html, 200)
    response.headers["HX-Reswap"] = where
    return response

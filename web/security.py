"""What every response says to the browser about safety, and the cookies that Waymark sets."""

from flask import Flask, Response, request
from flask_wtf.csrf import CSRFProtect

from workflows.settings import Settings

TEMPLATE_SCRIPT = "sha256-GUQ5ad8JK5KmEWmROf3LZd9ge94daqNvd8xy9YS1iDw="
"""The digest of the one inline script, in GOV.UK's page template. A test works it out again from a page."""

CONTENT = "; ".join(
    [
        "default-src 'none'",
        f"script-src 'self' '{TEMPLATE_SCRIPT}'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
HEADERS = {
    "Content-Security-Policy": CONTENT,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
}
ONE_YEAR = 31_536_000
BIGGEST_POST = 16 * 1024 * 1024

csrf = CSRFProtect()


def start(app: Flask, settings: Settings) -> None:
    """Set the cookies' terms, protect every POST against forgery, and put the headers on every response.

    The forgery token lives as long as the browser's session: a form filled in over a lunch break must not be refused.
    The check is made in `web.admission`, before anything else is done with a request.
    """
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SESSION_COOKIE_NAME="waymark",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.is_https,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_CHECK_DEFAULT=False,
        MAX_CONTENT_LENGTH=BIGGEST_POST,
        MAX_FORM_MEMORY_SIZE=BIGGEST_POST,
    )
    csrf.init_app(app)

    @app.after_request
    def say(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if settings.is_https:
            response.headers.setdefault("Strict-Transport-Security", f"max-age={ONE_YEAR}; includeSubDomains")
        response.headers["Cache-Control"] = _cached()
        return response


def refuse_forged() -> None:
    """Raise CSRFError where a press did not come from one of our own pages."""
    if request.method not in ("GET", "HEAD", "OPTIONS"):
        csrf.protect()


def _cached() -> str:
    """Pages hold what is known about children and are kept nowhere; files carry a digest in their address."""
    if request.endpoint == "static":
        return f"public, max-age={ONE_YEAR}, immutable" if request.args.get("v") else "no-cache"
    return "no-store"

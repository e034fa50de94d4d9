"""Addresses that begin with `/practice`: the same pages, over the place in which somebody practises.

The address alone says where a page belongs, so that a real child open in one tab and the practice child in another are
never mixed: no id of one is known to the other.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from flask import request

from web.permissions import Permission

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PREFIX = "/practice"
FLAG = "waymark.practice"
PRACTISED = frozenset(
    {
        Permission.SEE_OWN_WORK,
        Permission.NOTICE,
        Permission.SEE_CHILDREN,
        Permission.DO_STEPS,
        Permission.SEE_HELD_UP,
    }
)
"""What can be practised. Everything else about the school is real wherever it is opened from."""


class UnderPractice:
    """Takes the prefix off an address before the application sees it; links made within get it back by themselves."""

    def __init__(self, application: "WSGIApplication"):
        self.application = application

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path == PREFIX or path.startswith(f"{PREFIX}/"):
            environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + PREFIX
            environ["PATH_INFO"] = path[len(PREFIX) :] or "/"
            environ[FLAG] = True
        return self.application(environ, start_response)


def is_practising() -> bool:
    """Whether this address is one of those under which people practise."""
    return bool(request.environ.get(FLAG))


def at_home(address: str) -> str:
    """The same address outside practice."""
    return address.removeprefix(PREFIX) or "/"


def here() -> str:
    """The address of this page, with what it was asked with, as a link or a form may use it."""
    return request.script_root + request.full_path.rstrip("?")

"""Addresses that mails and other pages hold on to, and those that a form or a link may lead on to."""

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import has_request_context, request, url_for

OUR_ADDRESS = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*")
"""An address on this site. Browsers leave out blanks and line ends, and read a backslash as a slash."""


def step(task_id: UUID) -> str:
    """The page of one step: in practice, where somebody is practising."""
    return steps()(task_id)


def steps() -> Callable[[UUID], str]:
    """What gives the page of each of many steps."""
    root = request.script_root if has_request_context() else ""
    return lambda task_id: f"{root}/steps/{task_id}"


NOBODYS = UUID(int=0)


def of_many(endpoint: str, name: str, **values: Any) -> Callable[[UUID], str]:
    """What gives the address of each of many by its id, which the route calls `name`.

    The address is made once: to make it anew for each row takes a good part of the time of a list.
    """
    asked: dict[str, Any] = {name: NOBODYS, **values}
    before, _, after = url_for(endpoint, **asked).partition(str(NOBODYS))
    return lambda id: f"{before}{id}{after}"


def our_own(address: str) -> str:
    """An address that was sent, if it is one of ours; else nothing."""
    return address if OUR_ADDRESS.fullmatch(address) else ""

"""Opening every page that links lead to, as somebody with a curious finger does."""

import re
from collections.abc import Iterator
from html import unescape

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

LINK = re.compile(r'(?:href|action)="(/[^"#]*)')


def addresses_in(html: str) -> list[str]:
    """The addresses of ours that a page leads to, in their order."""
    return list(dict.fromkeys(unescape(found) for found in LINK.findall(html) if not found.startswith("/static")))


def pages(client: FlaskClient, start: str = "/", most: int = 60) -> Iterator[tuple[str, TestResponse]]:
    """The pages that can be opened from `start`, each once, with its address; no more than `most`."""
    seen, waiting, opened = {start}, [start], 0
    while waiting and opened < most:
        opened += 1
        address = waiting.pop(0)
        answer = client.get(address, follow_redirects=True)
        if answer.mimetype == "text/html":
            yield address, answer
            new = [each for each in addresses_in(answer.text) if each not in seen]
            seen.update(new)
            waiting += new

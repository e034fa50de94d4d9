"""Web services that take messages, in tests: a true HTTP server on the loopback that answers as it is told."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

HANG_UP, GARBAGE, SILENCE, HALF = "hang up", "garbage", "silence", "half"
"""Ways to lie: end the connection, answer no HTTP, answer nothing, promise more than comes."""


@dataclass
class Asked:
    """One request as it came."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]


@dataclass
class WebService:
    """What came, and how each request is answered: a status, or a way to lie."""

    answer: int | str = 201
    asked: list[Asked] = field(default_factory=list)
    url: str = ""
    over: Event = field(default_factory=Event)


@contextmanager
def web_service(answer: int | str = 201) -> Iterator[WebService]:
    """A server for as long as the test lasts."""
    service = WebService(answer)

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            size = int(self.headers["Content-Length"])
            service.asked.append(Asked(self.path, dict(self.headers), json.loads(self.rfile.read(size))))
            self.close_connection = True
            _answer(self, service)

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing: what is asked is kept above."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    service.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        service.over.set()
        server.shutdown()
        server.server_close()
        thread.join(10)


def _answer(to: BaseHTTPRequestHandler, service: WebService) -> None:
    if isinstance(service.answer, int):
        to.send_response(service.answer)
        to.send_header("Content-Length", "2")
        to.end_headers()
        to.wfile.write(b"{}")
    elif service.answer == GARBAGE:
        to.wfile.write(b"thank you very much\r\n\r\n")
    elif service.answer == HALF:
        to.wfile.write(b"HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{")
    elif service.answer == SILENCE:
        service.over.wait(10)

"""`waymark serve`: a process of its own that answers, and ends well when it is told to."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.slow


def free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def started(folder: Path, **environment: str) -> subprocess.Popen[str]:
    """`waymark serve` over a folder of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "web.cli", "serve"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(folder), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    port = free_port()
    process = started(tmp_path, PORT=str(port))
    assert process.stdout is not None
    assert process.stdout.readline() == f"Waymark is at http://127.0.0.1:{port}\n"
    yield process, port
    process.kill()
    process.communicate()


def asked(port: int, path: str) -> HTTPResponse:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


def test_it_answers_and_ends_well_when_told_to(serving: tuple[subprocess.Popen[str], int], tmp_path: Path) -> None:
    process, port = serving
    first = asked(port, "/")
    assert (first.status, first.getheader("Location")) == (303, "/first-run")
    assert asked(port, "/first-run").status == 200
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=30) == 0
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_a_port_that_is_taken_is_said_and_ends_with_three(
    serving: tuple[subprocess.Popen[str], int], tmp_path: Path
) -> None:
    second = started(tmp_path, PORT=str(serving[1]))
    _, said = second.communicate(timeout=60)
    assert second.returncode == 3
    assert "PORT changes the port" in said


@pytest.mark.parametrize(
    ("environment", "says"),
    [
        ({"PORT": "eighty"}, "PORT is “eighty”; it takes a number from 1 to 65535."),
        ({"DATABASE_URL": "nothing"}, "The database cannot be opened"),
    ],
)
def test_what_stops_the_start_is_said_in_a_sentence(tmp_path: Path, environment: dict[str, str], says: str) -> None:
    process = started(tmp_path, **environment)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 3
    assert says in said
    assert "Traceback" not in said

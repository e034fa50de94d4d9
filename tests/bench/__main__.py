"""Print what the verbs and the lists cost, each beside its limit: `make bench`."""

import sys
import tempfile
from pathlib import Path

from tests.bench.servers import Files, Kind, Server
from tests.bench.verbs import timed
from tests.postgres import binaries, server


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def verbs(kind: Kind) -> None:
    """One line a verb: its statements, its time, the bare driver's, and the ratio beside what it aims at."""
    for each in timed(kind):
        say(
            f"{kind.name:<11} {each.verb.name:<24} {each.statements:>3} statements {each.ours * 1e6:>7.0f} µs, "
            f"bare {each.bare * 1e6:>7.0f} µs: {each.ratio:.2f} times (at most {each.verb.aims[kind.name]})"
        )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        verbs(Files(Path(folder)))
    if binaries() is None:
        say("PostgreSQL  not found")
        return
    with server(durable=True) as url:
        verbs(Server(url))


if __name__ == "__main__":
    main()

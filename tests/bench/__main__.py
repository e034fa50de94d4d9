"""Print what the verbs and the lists cost, each beside its limit: `make bench`."""

import sys
import tempfile
from pathlib import Path

from tests.bench.servers import Files, Kind, Server
from tests.bench.stories import BAKERY
from tests.bench.verbs import timed
from tests.postgres import binaries, server

AIMS = {("SQLite", "answer"): 3.5, ("SQLite", "move"): 4.0, ("PostgreSQL", "answer"): 2.0, ("PostgreSQL", "move"): 1.8}


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def verbs(kind: Kind) -> None:
    for each in timed(kind, BAKERY):
        aim = AIMS[kind.name, each.verb]
        say(
            f"{kind.name:<11} {BAKERY.name:<20} {each.verb:<7} {each.statements:>3} statements "
            f"{each.ours * 1e6:>7.0f} µs, bare {each.bare * 1e6:>7.0f} µs, ratio {each.ratio:.2f} (aim {aim})"
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

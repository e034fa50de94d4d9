"""Print what the verbs and the pages cost, each beside its limit: `make bench`, or `python -m tests.bench --help`."""

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench.lists import AT_MOST, STATEMENTS_A_BATCH, full_school, looked, swept
from tests.bench.moving import AT_MOST as AT_MOST_MOVING
from tests.bench.moving import MEGABYTES, moved
from tests.bench.servers import Files, Kind, Server
from tests.bench.verbs import timed
from tests.postgres import binaries, server

Part = Callable[[Kind, argparse.Namespace], None]


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def verbs(kind: Kind, asked: argparse.Namespace) -> None:
    """One line a verb: its statements, its time, the bare driver's, and the ratio beside what it aims at."""
    for each in timed(kind):
        say(
            f"{kind.name:<11} {each.verb.name:<24} {each.statements:>3} statements {each.ours * 1e6:>7.0f} µs, "
            f"bare {each.bare * 1e6:>7.0f} µs: {each.ratio:.2f} times (at most {each.verb.aims[kind.name]})"
        )


def lists(kind: Kind, asked: argparse.Namespace) -> None:
    """One line a page, of a school of so many pupils, and one for the night."""
    school = full_school(kind, "full", pupils=asked.pupils, open_journeys=asked.journeys)
    around = f"{asked.journeys:,} open journeys of {asked.pupils:,} pupils"
    for page in looked(school):
        say(
            f"{kind.name:<11} {page.name:<24} {page.statements:>3} statements {page.took * 1e3:>7.1f} ms "
            f"(at most {AT_MOST * 1e3:.0f}) with {around}"
        )
    night = swept(school)
    say(
        f"{kind.name:<11} {'the night':<24} {night.statements:>3.0f} statements a batch (at most {STATEMENTS_A_BATCH}) "
        f"{night.took:.2f} s, {night.took / night.subjects * 1e6:.0f} µs a child, with {around}"
    )
    school.desk.database.dispose()


def moving(kind: Kind, asked: argparse.Namespace) -> None:
    """One line each way: running journeys moved to a newer version, and taken back."""
    both = list(moved(kind, asked.moving))
    for each in both:
        say(f"{kind.name:<11} {each.name:<24} {each.journeys:,} journeys in {each.took:.1f} s, {each.megabytes} MB")
    took = sum(each.took for each in both)
    say(f"{kind.name:<11} both ways {took:.1f} s (at most {AT_MOST_MOVING:.0f} s, {MEGABYTES} MB)")


PARTS: dict[str, Part] = {"verbs": verbs, "lists": lists, "moving": moving}


def main(arguments: list[str]) -> None:
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--only", choices=PARTS)
    given.add_argument("--pupils", type=int, default=2000)
    given.add_argument("--journeys", type=int, default=400)
    given.add_argument("--moving", type=int, default=10_000)
    asked = given.parse_args(arguments)
    parts = [part for name, part in PARTS.items() if asked.only in (None, name)]
    with tempfile.TemporaryDirectory() as folder:
        for part in parts:
            part(Files(Path(folder)), asked)
    if binaries() is None:
        say("PostgreSQL  not found")
        return
    with server(durable=True) as url:
        for part in parts:
            part(Server(url), asked)


if __name__ == "__main__":
    main(sys.argv[1:])

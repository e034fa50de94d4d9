"""Long walks through random schools: `python -m tests.walks --steps 20000`; it ends with 1 at a fault.

With `--lanes 1000` Hypothesis drives so many children's journeys in memory instead, under every definition and layer.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from engine.database import Database
from tests.walks.holds import broken
from tests.walks.machine import Lanes
from tests.walks.school import walk
from tests.walks.walking import Fault, walked
from web import tables

A_SCHOOL = 250
"""How many steps are taken in one school before the next: its journeys grow, and every look reads them all."""

LONG = settings(stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck), database=None)


def main(arguments: list[str]) -> int:
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--steps", type=int, default=20_000)
    given.add_argument("--seed", type=int, default=1, help="the first school; each further one takes the next")
    given.add_argument("--lanes", type=int, default=0, help="how many children Hypothesis drives, in memory, instead")
    asked = given.parse_args(arguments)
    if asked.lanes:
        run_state_machine_as_test(Lanes, settings=settings(LONG, max_examples=asked.lanes))
        return 0
    schools = range(asked.seed, asked.seed + -(-asked.steps // A_SCHOOL))
    return int(sum(_fault(seed) for seed in schools) > 0)


def _fault(seed: int) -> bool:
    """One school, in a database of its own; says what became of it."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'walk.db'}")
        tables.metadata.create_all(database.writer)
        walker = walk(database, seed)
        try:
            reached = walked(walker, steps=A_SCHOOL)
            said = f"{A_SCHOOL} steps, {len(reached)} stages, {', '.join(broken(walker)) or 'no fault'}"
        except Fault as fault:
            said = f"a fault\n{fault}"
        finally:
            database.dispose()
    sys.stdout.write(f"school {seed}: {said}\n")
    sys.stdout.flush()
    return not said.endswith("no fault")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

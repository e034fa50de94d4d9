"""One verb beside the very statements that it sent, replayed on the bare driver over a copy of the same database."""

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from engine.database import Database
from tests.bench.servers import Bare, Kind
from tests.bench.stories import VERBS, Ready, Verb, begun, desk_over, make_school, task_of
from tests.counting import Sent, asked
from web import tables

PRESSES, COLD = 200, 25
"""How many presses are timed, and how many come before, while everything is still cold."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A verb's median and the bare driver's, in seconds, and how many statements it sent."""

    verb: Verb
    statements: int
    ours: float
    bare: float

    @property
    def ratio(self) -> float:
        return self.ours / self.bare


def timed(kind: Kind) -> Iterator[Timed]:
    """Each verb, in turn with the bare driver, so that both meet the same machine."""
    made = Database(kind.url("made"))
    tables.metadata.create_all(made.writer)
    desk = desk_over(made)
    ready = [begun(desk, child) for child in make_school(made, COLD + PRESSES)]
    made.dispose()
    for copy in ("recorded", "ours", "bare"):
        kind.copy("made", copy)
    recorded, ours, bare = Database(kind.url("recorded")), Database(kind.url("ours")), kind.bare("bare")
    try:
        for verb in VERBS:
            yield _in_turn(verb, ready, recorded, ours, bare)
    finally:
        recorded.dispose()
        ours.dispose()
        bare.connection.close()


def _in_turn(verb: Verb, ready: list[Ready], recorded: Database, ours: Database, bare: Bare) -> Timed:
    """The median of each side, a press and its replay in turn, as presses come in a school: one, and then nothing.

    Two presses in a row would find the memory and the disk as the first one left them, and flatter whichever is less.
    """
    sent = [_sent(verb, recorded, each) for each in ready]
    presses = [_press(verb, ours, each) for each in ready]
    gc.collect()
    times = [(_seconds(press), _seconds(_replay(bare, one))) for press, one in zip(presses, sent, strict=True)]
    ours_took, bare_took = (median(found) for found in zip(*times[COLD:], strict=True))
    return Timed(verb, len(sent[-1]), ours_took, bare_took)


def _press(verb: Verb, database: Database, ready: Ready) -> Callable[[], object]:
    desk = desk_over(database)
    task = task_of(database, ready.journey_id, verb.task) if verb.task else None
    return lambda: verb.press(desk, ready, task)


def _sent(verb: Verb, recorded: Database, ready: Ready) -> list[Sent]:
    press = _press(verb, recorded, ready)
    with asked(recorded) as sent:
        press()
    return sent


def _replay(bare: Bare, sent: list[Sent]) -> Callable[[], object]:
    return lambda: bare.replay(sent)


def _seconds(call: Callable[[], object]) -> float:
    began = perf_counter()
    call()
    return perf_counter() - began

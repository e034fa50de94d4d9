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

ROUNDS, ROUND = 8, 25


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
    """Each verb, round by round in turn with the bare driver, so that both meet the same machine."""
    made = Database(kind.url("made"))
    tables.metadata.create_all(made.writer)
    desk = desk_over(made)
    ready = [begun(desk, child) for child in make_school(made, ROUND * (ROUNDS + 1))]
    made.dispose()
    for copy in ("recorded", "ours", "bare"):
        kind.copy("made", copy)
    recorded, ours, bare = Database(kind.url("recorded")), Database(kind.url("ours")), kind.bare("bare")
    try:
        for verb in VERBS:
            yield _rounds(verb, ready, recorded, ours, bare)
    finally:
        recorded.dispose()
        ours.dispose()
        bare.connection.close()


def _rounds(verb: Verb, ready: list[Ready], recorded: Database, ours: Database, bare: Bare) -> Timed:
    """The median of all rounds but the first, in which everything is still cold."""
    sent = [_sent(verb, recorded, each) for each in ready]
    presses = [_press(verb, ours, each) for each in ready]
    rounds = [slice(start, start + ROUND) for start in range(0, len(ready), ROUND)]
    times = [(_seconds(presses[each]), _seconds([_replay(bare, one) for one in sent[each]])) for each in rounds]
    ours_took, bare_took = (median(found) for found in zip(*times[1:], strict=True))
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


def _seconds(calls: list[Callable[[], object]]) -> float:
    """The median time of these calls."""
    taken = []
    gc.collect()
    for call in calls:
        began = perf_counter()
        call()
        taken.append(perf_counter() - began)
    return median(taken)

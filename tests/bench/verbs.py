"""One verb beside the very statements that it sent, replayed on the bare driver over a copy of the same database."""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from sqlmodel import SQLModel

from engine.database import Database
from tests.bench.servers import Bare, Kind
from tests.bench.stories import Ready, Story
from tests.counting import Sent, asked

ROUNDS, ROUND = 8, 25
WARM_UP = 20


@dataclass(frozen=True, slots=True)
class Timed:
    """A verb's median and the bare driver's, in seconds, over some rounds, and how many statements it sent."""

    verb: str
    statements: int
    ours: float
    bare: float

    @property
    def ratio(self) -> float:
        return self.ours / self.bare


def timed(kind: Kind, story: Story) -> Iterator[Timed]:
    """Each verb of `story`, round by round in turn with the bare driver, so that both meet the same machine."""
    made = Database(kind.url("made"))
    SQLModel.metadata.create_all(made.writer)
    ready = story.school(made, WARM_UP + ROUNDS * ROUND)
    made.dispose()
    for copy in ("recorded", "ours", "bare"):
        kind.copy("made", copy)
    recorded, ours, bare = Database(kind.url("recorded")), Database(kind.url("ours")), kind.bare("bare")
    try:
        for name, _ in story.verbs:
            yield _rounds(story, name, ready, recorded, ours, bare)
    finally:
        recorded.dispose()
        ours.dispose()
        bare.connection.close()


def _rounds(story: Story, name: str, ready: list[Ready], recorded: Database, ours: Database, bare: Bare) -> Timed:
    verb = dict(story.verbs)[name]
    sent = [_sent(story, name, recorded, each) for each in ready]
    desk = story.desk(ours)
    mine: list[float] = []
    theirs: list[float] = []
    for start in range(0, len(ready), ROUND):
        mine.append(median(_seconds(lambda each: verb(desk, each), ready[start : start + ROUND])))
        theirs.append(median(_seconds(bare.replay, sent[start : start + ROUND])))
    return Timed(name, len(sent[-1]), median(mine[1:]), median(theirs[1:]))


def _sent(story: Story, name: str, recorded: Database, ready: Ready) -> list[Sent]:
    desk = story.desk(recorded)
    with asked(recorded) as sent:
        dict(story.verbs)[name](desk, ready)
    return sent


def _seconds(run, each_of) -> list[float]:
    taken = []
    for each in each_of:
        began = perf_counter()
        run(each)
        taken.append(perf_counter() - began)
    return taken

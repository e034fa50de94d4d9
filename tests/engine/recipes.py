"""Recipes that take over from the small workflow: a newer version with a map, another text of it, one only proposed."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from engine.clock import Clock
from engine.database import Database
from engine.definition import CountsFor, Due, Field, Guard, Kind, Move, Role, Stage, Standing, Task, Workflow
from engine.desk import Desk
from engine.ids import Ids
from engine.playbook import Playbook
from engine.rulebook import Rulebook
from engine.terms import Force
from engine.versions import Certainty, Proposal, Replaces
from tests.engine.small import ARRIVING, Bakery, checks, days, recorders, rules, workflow

AT = {"mixing": "stirring"}
PERHAPS = Proposal("Perhaps one day.", Certainty.REPORTED, ())


def second() -> Workflow:
    """Mixing is called stirring, nobody weighs twice, and whoever bakes says how it smells."""
    first = workflow()
    smells = Task(
        "smell", ("oven",), "Say how it smells", "class_teacher", counts_for=CountsFor.VISIT,
        form=(Field("how", "How does it smell?", Kind.SHORT_TEXT),),
        due=Due(Standing.OUR_DEFAULT, within=days(5), of=ARRIVING), nudges="step",
    )  # fmt: skip
    moves = tuple(_moved(each) for each in first.moves)
    return replace(
        first,
        version=2,
        in_force_from=date(2026, 9, 1),
        start=replace(first.start, at="stirring"),
        stages={
            "stirring": Stage("stirring", "Stirring", usually="bake", usual=days(10)),
            **_but_mixing(first.stages),
        },
        moves=tuple(replace(each, guards=("weighed",)) if each.do == "take_out" else each for each in moves),
        guards={**first.guards, "weighed": Guard("weighed", Force.SHOULD, "code-2")},
        tasks=(*(replace(each, at=_renamed(each.at)) for each in first.tasks if each.id != "weigh_more"), smells),
        replaces=Replaces("baking", 1, {"mixing": "stirring", "oven": "oven"}),
    )


def proposed() -> Workflow:
    named = replace(second(), name="roasting", version=1, title="Roasting (a proposal)")
    return replace(named, in_force_from=None, proposal=PERHAPS)


def relabelled() -> Workflow:
    """The first version in a bakery's own words."""
    first = workflow()
    stages = {**first.stages, "mixing": replace(first.stages["mixing"], label="In the bowl")}
    return replace(first, stages=stages)


def _moved(move: Move) -> Move:
    return replace(move, source=_renamed(move.source), to=AT.get(move.to, move.to), by=(*move.by, Role.HEAD))


def _renamed(stages: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(AT.get(each, each) for each in stages)


def _but_mixing(stages: Any) -> dict[str, Any]:
    return {name: stage for name, stage in stages.items() if name != "mixing"}


class Shelf(Bakery):
    """A catalogue of several recipes; the first is the one that journeys begin under."""

    def __init__(self, written: Iterable[Workflow]):
        self._all = {f"{each.name}-{each.version}-{place}": each for place, each in enumerate(written)}

    def playbook(self, definition: str) -> Playbook:
        each = self._all[definition]
        return Playbook(each, definition, "{}", Rulebook(each), checks, rules, recorders, lambda facts, circle: facts)

    def current(self, workflow: str, on: date) -> Playbook:
        return self.playbook("baking-1-0")


SHELF = Shelf([workflow(), second(), relabelled(), proposed()])
SECOND, RELABELLED, PROPOSED = (SHELF.playbook(name) for name in ("baking-2-1", "baking-1-2", "roasting-1-3"))


def desk_of(database: Database, clock: Clock) -> Desk:
    return Desk(SHELF, clock, database, Ids())

"""A definition that has been read but not yet judged: what it says, where, and what is wrong with it so far."""

from collections.abc import Set
from dataclasses import dataclass
from typing import Any

from engine.asking import Rung
from engine.definition import Task, Workflow
from engine.faults import Faults
from engine.known import Known
from engine.names import Named
from engine.places import Places


@dataclass(frozen=True, slots=True)
class Draft:
    """What the checks of meaning look at. A part that could not be read is empty; `whole` says which are not.

    One that is not `is_new` has journeys under it already: it may lack what was not asked for when they began.
    """

    workflow: Workflow
    places: Places
    faults: Faults
    known: Known
    used: Set[tuple[Named, str]]
    is_new: bool = True

    def refuse(self, value: Any, what: str, *, key: str = "", word: str = "") -> None:
        """Add a fault where `value` stands, or its `key`, or the `word` within that."""
        self.faults.add(self.places.at(value, key, word), what)

    def whole(self, value: Any, *keys: str) -> bool:
        """Whether these keys of `value` were read in full, so that nothing is said twice."""
        return self.places.whole(value, *keys)

    @property
    def knows_its_ways(self) -> bool:
        """Whether it is certain which stages there are, and which moves lead from where to where."""
        workflow = self.workflow
        return (
            self.whole(workflow, "stages", "moves")
            and all(self.whole(stage, "final") for stage in workflow.stages.values())
            and all(self.whole(move, "do", "from", "to") for move in workflow.moves)
        )

    @property
    def knows_its_tasks(self) -> bool:
        """Whether it is certain which tasks there are, where they stand and what they meet."""
        return self.whole(self.workflow, "tasks") and all(
            self.whole(task, "id", "at", "meets") for task in self.workflow.tasks
        )

    @property
    def has_cycles(self) -> bool:
        """Whether some move starts a cycle, or may do so where it could not be read."""
        moves = self.workflow.moves
        return not self.whole(self.workflow, "moves") or any(
            move.starts_cycle or not self.whole(move, "starts_cycle") for move in moves
        )

    def task(self, id: str) -> Task | None:
        """The task called `id`, where it could be read."""
        return next((task for task in self.workflow.tasks if task.id == id), None)

    def ladder(self, name: str | None) -> tuple[Rung, ...]:
        """The rungs of an own or shared ladder."""
        return self.workflow.ladders.get(name or "") or self.known.ladders.get(name or "", ())

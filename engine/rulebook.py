"""The one place that knows `transitions`: which moves lead where.

One machine per merged definition and no model in it. Guards are ours; the machine gets a single condition, the
engine's assessment, so that nothing can move without one and the machine stays the only judge of where a move leads.
"""

import logging
from dataclasses import dataclass

from transitions import EventData, Machine

from engine.definition import Workflow
from engine.errors import NotFromHere
from engine.values import Assessment

logging.getLogger("transitions").setLevel(logging.WARNING)


@dataclass(slots=True)
class Position:
    """Where a journey stands, for the length of one move. Never stored."""

    state: str


def _permitted(event: EventData) -> bool:
    return bool(event.kwargs["assessment"].permits)


class Rulebook:
    """Which moves lead where. Built once per merged definition; it keeps no journeys."""

    def __init__(self, workflow: Workflow):
        self._machine = Machine(
            model=None,
            states=list(workflow.stages),
            initial=workflow.start.at,
            transitions=[
                {"trigger": move.do, "source": list(workflow.sources(move)), "dest": move.to, "conditions": _permitted}
                for move in workflow.moves
            ],
            auto_transitions=False,
            send_event=True,
        )
        self._led: dict[tuple[str, str, bool], str | None] = {}

    def move(self, stage: str, assessment: Assessment) -> str | None:
        """The stage that the assessed move leads to, or None where a guard stands in the way.

        What the machine says hangs on nothing but the stage, the move and whether the assessment permits it, so that it
        is asked each once. Raises NotFromHere where the definition has no such move from `stage`.
        """
        asked = (stage, assessment.do, assessment.permits)
        if asked not in self._led:
            self._led[asked] = self._judged(stage, assessment)
        return self._led[asked]

    def _judged(self, stage: str, assessment: Assessment) -> str | None:
        event = self._machine.events.get(assessment.do)
        if event is None or stage not in event.transitions:
            raise NotFromHere(stage, assessment.do)
        position = Position(stage)
        moved = event.trigger(position, assessment=assessment)
        return position.state if moved else None

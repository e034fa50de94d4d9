"""What many rows of the board have in common, worked out once: where they stand, and what comes next there."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import cast

from engine.definition import Force, Workflow
from web import current
from web.plain import in_plain_words
from web.pupils.shown import MAIN
from workflows.catalogue import Definitions


@dataclass(frozen=True, slots=True, eq=False)
class StageSeen:
    """Where journeys stand: the stage in words and its place, whether usual days are said, and whether one more try
    leads back to the same stage.

    All journeys at one stage of one definition share it, so that rows are counted by what they share.
    """

    workflow: Workflow
    label: str
    plain: str
    place: tuple[str, int]
    is_said: bool
    is_tried_again: bool


@dataclass(frozen=True, slots=True)
class StepSeen:
    """What comes next for journeys: its words, whether it is a move, and the guards that it would meet.

    `duties` are those of the guards that the law asks for.
    """

    title: str
    is_move: bool = False
    meets: frozenset[str] = frozenset()
    duties: frozenset[str] = frozenset()

    def is_law(self, lacking: tuple[tuple[str, str], ...]) -> bool:
        """Whether the law asks for the step: because of what is lacking (checks with their becauses), or of itself."""
        if not self.duties:
            return False
        own = self.meets.intersection(check for check, _ in lacking)
        return bool(self.duties & (own or self.meets))


Stages = Callable[[str, str], StageSeen]
Steps = Callable[[str, str, str, str | None], StepSeen]


def stages() -> Stages:
    """The stages of definitions, for one request: by the hash of the definition and the name of the stage."""
    return cache(_stage)


def steps() -> Steps:
    """The steps of definitions, for one request: by the hash, the stage, and the kind and the name of the step."""
    return cache(_step)


def workflow_of(definition: str) -> Workflow:
    """A definition by its hash."""
    return current.desk().catalogue.playbook(definition).workflow


def _stage(definition: str, stage: str) -> StageSeen:
    workflow = workflow_of(definition)
    place = (_order(workflow), list(workflow.stages).index(stage))
    label, plain = workflow.stages[stage].label, in_plain_words(workflow, stage)
    is_tried_again = any(move.to == stage for move in workflow.moves_from(stage))
    return StageSeen(workflow, label, plain, place, _is_said(workflow, stage), is_tried_again)


def _order(workflow: Workflow) -> str:
    """The cycle before the lanes beside it."""
    return "" if workflow.name == MAIN else workflow.name


def _is_said(laid: Workflow, stage: str) -> bool:
    """Whether a layer says other usual days for a stage than the written definition does.

    Of a version that no file holds any more, nobody can tell: what it says stands as our default.
    """
    try:
        written = cast(Definitions, current.desk().catalogue).version(laid.name, laid.version).workflow
    except KeyError:
        return False
    return laid.stages[stage].usual != written.stages[stage].usual


def _step(definition: str, stage: str, kind: str, name: str | None) -> StepSeen:
    workflow = workflow_of(definition)
    if kind == "task":
        task = workflow.task(str(name))
        duties = (check for check in task.meets if workflow.guards[check].force is Force.MUST)
        return StepSeen(task.title, meets=frozenset(task.meets), duties=frozenset(duties))
    if kind == "move":
        return StepSeen(workflow.move(str(name), stage).button, is_move=True)
    return StepSeen("")

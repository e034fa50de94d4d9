"""Layers laid one upon the other: what each changes, and what is left out because it does not fit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from engine.definition import Workflow
from engine.faults import Fault, InvalidDefinition
from engine.known import Known
from engine.layering import lay
from engine.playbook import Playbook
from workflows.layer_texts import LayerText
from workflows.school.layers import SchoolLayers


@dataclass(frozen=True, slots=True)
class LaidStep:
    """One layer in its turn: the definition beneath it, and with it. With faults, it changes nothing."""

    layer: LayerText
    before: Workflow
    after: Workflow
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Stack:
    """The merged definition, and each layer that was laid or left out, in order."""

    playbook: Playbook
    steps: tuple[LaidStep, ...] = ()

    @property
    def faults(self) -> tuple[Fault, ...]:
        return tuple(fault for step in self.steps for fault in step.faults)


class Shelf:
    """The definitions as one school has them: the nation's, with the layers that the school uses laid upon them."""

    def __init__(self, layers: SchoolLayers, stacked: Callable[[SchoolLayers, str, date], Stack]):
        self.layers, self._stacked = layers, stacked

    def current(self, workflow: str, on: date) -> Playbook:
        """What a journey of `workflow` begins under on a day; KeyError where nothing is in force."""
        return self.stack(workflow, on).playbook

    def stack(self, workflow: str, on: date) -> Stack:
        """The same, with what each layer changes."""
        return self._stacked(self.layers, workflow, on)


def laid_steps(base: Workflow, texts: Sequence[LayerText], known: Known) -> tuple[LaidStep, ...]:
    """Each layer laid upon the ones before it. One that does not fit is left out, and the next is laid all the same.

    A version of the law that comes into force must not wait for a school's words: what does not fit it is told.
    """
    steps: list[LaidStep] = []
    now = base
    for each in texts:
        try:
            after = lay(each.text, file=each.file, upon=now, known=known)
            steps.append(LaidStep(each, now, after))
            now = after
        except InvalidDefinition as invalid:
            steps.append(LaidStep(each, now, now, invalid.faults))
    return tuple(steps)

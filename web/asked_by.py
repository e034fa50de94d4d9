"""Why a step is asked: what the law, the Code or a layer says, in our words, and where that can be read."""

from collections.abc import Collection
from dataclasses import dataclass

from engine.definition import Force, Task, Workflow
from web import words
from web.cited import Cited, cite

USUALLY = "Usually"
"""What leads a reason that the Code gives as good practice, or that only sets a day."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for a step: what it rests on says, in our words, and where that can be read."""

    force: Force | None
    leads: str
    says: str
    source: Cited

    @property
    def is_usual(self) -> bool:
        """Whether it is said quietly: what is usual, and neither the law nor asked for always."""
        return self.leads == USUALLY


def asked_by(workflow: Workflow, task: Task, first: Collection[str]) -> tuple[Reason, ...]:
    """What asks for this step, each source once: that of the guards in `first` before others, the law first in both."""
    found, forces = dict[str, Reason](), list(Force)
    guards = [workflow.guards[name] for name in task.meets]
    guards.sort(key=lambda guard: (guard.check not in first, forces.index(guard.force)))
    for guard in guards:
        found.setdefault(guard.reference, _reason(guard.reference, guard.force, guard.laid_by))
    for name in task.due.duty if task.due else ():
        found.setdefault(name, _reason(name, None))
    return tuple(found.values())


def _reason(reference: str, force: Force | None, laid_by: str | None = None) -> Reason:
    source = cite(reference)
    leads = words.force_words(force, laid_by) if force and (laid_by or force is not Force.SHOULD) else USUALLY
    return Reason(force, leads, source.title, source)

"""A school's own layer while it is being written: changed part by part, tried, and kept until it is published.

Every change makes a new layer; what is left as it stands beneath is left out of it. What a layer may not do is refused
where it is tried (`tried`), so nothing here has to know it.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, delete

from engine.asking import Field
from engine.definition import Workflow
from engine.desk import Desk
from engine.layer import FieldChange, Layer, LayerKind, StageChange, TaskChange
from engine.terms import Length
from engine.values import Scope
from engine.work import Work
from engine.write_out import as_text, layer_from_text
from workflows.catalogue import Definitions
from workflows.layer_texts import in_force
from workflows.publishing import publish, trial
from workflows.school.layer_records import LayerDraft
from workflows.school.layers import layers_of, next_version
from workflows.stacking import LaidStep

TITLE = "The school’s own words"
ADDED = "own_question_"


def begun(session: Session, school_id: UUID, workflow: str, today: date) -> Layer:
    """What is being written for a workflow: the draft, else what was published last, else nothing yet.

    What waits for its day is built upon too: else the next publication would lose it.
    """
    kept = session.get(LayerDraft, (school_id, workflow))
    if kept is not None:
        return layer_from_text(kept.body)
    own = layers_of(session.connection(), school_id).own_newest(workflow)
    if own is not None and own.text.startswith("{"):
        return layer_from_text(own.text)
    return Layer(LayerKind.SCHOOL, workflow, 1, TITLE, today)


def has_draft(session: Session, school_id: UUID, workflow: str) -> bool:
    """Whether something is being written that is not published."""
    return session.get(LayerDraft, (school_id, workflow)) is not None


def keep(desk: Desk, scope: Scope, layer: Layer) -> None:
    """Keep a layer as the draft of its workflow, in the place of the one before."""
    with desk.short(scope) as session:
        row = session.get(LayerDraft, (scope.school_id, layer.workflow)) or LayerDraft(
            school_id=scope.school_id, workflow=layer.workflow, body="", saved_at=desk.clock.now()
        )
        row.body, row.saved_by, row.saved_at = as_text(layer), scope.actor.person_id, desk.clock.now()
        session.add(row)


def throw_away(desk: Desk, scope: Scope, workflow: str) -> None:
    """Forget the draft of a workflow. What is published stays."""
    with desk.short(scope) as session:
        mine = (col(LayerDraft.school_id) == scope.school_id, col(LayerDraft.workflow) == workflow)
        session.connection().execute(delete(LayerDraft).where(*mine))


def tried(session: Session, definitions: Definitions, school_id: UUID, layer: Layer, on: date) -> LaidStep:
    """The layer laid upon the newest version that it meets in force on a day: the definition without it, and with it.

    Raises InvalidDefinition with every fault, upon those to come too.
    """
    steps = trial(definitions, layers_of(session.connection(), school_id), as_text(layer))
    return next((each for each in reversed(steps) if in_force(each.before, on)), steps[-1])


def publish_own(work: Work, definitions: Definitions, layer: Layer, from_on: date) -> int:
    """Publish a layer from a day on, as the next version of the school's own; gives that version.

    `work` is `Desk.writing_school()`. Raises InvalidDefinition with every fault.
    """
    version = next_version(work.connection, work.school_id, layer.workflow)
    return publish(work, definitions, as_text(replace(layer, version=version, in_force_from=from_on)))


def say_stage(layer: Layer, base: Workflow, name: str, label: str, usual: Length | None) -> Layer:
    """Another label and fewer usual days for a stage; what is as it was beneath changes nothing."""
    beneath = base.stages[name]
    change = StageChange(
        name,
        label if label != beneath.label else None,
        usual if usual != beneath.usual else None,
    )
    return replace(layer, stages=_with(layer.stages, name, change, StageChange(name)))


def say_step(layer: Layer, base: Workflow, id: str, title: str, within: Length | None) -> Layer:
    """Another title and fewer days for a step."""
    beneath = base.task(id)
    due = beneath.due.within if beneath.due else None
    change = replace(
        _step(layer, id),
        title=title if title != beneath.title else None,
        within=within if within != due else None,
    )
    return _with_step(layer, change)


def say_question(
    layer: Layer,
    base: Workflow,
    id: str,
    name: str,
    *,
    ask: str,
    hint: str,
    choices: Mapping[str, str],
    hide: list[str],
) -> Layer:
    """Other words for a question, its hint and its answers; answers more, and those that are not offered."""
    beneath = base.task(id).question(name)
    before = beneath.choices or {}
    change = FieldChange(
        name,
        ask if ask != beneath.ask else None,
        hint if hint and hint != (beneath.hint or "") else None,
        {choice: words for choice, words in choices.items() if before.get(choice) != words},
        tuple(hide),
    )
    step = _step(layer, id)
    return _with_step(layer, replace(step, fields=_with(step.fields, name, change, FieldChange(name))))


def add_question(layer: Layer, id: str, question: Field) -> Layer:
    """A question more at the end of a step."""
    step = _step(layer, id)
    return _with_step(layer, replace(step, more_fields=(*step.more_fields, question)))


def drop_question(layer: Layer, id: str, name: str) -> Layer:
    """Take out a question that the school itself added."""
    step = _step(layer, id)
    kept = tuple(each for each in step.more_fields if each.name != name)
    return _with_step(layer, replace(step, more_fields=kept))


def next_name(session: Session, school_id: UUID, layer: Layer, id: str) -> str:
    """A name for a question more that no question of the step has, nor had in a version before.

    What was answered to one that was taken out would else stand as an answer to another.
    """
    version = next_version(session.connection(), school_id, layer.workflow)
    taken = {each.name for each in _step(layer, id).more_fields}
    return next(name for n in range(1, len(taken) + 2) if (name := f"{ADDED}{version}_{n}") not in taken)


def _step(layer: Layer, id: str) -> TaskChange:
    return layer.tasks.get(id) or TaskChange(id)


def _with_step(layer: Layer, change: TaskChange) -> Layer:
    return replace(layer, tasks=_with(layer.tasks, change.id, change, TaskChange(change.id)))


def _with(changes: Mapping[str, Any], name: str, change: Any, nothing: Any) -> dict[str, Any]:
    """The changes with one in the place of what was said of the same part before; none where it changes nothing."""
    rest = {key: each for key, each in changes.items() if key != name}
    return rest if change == nothing else {**rest, name: change}

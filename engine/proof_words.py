"""The stories of a proof, in words: stages by their labels, moves by their buttons, steps by their titles. Pure."""

from collections.abc import Iterable, Sequence

from engine.definition import Force, Guard, Move, Stage, Task, Workflow
from engine.proof_bypass import PutInBehind, WayRound
from engine.proof_model import Model, Situation

FORCES = {Force.MUST: "the law asks it", Force.ALWAYS: "the guidance says always", Force.SHOULD: "the guidance asks it"}

OPEN_SOONER = "let it open where that is still ahead"


def story(workflow: Workflow, begins: str, first: str, steps: Sequence[tuple[Move | Task, str]]) -> str:
    """What happened, one thing after the other: `Concern raised → “Write the plan” → Plan`."""
    said = [f"{begins}{_label(workflow, first)}"]
    for done, stage in steps:
        if isinstance(done, Task):
            said.append(f"{_quoted(done.title)} is answered")
        else:
            said += [_quoted(done.button), _label(workflow, stage)]
    return " → ".join(said)


def said_unreachable(model: Model, stage: Stage, reached: Iterable[str]) -> str:
    """Why nothing comes to a stage: no move leads there, or those that do cannot be made."""
    workflow = model.workflow
    leading = [move for move in workflow.moves if move.to == stage.name]
    if not leading:
        come = _listed(_label(workflow, name) for name in workflow.stages if name in reached)
        return f"a journey comes to {come}; then no move leads to {_label(workflow, stage.name)}"
    buttons = _listed(_quoted(move.button) for move in leading)
    return f"{_label(workflow, stage.name)} lies behind {buttons}, and no journey comes to where that can be pressed"


def said_unmeetable(model: Model, how: str, stage: str, move: Move, guard: Guard) -> str:
    """A guard that cannot be met where it is asked."""
    where = _quoted(move.button)
    return f"{how}; then {where} asks for {_named(guard)}, and {_why_not(model, guard, stage)}"


def said_dead_end(model: Model, how: str, at: Situation) -> str:
    """A situation in which nobody can do anything."""
    workflow = model.workflow
    waits = [_waits(model, move, at) for move in workflow.moves_from(at.stage)]
    said = "; ".join(each for each in waits if each)
    return f"{how}; then nobody can go on: {said or 'no move leaves ' + _label(workflow, at.stage)}"


def _waits(model: Model, move: Move, at: Situation) -> str:
    """What a move waits for that cannot be had where the journey stands; nothing where it waits for nothing."""
    guards = (model.workflow.guards[name] for name in move.guards)
    for guard in guards:
        if not model.passes(guard, at, past=False):
            return f"{_quoted(move.button)} asks for {_named(guard)}, and {_why_not(model, guard, at.stage)}"
    return ""


def said_no_end(model: Model, how: str, at: Situation) -> str:
    """A situation from which things go on for ever."""
    return f"{how}; from {_label(model.workflow, at.stage)} no end can be reached any more"


def said_bypass(workflow: Workflow, found: WayRound) -> str:
    """A way into a stage on which a duty is never asked."""
    move, stages = found.behind, [(each, each.to) for _, each in found.way]
    first = found.way[0][0] if found.way else move.to
    way = story(workflow, "" if first == workflow.start.at else "Opened at ", first, stages)
    to, guard, button = _label(workflow, move.to), _named(found.guard), _quoted(move.button)
    is_asked = found.guard.check in move.guards
    instead = f"as {button} does on the way into it" if is_asked else f"which whoever comes by {button} has behind them"
    mend = "lay the guard here too, or say in its 'not_on' why not" if found.way else OPEN_SOONER
    return (
        f"{way}; so a journey comes to {to} and nobody has asked for {guard}, {instead} "
        f"({FORCES[found.guard.force]}): {mend}"
    )


def said_put_in_behind(workflow: Workflow, found: PutInBehind) -> str:
    """A journey put in behind a duty, with nobody to ask whether it was done."""
    stage = _label(workflow, found.stage)
    return (
        f"Put in at {stage}; then {_named(found.guard)} lies behind it ({FORCES[found.guard.force]}), and where it is "
        f"not known no step at {stage} asks for it: let one stand there, or say in 'not_carried' why not"
    )


def _why_not(model: Model, guard: Guard, stage: str) -> str:
    """Why a guard cannot be met at a stage, as far as its steps tell."""
    tasks = model.meeting(guard)
    if not tasks:
        return "no step meets it, no page, and nobody outside"
    return _listed(_task_elsewhere(model, task, stage) for task in tasks)


def _task_elsewhere(model: Model, task: Task, stage: str) -> str:
    workflow = model.workflow
    if stage not in workflow.stages_of(task):
        there = _listed(_label(workflow, name) for name in workflow.stages_of(task))
        return f"{_quoted(task.title)}, which meets it, stands only at {there}"
    needed = model.hangs[task.id]
    if needed is None:
        return f"{_quoted(task.title)} meets it"
    asked = workflow.task(needed)
    there = _listed(_label(workflow, name) for name in workflow.stages_of(asked))
    return (
        f"{_quoted(task.title)}, which meets it, is not open before {_quoted(asked.title)} is answered, "
        f"which stands at {there}"
    )


def _label(workflow: Workflow, stage: str) -> str:
    return workflow.stages[stage].label


def _named(guard: Guard) -> str:
    return f"“{guard.check.replace('_', ' ')}”"


def _quoted(words: str) -> str:
    return f"“{words.replace('{child}', 'the child')}”"


def _listed(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last

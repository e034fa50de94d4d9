"""Stages: where a journey begins, that it can get everywhere, and that it can end."""

from collections.abc import Iterable

from engine.definition import Stage
from engine.draft import Draft
from engine.faults import did_you_mean
from engine.terms import OPENER


def check_stages(draft: Draft) -> None:
    """Add what is wrong with the stages and the start."""
    _check_start(draft)
    for stage in draft.workflow.stages.values():
        _check_usual(draft, stage)
    if draft.knows_its_ways:
        _check_reachable(draft)
        _check_ends(draft)


def _check_start(draft: Draft) -> None:
    start, stages = draft.workflow.start, draft.workflow.stages
    if start is None or not draft.whole(start, "at"):
        return
    for key, name in (("at", start.at), ("opened_at", start.opened_at or "")):
        if name in stages and stages[name].final:
            draft.refuse(start, f"'{name}' is final: no journey can begin there", key=key)
            return
    task = draft.task(start.asks or "")
    if task is None or not draft.whole(task, "form", "at", "owner"):
        return
    if task.form is None:
        draft.refuse(start, f"'{task.id}' has no form, so it cannot be answered in the press that begins", key="asks")
    if start.at not in draft.workflow.stages_of(task):
        draft.refuse(start, f"'{task.id}' is not at '{start.at}', where a journey begins", key="asks")
    if task.owner != OPENER:
        draft.refuse(
            start, f"'{task.id}' is owned by {task.owner}: what is asked at the start is owned by opener", key="asks"
        )


def _check_usual(draft: Draft, stage: Stage) -> None:
    if not draft.whole(stage, "final", "usually", "usual"):
        return
    for key, value in (("usually", stage.usually), ("usual", stage.usual)):
        if stage.final and value is not None:
            draft.refuse(stage, f"'{stage.name}' is final and has no '{key}'", key=key)
        if not stage.final and value is None:
            draft.refuse(stage, f"'{key}' is missing: '{stage.name}' is not final")
    _check_usually_leaves(draft, stage)


def _check_usually_leaves(draft: Draft, stage: Stage) -> None:
    if stage.final or stage.usually is None or not draft.knows_its_ways:
        return
    moves = {move.do for move in draft.workflow.moves_from(stage.name)}
    if moves and stage.usually not in moves:
        near = did_you_mean(stage.usually, moves)
        draft.refuse(stage, f"'{stage.usually}' is no move from '{stage.name}'{near}", key="usually")


def _check_reachable(draft: Draft) -> None:
    workflow = draft.workflow
    if workflow.start is None or workflow.start.at not in workflow.open_stages:
        return
    ways = [(stage, move.to) for move in workflow.moves for stage in workflow.sources(move)]
    put_in = workflow.carried_in.at if workflow.carried_in else ()
    reached = _closure([*workflow.start.stages, *put_in], ways)
    for name, stage in workflow.stages.items():
        if name not in reached:
            draft.refuse(stage, f"nothing leads to '{name}'")


def _check_ends(draft: Draft) -> None:
    workflow = draft.workflow
    final = [name for name, stage in workflow.stages.items() if stage.final]
    if not final:
        draft.refuse(workflow, "no stage is final, so no journey can end", key="stages")
        return
    back = [(move.to, stage) for move in workflow.moves for stage in workflow.sources(move)]
    ending = _closure(final, back)
    for name in workflow.open_stages:
        if not workflow.moves_from(name):
            draft.refuse(workflow.stages[name], f"no move leaves '{name}', and it is not final")
        elif name not in ending:
            draft.refuse(workflow.stages[name], f"no final stage can be reached from '{name}'")


def _closure(first: Iterable[str], ways: list[tuple[str, str]]) -> set[str]:
    """All that can be reached from `first` over these ways."""
    reached, new = set(), set(first)
    while new:
        reached |= new
        new = {to for source, to in ways if source in new} - reached
    return reached

"""Versions: from when a definition is in force, what it takes over from, and what makes it a proposal."""

from collections.abc import Iterator
from typing import Any

from engine.draft import Draft
from engine.terms import Standing

NEITHER = "'in_force_from' is missing: only a proposal has no day from which it is in force"
NO_DAY = "this is a proposal: nobody knows from when, and no day is guessed"
NAMELESS = "this is a proposal, and its title does not say so: a title stands alone on many pages"
ONLY_PROPOSED = "only a proposal has days that are 'proposed'"


def check_versions(draft: Draft) -> None:
    """Add what is wrong with the days in force, the version that is replaced, and a proposal."""
    _check_days(draft)
    _check_replaced(draft)
    _check_landing(draft)
    if draft.workflow.proposal is not None:
        _check_proposal(draft)
    elif draft.whole(draft.workflow, "proposal"):
        _check_not_proposed(draft)


def _check_days(draft: Draft) -> None:
    workflow = draft.workflow
    begins, until = workflow.in_force_from, workflow.in_force_to
    if until and begins and draft.whole(workflow, "in_force_from", "in_force_to") and until <= begins:
        draft.refuse(workflow, f"this is not after {begins}, when it comes into force", key="in_force_to")
    if begins is None and workflow.proposal is None and draft.whole(workflow, "in_force_from", "proposal"):
        draft.refuse(workflow, NEITHER)


def _check_replaced(draft: Draft) -> None:
    workflow, replaced = draft.workflow, draft.workflow.replaces
    if replaced is None or not draft.whole(workflow, "workflow", "version"):
        return
    if not draft.whole(replaced, "workflow", "version"):
        return
    if replaced.workflow == workflow.name and replaced.version >= workflow.version:
        draft.refuse(replaced, f"version {workflow.version} can replace only a version before it", key="version")


def _check_landing(draft: Draft) -> None:
    """Nothing closes by accident: a journey that runs goes on running under whatever takes over."""
    workflow, replaced = draft.workflow, draft.workflow.replaces
    if replaced is None or not draft.whole(replaced, "stages"):
        return
    for stage, lands_at in replaced.stages.items():
        if lands_at in workflow.stages and workflow.stages[lands_at].final:
            place = draft.places.beside(replaced, "stages", stage)
            draft.faults.add(place, f"'{lands_at}' is final: a journey that runs does not end because its rules change")


def _check_proposal(draft: Draft) -> None:
    workflow = draft.workflow
    for key in ("in_force_from", "in_force_to"):
        if getattr(workflow, key) is not None:
            draft.refuse(workflow, NO_DAY, key=key)
    if draft.whole(workflow, "title") and "proposal" not in workflow.title.lower():
        draft.refuse(workflow, NAMELESS, key="title")


def _check_not_proposed(draft: Draft) -> None:
    for dated in _dated(draft):
        if dated.standing is Standing.PROPOSED:
            draft.refuse(dated, ONLY_PROPOSED, key="standing")


def _dated(draft: Draft) -> Iterator[Any]:
    """Whatever has days with a standing: the due dates of tasks, and the dated duties."""
    yield from (task.due for task in draft.workflow.tasks if task.due)
    yield from draft.workflow.dates

"""People: nothing about a child is for those who see none, and whatever waits for somebody, somebody here can do."""

from collections.abc import Iterator
from typing import Any

from engine.definition import Task, Workflow
from engine.draft import Draft
from engine.terms import NAMELESS, OUTSIDE_ROLES, Role

NO_ACCOUNT = frozenset({Role.SERVICE, Role.COUNCIL})
"""Who is outside and comes to no page: what they say is written down by somebody here."""


def check_people(draft: Draft) -> None:
    """Add where a definition asks somebody who cannot do it; one that runs already is as it began."""
    if not draft.is_new:
        return
    for part in _with_roles(draft.workflow):
        for role in (each for each in part.by if each in NAMELESS):
            draft.refuse(part, _why_not(role), key="by", word=role)
    for move in draft.workflow.moves:
        if move.by and NO_ACCOUNT.issuperset(move.by):
            outside = " and ".join(f"the {role}" for role in move.by)
            verb = "is" if len(move.by) == 1 else "are"
            draft.refuse(move, f"nobody here can press '{move.do}': {outside} {verb} outside", key="by")
    for task in draft.workflow.tasks:
        _check_step(draft, task)


def _with_roles(workflow: Workflow) -> Iterator[Any]:
    """Every part that says by whom it is done."""
    yield from (each for each in (workflow.start, workflow.carried_in) if each is not None)
    yield from workflow.moves
    yield from workflow.exceptions.values()
    yield from (exemption for guard in workflow.guards.values() for exemption in guard.exemptions)


def _check_step(draft: Draft, task: Task) -> None:
    for key in ("owner", "also", "chased_by"):
        said = getattr(task, key)
        for role in (each for each in (said if key == "also" else (said,)) if each in NAMELESS):
            draft.refuse(task, _why_not(role, "no step"), key=key, word=role)
    helping = {*task.also, task.chased_by} - {None} - OUTSIDE_ROLES
    is_answered_here = task.owner not in OUTSIDE_ROLES or helping or task.laid_by
    if not is_answered_here and draft.whole(task, "owner", "also", "chased_by"):
        whom = f"the {task.owner.replace('_', ' ')}"
        what = f"nobody here can answer '{task.id}' for {whom}: name who in 'also' or 'chased_by'"
        draft.refuse(task, what, key="owner")


def _why_not(role: Role, what: str = "nothing") -> str:
    if role is Role.SYSTEM:
        return "people press moves, and the system makes none of its own" if what == "nothing" else "no step is its own"
    return f"{what} about a child is for the {role.replace('_', ' ')}, who sees figures without names"

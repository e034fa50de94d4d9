"""Tasks: one form or one screen, a due date that hangs on something, a ladder that fits, and moves that leave."""

from engine.asking import Field
from engine.days import DayKind
from engine.definition import Task
from engine.draft import Draft
from engine.terms import CountsFor, Length, Side

WHAT_DUE_IS = "due is one of 'within' and 'of', 'within' and 'before', or 'on' alone"
# Five open days are seven calendar days, or more: enough to tell which of two lengths is surely the longer one.
WEIGHT = {DayKind.CALENDAR: 5, DayKind.WORKING: 7, DayKind.SCHOOL: 7}


def check_tasks(draft: Draft) -> None:
    """Add what is wrong with the tasks."""
    seen: set[str] = set()
    for task in draft.workflow.tasks:
        if task.id and task.id in seen:
            draft.refuse(task, f"there is another task called '{task.id}'", key="id")
        seen.add(task.id)
        _check_form_or_screen(draft, task)
        _check_scope(draft, task)
        _check_due(draft, task)
        _check_ladder(draft, task)
        for field in task.form or ():
            _check_leads_to(draft, task, field)
            _check_beside(draft, task, field)


def _check_form_or_screen(draft: Draft, task: Task) -> None:
    if not draft.whole(task, "form", "screen"):
        return
    if task.form is None and task.screen is None:
        draft.refuse(task, f"'{task.id}' has neither a form nor a screen")
    if task.form is not None and task.screen is not None:
        draft.refuse(task, f"'{task.id}' has a form already: it is one or the other", key="screen")
    if task.record is not None and task.form is None:
        draft.refuse(task, "only a form has a recorder: a screen writes its own rows", key="record")


def _check_scope(draft: Draft, task: Task) -> None:
    """Rule 4: without cycles nothing can count for one."""
    if draft.has_cycles:
        return
    if task.counts_for is CountsFor.CYCLE and draft.whole(task, "counts_for"):
        what = "no move here starts a cycle: 'counts_for' must be written, as journey or visit"
        draft.refuse(task, what, key="counts_for")
    if task.carry is not None:
        draft.refuse(task, "no move here starts a cycle, so there is no last one to carry from", key="carry")


def _check_due(draft: Draft, task: Task) -> None:
    due = task.due
    if due is None:
        for key in ("opens", "nudges"):
            if getattr(task, key) is not None and draft.whole(task, "due"):
                draft.refuse(task, f"'{key}' needs a due date, and '{task.id}' has none", key=key)
        return
    if draft.whole(due, "within", "of", "before", "on"):
        given = {key for key in ("within", "of", "before", "on") if getattr(due, key) is not None}
        if given not in ({"within", "of"}, {"within", "before"}, {"on"}):
            draft.refuse(due, WHAT_DUE_IS)


def _check_ladder(draft: Draft, task: Task) -> None:
    """A rung before the due date must not fire before the task is open."""
    if task.opens is None or not draft.whole(task.opens, "within"):
        return
    for rung in draft.ladder(task.nudges):
        before = rung.when.length if rung.when and rung.when.side is Side.BEFORE else None
        if before and _weight(before) > _weight(task.opens.within):
            what = f"'{task.nudges}' sends {rung.when}, but '{task.id}' opens only {task.opens.within} before due"
            draft.refuse(task, what, key="nudges")


def _weight(length: Length) -> int:
    return length.count * WEIGHT[length.kind]


def _check_leads_to(draft: Draft, task: Task, field: Field) -> None:
    """A move that an answer leads to must leave every stage at which the answer can be given."""
    if not draft.knows_its_ways or not draft.whole(task, "at") or not draft.whole(field, "leads_to"):
        return
    workflow = draft.workflow
    for choice, do in (field.leads_to or {}).items():
        missing = [
            stage
            for stage in workflow.stages_of(task)
            if stage in workflow.stages and do not in {move.do for move in workflow.moves_from(stage)}
        ]
        if missing:
            own = draft.places.knows(field)
            place = draft.places.beside(field, "leads_to", choice) if own else draft.places.at(task, "form")
            draft.faults.add(place, f"'{do}' is no move from '{missing[0]}', where '{task.id}' can be answered")


def _check_beside(draft: Draft, task: Task, field: Field) -> None:
    """What stands beside a question of a shared form is a rule of this workflow too; its own names were looked up."""
    if field.beside and not draft.places.knows(field) and field.beside not in draft.known.rules:
        draft.refuse(task, f"'{field.name}' has '{field.beside}' beside it, which is no rule here", key="form")

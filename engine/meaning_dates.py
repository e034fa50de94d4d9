"""Anchors and dates: what a date hangs on is a date, and no two hang on each other."""

from collections.abc import Iterator
from typing import Any

from engine.asking import Due, Field
from engine.draft import Draft
from engine.faults import did_you_mean
from engine.terms import Anchor, AnchorKind, Kind

Node = tuple[AnchorKind, str]


def check_dates(draft: Draft) -> None:
    """Add what is wrong with the dates, and with what due dates and beginnings hang on."""
    seen: set[str] = set()
    for dated in draft.workflow.dates:
        if dated.id and dated.id in seen:
            draft.refuse(dated, f"there is another date called '{dated.id}'", key="id")
        seen.add(dated.id)
    for owner, key, anchor in _anchors(draft):
        _check_field(draft, owner, key, anchor, Kind.DATE)
    for field in _fields(draft):
        if field.begins_as and field.begins_as.anchor and draft.whole(field, "answer"):
            _check_field(draft, field, "begins_as", field.begins_as.anchor, field.answer)
    _check_rings(draft)


def _anchors(draft: Draft) -> Iterator[tuple[Any, str, Anchor]]:
    """Everything that hangs on something: its object, its key and its anchor."""
    for task in draft.workflow.tasks:
        yield from _anchors_of(task.due) if task.due else ()
    for dated in draft.workflow.dates:
        if dated.anchor is not None:
            yield dated, "anchor", dated.anchor


def _anchors_of(due: Due) -> Iterator[tuple[Due, str, Anchor]]:
    for key in ("of", "before", "on"):
        anchor = getattr(due, key)
        if anchor is not None:
            yield due, key, anchor


def _fields(draft: Draft) -> Iterator[Field]:
    """Every field that stands in this file."""
    workflow = draft.workflow
    carried = workflow.carried_in.form if workflow.carried_in else ()
    forms = [*workflow.forms.values(), *(task.form or () for task in workflow.tasks), carried]
    asked = [move.asks for move in workflow.moves]
    for form in (*forms, *asked):
        yield from (field for field in form if draft.places.knows(field))


def _check_field(draft: Draft, owner: Any, key: str, anchor: Anchor, kind: Kind) -> None:
    """An anchor on a field needs such a field, and its answer must be of `kind`."""
    task = draft.task(anchor.name) if anchor.kind is AnchorKind.FIELD else None
    if task is None or not draft.whole(task, "form"):
        return
    if not all(draft.whole(field, "field") for field in task.form or ()):
        return
    named = {field.name: field for field in task.form or ()}
    found = named.get(anchor.field)
    if task.form is None:
        draft.refuse(owner, f"'{task.id}' has no form, so no field '{anchor.field}'", key=key)
    elif found is None:
        draft.refuse(owner, f"'{task.id}' has no field '{anchor.field}'{did_you_mean(anchor.field, named)}", key=key)
    elif found.answer is not kind and draft.whole(found, "answer"):
        draft.refuse(owner, f"'{anchor.name}.{anchor.field}' is {found.answer}, and {kind} is wanted", key=key)


def _check_rings(draft: Draft) -> None:
    """By rule 1 a task whose anchor has no date is not open: in a ring, none would ever be."""
    ids = [task.id for task in draft.workflow.tasks]
    if len(set(ids)) < len(ids):
        return
    hangs = _hanging(draft)
    for node, (owner, key, _) in hangs.items():
        if _comes_back(node, hangs):
            draft.refuse(owner, f"'{node[1]}' hangs on itself in the end, so it will never have a date", key=key)


def _hanging(draft: Draft) -> dict[Node, tuple[Any, str, Node]]:
    """What each task and date hangs on, with the object and the key that say so.

    What is asked at the start is left out: it is answered in the press that begins, date or not.
    """
    hangs: dict[Node, tuple[Any, str, Node]] = {}
    for task in draft.workflow.tasks:
        for owner, key, anchor in _anchors_of(task.due) if task.due else ():
            hangs[AnchorKind.FIELD, task.id] = (owner, key, (anchor.kind, anchor.name))
    for dated in draft.workflow.dates:
        if dated.anchor is not None:
            hangs[AnchorKind.DATE, dated.id] = (dated, "anchor", (dated.anchor.kind, dated.anchor.name))
    asked = draft.workflow.start.asks if draft.workflow.start else None
    hangs.pop((AnchorKind.FIELD, asked or ""), None)
    return hangs


def _comes_back(first: Node, hangs: dict[Node, tuple[Any, str, Node]]) -> bool:
    """Whether following what hangs on what leads from `first` to itself."""
    node, passed = hangs[first][2], set()
    while node in hangs and node != first and node not in passed:
        passed.add(node)
        node = hangs[node][2]
    return node == first

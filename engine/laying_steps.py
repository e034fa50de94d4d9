"""Laying what a layer says of steps: their titles, days, questions and answers, and the steps that it adds."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from engine.asking import Due, Field
from engine.definition import Task
from engine.faults import did_you_mean
from engine.ground import FAMILY, Ground, names_of, why_not_called, why_not_shorter
from engine.layer import FieldChange, TaskChange
from engine.phrases import NAME
from engine.terms import OUTSIDE_ROLES, Kind, Length, Standing


def laid_tasks(ground: Ground) -> tuple[Task, ...]:
    """The steps of the definition as the layer has them, and after them those that it adds."""
    changes = ground.layer.tasks
    known = {task.id for task in ground.base.tasks}
    for name in changes:
        if name not in known:
            ground.refuse(changes[name], f"'{name}' is added by this layer: say it there")
    changed = [_changed(ground, task, changes[task.id]) if task.id in changes else task for task in ground.base.tasks]
    return (*changed, *(_added(ground, task) for task in ground.layer.more_tasks))


def _changed(ground: Ground, task: Task, change: TaskChange) -> Task:
    made = replace(
        task,
        title=change.title or task.title,
        due=_sooner(ground, task, change) if change.within else task.due,
        form=_questions(ground, task, change),
    )
    ground.places.stands_for(made, change, {"within": "due", "more_fields": "form"})
    return made


def _sooner(ground: Ground, task: Task, change: TaskChange) -> Due | None:
    """The due date with fewer days. They are then no longer the law's, though what the law says still holds."""
    new, due = change.within, task.due
    why = _why_not_sooner(task, new) if new else ""
    if due is None or why:
        ground.refuse(change, why or f"'{task.id}' has no date by which it is due, so none to shorten", key="within")
        return due
    return due if new == due.within else replace(due, within=new, standing=Standing.OUR_DEFAULT)


def _why_not_sooner(task: Task, new: Length) -> str:
    due = task.due
    if due is None:
        return ""
    if due.within is None:
        return f"'{task.id}' is due on a day that is agreed or worked out: no layer moves it"
    if task.owner in OUTSIDE_ROLES:
        return f"'{task.id}' is for the {task.owner.replace('_', ' ')}: no layer shortens the time that others have"
    return why_not_shorter(due.within, new, backwards=due.before is not None)


def _questions(ground: Ground, task: Task, change: TaskChange) -> tuple[Field, ...] | None:
    if task.form is None:
        for key in ("fields", "more_fields"):
            if getattr(change, key):
                ground.refuse(change, f"'{task.id}' is a page of its own: it has no questions to change", key=key)
        return None
    known = names_of(task.form)
    for name, each in change.fields.items():
        if name not in known:
            ground.refuse(each, f"'{task.id}' asks nothing called '{name}'{did_you_mean(name, known)}")
    changed = [_question(ground, task, each, change.fields.get(each.name)) for each in task.form]
    for added in change.more_fields:
        _check_added(ground, task, added)
    return (*changed, *change.more_fields)


def _question(ground: Ground, task: Task, field: Field, change: FieldChange | None) -> Field:
    if change is None:
        return field
    choices = _choices(ground, task, field, change)
    made = replace(field, ask=change.ask or field.ask, hint=change.hint or field.hint, choices=choices)
    ground.places.stands_for(made, change)
    return made


def _choices(ground: Ground, task: Task, field: Field, change: FieldChange) -> dict[str, str] | None:
    if field.choices is None:
        for key in ("choices", "hide"):
            if getattr(change, key):
                ground.refuse(change, f"'{field.name}' has no answers of its own to choose from", key=key)
        return None
    for name, words in change.choices.items():
        beside = [pair for pair in (*field.choices.items(), *change.choices.items()) if pair[0] != name]
        why = _why_not_worded(field.choices, name, words) or _why_not_added(ground, field, name)
        if why := why or why_not_called(field.choices.get(name, ""), words, beside):
            ground.refuse(change, why, key="choices", word=name)
    kept = {name: why for name in change.hide if (why := _why_not_hidden(ground, task, field, name))}
    for name, why in kept.items():
        ground.refuse(change, why, key="hide", word=name)
    hidden = set(change.hide) - kept.keys()
    left = {name: words for name, words in {**field.choices, **change.choices}.items() if name not in hidden}
    if not left:
        ground.refuse(change, f"an answer must be left to choose for '{field.name}'", key="hide")
    return left or dict(field.choices)


def _why_not_worded(choices: Mapping[str, str], name: str, words: str) -> str:
    """In a plain list an answer is its own words; elsewhere it has a name."""
    is_plain = all(each == said for each, said in choices.items())
    if is_plain and name != words:
        return "the answers here stand in a plain list: write one more as '[words]'"
    if not is_plain and not re.fullmatch(NAME, name):
        return "the answers here have names: write one more as '{name: words}'"
    return ""


def _why_not_added(ground: Ground, field: Field, name: str) -> str:
    """An answer more is one that the Python, or the way on, knows nothing of."""
    if name in (field.choices or {}):
        return ""
    if field.leads_to:
        return f"the answers to '{field.name}' lead on: a layer gives them other words, and adds none"
    if ground.reads(field.name) and any(ground.reads(name) for name in field.choices or {}):
        return f"Waymark itself reads the answers to '{field.name}': a layer gives them other words, and adds none"
    if ground.reads(field.name):
        return f"Waymark itself reads whether '{field.name}' has an answer, whatever it is: a layer adds none"
    return ""


def _why_not_hidden(ground: Ground, task: Task, field: Field, name: str) -> str:
    choices = field.choices or {}
    if name not in choices:
        return f"no choice is called '{name}'{did_you_mean(name, choices)}"
    if field.leads_to and name in field.leads_to:
        return f"'{name}' leads to '{field.leads_to[name]}': no layer hides a way on"
    if name == field.alone:
        return f"'{name}' is the answer for whom nothing else fits: no layer hides it"
    if ground.reads(field.name) and ground.reads(name):
        return f"Waymark itself reads '{name}': no layer hides it"
    return _why_not_fewer(ground, task, field, name)


def _why_not_fewer(ground: Ground, task: Task, field: Field, name: str) -> str:
    """Why a step keeps all its answers: what is not offered cannot be said, and a start or a right would hang on it."""
    if ground.base.start.asks == task.id and not field.may_be_blank:
        return f"'{name}' is asked at a start: to hide it would be a condition on that"
    if FAMILY & {task.owner, *task.also}:
        return f"'{name}' is what the family may say: no layer hides it"
    if ground.is_with_family(task):
        return f"'{name}' is what the family is told or says here: no layer hides it"
    if task.owner in OUTSIDE_ROLES:
        return f"'{name}' is what the {task.owner} may say: no layer hides it"
    if task.due and task.due.standing is Standing.LAW:
        return f"'{task.id}' is due by law: no layer hides what can be said there"
    if _is_judged(ground, field):
        return f"'{name}' is said where no other answer here holds: no layer hides it"
    return ""


def _is_judged(ground: Ground, field: Field) -> bool:
    """Whether one answer must be given, and some lead on or are read: without the rest, one of those is forced."""
    is_read = ground.reads(field.name) and any(ground.reads(name) for name in field.choices or {})
    return field.answer is Kind.ONE_OF and not field.may_be_blank and (bool(field.leads_to) or is_read)


def _check_added(ground: Ground, task: Task, field: Field) -> None:
    """One question more at a step that is there already. A right and a start are never made harder by it."""
    if field.name in names_of(task.form or ()):
        ground.refuse(field, f"'{task.id}' asks '{field.name}' already: change it under 'fields'", key="field")
    elif ground.reads(field.name):
        ground.refuse(field, f"Waymark itself reads a question called '{field.name}': take another name", key="field")
    if not field.may_be_blank and (what := _held_up(ground, task)):
        ground.refuse(field, f"this would be a condition on {what}: it may be left blank ('may_be_blank: true')")
    _check_leads(ground, field)


def _held_up(ground: Ground, task: Task) -> str:
    """What waits for a step's answer and may wait for no more; nothing where only ends wait that may be tightened."""
    if ground.base.start.asks == task.id:
        return "a start"
    if FAMILY & {task.owner, *task.also}:
        return "what a family does"
    waiting = [move for move in ground.base.moves if set(task.meets) & set(move.guards)]
    if not waiting:
        return "a step that no layer may hold up"
    held_up = next((move for move in waiting if ground.why_not_tightened(move.do)), None)
    return f"'{held_up.do}', which waits for this step" if held_up else ""


def _check_leads(ground: Ground, field: Field) -> None:
    if field.leads_to is not None:
        ground.refuse(field, "only the nation's own answers lead to a move", key="leads_to")


def _added(ground: Ground, task: Task) -> Task:
    """A step of the layer's own: a form, which meets no guard."""
    for key, what in _never_added(ground, task):
        ground.refuse(task, what, key=key)
    for name in task.meets:
        own = name in ground.layer.more_guards
        what = "no check reads what a layer asks" if own else f"'{name}' is met as the definition says"
        ground.refuse(task, f"{what}: a layer adds no other way to meet it", key="meets", word=name)
    _check_own_fields(ground, task.form or ())
    made = replace(task, laid_by=ground.layer.title)
    ground.places.stands_for(made, task)
    return made


def _never_added(ground: Ground, task: Task) -> Iterator[tuple[str, str]]:
    if task.record is not None:
        yield "record", "what a layer asks is kept as it is answered: it writes no other record"
    if task.screen is not None:
        yield "screen", "a step that a layer adds is a form"
    if task.due and task.due.standing in (Standing.LAW, Standing.GUIDANCE):
        yield "due", f"only the nation says what the {task.due.standing} sets: 'standing' is 'agreed' or 'our default'"
    if task.due and task.owner in FAMILY:
        yield "due", "a family owes a layer nothing by a day: what it may tell has no 'due'"
    if task.owner in OUTSIDE_ROLES and task.chased_by is None:
        yield "owner", f"'chased_by' is missing: somebody here asks the {task.owner.replace('_', ' ')} for it"
    if ground.reads(task.id):
        yield "id", f"Waymark itself reads a step called '{task.id}': take another name"


def _check_own_fields(ground: Ground, form: Sequence[Field]) -> None:
    for field in form:
        _check_leads(ground, field)

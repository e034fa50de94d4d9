"""What differs between two definitions, each difference a plain sentence: for whoever weighs a change of the rules.

Parts are paired by their names, never by their places. What a definition is called inside, its version and its days in
force say which definition it is, not what it asks: they are left out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from engine.asking import Field
from engine.definition import Guard, Move, Task, Workflow
from engine.difference_words import (
    ALLOWED,
    GUARD,
    PUT_IN,
    QUESTION,
    STAGE,
    TOLD_APART,
    Said,
    due_changed,
    rung_moved,
    rung_said,
    rungs_apart,
)
from engine.said import (
    at_said,
    due_said,
    listed,
    name_said,
    needed_said,
    role_said,
    roles_said,
    task_said,
    text_said,
    value_said,
)
from engine.terms import Length


class About(StrEnum):
    """What a change is about, in the order in which changes are told."""

    WORKFLOW = "workflow"
    START = "start"
    STAGE = "stage"
    MOVE = "move"
    GUARD = "guard"
    TASK = "task"
    QUESTION = "question"
    REMINDER = "reminder"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `name` is the part's name in the definition, a question's with its task's: `tell_family.who`."""

    about: About
    name: str
    sentence: str


def differences(before: Workflow, after: Workflow) -> tuple[Change, ...]:
    """Every difference between two definitions in the order of `About`; none where they ask the same."""
    both = _Both(before, after)
    found = (
        both.whole(),
        both.stages(),
        both.moves(),
        both.guards(),
        both.tasks(),
        both.reminders(),
        both.dates(),
    )
    return tuple(change for changes in found for change in changes)


class _Both:
    """The two definitions that are compared."""

    def __init__(self, before: Workflow, after: Workflow):
        self._before, self._after = before, after

    def whole(self) -> Iterator[Change]:
        before, after = self._before, self._after
        if before.title != after.title:
            yield Change(About.WORKFLOW, after.name, f"It is called {text_said(after.title)}.")
        if before.slot != after.slot:
            many = "may be open at once" if after.slot is None else "is open at a time"
            yield Change(About.WORKFLOW, after.name, f"{'Any number' if after.slot is None else 'Only one'} {many}.")
        said = {"by": lambda b, a: f"can be begun by {roles_said(a.by)}"}
        yield from _keys(About.START, "start", "It", before.start, after.start, said)
        if (before.carried_in is None) != (after.carried_in is None):
            can = "can" if after.carried_in else "can no longer"
            yield Change(About.START, "carried_in", f"It {can} be put in where it began elsewhere.")
        elif before.carried_in and after.carried_in:
            yield from _keys(About.START, "carried_in", "Putting one in", before.carried_in, after.carried_in, PUT_IN)
            yield from _questions("carried_in", "Putting one in", before.carried_in.form, after.carried_in.form)

    def stages(self) -> Iterator[Change]:
        gone, new, kept = _paired(self._before.stages, self._after.stages)
        for name, stage in gone.items():
            yield Change(About.STAGE, name, f"The stage {text_said(stage.label)} is gone.")
        for name, stage in new.items():
            usual = f"; it usually takes {stage.usual}" if isinstance(stage.usual, Length) else ""
            yield Change(About.STAGE, name, f"There is a new stage, {text_said(stage.label)}{usual}.")
        for name, (before, after) in kept.items():
            yield from _keys(About.STAGE, name, f"The stage {text_said(before.label)}", before, after, STAGE)
        yield from _order(About.STAGE, "stages", "The stages stand in another order.", kept, self._after.stages)

    def moves(self) -> Iterator[Change]:
        gone, new, kept = _paired(_moves(self._before), _moves(self._after))
        for name, move in gone.items():
            yield Change(About.MOVE, name, f"The button {text_said(move.button)} is gone.")
        for name, move in new.items():
            where, to = at_said(self._after, move.source), self._after.stages[move.to].label
            said = f"There is a new button {where}, {text_said(move.button)}, which leads to {text_said(to)}"
            yield Change(About.MOVE, name, f"{said}, for {roles_said(move.by)}.")
        for name, (before, after) in kept.items():
            button = f"The button {text_said(before.button)}"
            yield from _keys(About.MOVE, name, button, before, after, self._move_words())
            yield from self._needs(name, button, before, after)
            yield from _questions(name, button, before.asks, after.asks)
        yield from _order(About.MOVE, "moves", "The buttons stand in another order.", kept, _moves(self._after))

    def _move_words(self) -> Mapping[str, Said]:
        after = self._after
        return {
            "button": lambda b, a: f"is called {text_said(a.button)}",
            "from": lambda b, a: f"stands {at_said(after, a.source)}",
            "to": lambda b, a: f"leads to {text_said(after.stages[a.to].label)}",
            "by": lambda b, a: f"is for {roles_said(a.by)}",
            "say_why": lambda b, a: "wants a written reason" if a.say_why else "wants no written reason any more",
        }

    def _needs(self, name: str, button: str, before: Move, after: Move) -> Iterator[Change]:
        for guard in (each for each in before.guards if each not in after.guards):
            said = needed_said(self._before.guards[guard])
            yield Change(About.MOVE, name, f"{button} no longer needs: {said}.")
        for guard in (each for each in after.guards if each not in before.guards):
            yield Change(About.MOVE, name, f"{button} also needs: {needed_said(self._after.guards[guard])}.")
        kept = dict.fromkeys(each for each in before.guards if each in after.guards)
        yield from _order(About.MOVE, name, f"{button} needs the same in another order.", kept, after.guards)

    def guards(self) -> Iterator[Change]:
        gone, new, kept = _paired(self._before.guards, self._after.guards)
        for name in (*gone, *new):
            asked = "no longer asked for anywhere" if name in gone else "asked for"
            yield Change(About.GUARD, name, f"That “{name_said(name)}” is {asked}.")
        for name, (before, after) in kept.items():
            said = f"That “{name_said(name)}”"
            yield from _keys(About.GUARD, name, said, before, after, GUARD)
            yield from _ways_past(name, said, before, after)
        yield from self._exceptions()

    def _exceptions(self) -> Iterator[Change]:
        gone, new, kept = _paired(self._before.exceptions, self._after.exceptions)
        for name in (*gone, *new):
            there = "is gone" if name in gone else "can be recorded"
            yield Change(About.GUARD, name, f"The exception “{name_said(name)}” {there}.")
        for name, (before, after) in kept.items():
            yield from _keys(About.GUARD, name, f"The exception “{name_said(name)}”", before, after, ALLOWED)

    def tasks(self) -> Iterator[Change]:
        gone, new, kept = _paired(_by_id(self._before.tasks), _by_id(self._after.tasks))
        for name, task in gone.items():
            yield Change(About.TASK, name, f"{task_said(task)} is gone.")
        for name, task in new.items():
            yield Change(About.TASK, name, self._new_task(task))
        for name, (before, after) in kept.items():
            said = task_said(before)
            yield from _keys(About.TASK, name, said, before, after, self._task_words())
            yield from _questions(name, said, before.form or (), after.form or ())
        yield from _order(About.TASK, "tasks", "The steps stand in another order.", kept, _by_id(self._after.tasks))

    def _new_task(self, task: Task) -> str:
        due = f", {due_said(task)}" if due_said(task) else ""
        asks = f" It asks: {listed([text_said(each.ask) for each in task.form])}." if task.form else ""
        where = at_said(self._after, task.at)
        return f"There is a new step {where}, {text_said(task.title)}, for {role_said(task.owner)}{due}.{asks}"

    def _task_words(self) -> Mapping[str, Said]:
        after = self._after
        return {
            "title": lambda b, a: f"is called {text_said(a.title)}",
            "at": lambda b, a: f"stands {at_said(after, a.at)}",
            "owner": lambda b, a: f"is for {role_said(a.owner)}, and was for {role_said(b.owner)}",
            "also": lambda b, a: f"can also be done by {roles_said(a.also) if a.also else 'nobody else'}",
            "due": due_changed,
            "opens": lambda b, a: f"opens {a.opens.within} before it is due" if a.opens else "opens at once",
        }

    def reminders(self) -> Iterator[Change]:
        before, after = self._before.ladders, self._after.ladders
        for name in dict.fromkeys([*before, *after]):
            gone, new, moved = rungs_apart(before.get(name, ()), after.get(name, ()))
            steps = [text_said(task.title) for task in self._after.tasks if task.nudges == name]
            about = f"For {listed(steps)}" if steps else f"Of the reminders “{name_said(name)}”"
            for old, now in moved:
                yield Change(About.REMINDER, name, f"{about}, {rung_moved(old, now)}.")
            for rung in gone:
                yield Change(About.REMINDER, name, f"{about}, no reminder goes {rung_said(rung)} any more.")
            for rung in new:
                yield Change(About.REMINDER, name, f"{about}, a reminder goes {rung_said(rung)}.")

    def dates(self) -> Iterator[Change]:
        gone, new, kept = _paired(_by_id(self._before.dates), _by_id(self._after.dates))
        for name in (*gone, *new):
            watched = "no longer watched" if name in gone else "watched"
            yield Change(About.DATE, name, f"The date “{name_said(name)}” is {watched}.")
        for name, (before, after) in kept.items():
            yield from _keys(About.DATE, name, f"The date “{name_said(name)}”", before, after, {})


def _ways_past(name: str, said: str, before: Guard, after: Guard) -> Iterator[Change]:
    gone, new, kept = _paired(_by_name(before.exemptions), _by_name(after.exemptions))
    for each in (*gone, *new):
        can = "no longer be" if each in gone else "be"
        yield Change(About.GUARD, name, f"{said} can {can} left out because “{name_said(each)}”.")
    for each, (old, now) in kept.items():
        yield from _keys(About.GUARD, name, f"{said}, left out because “{name_said(each)}”,", old, now, ALLOWED)


def _questions(name: str, said: str, before: Sequence[Field], after: Sequence[Field]) -> Iterator[Change]:
    gone, new, kept = _paired(_by_name(before), _by_name(after))
    for field, question in gone.items():
        yield Change(About.QUESTION, f"{name}.{field}", f"{said} no longer asks {text_said(question.ask)}.")
    for field, question in new.items():
        blank = "; it may be left blank" if question.may_be_blank else ""
        yield Change(About.QUESTION, f"{name}.{field}", f"{said} also asks {text_said(question.ask)}{blank}.")
    for field, (old, now) in kept.items():
        asks = f"{said}: the question {text_said(old.ask)}"
        yield from _keys(About.QUESTION, f"{name}.{field}", asks, old, now, QUESTION)
        yield from _answers(f"{name}.{field}", asks, old, now)
    yield from _order(About.QUESTION, name, f"{said} asks in another order.", kept, _by_name(after))


def _answers(name: str, asks: str, before: Field, after: Field) -> Iterator[Change]:
    gone, new, kept = _paired(before.choices or {}, after.choices or {})
    for words in gone.values():
        yield Change(About.QUESTION, name, f"{asks} no longer offers {text_said(words)}.")
    for words in new.values():
        yield Change(About.QUESTION, name, f"{asks} also offers {text_said(words)}.")
    for old, now in kept.values():
        if old != now:
            yield Change(About.QUESTION, name, f"{asks} says {text_said(now)} instead of {text_said(old)}.")
    yield from _order(About.QUESTION, name, f"{asks} offers its answers in another order.", kept, after.choices or {})


def _keys(about: About, name: str, said: str, before: Any, after: Any, words: Mapping[str, Said]) -> Iterator[Change]:
    """One change for each key that differs: with its own words where it has some, else with the two values."""
    for each in fields(before):
        old, now = getattr(before, each.name), getattr(after, each.name)
        key = each.metadata.get("key", each.name)
        if old == now or (type(before), key) in TOLD_APART:
            continue
        tell = words.get(key)
        what = tell(before, after) if tell else f"has “{name_said(key)}” {value_said(now)}, and had {value_said(old)}"
        yield Change(about, name, f"{said} {what}.")


def _order(about: About, name: str, sentence: str, kept: Mapping[str, Any], after: Iterable[str]) -> Iterator[Change]:
    if list(kept) != [each for each in after if each in kept]:
        yield Change(about, name, sentence)


def _paired(
    before: Mapping[str, Any], after: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """What is gone, what is new, and what is in both, as pairs; each in its own order."""
    gone = {name: each for name, each in before.items() if name not in after}
    new = {name: each for name, each in after.items() if name not in before}
    return gone, new, {name: (each, after[name]) for name, each in before.items() if name in after}


def _moves(workflow: Workflow) -> Mapping[str, Move]:
    """Moves by name; one name that leaves several stages in moves of its own counts on: `leave`, `leave 2`."""
    found: dict[str, Move] = {}
    for move in workflow.moves:
        again = sum(name.split(" ")[0] == move.do for name in found)
        found[f"{move.do} {again + 1}" if again else move.do] = move
    return found


def _by_id(parts: Sequence[Any]) -> Mapping[str, Any]:
    return {each.id: each for each in parts}


def _by_name(parts: Sequence[Any]) -> Mapping[str, Any]:
    return {each.name: each for each in parts}

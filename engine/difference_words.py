"""What is said of each key of a definition that differs: the words of `differences`."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from engine.asking import Field, Rung
from engine.definition import CarriedIn, Guard, Move, Task
from engine.said import FORCES, due_said, name_said, role_said, roles_said, text_said, value_said

Said = Callable[[Any, Any], str]
"""What is said of one key that differs, from the part before and the part after; it goes on from the part's name."""


def due_changed(before: Task, after: Task) -> str:
    """How a due date differs."""
    if due_said(after) and due_said(after) != due_said(before):
        was = f" instead of {due_said(before)}" if due_said(before) else ""
        return f"is due {due_said(after)}{was}"
    return "is due by another rule" if after.due else "has no date by which it is due"


def rung_said(rung: Rung) -> str:
    """To whom a reminder goes, and when."""
    return f"to {role_said(rung.to)} {_when(rung)}"


def rung_moved(before: Rung, after: Rung) -> str:
    """How a reminder to the same people goes at another time."""
    return f"the reminder to {role_said(after.to)} goes {_when(after)} instead of {_when(before)}"


def rungs_apart(
    before: Sequence[Rung], after: Sequence[Rung]
) -> tuple[list[Rung], list[Rung], list[tuple[Rung, Rung]]]:
    """The reminders that are gone, those that are new, and in pairs those to the same people at another time."""
    gone, new = [each for each in before if each not in after], [each for each in after if each not in before]
    moved = []
    for old in list(gone):
        now = next((each for each in new if (each.send, each.to) == (old.send, old.to)), None)
        if now is not None:
            moved.append((old, now))
            gone.remove(old)
            new.remove(now)
    return gone, new, moved


def _when(rung: Rung) -> str:
    again = f", and again every {rung.again_every}" if rung.again_every else ""
    return f"{rung.when}{again}"


STAGE: Mapping[str, Said] = {
    "label": lambda b, a: f"is called {text_said(a.label)}",
    "usual": lambda b, a: f"usually takes {value_said(a.usual)}, and took {value_said(b.usual)}",
    "usually": lambda b, a: f"usually leads on by “{name_said(a.usually or 'nothing')}”",
    "final": lambda b, a: "is an end" if a.final else "is no longer an end",
}
GUARD: Mapping[str, Said] = {
    "force": lambda b, a: f"is {FORCES[a.force]}, and was {FORCES[b.force]}",
    "outside": lambda b, a: f"waits for {text_said(a.outside.says)}" if a.outside else "waits for nobody outside",
}
PUT_IN: Mapping[str, Said] = {"by": lambda b, a: f"is for {roles_said(a.by)}"}
ALLOWED: Mapping[str, Said] = {"by": lambda b, a: f"can be recorded by {roles_said(a.by)}"}
QUESTION: Mapping[str, Said] = {
    "ask": lambda b, a: f"now reads {text_said(a.ask)}",
    "hint": lambda b, a: f"has the hint {text_said(a.hint)}" if a.hint else "has no hint any more",
    "leads_to": lambda b, a: "leads on in another way",
    "may_be_blank": lambda b, a: "may be left blank" if a.may_be_blank else "must be answered",
}
TOLD_APART = {
    (Guard, "exemptions"),
    (Guard, "laid_by"),
    (Move, "guards"),
    (Move, "asks"),
    (Task, "form"),
    (Task, "laid_by"),
    (Field, "choices"),
    (CarriedIn, "form"),
}
"""The keys whose parts are compared one by one, and whose layer said something, which is no difference in it."""

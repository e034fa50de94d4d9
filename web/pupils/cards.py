"""The cards at the top of a child's page: what comes next on each journey, and what whoever looks owes beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from engine.reading import JourneyLook
from engine.values import NextStep, TaskState
from web.pupils.files import File
from web.pupils.next_shown import StepShown, task_step
from web.pupils.shown import JourneyShown


@dataclass(frozen=True, slots=True)
class Card:
    """One step with its journey’s name; `is_next` where it is what comes next on that journey."""

    step: StepShown
    about: str
    is_next: bool


def cards(file: File, looks: Iterable[JourneyLook], journeys: Iterable[JourneyShown]) -> tuple[Card, ...]:
    """What waits for whoever looks stands first, and late before the rest; otherwise the journeys keep their places.

    Somebody who owes a step that is not what comes next sees it all the same: theirs does not wait for the other.
    """
    look_of = {look.journey.id: look for look in looks}
    found: list[Card] = []
    for journey in journeys:
        if journey.has_step:
            found.append(Card(journey.step, journey.label, is_next=True))
            own = None if journey.step.whose.is_mine else _own(file, look_of[journey.id])
            found += [Card(own, journey.label, is_next=False)] if own else []
    return tuple(sorted(found, key=_place))


def _place(card: Card) -> tuple[bool, bool, bool]:
    """One’s own first, and what is late; last that for which nothing is to be done yet."""
    return not card.step.whose.is_mine, not card.step.is_late, not card.step.href


def _own(file: File, look: JourneyLook) -> StepShown | None:
    """The open step of a journey that whoever looks owes: the first that is due."""
    rows = [row for row in look.tasks if row.status == "open" and _is_mine(file, look, row)]
    row = min(rows, key=lambda each: each.due_on or date.max, default=None)
    if row is None:
        return None
    return task_step(file, look, NextStep("task", row.task, row.id, row.owner, row.person_id, row.due_on))


def _is_mine(file: File, look: JourneyLook, row: TaskState) -> bool:
    return file.around.of_row(row, look.journey.opened_by).is_mine

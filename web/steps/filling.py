"""What stands in a step’s questions before anybody types: nobody is asked for the same thing twice.

In this order: what was typed and not yet sent, what was answered (unless it is asked afresh each time), what was said
elsewhere and is used here, last cycle’s answer where it is carried, and else what the definition begins with.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from engine import tasks
from engine.definition import AnchorKind, Beginning
from engine.due import anchored
from engine.values import Answered
from web import current
from web.steps.step import Step
from workflows.support.circle import FamilyContactSeen, PupilViewSeen

TALK, CHILD_SAYS = "family_contact", "pupil_views"
MOST_OFFERED = 2


@dataclass(frozen=True, slots=True)
class Filling:
    """What stands in the questions, the answer version that it began from, and when it was saved as a draft.

    `carried` is last cycle’s answer, where that is what stands there.
    """

    values: Mapping[str, Any]
    based_on: int
    saved_at: datetime | None = None
    carried: Answered | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """Something on record already that would answer this step: what it is, and its answers."""

    id: UUID
    on: date
    what: str
    values: Mapping[str, Any]


def filling(step: Step, use: str = "") -> Filling:
    """What stands in the questions now. `use` names an offer that was taken up."""
    taken = next((offer for offer in offers(step) if str(offer.id) == use), None)
    if taken is not None:
        return Filling(taken.values, step.version)
    return filled_with(step, tasks.draft_of(current.desk(), current.scope(), step.id))


def filled_with(step: Step, draft: tasks.Typed | None) -> Filling:
    """What stands in the questions, where the draft is known already, as it is for several steps at once."""
    if draft is not None:
        return Filling(draft.values, draft.based_on, draft.saved_at)
    if step.row.answer is not None and step.task.afresh and not step.is_done:
        return Filling(_begins(step), step.version)
    if step.row.answer is not None:
        return Filling(step.row.answer.values, step.version)
    carried = last_cycle(step)
    if carried is not None:
        return Filling(carried.values, 0, carried=carried)
    return Filling(_begins(step), 0)


def last_cycle(step: Step) -> Answered | None:
    """The last answer to this task, where it is carried into a further cycle and nothing is answered in this one."""
    if step.task.carry is None or step.task.form is None or step.row.answer is not None:
        return None
    return step.known.last(step.task.id)


def _begins(step: Step) -> dict[str, Any]:
    found = {q.name: _begin(step, q.begins_as) for q in step.task.form or () if q.begins_as}
    return {name: value for name, value in found.items() if value is not None}


def _begin(step: Step, begins: Beginning) -> Any:
    """What one question begins with, in the engine’s shape."""
    if begins.ahead is not None:
        return step.known.days.after(step.known.today, begins.ahead.count, begins.ahead.kind).isoformat()
    if begins.anchor is None:
        return step.known.today.isoformat()
    if begins.anchor.kind is AnchorKind.FIELD:
        counts = step.playbook.workflow.task(begins.anchor.name).counts_for
        answered = step.known.answered(begins.anchor.name, counts)
        return answered.values.get(begins.anchor.field) if answered else None
    found = anchored(step.playbook, step.known, step.facts, begins.anchor)
    value: Any = found.on if found else None
    return value.isoformat() if isinstance(value, date) else value


def beside(step: Step) -> dict[str, str]:
    """What is known already about single questions, in words, to stand beside them."""
    asked = ((q.name, q.beside) for q in step.task.form or () if q.beside)
    said = ((name, step.playbook.rules[rule](step.facts)) for name, rule in asked)
    return {name: words for name, words in said if words}


def offers(step: Step) -> tuple[Offer, ...]:
    """Talks, or the child’s words, that are on record already and would answer this step; the newest first."""
    if step.row.answer is not None:
        return ()
    found: Iterable[Offer] = ()
    if step.task.record == TALK and any(q.name == "said" for q in step.task.form or ()):
        found = (_talk(each) for each in reversed(step.circle.talks))
    elif step.task.record == CHILD_SAYS:
        found = (_view(each) for each in reversed(step.circle.views) if each.counts)
    return tuple(found)[:MOST_OFFERED]


def _talk(talk: FamilyContactSeen) -> Offer:
    values = {
        "who": sorted(talk.who),
        "on": talk.on.isoformat(),
        "how": talk.how,
        "said": talk.said,
        "note": talk.note or None,
    }
    return Offer(talk.id, talk.on, "the talk", values)


def _view(view: PupilViewSeen) -> Offer:
    values = {"good": view.good, "hard": view.hard, "helps": view.helps, "how": sorted(view.how)}
    return Offer(view.id, view.on, "what was said", values)

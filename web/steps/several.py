"""Several steps on one screen: each with its own questions, saved and judged by itself; what fails stops no other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any
from uuid import UUID

from flask import request
from wtforms.form import BaseForm

from engine import tasks
from engine.errors import AnswersRefused, EngineError, NotAllowed, NotOpen, Stale, WhyIsMissing
from web import current
from web.fields import whole
from web.forms import AnswersForm, Sources
from web.steps.filling import Filling, beside, filled_with
from web.steps.step import Step

AS_IT_STANDS = "as-it-stands"
SEEN = "seen"
PROBLEMS: dict[type[EngineError], str] = {
    Stale: "Somebody answered this while you wrote. Open the step to see both.",
    NotOpen: "This is not asked for any more.",
    NotAllowed: "This is not yours to answer any more.",
    WhyIsMissing: "An agreed date changes with this. Open the step, and say why.",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One step among several: its questions, and what stood in them."""

    step: Step
    form: AnswersForm
    stood: Filling

    @property
    def key(self) -> str:
        """What the names of its fields begin with."""
        return key_of(self.step.id)

    @property
    def stands(self) -> bool:
        """Whether an answer stands there already, to be sent as it is: a draft, last cycle’s, or one that the step
        begins with, such as what the teacher thinks comes next."""
        if self.stood.saved_at is not None or self.stood.carried is not None:
            return True
        wanted = [self.stood.values.get(q.name) for q in self.form.questions if not q.may_be_blank]
        return bool(wanted) and all(wanted)

    @property
    def seen(self) -> int:
        """The answer version that the questions were opened on."""
        return whole(request.form.get(self.key + SEEN, ""), self.step.version)


def key_of(step_id: UUID) -> str:
    return f"s{step_id.hex}-"


def item_of(step: Step, sources: Sources, draft: tasks.Typed | None, child: str = "") -> Item:
    """A step with its questions, filled with what stands there. `child` is what the child is called, if not by name."""
    called = child or step.child
    form = AnswersForm(
        step.task.form or (),
        sources=sources,
        child=called,
        beside=beside(step),
        size="s",
        prefix=key_of(step.id),
        compact=True,
    )
    stood = filled_with(step, draft)
    return Item(step, form.filled(stood.values), stood)


def was_filled_in(item: Item) -> bool:
    """Whether this press says anything about a step: something was typed, or what stands is sent as it is.

    Afterwards the form holds what was sent.
    """
    if f"{item.key}{SEEN}" not in request.form:
        return False
    before = item.form.values()
    item.form.process(request.form)
    return item.form.values() != before or f"{item.key}{AS_IT_STANDS}" in request.form


def send(item: Item) -> bool:
    """Hand one step’s answers to the engine. False where it refuses: the form says why, and a draft keeps the words."""
    desk, scope = current.desk(), current.scope()
    faults: Mapping[str, str] = {}
    if item.form.accepted():
        try:
            tasks.answer(desk, scope, item.step.id, item.form.values(), seen=item.seen)
        except AnswersRefused as refused:
            faults = refused.faults
        except tuple(PROBLEMS) as error:
            faults = {item.form.questions[0].name: PROBLEMS[type(error)]}
        else:
            tasks.forget_draft(desk, scope, item.step.id)
            return True
    keep(item)
    item.form.refuse(faults)
    return False


def keep(item: Item) -> None:
    """Keep as a draft what fits of what was typed for a step that is still asked for."""
    try:
        item.step.refuse_others()
    except (NotOpen, NotAllowed):
        return
    tasks.save_draft(current.desk(), current.scope(), item.step.id, item.form.typed(), based_on=item.seen)


@dataclass(frozen=True, slots=True)
class Refused:
    """What was not taken of a press, as one form: its faults fill the summary at the top of the page."""

    forms: tuple[BaseForm, ...]

    @property
    def errors(self) -> bool:
        return bool(self.forms)

    def __iter__(self) -> Iterator[Any]:
        return chain.from_iterable(self.forms)

"""Sharing a plan, a record or advice on the meeting's screen: who has it in hand now, who heard it, and who is sent it.

Source: Code 6.49, 6.71, 6.75. A copy counts as handed over, and word of mouth as told here, today; another day or way
has the step's own page.
"""

from collections.abc import Iterator, Mapping

from engine import tasks
from engine.asking import Field
from engine.errors import NotAllowed, NotOpen
from engine.terms import Kind
from web import current, words
from web.forms import AnswersForm
from web.steps.shared_list import Line, Listed, listed, what_of
from web.steps.shown import court_orders
from web.steps.step import Step, writing_step
from workflows.support.sharing import WROTE, Told, send_to_all, tick

FAMILY, STAFF, SEND = "family", "staff", "send"
NOBODY = "Choose who has it, or send it"


def form_of(step: Step, prefix: str) -> AnswersForm:
    """What can be said of this step in a meeting, filled with what was typed; without questions once all have it."""
    form = AnswersForm(_questions(listed(step), dict(court_orders(step))), prefix=prefix, size="s", compact=True)
    typed = tasks.drafts_of(step.file.sight.session, current.scope(), [step.id]).get(step.id)
    return form.filled(typed.values if typed else {})


def _questions(list_: Listed, orders: Mapping[str, str]) -> Iterator[Field]:
    """A question for each kind of people who do not have it yet; a court order and what somebody needs stand there."""
    family = {line.who: _named(line, orders.get(line.name, "")) for line in list_.family if not line.is_told}
    staff = {line.who: line.name for line in list_.staff if not line.is_told}
    if family:
        yield _several(FAMILY, "Who in the family has a copy in hand now?", family)
    if staff:
        yield _several(STAFF, "Who of the school has heard it now?", staff)
    if list_.others:
        send = f"To {words.count(list_.others, 'colleague')}: it comes to the top of their next steps"
        yield _several(SEND, "Send it?", {"yes": send})


def _named(line: Line, order: str) -> str:
    about = "; ".join(filter(None, (order, line.needs)))
    return f"{line.name}: {about}" if about else line.name


def _several(name: str, ask: str, choices: dict[str, str]) -> Field:
    return Field(name, ask, Kind.SEVERAL_OF, choices=choices, may_be_blank=True)


def told(step: Step) -> tuple[str, ...]:
    """Who has it already, and how."""
    list_ = listed(step)
    return tuple(
        f"{line.name}: {line.state[:1].lower()}{line.state[1:]}"
        for line in (*list_.family, *list_.staff)
        if line.is_told
    )


def give(step: Step, form: AnswersForm) -> bool:
    """Record who has it; False, with the form saying so, where nobody was chosen."""
    said, what, me = form.values(), what_of(step), f"person:{current.person().person_id}"
    family, staff = said.get(FAMILY) or [], said.get(STAFF) or []
    waits = listed(step).to_send - {*staff} if said.get(SEND) else frozenset()
    if not (family or staff or waits):
        form.refuse({form.questions[0].name: NOBODY})
        return False
    with writing_step(step.id) as (work, journey):
        for who in family:
            tick(work, journey, what, who, Told("handed", work.today))
        for who in staff:
            tick(work, journey, what, who, Told(WROTE if who == me else "word", work.today))
        send_to_all(work, journey, what, waits)
    tasks.forget_draft(current.desk(), current.scope(), step.id)
    return True


def keep(step: Step, form: AnswersForm) -> None:
    """Keep what was ticked and not yet saved, while the step is still asked for."""
    try:
        step.refuse_others()
    except (NotOpen, NotAllowed):
        return
    tasks.save_draft(current.desk(), current.scope(), step.id, form.typed(), based_on=step.version)

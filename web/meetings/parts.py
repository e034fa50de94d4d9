"""The steps of a meeting on one screen: each open step of one child, in written order, with its own form.

A step whose content repeats (outcomes, support, notices) shows what is written of it, and the one row to write now.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

from flask import request, url_for

from engine import tasks
from engine.reading import JourneyLook, look_at
from engine.values import TaskState
from web import current
from web.fields import whole
from web.forms import AnswersForm
from web.meetings import shared
from web.pupils.files import File
from web.pupils.moves_shown import MoveShown, moves_shown
from web.pupils.shown import MAIN
from web.steps import notices, outcome_reviews, outcomes, several, support
from web.steps.filling import Filling
from web.steps.plan_rows import to_begin_with, written
from web.steps.several import Item, item_of, key_of
from web.steps.step import Step, step_of
from workflows.support.reviewing import under_review

ROW = "row"
NOTHING = Filling({}, 0)


@dataclass(frozen=True, slots=True)
class Part:
    """One step of the meeting. `form` is blank where it is done on a page of its own, or all its rows are written.

    `carries` is how many outcomes last time’s plan has, where this one can begin with it.
    """

    item: Item
    row: str = ""
    heading: str = ""
    written: tuple[str, ...] = ()
    has_form: bool = True
    carries: int = 0

    @property
    def step(self) -> Step:
        return self.item.step

    @property
    def button(self) -> str:
        return f"Save {self.heading[:1].lower()}{self.heading[1:]}" if self.heading else "Save this step"


@dataclass(frozen=True, slots=True)
class OnOffer:
    """A move that a meeting can make or must know of, with the sequence that was seen."""

    journey_id: UUID
    move: MoveShown
    seen: int
    by_press: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """All of a meeting about one child: the steps to do here, those of others, what was done today, and the moves."""

    parts: tuple[Part, ...]
    others: tuple[Step, ...]
    done: tuple[Step, ...]
    moves: tuple[OnOffer, ...]
    letters: tuple[tuple[str, str], ...]
    journey_id: UUID | None


def sheet_of(file: File) -> Sheet:
    """The sheet of a child whose file is open."""
    looks = [look for look in look_at(file.sight, file.pupil.id) if look.journey.is_open]
    looks.sort(key=lambda look: look.journey.workflow != MAIN)
    steps = [step_of(file, row.id) for look in looks for row in _open_rows(look)]
    drafts = tasks.drafts_of(file.sight.session, current.scope(), [step.id for step in steps])
    mine = [step for step in steps if step.may_answer]
    sources = mine[0].sources() if mine else {}
    parts = (_rows(step) or Part(item_of(step, sources, drafts.get(step.id))) for step in mine)
    done = [step_of(file, row.id) for look in looks for row in _done_today(look, file)]
    return Sheet(
        tuple(parts),
        tuple(step for step in steps if not step.may_answer),
        tuple(done),
        tuple(_moves(file, looks)),
        tuple(letter for look in looks for letter in _letters(file, look)),
        looks[0].journey.id if looks else None,
    )


def _open_rows(look: JourneyLook) -> list[TaskState]:
    """The open steps of a journey in written order; a page that is always there is no step of a meeting.

    What was typed for a step that somebody else answered meanwhile stays on the sheet, so that no word is lost.
    """
    order = {task.id: place for place, task in enumerate(look.workflow.tasks) if not task.is_standing}
    rows = [row for row in look.tasks if row.task in order and (row.status == "open" or _was_sent(row))]
    return sorted(rows, key=lambda row: (order[row.task], row.id))


def _was_sent(row: TaskState) -> bool:
    return key_of(row.id) + several.SEEN in request.form


def _done_today(look: JourneyLook, file: File) -> list[TaskState]:
    return [row for row in look.tasks if row.status == "done" and row.done_on == file.sight.today]


def _letters(file: File, look: JourneyLook) -> Iterator[tuple[str, str]]:
    """The formal letter to each contact, ready to print, while telling the family is asked for, and on the day on which
    it was done: name and address."""
    for row in look.tasks:
        is_now = row.status == "open" or (row.status == "done" and row.done_on == file.sight.today)
        if is_now and _is_notices(look, row):
            step = step_of(file, row.id)
            for line in notices.lines_of(step):
                yield line.name, url_for("steps.letter", task_id=step.id, contact_id=line.contact_id)


def _is_notices(look: JourneyLook, row: TaskState) -> bool:
    return any(task.id == row.task and task.screen == "notices" for task in look.workflow.tasks)


def _moves(file: File, looks: list[JourneyLook]) -> Iterator[OnOffer]:
    for look in looks:
        for shown in moves_shown(look, file.pupil.called, file):
            if shown.is_expected and shown.is_mine:
                move = next(move for move, _ in look.moves if move.do == shown.do)
                yield OnOffer(look.journey.id, shown, look.journey.sequence, not (move.asks or move.say_why))


def _rows(step: Step) -> Part | None:
    """The part of a step whose content repeats; None for one with questions."""
    if step.task.screen is None:
        return None
    find = _ROWS.get(step.task.screen)
    return find(step) if find else Part(_item(step, AnswersForm(())), has_form=False)


def _item(step: Step, form: AnswersForm) -> Item:
    return Item(step, form, NOTHING)


def _asked(step: Step) -> str:
    """Which row the press is about."""
    return request.form.get(key_of(step.id) + ROW, "")


def _outcomes(step: Step) -> Part:
    plan = written(step)
    place = whole(_asked(step)) or outcomes.row_to_write(step)
    form = outcomes.row_form(step, place, key_of(step.id)) if place else AnswersForm(())
    said = tuple(each.able_to for n, each in sorted(plan.outcomes.items()) if n != place) if plan else ()
    last = to_begin_with(step, plan)
    carries = len(last.outcomes) if last else 0
    return Part(_item(step, form), str(place), f"Outcome {place}", said, has_form=bool(place), carries=carries)


def _support(step: Step) -> Part:
    plan = written(step)
    place = whole(_asked(step)) or support.row_to_write(step)
    form = support.row_form(step, place, key_of(step.id)) if place else AnswersForm(())
    said = tuple(each.what for n, each in sorted(plan.provision.items()) if n != place) if plan else ()
    return Part(_item(step, form), str(place), f"Support {place}", said, has_form=bool(place))


def _notices(step: Step) -> Part:
    lines = notices.lines_of(step)
    asked = next((line for line in lines if str(line.contact_id) == _asked(step)), None)
    line = asked or next((each for each in lines if each.status != "sent"), None)
    told = tuple(f"{each.name} has been told" for each in lines if each.status == "sent")
    if line is None:
        return Part(_item(step, AnswersForm(())), written=told, has_form=False)
    form = notices.row_form(step, line.contact_id, key_of(step.id))
    return Part(_item(step, form), str(line.contact_id), f"Given to {line.name}", told)


def _reviewed(step: Step) -> Part:
    """The outcome to look at now, with where it began; those that were looked at stand above it."""
    rows = under_review(step.circle, step.known)
    place = whole(_asked(step)) or outcome_reviews.row_to_write(step)
    now = next((row for row in rows if row.outcome.position == place), None)
    said = tuple(f"{row.outcome.able_to}: looked at" for row in rows if row.is_reviewed and row is not now)
    if now is None:
        return Part(_item(step, AnswersForm(())), written=said, has_form=False)
    began = f"Now: {now.outcome.able_to} (it began at: {now.outcome.now})"
    form = outcome_reviews.row_form(step, place, key_of(step.id))
    return Part(_item(step, form), str(place), f"Outcome {place}", (*said, began))


def _shared(step: Step) -> Part:
    form = shared.form_of(step, key_of(step.id))
    return Part(_item(step, form), heading="Who has it", written=shared.told(step), has_form=bool(form.questions))


_ROWS: dict[str, Callable[[Step], Part]] = {
    "outcomes": _outcomes,
    "support": _support,
    "notices": _notices,
    "reviewed_outcomes": _reviewed,
    "sharing": _shared,
}
SAVES = {"outcomes": outcomes.save_row, "support": support.save_row, "reviewed_outcomes": outcome_reviews.save_row}
"""How a row of each screen is written; a notice is given, and a copy shared, which are other things."""


def submit(part: Part) -> bool:
    """Save one part for good; False where it is refused, with the faults on its form."""
    screen, form, step = part.step.task.screen, part.item.form, part.step
    if screen is None:
        return several.send(part.item)
    if not part.has_form or not form.accepted():
        return False
    if screen == "notices":
        return notices.mark(step, form, UUID(part.row))
    if screen == "sharing":
        return shared.give(step, form)
    SAVES[screen](step.id, int(part.row), form)
    return True


def keep(part: Part) -> None:
    """Keep what was typed for a part that was not pressed, without judging it."""
    screen, form = part.step.task.screen, part.item.form
    if screen is None:
        several.keep(part.item)
    elif screen == "notices":
        notices.keep_row(part.step, UUID(part.row), form)
    elif screen == "sharing":
        shared.keep(part.step, form)
    elif screen in SAVES:
        SAVES[screen](part.step.id, int(part.row), form)
    for field in form:
        field.errors = ()

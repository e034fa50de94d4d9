"""What comes next for a child, in words: a step, a move, or until which day and for whom it waits."""

from dataclasses import dataclass, replace
from datetime import date

from flask import url_for

from engine.days import Days
from engine.reading import JourneyLook
from engine.values import NextStep, TaskState
from web import addresses, words
from web.asked_by import Reason, asked_by
from web.pupils.awaited import then_comes
from web.pupils.dated import ahead, title
from web.pupils.files import File
from web.whose import Whose


@dataclass(frozen=True, slots=True)
class StepShown:
    """The next step of one journey. `why` is one sentence, `reason` what asks for it; `href` and `button` do it."""

    title: str
    whose: Whose
    due: str
    is_late: bool
    why: str
    reason: Reason | None
    href: str
    button: str


def next_step(file: File, look: JourneyLook) -> StepShown:
    step = look.projection.next
    if step.kind == "task":
        return task_step(file, look, step)
    if step.kind == "move":
        return _move_step(file, look, step)
    if step.kind in ("none", "rest"):
        stands = f"{'Ended' if step.kind == 'none' else 'Rests'}: {look.workflow.stages[look.journey.stage].label}"
        return StepShown(stands, Whose(""), "", False, "", None, "", "")
    return _waiting(file, look, step)


def _waiting(file: File, look: JourneyLook, step: NextStep) -> StepShown:
    """Nothing is to be done: until which day, or until whom. The day stands once, with what it is the day of."""
    whose, until = file.around.of_step(step), step.waiting_until
    because = next((because for check, because in look.projection.blocking if not _is_dated(look, check)), "")
    if until is None:
        return StepShown("Nothing to do for now", whose, "", False, because, None, "", "")
    titles = (title(file, look, each) for each in ahead(look) if each.due_on == until)
    awaited = words.in_a_sentence(next(filter(None, titles), ""))
    on = words.short_day(until, file.sight.today)
    far = words.how_far(until, file.sight.today, file.sight.days)
    due = f"{on}, {far}" if awaited else far
    then = "" if awaited else then_comes(look, file.pupil.called)
    return StepShown(
        f"Nothing to do until {awaited or on}{then}", replace(whose, until=None), due, False, because, None, "", ""
    )


def _is_dated(look: JourneyLook, check: str) -> bool:
    """Whether a guard waits for a day, which the step names already."""
    outside = look.workflow.guards[check].outside
    return outside is not None and outside.until is not None


def task_step(file: File, look: JourneyLook, step: NextStep) -> StepShown:
    """A step of a journey that is a task: the next one, or another that somebody owes."""
    task = look.workflow.task(str(step.name))
    row = next((row for row in look.tasks if row.id == step.task_id), None)
    whose = file.around.of_row(row, step.person_id) if row else file.around.of_step(step)
    because = dict(look.projection.blocking)
    lacking = [check for check in task.meets if check in because]
    return StepShown(
        title=task.title.replace("{child}", file.pupil.called),
        whose=whose,
        due=whose.note or due_of(row, file.sight.today, file.sight.days),
        is_late=step.due_on is not None and step.due_on < file.sight.today,
        why=next((because[check] for check in lacking), ""),
        reason=next(iter(asked_by(look.workflow, task, lacking)), None),
        href=addresses.step(step.task_id) if step.task_id else "",
        button="Do this step" if whose.is_mine else "Write it down" if whose.is_theirs_alone else "Open this step",
    )


def _move_step(file: File, look: JourneyLook, step: NextStep) -> StepShown:
    move = look.workflow.move(str(step.name), look.journey.stage)
    due = look.projection.next_due_on
    whose = file.around.of_step(step)
    return StepShown(
        title=move.button.replace("{child}", file.pupil.called),
        whose=whose,
        due=_usual(look, due, file.sight.today, file.sight.days) if due else "",
        is_late=due is not None and due < file.sight.today,
        why="Everything that this needs is there."
        if move.guards
        else "Nothing else is needed: press it when it is so.",
        reason=None,
        href=url_for("moves.confirm", journey_id=look.journey.id, do=move.do),
        button="Go on",
    )


def _usual(look: JourneyLook, due: date, today: date, days: Days) -> str:
    """When a move is due: on the day that was agreed, or by when it usually is."""
    if any(dated.due_on == due and dated.met_on is None for dated in look.dates):
        return f"agreed for {words.short_day(due, today)}, {words.when(due, today, days).rpartition(', ')[2]}"
    return f"usually by {words.short_day(due, today)}"


def due_of(row: TaskState | None, today: date, days: Days) -> str:
    if row is None or row.due_on is None:
        return ""
    return words.due_words(row.due_on, today, days, standing=row.due_standing, provisional=row.provisional)

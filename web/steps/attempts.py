"""Trying to reach the family: each attempt is one line, and help carries on meanwhile."""

from datetime import date
from uuid import UUID

from flask import Response, url_for

from engine.asking import Field
from engine.terms import Kind
from web import words
from web.forms import AnswersForm, was_posted
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from web.steps.blueprint import bp
from web.steps.step import Step, opened_step, written
from workflows.support.family import ATTEMPT_WAYS, Attempt, log_attempt

QUESTIONS = (
    Field("who", "Whom did you try to reach?", Kind.SEVERAL_OF, source=("contacts",)),
    Field("on", "When?", Kind.DATE),
    Field("how", "How?", Kind.ONE_OF, choices=ATTEMPT_WAYS),
    Field(
        "usable",
        "Was it in a language and form that they can use?",
        Kind.YES_OR_NO,
        hint="Only then it counts as an attempt.",
    ),
)


@bp.route("/attempts", methods=["GET", "POST"])
@needs(Permission.DO_STEPS)
def attempt(task_id: UUID) -> Response:
    """Write down that the family could not be reached: whom, when and how."""
    with opened_step(task_id) as step:
        form = AnswersForm(QUESTIONS, sources=step.sources(), child=step.child)
        form = form.here({"on": step.known.today.isoformat()})
        made = _made(step)
    if form.accepted() and _write(task_id, form):
        tell("The attempt is written down.", "Help carries on meanwhile.")
        return go(url_for("steps.answer", task_id=task_id))
    return page("steps/attempt.html", step=step, form=form, made=made, wanted=step.circle.wanted, sent=was_posted())


def _write(task_id: UUID, form: AnswersForm) -> bool:
    """Write one attempt; False where the form now says what is wrong with it."""
    said = form.values()
    tried = Attempt(tuple(said["who"]), date.fromisoformat(said["on"]), said["how"], said["usable"])
    return written(form, task_id, lambda work, journey: log_attempt(work, journey.subject_id, tried, journey.id))


def _made(step: Step) -> tuple[str, ...]:
    """The attempts since the family was last talked with, in words, oldest first."""
    talked = max((talk.on for talk in step.circle.talks), default=date.min)
    return tuple(
        f"{words.short_day(each.on, step.known.today)}, {ATTEMPT_WAYS.get(each.how, each.how).lower()}"
        + ("" if each.usable else ", not in a form that they can use")
        for each in step.circle.attempts
        if each.on > talked
    )

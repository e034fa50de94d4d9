"""Look at each outcome: where the child is now, how far it was reached, and what shows it (Code 6.54)."""

from typing import Any
from uuid import UUID

from flask import Response, url_for

from engine.asking import Field
from engine.errors import NotFound
from engine.terms import Kind
from web import words
from web.fields import whole
from web.forms import AnswersForm, was_posted
from web.fragments import page
from web.permissions import Permission, needs
from web.steps import why
from web.steps.blueprint import bp
from web.steps.plan_rows import Card, Writing, asked_for, kept, saved
from web.steps.step import Step, opened_step, step_in_hand, writing_step
from workflows.support.outcome_reviews import REACHED, ReviewWords, save_outcome_review
from workflows.support.reviewing import UnderReview, under_review
from workflows.support.seen import OutcomeReviewed

QUESTIONS = (
    Field("now", "Where is {child} now?", Kind.SHORT_TEXT, hint="A number, or something seen, with its date."),
    Field("reached", "How far was it reached?", Kind.ONE_OF, choices=REACHED),
    Field("shows", "What shows it?", Kind.SHORT_TEXT, hint="What you counted, watched or asked for."),
)


def shown(step: Step, form: AnswersForm | None = None, place: int = 0) -> Response:
    """The page: a card for each outcome, and the one to look at now: the one asked for, else the first that is left."""
    rows = under_review(step.circle, step.known)
    first = next((str(row.outcome.position) for row in rows if not row.is_reviewed), "")
    asked = place or whole(asked_for(first))
    now = next((row for row in rows if row.outcome.position == asked), None)
    writing = _writing(step, now, form) if now else None
    return page(
        "steps/reviewed_outcomes.html",
        step=step,
        cards=tuple(_card(step, row) for row in rows if row is not now),
        now=now,
        writing=writing,
        form=writing.form if writing else None,
        left=sum(not row.is_reviewed for row in rows),
        due=why.due_seen(step),
        reasons=why.reasons(step),
        reminders=why.reminders(step),
    )


def _form(step: Step, prefix: str = "") -> AnswersForm:
    return AnswersForm(QUESTIONS, child=step.child, size="s", prefix=prefix)


def row_to_write(step: Step) -> int:
    """The place of the first outcome that is still to be looked at; 0 where none is."""
    rows = under_review(step.circle, step.known)
    return next((row.outcome.position for row in rows if not row.is_reviewed), 0)


def row_form(step: Step, place: int, prefix: str) -> AnswersForm:
    """The questions about one outcome, filled with what is written of it."""
    rows = under_review(step.circle, step.known)
    said = next((row.review for row in rows if row.outcome.position == place), None)
    return _form(step, prefix).filled(_known(said))


def _known(said: OutcomeReviewed | None) -> dict[str, Any]:
    return {"now": said.now, "reached": said.reached or None, "shows": said.shows} if said else {}


def _writing(step: Step, row: UnderReview, form: AnswersForm | None) -> Writing:
    place, said = row.outcome.position, row.review
    return Writing(
        f"{place}. {row.outcome.able_to}",
        form or _form(step).filled(_known(said)),
        url_for("steps.outcome_review", task_id=step.id, place=place),
        url_for("steps.outcome_review_draft", task_id=step.id, place=place),
    )


def _card(step: Step, row: UnderReview) -> Card:
    """One outcome with its start, and what this review says of it so far."""
    outcome, said = row.outcome, row.review
    lines = [("It began at", outcome.now), ("We hoped to see", outcome.measure), ("By", words.day_words(outcome.by_on))]
    if said:
        lines += [("Now", said.now), ("Reached", REACHED.get(said.reached, "")), ("What shows it", said.shows)]
    return Card(
        heading=f"{outcome.position}. {outcome.able_to}",
        lines=tuple((label, text) for label, text in lines if text),
        change=url_for("steps.answer", task_id=step.id, row=outcome.position),
        lacks="" if row.is_reviewed else "Not looked at yet" if said is None else "Not finished yet",
    )


@bp.route("/reviewed/<int(min=1, max=3):place>", methods=["GET", "POST"])
@needs(Permission.DO_STEPS)
def outcome_review(task_id: UUID, place: int) -> Response:
    """Save what this review says of one outcome."""
    with opened_step(task_id) as step:
        step.refuse_others()
        if not any(row.outcome.position == place for row in under_review(step.circle, step.known)):
            raise NotFound("outcome")
        form = _form(step).here() if was_posted() else None
        if form is None or not form.accepted():
            return shown(step, form, place)
    save_row(task_id, place, form)
    return saved(task_id, f"Outcome {place} is looked at.")


@bp.post("/reviewed/<int(min=1, max=3):place>/draft")
@needs(Permission.DO_STEPS)
def outcome_review_draft(task_id: UUID, place: int) -> Response:
    """Keep what is typed about one outcome, as far as it fits."""
    with step_in_hand(task_id) as step:
        form = _form(step).here()
    save_row(task_id, place, form)
    return kept(task_id)


def save_row(task_id: UUID, place: int, form: AnswersForm) -> None:
    """Write what the form holds of one outcome; what is half written is kept too."""
    said: dict[str, Any] = form.typed()
    text = {field.name: said.get(field.name) or "" for field in QUESTIONS}
    if not any(text.values()):
        return
    with writing_step(task_id) as (work, journey):
        save_outcome_review(work, journey, place, ReviewWords(**text))

"""Decide what will be used of a specialist’s advice: one row for each recommendation (Code 6.62)."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from flask import Response, url_for

from engine.asking import Field
from engine.errors import NotOpen
from engine.terms import Kind
from web import addresses
from web.fields import whole
from web.forms import AnswersForm, was_posted
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from web.steps import why
from web.steps.blueprint import bp
from web.steps.plan_rows import Card, Writing, asked_for, kept, saved
from web.steps.step import Step, opened_step, step_in_hand, writing_step
from workflows.support.recommendations import (
    ANSWERS,
    MOST,
    NEEDS_WHY,
    RecommendationWords,
    drop_recommendation,
    rows_of_points,
    save_recommendation,
)
from workflows.support.reviewing import recommended

FILED = "file_advice"
QUESTIONS = (
    Field("what", "What do they recommend?", Kind.LONG_TEXT),
    Field("answer", "What do we do with it?", Kind.ONE_OF, choices=ANSWERS),
    Field("why", "Why?", Kind.SHORT_TEXT, may_be_blank=True, hint="Needed for “change it” and “not now”."),
)
Rows = dict[int, RecommendationWords]


def shown(step: Step, form: AnswersForm | None = None, place: int = 0) -> Response:
    """The page: what was filed, a card for each recommendation, and the one to answer now."""
    rows, answered = _rows(step), {each.position for each in recommended(step.circle, step.known) if each.is_answered}
    free = next((n for n in range(1, MOST + 1) if n not in rows), 0)
    left = next((n for n in rows if n not in answered), 0)
    now = place or whole(asked_for(str(left or ("" if rows else 1))))
    writing = _writing(step, now, form, rows) if 1 <= now <= MOST else None
    filed = step.known.last(FILED)
    return page(
        "steps/recommendations.html",
        step=step,
        cards=tuple(_card(step, at, said, at in answered) for at, said in rows.items() if at != now),
        points=filed.text("points") if filed else "",
        filed=addresses.step(_filed_id(step)) if filed else "",
        begins=bool(filed and not rows),
        writing=writing,
        form=writing.form if writing else None,
        left=len(rows) - len(answered),
        add=url_for("steps.answer", task_id=step.id, row=free) if free and rows else "",
        due=why.due_seen(step),
        reasons=why.reasons(step),
        reminders=why.reminders(step),
    )


def _filed_id(step: Step) -> UUID:
    return next(row.id for row in step.known.tasks[::-1] if row.task == FILED and row.answer)


def _rows(step: Step) -> Rows:
    found = recommended(step.circle, step.known)
    return {each.position: RecommendationWords(each.what, each.answer, each.why, each.goes_into) for each in found}


def _places(step: Step) -> dict[str, str]:
    """The outcomes and the support of the plan in force, or of the one being written: where advice can go."""
    plan = step.circle.plan_in_force or next((each for each in reversed(step.circle.plans)), None)
    if plan is None:
        return {}
    outcomes = {f"outcome:{each.position}": f"Outcome: {each.able_to}" for each in plan.outcomes}
    return outcomes | {f"support:{each.position}": f"Support: {each.what}" for each in plan.provision}


def _form(step: Step) -> AnswersForm:
    places = _places(step)
    goes = Field(
        "goes_into", "Which outcome or support does it go into?", Kind.ONE_OF, choices=places, may_be_blank=True
    )
    return AnswersForm((*QUESTIONS, goes) if places else QUESTIONS, child=step.child, size="s")


def _writing(step: Step, place: int, form: AnswersForm | None, rows: Rows) -> Writing:
    known = asdict(rows[place]) if place in rows else {}
    filled = form or _form(step).filled({name: value or None for name, value in known.items()})
    return Writing(
        f"Recommendation {place}",
        filled,
        url_for("steps.recommendation", task_id=step.id, place=place),
        url_for("steps.recommendation_draft", task_id=step.id, place=place),
    )


def _card(step: Step, place: int, said: RecommendationWords, is_answered: bool) -> Card:
    lines = (
        ("What we do", ANSWERS.get(said.answer, "")),
        ("Why", said.why),
        ("Goes into", _places(step).get(said.goes_into, "")),
    )
    return Card(
        heading=f"{place}. {said.what or 'Not written yet'}",
        lines=tuple((label, text) for label, text in lines if text),
        change=url_for("steps.answer", task_id=step.id, row=place),
        drop=url_for("steps.recommendation_drop", task_id=step.id, place=place),
        lacks="" if is_answered else "No answer yet" if not said.answer else "Not written yet: why",
    )


@bp.route("/recommendations/<int(min=1, max=20):place>", methods=["GET", "POST"])
@needs(Permission.DO_STEPS)
def recommendation(task_id: UUID, place: int) -> Response:
    """Save one recommendation and the answer to it."""
    with opened_step(task_id) as step:
        step.refuse_others()
        form = _form(step).here() if was_posted() else None
        if form is None or not form.accepted() or not _has_why(form):
            return shown(step, form, place)
    _save(task_id, place, form)
    return saved(task_id, f"Recommendation {place} is saved.")


def _has_why(form: AnswersForm) -> bool:
    """Whether a change, or a “not now”, has its reason; False where the form now asks for it."""
    said = form.typed()
    if said.get("answer") in NEEDS_WHY and not said.get("why"):
        form.refuse({"why": "Enter the reason"})
        return False
    return True


@bp.post("/recommendations/<int(min=1, max=20):place>/draft")
@needs(Permission.DO_STEPS)
def recommendation_draft(task_id: UUID, place: int) -> Response:
    """Keep a recommendation as it is typed, as far as it fits."""
    with step_in_hand(task_id) as step:
        form = _form(step).here()
    _save(task_id, place, form)
    return kept(task_id)


@bp.post("/recommendations/<int(min=1, max=20):place>/drop")
@needs(Permission.DO_STEPS)
def recommendation_drop(task_id: UUID, place: int) -> Response:
    """Take out a recommendation that was written by mistake."""
    with writing_step(task_id) as (work, journey):
        drop_recommendation(work, journey, place)
    tell(f"Recommendation {place} is taken out.")
    return go(url_for("steps.answer", task_id=task_id))


@bp.post("/recommendations/begin")
@needs(Permission.DO_STEPS)
def recommendations_begin(task_id: UUID) -> Response:
    """Make one row of each point of the advice that was filed."""
    with step_in_hand(task_id) as step:
        filed = step.known.last(FILED)
    if filed is None:
        raise NotOpen()
    with writing_step(task_id) as (work, journey):
        made = rows_of_points(work, journey, filed.text("points"))
    tell("Each point is a row now. Answer them one by one." if made else "There are rows already.")
    return go(url_for("steps.answer", task_id=task_id))


def _save(task_id: UUID, place: int, form: AnswersForm) -> None:
    said: dict[str, Any] = form.typed()
    text = {name: said.get(name) or "" for name in ("what", "answer", "why", "goes_into")}
    if not any(text.values()):
        return
    with writing_step(task_id) as (work, journey):
        save_recommendation(work, journey, place, RecommendationWords(**text))

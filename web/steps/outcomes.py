"""Write what the child will be able to do: one to three outcomes, below what the child is good at."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from flask import Response, url_for

from engine.asking import Field
from engine.terms import Kind
from web import addresses, words
from web.fields import whole
from web.forms import AnswersForm, was_posted
from web.fragments import go
from web.frame import tell
from web.permissions import Permission, needs
from web.steps.blueprint import bp
from web.steps.plan_rows import (
    Card,
    Writing,
    asked_for,
    day_in,
    is_open,
    kept,
    rows_page,
    saved,
    writing_plan,
    written,
)
from web.steps.step import Step, opened_step, step_in_hand
from workflows.support.plans import (
    MOST_OUTCOMES,
    OUTCOME_KINDS,
    OutcomeWords,
    PlanWritten,
    drop_outcome,
    save_outcome,
)

QUESTIONS = (
    Field(
        "able_to",
        "What will {child} be able to do?",
        Kind.LONG_TEXT,
        hint="Something that anybody could see: “Begins a piece of writing alone within five minutes.”",
    ),
    Field("now", "Where is {child} now?", Kind.SHORT_TEXT, hint="A number, or something seen, with its date."),
    Field("measure", "How shall we see it?", Kind.SHORT_TEXT, hint="What you will count, watch or ask for."),
    Field("by_on", "By when?", Kind.DATE),
    Field("kind", "What kind of outcome is it?", Kind.ONE_OF, choices=OUTCOME_KINDS),
)
STEP_TOWARDS = Field(
    "step_towards",
    "Which outcome of the EHC plan is it a step towards?",
    Kind.SHORT_TEXT,
    may_be_blank=True,
)

OVER = "That day is over: by when is it now?"
"""Said of an outcome in a plan that is being written, as where last cycle’s was taken over."""


def shown(step: Step, form: AnswersForm | None = None, place: int = 0) -> Response:
    """The page: what is known of the child, the outcomes that are written, and the one to write now."""
    plan = written(step)
    outcomes = plan.outcomes if plan else {}
    free = next((n for n in range(1, MOST_OUTCOMES + 1) if n not in outcomes), 0)
    now = place or _place(asked_for("" if outcomes else "1"))
    writing = _writing(step, now, form, outcomes) if now and is_open(plan) else None
    return rows_page(
        step, "steps/outcomes.html", plan=plan, form=writing.form if writing else None, writing=writing, now=now,
        cards=_cards(step, plan), known=_known(step), add=_at(step, free) if free and is_open(plan) else "",
    )  # fmt: skip


def _place(asked: str) -> int:
    place = whole(asked)
    return place if place <= MOST_OUTCOMES else 0


def _at(step: Step, place: int) -> str:
    return url_for("steps.answer", task_id=step.id, row=place)


def _form(step: Step, prefix: str = "") -> AnswersForm:
    questions = (*QUESTIONS, STEP_TOWARDS) if step.circle.has_ehc_plan else QUESTIONS
    return AnswersForm(questions, child=step.child, size="s", prefix=prefix, compact=bool(prefix))


def row_form(step: Step, place: int, prefix: str) -> AnswersForm:
    """One outcome as a form among others, filled with what is written of it."""
    plan = written(step)
    known = plan.outcomes.get(place) if plan else None
    return _form(step, prefix).filled(_values(known) if known else {})


def row_to_write(step: Step) -> int:
    """The outcome to write next: the first that lacks something, else the next that is free; 0 where there is none."""
    plan = written(step)
    if plan is None or not is_open(plan):
        return 1 if plan is None else 0
    lacking = (place for place, said in sorted(plan.outcomes.items()) if not all((said.now, said.measure, said.by_on)))
    free = (place for place in range(1, MOST_OUTCOMES + 1) if place not in plan.outcomes)
    return next(lacking, next(free, 0))


def _writing(step: Step, place: int, form: AnswersForm | None, outcomes: dict[int, OutcomeWords]) -> Writing:
    known = outcomes.get(place)
    filled = form or _form(step).filled(_values(known) if known else {})
    return Writing(
        f"Outcome {place}",
        filled,
        url_for("steps.outcome", task_id=step.id, place=place),
        url_for("steps.outcome_draft", task_id=step.id, place=place),
    )


def _values(words_: OutcomeWords) -> dict[str, Any]:
    return {**asdict(words_), "by_on": words_.by_on.isoformat() if words_.by_on else None}


def _cards(step: Step, plan: PlanWritten | None) -> tuple[Card, ...]:
    if plan is None:
        return ()
    return tuple(_card(step, place, said, is_open(plan)) for place, said in sorted(plan.outcomes.items()))


def _card(step: Step, place: int, said: OutcomeWords, changes: bool) -> Card:
    lines = (
        ("Where now", said.now),
        ("How we shall see it", said.measure),
        ("By when", words.day_words(said.by_on)),
        ("Kind", OUTCOME_KINDS.get(said.kind, "")),
        ("A step towards", said.step_towards),
    )
    needed = {"where now": said.now, "how we shall see it": said.measure, "by when": said.by_on}
    missing = [name for name, value in needed.items() if not value]
    is_over = said.by_on is not None and said.by_on <= step.known.today
    return Card(
        heading=f"{place}. {said.able_to or 'Not written yet'}",
        lines=tuple((label, text) for label, text in lines if text),
        change=_at(step, place) if changes else "",
        drop=url_for("steps.outcome_drop", task_id=step.id, place=place) if changes else "",
        lacks=f"Not written yet: {words.listed(missing)}" if missing else OVER if changes and is_over else "",
    )


def _known(step: Step) -> tuple[tuple[str, str, str], ...]:
    """What the child is good at, what matters to them, and the needs: label, words, and where they are put right."""
    strong = _newest(step, "strengths")
    view = next((each for each in reversed(step.circle.views) if each.good or each.helps), None)
    hard, decided = _newest(step, "hard"), _newest(step, "needs")
    choices = {name: said for task in step.playbook.workflow.tasks for q in task.form or () if q.name == "needs"
               for name, said in (q.choices or {}).items()}  # fmt: skip
    found = (
        ("Good at", strong[0] if strong else "", strong[1] if strong else ""),
        (f"What matters to {step.child}", _in_sentences(view.good, view.helps) if view else "", ""),
        ("What is hard", hard[0] if hard else "", hard[1] if hard else ""),
        ("Needs", "; ".join(choices.get(n, n) for n in decided[0]) if decided else "", decided[1] if decided else ""),
    )
    return tuple(each for each in found if each[1])


def _in_sentences(*said: str) -> str:
    """What was written in several places, one after the other, each ended by a stop."""
    return " ".join(each if each[-1:] in ".!?" else f"{each}." for each in filter(None, map(str.strip, said)))


def _newest(step: Step, field: str) -> tuple[Any, str] | None:
    """The newest answer to a question of this name, and the address of its step."""
    rows = [row for row in step.known.tasks if row.answer and row.answer.values.get(field)]
    if not rows:
        return None
    row = max(rows[::-1], key=lambda each: each.answer.at)  # type: ignore[union-attr]
    return row.answer.values[field], addresses.step(row.id)  # type: ignore[union-attr]


@bp.route("/outcomes/<int(min=1, max=3):place>", methods=["GET", "POST"])
@needs(Permission.DO_STEPS)
def outcome(task_id: UUID, place: int) -> Response:
    """Save one outcome."""
    with opened_step(task_id) as step:
        step.refuse_others()
        form = _form(step).here() if was_posted() else None
        if form is None or not form.accepted():
            return shown(step, form, place)
    save_row(task_id, place, form)
    return saved(task_id, f"Outcome {place} is saved.")


@bp.post("/outcomes/<int(min=1, max=3):place>/draft")
@needs(Permission.DO_STEPS)
def outcome_draft(task_id: UUID, place: int) -> Response:
    """Keep an outcome as it is typed, as far as it fits."""
    with step_in_hand(task_id) as step:
        form = _form(step).here()
    save_row(task_id, place, form)
    return kept(task_id)


@bp.post("/outcomes/<int(min=1, max=3):place>/drop")
@needs(Permission.DO_STEPS)
def outcome_drop(task_id: UUID, place: int) -> Response:
    """Take an outcome out of the plan that is being written."""
    with writing_plan(task_id) as (work, journey):
        drop_outcome(work, journey, place)
    tell(f"Outcome {place} is taken out.")
    return go(url_for("steps.answer", task_id=task_id))


def save_row(task_id: UUID, place: int, form: AnswersForm) -> None:
    """Save one outcome as far as it fits; nothing where nothing is typed."""
    said = form.typed()
    text = {name: said.get(name) or "" for name in ("able_to", "now", "measure", "kind", "step_towards")}
    if not any(said.values()):
        return
    with writing_plan(task_id) as (work, journey):
        save_outcome(work, journey, place, OutcomeWords(by_on=day_in(said, "by_on"), **text))

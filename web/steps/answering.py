"""Answering a step: its questions, what is saved on the way, what another person answered meanwhile."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import Response, request, url_for

from engine import tasks
from engine.asking import Field
from engine.errors import AnswersRefused, NotAllowed, NotOpen, Stale, WhyIsMissing
from engine.terms import Kind
from notifications import inbox
from web import current
from web.fields import whole
from web.forms import AnswersForm, was_posted
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from web.pupils.moves_shown import reaches_family
from web.steps import rows, shown, why
from web.steps.blueprint import bp
from web.steps.filling import Filling, beside, filling, last_cycle, offers
from web.steps.letters import LETTER_OF
from web.steps.step import Step, opened_step, step_in_hand
from web.teachers_say.asking import ASKED_BESIDE
from web.teachers_say.shown import panel

WHY = "why_it_moves"
WHY_FIELD = Field(WHY, "Why does the agreed date change?", Kind.SHORT_TEXT)
NO_CONTENT = 204

TO_PRINT = {
    ("ehc_annual_review", "invite"): ("papers.invitation", "The invitation, to print"),
    ("ehc_annual_review", "send_report_round"): ("papers.ehc_report", "The report, to print"),
}
"""Which letter belongs to which step: its page, and the words of its link."""


@bp.route("", methods=["GET", "POST"])
@needs(Permission.DO_STEPS)
def answer(task_id: UUID) -> Response:
    """The questions of a step, or its rows; on POST, its answers."""
    with opened_step(task_id) as step:
        if step.is_over or not step.may_answer:
            return _not_asked(step)
        _read_reminders(step)
        if step.task.screen is not None:
            return rows.page_of(step)
        form = form_of(step)
        if was_posted():
            return _send(step, form.here())
        return _shown(step, form, filling(step, request.args.get("use", "")))


def _read_reminders(step: Step) -> None:
    """Whoever opens a step has seen its reminders: they leave the list, and no later mail repeats them."""
    scope = current.scope()
    found = [each.ids for each in inbox.unread(step.file.sight.session, scope) if each.about_id == step.id]
    if found:
        inbox.mark_read(current.desk(), scope, [one for ids in found for one in ids])


def form_of(step: Step, *, asks_why: bool = False) -> AnswersForm:
    """The questions of a step as a form; with the reason why an agreed date moves, where that was asked."""
    questions = step.task.form or ()
    if asks_why or WHY in request.form:
        questions = (*questions, WHY_FIELD)
    return AnswersForm(questions, sources=step.sources(), child=step.child, beside=beside(step))


def _not_asked(step: Step) -> Response:
    """A calm page: the step is somebody else’s, or is not asked for any more."""
    if step.is_over:
        return page("steps/over.html", step=step)
    said = shown.said(step, step.row.answer.values) if step.is_done and step.row.answer else ()
    told = why.reminders(step)
    return page("steps/not_yours.html", step=step, said=said, reminders=told, status=403 if was_posted() else 200)


def _shown(step: Step, form: AnswersForm, filled: Filling) -> Response:
    if filled.based_on != step.version:
        return _both(step, form, filled.values)
    return _page(step, form.filled(filled.values), filled=filled)


def _page(step: Step, form: AnswersForm, *, filled: Filling | None = None) -> Response:
    """The page with its questions; what stands beside them is worked out here."""
    return page(
        "steps/answer.html",
        step=step,
        form=form,
        filled=filled,
        needs=shown.contact_needs(step),
        offers=offers(step) if filled and filled.saved_at is None else (),
        due=why.due_seen(step),
        reasons=why.reasons(step),
        reminders=why.reminders(step),
        reaches_family=reaches_family(step.task),
        letter=LETTER_OF.get(step.task.id),
        teachers=panel(step.file) if step.task.id in ASKED_BESIDE else None,
        to_print=TO_PRINT.get((step.playbook.workflow.name, step.task.id)),
    )


def _both(step: Step, form: AnswersForm, mine: Mapping[str, Any]) -> Response:
    """Somebody answered meanwhile: both texts side by side, to choose from. Neither is thrown away."""
    answered = step.row.answer
    theirs = shown.said(step, answered.values) if answered else ()
    by = step.file.names.get(answered.by, "") if answered and answered.by else ""
    return page("steps/both.html", step=step, form=form.filled(mine), theirs=theirs, by=by or "a colleague", status=409)


def _send(step: Step, form: AnswersForm) -> Response:
    """Submit the answers. What is refused is kept as a draft and shown again with its faults."""
    seen = whole(request.form.get("seen", ""))
    if not form.accepted():
        _keep(step, form, seen)
        return _page(step, form)
    try:
        done = _submit(step, form, seen)
    except Stale:
        _keep(step, form, seen)
        with opened_step(step.id) as now:
            return _both(now, form_of(now), form.values())
    if done is not None:
        return done
    return _page(step, form)


def _submit(step: Step, form: AnswersForm, seen: int) -> Response | None:
    """Hand the answers to the engine; None where the form now carries what is wrong with them."""
    values = form.values()
    reason = str(values.pop(WHY, "") or "")
    desk, scope = current.desk(), current.scope()
    try:
        tasks.answer(desk, scope, step.id, values, seen=seen, why=reason)
    except AnswersRefused as refused:
        _keep(step, form, seen)
        form.refuse(refused.faults)
        return None
    except WhyIsMissing:
        again = form_of(step, asks_why=True).here()
        return _page(step, again.refuse({WHY: "Enter why the agreed date changes"}))
    except (NotOpen, NotAllowed):
        _keep(step, form, seen)
        raise
    tasks.forget_draft(desk, scope, step.id)
    return go(url_for("steps.done", task_id=step.id))


def _keep(step: Step, form: AnswersForm, seen: int) -> None:
    """Keep as a draft what fits of what was typed."""
    values = {name: value for name, value in form.typed().items() if name != WHY}
    tasks.save_draft(current.desk(), current.scope(), step.id, values, based_on=seen)


@bp.post("/draft")
@needs(Permission.DO_STEPS)
def draft(task_id: UUID) -> Response:
    """Keep what is typed, as it is typed; or, pressed as a button, keep it and go away for now."""
    with step_in_hand(task_id) as step:
        _keep(step, form_of(step).here(), whole(request.form.get("seen", "")))
    if "later" not in request.form:
        return Response(status=NO_CONTENT)
    tell("What you wrote is saved.", "It waits for you here, and nobody else sees it until you send it.")
    return go(url_for("worklist.show"))


@bp.post("/draft/drop")
@needs(Permission.DO_STEPS)
def drop(task_id: UUID) -> Response:
    """Put one’s own draft away, and take what stands."""
    with step_in_hand(task_id):
        tasks.forget_draft(current.desk(), current.scope(), task_id)
    return go(url_for("steps.answer", task_id=task_id))


@bp.post("/still-right")
@needs(Permission.DO_STEPS)
def still_right(task_id: UUID) -> Response:
    """Answer with last cycle’s content, as it stands."""
    with step_in_hand(task_id) as step:
        carried = last_cycle(step)
    if carried is None:
        raise NotOpen()
    tasks.answer(current.desk(), current.scope(), task_id, carried.values, seen=0)
    tasks.forget_draft(current.desk(), current.scope(), task_id)
    return go(url_for("steps.done", task_id=task_id))

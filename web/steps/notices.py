"""Tell the family formally: one notice for each contact entitled to copies, and the letter that goes with it.

Source: Children and Families Act 2014, section 68; Code 6.43. Sending is enough: no signature, no reply.
"""

from datetime import date
from typing import Any
from uuid import UUID

from flask import Response, request, url_for

from engine.asking import Field
from engine.errors import NotFound
from engine.terms import Kind
from engine.values import JourneyState
from engine.work import Work
from web.forms import AnswersForm, was_posted
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from web.steps import why
from web.steps.blueprint import bp
from web.steps.letters import letter_for
from web.steps.plan_rows import kept
from web.steps.shown import court_orders
from web.steps.step import Step, opened_step, step_in_hand, writing_step, written
from workflows.support.notices import (
    FORMS,
    WAYS,
    NoticeLine,
    NoticeWords,
    mark_sent,
    notice_lines,
    save_notice,
    take_back_notice,
)

QUESTIONS = (
    Field("on", "When?", Kind.DATE),
    Field("how", "How?", Kind.ONE_OF, choices=WAYS),
    Field("form", "In which form?", Kind.ONE_OF, choices=FORMS),
)
TO = "to"


def shown(step: Step, form: AnswersForm | None = None, contact_id: UUID | None = None) -> Response:
    """The page: a line for each contact, and the one whose notice is to be marked as given."""
    lines = lines_of(step)
    now = _now(lines, contact_id)
    filled = (form or _form().filled(_values(step, now))) if now else None
    return page(
        "steps/notices.html",
        step=step,
        lines=lines,
        now=now,
        form=filled,
        ways=WAYS,
        forms=FORMS,
        left=sum(line.status != "sent" for line in lines),
        orders=court_orders(step),
        due=why.due_seen(step),
        reasons=why.reasons(step),
        reminders=why.reminders(step),
    )


def lines_of(step: Step) -> tuple[NoticeLine, ...]:
    """A line for each contact to whom the notice goes."""
    return notice_lines(step.file.sight.session, step.loaded.journey, step.known.today)


def _now(lines: tuple[NoticeLine, ...], contact_id: UUID | None) -> NoticeLine | None:
    """The contact whose notice is marked now: the one asked for, else the first who has none yet."""
    asked = str(contact_id or request.args.get(TO, ""))
    found = next((line for line in lines if str(line.contact_id) == asked), None)
    return found or next((line for line in lines if line.status != "sent"), None)


def _form(prefix: str = "") -> AnswersForm:
    return AnswersForm(QUESTIONS, size="s", prefix=prefix, compact=bool(prefix))


def row_form(step: Step, contact_id: UUID, prefix: str) -> AnswersForm:
    """The notice to one contact as a form among others."""
    line = next((each for each in lines_of(step) if each.contact_id == contact_id), None)
    return _form(prefix).filled(_values(step, line) if line else {})


def keep_row(step: Step, contact_id: UUID, form: AnswersForm) -> None:
    """Keep what is chosen for one contact, without saying that it went."""
    if any(line.contact_id == contact_id and line.status != "sent" for line in lines_of(step)):
        with writing_step(step.id) as (work, journey):
            save_notice(work, journey, contact_id, _said(form))


def _values(step: Step, line: NoticeLine) -> dict[str, Any]:
    said = line.words
    large = "large print" in line.needs.lower()
    begins = "large" if large and line.status == "none" else said.form
    return {"on": (said.on or step.known.today).isoformat(), "how": said.how or None, "form": begins}


def _said(form: AnswersForm) -> NoticeWords:
    said = form.typed()
    on = said.get("on")
    return NoticeWords(date.fromisoformat(on) if on else None, said.get("how") or "", said.get("form") or "plain")


@bp.route("/notices/<uuid:contact_id>", methods=["GET", "POST"])
@needs(Permission.DO_STEPS)
def notice(task_id: UUID, contact_id: UUID) -> Response:
    """Mark the notice to one contact as given; pressed again, it puts right what was marked."""
    with opened_step(task_id) as step:
        step.refuse_others()
        form = _form().here() if was_posted() else None
        if form is None or not form.accepted() or not mark(step, form, contact_id):
            return shown(step, form, contact_id)
    tell("It is on record that the family was told.")
    return go(url_for("steps.answer", task_id=task_id))


def mark(step: Step, form: AnswersForm, contact_id: UUID) -> bool:
    """Mark it, in the place of what was marked before; False where the form now says what is wrong with it."""
    before = next((line for line in lines_of(step) if line.contact_id == contact_id), None)
    if before is None:
        raise NotFound("contact")

    def write(work: Work, journey: JourneyState) -> None:
        if before.status == "sent" and before.notice_id:
            take_back_notice(work, before.notice_id)
        mark_sent(work, journey, contact_id, _said(form))

    return written(form, step.id, write)


@bp.post("/notices/<uuid:contact_id>/draft")
@needs(Permission.DO_STEPS)
def notice_draft(task_id: UUID, contact_id: UUID) -> Response:
    """Keep what is chosen for one contact, without saying that it went."""
    with step_in_hand(task_id) as step:
        keep_row(step, contact_id, _form().here())
    return kept(task_id)


@bp.get("/letter/<uuid:contact_id>")
@needs(Permission.DO_STEPS)
def letter(task_id: UUID, contact_id: UUID) -> Response:
    """The letter to one contact, ready to print."""
    with opened_step(task_id) as step:
        line = next((each for each in lines_of(step) if each.contact_id == contact_id), None)
        if line is None:
            raise NotFound("contact")
        large = request.args.get("form", line.words.form) == "large"
        return page("steps/letter.html", step=step, line=line, letter=letter_for(step), large=large)

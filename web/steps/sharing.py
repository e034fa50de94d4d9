"""Share the plan, the record of a review or advice: one row for everyone who works with the child and every contact.

Source: Code 6.49, 6.71, 6.75. One press sends it to the colleagues who can open it; opening it ticks the row.
"""

from datetime import date
from uuid import UUID

from flask import Response, request, url_for

from engine.asking import Field
from engine.errors import NotFound
from engine.terms import Kind
from web import words
from web.forms import AnswersForm, was_posted
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from web.steps import why
from web.steps.blueprint import bp
from web.steps.shared_list import Line, listed, what_of
from web.steps.shown import court_orders
from web.steps.step import Step, opened_step, step_in_hand, writing_step, written
from workflows.support.sharing import PARTS, Told, add_to_list, leave_out, send_to_all, tick, untick

ADD = (
    Field("name", "Who is it?", Kind.SHORT_TEXT, hint="A name and, if it helps, where: “Ms Hay, lunch hall”."),
    Field("part", "What do they do?", Kind.ONE_OF, choices=PARTS),
)
ROW, ADDING = "row", "add"


def shown(step: Step, form: AnswersForm | None = None, row: str = "") -> Response:
    """The page: the list of all, how each is told, and the one form that is open, if any."""
    what, list_ = what_of(step), listed(step)
    asked = row or request.args.get(ROW, "")
    now = next((line for line in list_.lines if line.who == asked), None)
    adding = now is None and (form is not None or ADDING in request.args)
    filled = form or (_row_form(now).filled({"on": step.known.today.isoformat()}) if now else _add_form())
    return page(
        "steps/sharing.html",
        step=step,
        listed=list_,
        paper=url_for(f"papers.{what}", journey_id=step.loaded.journey.id),
        now=now,
        adding=adding,
        form=filled if now or adding else None,
        orders=court_orders(step),
        due=why.due_seen(step),
        reasons=why.reasons(step),
        reminders=why.reminders(step),
    )


def _add_form() -> AnswersForm:
    return AnswersForm(ADD, size="s")


def _row_form(line: Line) -> AnswersForm:
    """How one person was told, on a day that need not be today."""
    questions = (Field("on", "When?", Kind.DATE), Field("how", "How?", Kind.ONE_OF, choices=line.ways))
    return AnswersForm(questions, size="s")


@bp.post("/sharing/send")
@needs(Permission.DO_STEPS)
def share(task_id: UUID) -> Response:
    """Send it to every colleague who can open it and has not been sent it."""
    with step_in_hand(task_id) as step:
        what, people = what_of(step), listed(step).to_send
    with writing_step(task_id) as (work, journey):
        sent = send_to_all(work, journey, what, people)
    if sent:
        tell(f"It is sent to {words.count(sent, 'colleague')}.", "Opening it ticks their row here.")
    else:
        tell("Everybody to whom it can be sent has it.")
    return go(url_for("steps.answer", task_id=task_id))


@bp.post("/sharing/family")
@needs(Permission.DO_STEPS)
def share_family(task_id: UUID) -> Response:
    """Tick that everybody in the family who has none yet was handed a copy today."""
    with step_in_hand(task_id) as step:
        what, people = what_of(step), [line.who for line in listed(step).family if not line.is_told]
    with writing_step(task_id) as (work, journey):
        for who in people:
            tick(work, journey, what, who, Told("handed", work.today))
    return _back(task_id, "It is on record that the family has it.")


@bp.post("/sharing/tick")
@needs(Permission.DO_STEPS)
def share_tick(task_id: UUID) -> Response:
    """Tick by hand that one person has it, today."""
    with step_in_hand(task_id) as step:
        what, line = what_of(step), _line(step, request.form.get("who", ""))
    with writing_step(task_id) as (work, journey):
        tick(work, journey, what, line.who, Told(request.form.get("how", ""), work.today))
    return _back(task_id, "It is noted.")


@bp.route("/sharing/row/<who>", methods=["GET", "POST"])
@needs(Permission.DO_STEPS)
def share_row(task_id: UUID, who: str) -> Response:
    """Tick that one person has it, with the day and the way."""
    with opened_step(task_id) as step:
        step.refuse_others()
        form = _row_form(_line(step, who)).here() if was_posted() else None
        if form is None or not form.accepted() or not _ticked(step, form, who):
            return shown(step, form, who)
    return _back(task_id, "It is noted.")


def _ticked(step: Step, form: AnswersForm, who: str) -> bool:
    """Tick it; False where the form now says what is wrong with it."""
    said = form.typed()
    told = Told(said.get("how") or "", date.fromisoformat(said["on"]) if said.get("on") else None)
    return written(form, step.id, lambda work, journey: tick(work, journey, what_of(step), who, told))


@bp.post("/sharing/untick")
@needs(Permission.DO_STEPS)
def share_untick(task_id: UUID) -> Response:
    """Take back a tick that was made by mistake, or put somebody back who was left out."""
    with step_in_hand(task_id) as step:
        what, line = what_of(step), _line(step, request.form.get("who", ""))
    with writing_step(task_id) as (work, journey):
        untick(work, journey, what, line.who)
    return _back(task_id, "It is put right.")


@bp.post("/sharing/leave-out")
@needs(Permission.DO_STEPS)
def share_leave_out(task_id: UUID) -> Response:
    """Take somebody off the list who was added, or whom the plan names and who works with the child no more."""
    with step_in_hand(task_id) as step:
        what, line = what_of(step), _line(step, request.form.get("who", ""))
    if not line.may_go:
        raise NotFound("person who can be left out")
    with writing_step(task_id) as (work, journey):
        leave_out(work, journey, what, line.who)
    return _back(task_id, "They are off the list.")


@bp.route("/sharing/add", methods=["GET", "POST"])
@needs(Permission.DO_STEPS)
def share_add(task_id: UUID) -> Response:
    """Add somebody without an account: lunchtime staff, cover, a club."""
    with opened_step(task_id) as step:
        step.refuse_others()
        form = _add_form().here()
        if not form.accepted() or not _added(step, form):
            return shown(step, form)
    return _back(task_id, "They are on the list.")


def _added(step: Step, form: AnswersForm) -> bool:
    """Add them; False where the form now says what is wrong with it."""
    said = form.typed()
    name, part = said.get("name") or "", said.get("part") or ""
    return written(form, step.id, lambda work, journey: add_to_list(work, journey, what_of(step), name, part))


def _line(step: Step, who: str) -> Line:
    """The row that a press is about."""
    found = next((line for line in listed(step).lines if line.who == who), None)
    if found is None:
        raise NotFound("person on the list")
    return found


def _back(task_id: UUID, what: str) -> Response:
    tell(what)
    return go(url_for("steps.answer", task_id=task_id))

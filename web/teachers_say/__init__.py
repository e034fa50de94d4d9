"""Everyone who teaches a child is asked in one press how it goes in their lessons, and answers in two taps."""

from uuid import UUID

from flask import Blueprint, Response, url_for

from engine import tasks
from engine.errors import NotFound, NotOpen
from engine.reading import subject_of
from engine.sight import Sight
from notifications import inbox
from web import current, words
from web.fields import OneLine, OneOf
from web.forms import PlainForm, question, was_posted
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from web.pupils.files import opened
from web.teachers_say import asking
from workflows.support.teacher_views import SAID, my_view, say

bp = Blueprint("teachers_say", __name__, url_prefix="/teachers-say/<uuid:task_id>")


class ViewForm(PlainForm):
    """How it goes in one teacher’s lessons."""

    said = question(
        OneOf,
        "Compared with before, is it better, the same or harder?",
        "Choose better, the same or harder",
        choices=SAID,
        classes="govuk-radios--inline",
    )
    line = question(OneLine, "One line", hint="What you see and hear. What helps counts too.")


@bp.post("/ask")
@needs(Permission.DO_STEPS)
def ask(task_id: UUID) -> Response:
    """Ask everyone who teaches the child how it goes in their lessons."""
    asked_now = asking.ask(task_id)
    if asked_now:
        said = words.first_capital(words.count(asked_now, "colleague"))
        tell(f"{said} asked.", "It is among their next steps, and in their mail of the day.")
    else:
        tell("Everyone who teaches the child is being asked already.")
    return go(url_for("steps.answer", task_id=task_id))


@bp.route("", methods=["GET", "POST"])
@needs(Permission.DO_STEPS)
def answer(task_id: UUID) -> Response:
    """Say how it goes in your lessons: one choice, and a line if you like."""
    with current.reading() as session:
        subject_id = subject_of(session, current.scope(), task=task_id)
    with opened(subject_id, "teacher’s view", _never) as file:
        view = my_view(file.sight.session, current.scope(), task_id)
    if view is None:
        raise NotFound("question")
    form = ViewForm.here(said=view.said or None, line=view.line)
    if was_posted() and current.today() > view.closes_on:
        raise NotOpen()
    if form.accepted():
        _say(task_id, form)
        return go(url_for("worklist.show"))
    return page("teachers_say/answer.html", form=form, view=view, pupil=file.pupil, today=current.today())


def _never(_: Sight) -> bool:
    """Whoever teaches the child has business with them; nobody else is asked."""
    return False


def _say(task_id: UUID, form: ViewForm) -> None:
    with current.desk().writing(current.scope(), task=task_id) as work:
        tasks.find(work, task_id)
        say(work, task_id, form.said.answer(), form.line.answer() or "")
    with current.reading() as session:
        read = [one for each in inbox.unread(session, current.scope()) if each.about_id == task_id for one in each.ids]
    inbox.mark_read(current.desk(), current.scope(), read)
    tell("Thank you. It is with whoever asked.", "You can change it until it closes.")

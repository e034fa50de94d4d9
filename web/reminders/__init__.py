"""Reminders: answered from a mail without signing in, put off with a reason, and read as a calendar."""

from datetime import date
from uuid import UUID

from flask import Blueprint, Response, make_response, request, url_for

from engine.asking import Field
from engine.errors import NotFound
from engine.terms import Kind
from notifications import answering, feeds, snoozing
from notifications.links import Link, LinkOver, Said, Signer
from web import current
from web.forms import AnswersForm, was_posted
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs, public
from web.steps.step import opened_step

bp = Blueprint("reminders", __name__)

GONE = 410
BUTTONS = {Said.ON_TRACK: "It is on track", Said.NEED_HELP: "I need help with it", Said.DONE: "It is done"}
PUT_OFF = (
    Field("until", "Until when?", Kind.DATE),
    Field("reason", "Why?", Kind.SHORT_TEXT, hint="The SENCO can read it."),
)


@bp.route("/reminders/<token>", methods=["GET", "POST"])
@public
def answer(token: str) -> Response:
    """One answer to one reminder, by the address in its mail: looking does nothing, the one button does it."""
    try:
        link = _signer().read(token, current.today())
        if was_posted():
            answering.answer(current.desk(), link)
            return go(url_for("reminders.answer", token=token))
        return _asked(link)
    except LinkOver:
        return page("reminders/over.html", status=GONE)


def _asked(link: Link) -> Response:
    asked = answering.asked(current.desk(), link)
    template = "reminders/answered.html" if asked.is_answered else "reminders/answer.html"
    return page(template, asked=asked, button=BUTTONS[asked.said], quiet=answering.QUIET)


def _signer() -> Signer:
    settings = current.settings()
    return Signer(settings.base_url, settings.secret_key)


@bp.route("/steps/<uuid:task_id>/put-off", methods=["GET", "POST"])
@needs(Permission.DO_STEPS)
def put_off(task_id: UUID) -> Response:
    """Put one's own reminders of a step off: until a day, and why."""
    with opened_step(task_id) as step:
        room = snoozing.room_left(step.file.sight.session, current.desk(), current.scope(), task_id)
        form = AnswersForm(PUT_OFF, child=step.child).here()
    if form.accepted() and _is_put_off(task_id, form):
        tell("Your reminders are put off.", "Nobody else’s are: the SENCO hears of it when the ladder says so.")
        return go(step.href)
    return page("reminders/put_off.html", step=step, form=form, room=room)


def _is_put_off(task_id: UUID, form: AnswersForm) -> bool:
    """Put the reminders off; False where the form now says why that is not possible."""
    said = form.values()
    until, reason = date.fromisoformat(said["until"]), str(said["reason"])
    return form.takes(lambda: snoozing.put_off(current.desk(), current.scope(), task_id, until, reason))


@bp.get("/calendar/<secret>.ics")
@public
def calendar(secret: str) -> Response:
    """Somebody's calendar, for the program to which they gave its address."""
    text = feeds.calendar_of(current.desk(), secret, current.settings().base_url)
    response = make_response(text)
    response.mimetype = "text/calendar"
    response.headers["Content-Disposition"] = 'inline; filename="waymark.ics"'
    return response


@bp.route("/account/calendar", methods=["GET", "POST"])
@needs(Permission.OWN_ACCOUNT)
def own_calendar() -> Response:
    """Make one's calendar address, renew it, or end it. The address is shown once."""
    desk, scope = current.desk(), current.scope()
    if not was_posted():
        with current.reading() as session:
            return page("reminders/calendar.html", feed=feeds.feed_of(session, scope), address="")
    if request.form.get("do") == "end":
        feeds.end(desk, scope)
        tell("Your calendar is ended.", "Its address leads nowhere any more.")
        return go(url_for("reminders.own_calendar"))
    if request.form.get("do") != "renew":
        raise NotFound("button")
    secret = feeds.renew(desk, scope)
    address = current.settings().base_url + url_for("reminders.calendar", secret=secret)
    return page("reminders/calendar.html", feed=feeds.Feed(current.today()), address=address)

"""Saying that a duty of the school was done, and taking that back."""

from typing import Any

from flask import Response, abort, url_for

from web import words
from web.current import desk, reading, scope, today
from web.fields import DayField, Lines
from web.forms import PlainForm, question
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from web.school_settings.advice import WebAddress
from web.school_year.blueprint import bp
from web.school_year.shown import may_say, turn_called
from workflows.school import year_keeping
from workflows.school.year_keeping import Turn


class DoneForm(PlainForm):
    """On which day, with a note, and where it can be read."""

    done_on = question(
        DayField, "When was it done?", "Enter the day on which it was done", hint="For example, 12 11 2026"
    )
    address = question(WebAddress, "Where is it published?", hint="The web address of the page")
    note = question(Lines, "Note", hint="For example, who agreed it. Name no child here.")


@bp.route("/<name>/<turn>/done", methods=["GET", "POST"])
@needs(Permission.SEE_SCHOOL_YEAR)
def say_done(name: str, turn: str) -> Response:
    """Say that it was done, or say it better."""
    found = _sayable(name, turn)
    form = DoneForm.here(**_as_said(found))
    if not found.duty.is_published:
        del form.address
    if form.accepted() and _is_past(form):
        with desk().writing_school(scope()) as work:
            address = form.address.answer() or "" if found.duty.is_published else ""
            year_keeping.say_done(work, name, turn, form.done_on.day, (form.note.data or "").strip(), address)
        tell(f"{found.duty.title}: done on {words.day_words(form.done_on.day)}.", "There are no more reminders of it.")
        return go(url_for("school_year.show"))
    return page("school_year/say_done.html", form=form, turn=found)


@bp.post("/<name>/<turn>/take-back")
@needs(Permission.SEE_SCHOOL_YEAR)
def take_back(name: str, turn: str) -> Response:
    """It was not done after all; what was said is kept."""
    found = _sayable(name, turn)
    with desk().writing_school(scope()) as work:
        was_said = year_keeping.take_back(work, name, turn)
    if was_said:
        tell(f"{found.duty.title}: open again.", "What was said before is kept.")
    return go(url_for("school_year.show"))


def _sayable(name: str, turn: str) -> Turn:
    found = turn_called(name, turn)
    return found if may_say(found) else abort(403)


def _as_said(turn: Turn) -> dict[str, Any]:
    if turn.done is None:
        return {"done_on": today(), "address": _address_known(turn)}
    return {"done_on": turn.done.on, "note": turn.done.note, "address": turn.done.address}


def _address_known(turn: Turn) -> str:
    """Where the checklist says that the information report is published."""
    if turn.duty.name != year_keeping.REPORT:
        return ""
    with reading() as session:
        return year_keeping.report_of(session, scope(), turn.turn).address


def _is_past(form: DoneForm) -> bool:
    """Whether the day is not still to come; where it is, the form now says so."""
    if form.done_on.day > today():
        form.refuse({"done_on": "The day it was done must be today or earlier"})
        return False
    return True

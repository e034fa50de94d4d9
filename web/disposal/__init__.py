"""Records that have been kept for their time: the list, what holds one, and disposing of one: it takes two people."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, url_for

from engine.errors import NotFound
from notifications.withdrawing import forget
from web.current import desk, person, reading, roles, scope, today
from web.fields import Given, Lines, NumberField, OneLine
from web.forms import PlainForm, asked
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from workflows.school import disposal, retention
from workflows.school.pupils import pupils_named, staff_named
from workflows.school.retention import FEWEST, MOST, OUR_DEFAULT, Kept

bp = Blueprint("disposal", __name__, url_prefix="/disposal")
YEARS = "For how many years from a child’s birth?"
SENT_TO = "To whom was the record sent, if it was? (optional)"


class KeepingForm(PlainForm):
    """For how many years a record is kept."""

    years = NumberField(
        YEARS,
        [Given("Enter a number of years")],
        render_kw=asked(
            YEARS, hint=f"Our default is {OUR_DEFAULT}.", classes="govuk-input--width-3", inputmode="numeric"
        ),
    )

    def fits(self) -> bool:
        """Whether the form is sent, with a number of years that can be."""
        if not self.accepted():
            return False
        said = self.years.answer()
        is_whole: bool = said == int(said) and FEWEST <= said <= MOST
        if not is_whole:
            self.refuse({"years": f"This must be a whole number, from {FEWEST} to {MOST}"})
        return is_whole


class AskForm(PlainForm):
    """Why the record goes, and to whom it was sent."""

    why = Lines(
        "Why does the record go?",
        [Given("Say why the record goes")],
        render_kw=asked("Why does the record go?", hint="It stays in the log. Name nobody."),
    )
    sent_to = OneLine(SENT_TO, render_kw=asked(SENT_TO, hint="A school, by its name. It stays in the log."))


class HoldForm(PlainForm):
    """Why a record is held."""

    why = Lines(
        "Why is it held?",
        [Given("Say why it is held")],
        render_kw=asked("Why is it held?", hint="Like: a claim, an inquiry, a complaint that runs."),
    )


@bp.route("/keeping", methods=["GET", "POST"])
@needs(Permission.CHANGE_SETTINGS)
def keeping() -> Response:
    """Say for how long the school keeps a record."""
    with reading() as session:
        known = retention.keep_years(session, scope().school_id)
    form = KeepingForm.here(years=str(known))
    if form.fits():
        with desk().writing_school(scope()) as work:
            retention.change_keep_years(work, int(form.years.answer()))
        tell("How long records are kept is set.", "Nothing goes by itself: two people decide about each record.")
        return go(url_for("school_settings.show"))
    return page("disposal/keeping.html", form=form)


@bp.get("")
@needs(Permission.DISPOSE)
def show() -> Response:
    """Whose record has been kept for its time, and the log of what was disposed of."""
    with reading() as session:
        rows = retention.time_passed(session, scope().school_id, today())
        gone, names = retention.disposed(session, scope().school_id), staff_named(session, scope().school_id)
        years = retention.keep_years(session, scope().school_id)
    may_agree = bool(disposal.AGREES & roles())
    me = person().person_id
    return page("disposal/show.html", rows=rows, gone=gone, names=names, years=years, may_agree=may_agree, me=me)


@bp.route("/<uuid:pupil_id>/ask", methods=["GET", "POST"])
@needs(Permission.DISPOSE)
def ask(pupil_id: UUID) -> Response:
    """Ask that a record be disposed of; nothing goes before somebody else agrees."""
    kept, form = _kept(pupil_id), AskForm.here()
    if form.accepted():
        with desk().writing(scope(), subjects=[pupil_id]) as work:
            disposal.ask(work, pupil_id, form.why.data or "", form.sent_to.answer() or "")
        tell("It is asked for.", "The record stays until somebody else, the SENCO or the head, agrees.")
        return go(url_for("disposal.show"))
    return page("disposal/ask.html", form=form, kept=kept)


@bp.route("/<uuid:pupil_id>/agree", methods=["GET", "POST"])
@needs(Permission.DISPOSE)
def agree(pupil_id: UUID) -> Response:
    """Agree as the second person: then the record is gone."""
    kept, form = _kept(pupil_id), PlainForm.here()
    if form.accepted():
        with desk().writing(scope(), subjects=[pupil_id]) as work:
            forget(work.connection, work.school_id, pupil_id)
            disposal.agree(work, pupil_id)
        tell("The record is disposed of.", "What stays is a line in the log, without a name.")
        return go(url_for("disposal.show"))
    with reading() as session:
        names = staff_named(session, scope().school_id)
    return page("disposal/agree.html", form=form, kept=kept, names=names)


@bp.post("/<uuid:pupil_id>/do-not")
@needs(Permission.DISPOSE)
def do_not(pupil_id: UUID) -> Response:
    """The record is not disposed of after all."""
    return _said(pupil_id, disposal.do_not, "The record stays.")


@bp.route("/<uuid:pupil_id>/hold", methods=["GET", "POST"])
@needs(Permission.DISPOSE)
def hold(pupil_id: UUID) -> Response:
    """Hold a record, whatever its time."""
    kept, form = _kept(pupil_id), HoldForm.here()
    if form.accepted():
        with desk().writing(scope(), subjects=[pupil_id]) as work:
            retention.hold(work, pupil_id, form.why.data or "")
        tell("The record is held.", "Nobody disposes of it until it is let go.")
        return go(url_for("disposal.show"))
    return page("disposal/hold.html", form=form, kept=kept)


@bp.post("/<uuid:pupil_id>/let-go")
@needs(Permission.DISPOSE)
def let_go(pupil_id: UUID) -> Response:
    """Nothing holds the record any more."""
    return _said(pupil_id, retention.let_go, "The record is no longer held.")


def _said(pupil_id: UUID, does: Any, sentence: str) -> Response:
    _kept(pupil_id)
    with desk().writing(scope(), subjects=[pupil_id]) as work:
        does(work, pupil_id)
    tell(sentence, "It is on the list as before.")
    return go(url_for("disposal.show"))


def _kept(pupil_id: UUID) -> Kept:
    """The child on the list; one of the school who is not on it, or no longer, leads back to the list."""
    with reading() as session:
        if pupil_id not in pupils_named(session, scope().school_id, [pupil_id]):
            raise NotFound("child")
        found = retention.time_passed(session, scope().school_id, today())
    return next((each for each in found if each.id == pupil_id), None) or abort(go(url_for("disposal.show")))

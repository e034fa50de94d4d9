"""Records that have been kept for their time: the list, what holds one, and disposing of one: it takes two people."""

from uuid import UUID

from flask import Blueprint, Response, abort, url_for

from notifications.withdrawing import forget
from web.current import desk, person, reading, roles, scope, today
from web.fields import Lines, NumberField, OneLine
from web.forms import PlainForm, question
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from web.pupils.files import has_business, named
from workflows.school import disposal, retention
from workflows.school.pupils import PupilNamed, staff_named
from workflows.school.retention import FEWEST, MOST, OUR_DEFAULT, Kept

bp = Blueprint("disposal", __name__, url_prefix="/disposal")
YEARS = "For how many years from a child’s birth?"


class KeepingForm(PlainForm):
    """For how many years a record is kept."""

    years = question(
        NumberField,
        YEARS,
        "Enter a number of years",
        hint=f"Our default is {OUR_DEFAULT}.",
        classes="govuk-input--width-3",
        inputmode="numeric",
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

    why = question(
        Lines, "Why does the record go?", "Say why the record goes", hint="It stays in the log. Name nobody."
    )
    sent_to = question(
        OneLine, "To whom was the record sent, if it was?", hint="A school, by its name. It stays in the log."
    )


class HoldForm(PlainForm):
    """Why a record is held."""

    why = question(
        Lines, "Why is it held?", "Say why it is held", hint="For example: a claim, an inquiry, a complaint that runs."
    )


class LetGoForm(PlainForm):
    """Why a record is held no longer."""

    why = question(
        Lines,
        "Why is it held no longer?",
        "Say why it is held no longer",
        hint="For example: the claim is settled. It is kept with the record.",
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
    may_agree = bool(retention.AGREES & roles())
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
    _kept(pupil_id)
    with desk().writing(scope(), subjects=[pupil_id]) as work:
        disposal.do_not(work, pupil_id)
    tell("The record stays.", "It is on the list as before.")
    return go(url_for("disposal.show"))


@bp.route("/<uuid:pupil_id>/hold", methods=["GET", "POST"])
@needs(Permission.DISPOSE)
def hold(pupil_id: UUID) -> Response:
    """Hold the record of any child, long before its time has passed, too."""
    pupil, form = named(pupil_id), HoldForm.here()
    back = _back(pupil)
    if form.accepted():
        with desk().writing(scope(), subjects=[pupil_id]) as work:
            retention.hold(work, pupil_id, form.why.data or "")
        tell("The record is held.", "Nobody disposes of it until it is let go.")
        return go(back["href"])
    return page("disposal/hold.html", form=form, pupil=pupil, back=back)


@bp.route("/<uuid:pupil_id>/let-go", methods=["GET", "POST"])
@needs(Permission.LET_GO)
def let_go(pupil_id: UUID) -> Response:
    """Nothing holds the record any more, and why."""
    pupil, form = named(pupil_id), LetGoForm.here()
    back = _back(pupil)
    with reading() as session:
        held, names = retention.hold_of(session, scope().school_id, pupil_id), staff_named(session, scope().school_id)
    if held is None:
        return go(back["href"])
    if form.accepted():
        with desk().writing(scope(), subjects=[pupil_id]) as work:
            retention.let_go(work, pupil_id, form.why.data or "")
        tell("The record is no longer held.", "Why it was held, and why no longer, is kept with it.")
        return go(back["href"])
    return page("disposal/let_go.html", form=form, pupil=pupil, held=held, names=names, back=back)


def _back(pupil: PupilNamed) -> dict[str, str]:
    """The list, where the child is on it; else the child’s own page, for whoever may open that."""
    with reading() as session:
        is_listed = any(each.id == pupil.id for each in retention.time_passed(session, scope().school_id, today()))
        if not is_listed and has_business(session, pupil.id):
            return {"href": url_for("pupils.show", pupil_id=pupil.id), "text": pupil.full_name}
    return {"href": url_for("disposal.show"), "text": "Records that have been kept for their time"}


def _kept(pupil_id: UUID) -> Kept:
    """The child on the list; one of the school who is not on it, or no longer, leads back to the list."""
    named(pupil_id)
    with reading() as session:
        found = retention.time_passed(session, scope().school_id, today())
    return next((each for each in found if each.id == pupil_id), None) or abort(go(url_for("disposal.show")))

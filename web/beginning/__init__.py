"""Beginning something beside the cycle: asking a specialist, or putting in what runs already from elsewhere."""

from uuid import UUID

from flask import Blueprint, Response, abort, request, url_for

from engine import journeys
from engine.errors import AnswersRefused
from web import current
from web.beginning.openings import opening, putting_in
from web.beginning.questions import Carrying, begun, carrying
from web.forms import AnswersForm, begun_today, was_posted
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from web.pupils.files import opened
from web.steps.sources import services_known, sources_for

bp = Blueprint("beginning", __name__, url_prefix="/children/<uuid:pupil_id>")


@bp.route("/begin/<workflow>", methods=["GET", "POST"])
@needs(Permission.DO_STEPS)
def begin(pupil_id: UUID, workflow: str) -> Response:
    """Open a journey beside the cycle, such as asking a specialist; its first step is answered here."""
    with opened(pupil_id, "begin") as file:
        begins, says = begun(file.sight.session, workflow), opening(workflow)
        sources = sources_for(
            file.sight.session, file.sight.school_id, file.pupil, file.around.holders, file.sight.today
        )
        known = {
            each.name: services_known(file.sight.session, file.sight.school_id, each.choices or {})
            for each in begins.questions
            if each.name == "service"
        }
        form = AnswersForm(begins.questions, sources=sources, child=file.pupil.called, beside=known)
        form.here(says.known(file))
    if was_posted() and form.accepted():
        try:
            journeys.open_journey(current.desk(), current.scope(), pupil_id, workflow, form.values())
        except AnswersRefused as refused:
            form.refuse(refused.faults)
        else:
            tell(f"Begun: {begins.title}.", says.told)
            return go(url_for("pupils.show", pupil_id=pupil_id))
    return page("beginning/begin.html", pupil=file.pupil, form=form, begins=begins, says=says)


@bp.route("/put-in/<workflow>", methods=["GET", "POST"])
@needs(Permission.DO_STEPS)
def put_in(pupil_id: UUID, workflow: str) -> Response:
    """Put in a journey that began elsewhere: where it stands, since when, and what is known of the way there."""
    with opened(pupil_id, "put in") as file:
        asks: Carrying = carrying(file.sight.session, workflow, request.values.get("at", ""))
        says = putting_in(workflow, asks.at)
        sources = sources_for(
            file.sight.session, file.sight.school_id, file.pupil, file.around.holders, file.sight.today
        )
        form = AnswersForm(asks.questions, sources=sources, child=file.pupil.called) if asks.at else None
        if form is not None:
            form.here({**begun_today(asks.questions, file.sight.today), **says.known(file)})
    if asks.at and asks.at not in asks.stages:
        abort(404)
    if form is not None and was_posted() and form.accepted():
        values = form.values()
        try:
            journeys.carry_in(
                current.desk(),
                current.scope(),
                pupil_id,
                workflow,
                at=asks.at,
                values=asks.row(values),
                known=asks.known(values),
            )
        except AnswersRefused as refused:
            form.refuse(refused.faults)
        else:
            tell(f"Put in: {asks.title}.", says.told)
            return go(url_for("pupils.show", pupil_id=pupil_id))
    return page("beginning/put_in.html", pupil=file.pupil, form=form, asks=asks, says=says)

"""Beginning something beside the cycle: asking a specialist, or putting in what runs already from elsewhere."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, request, url_for

from engine import journeys
from engine.errors import AnswersRefused
from web import addresses, current
from web.beginning.openings import opening, putting_in
from web.beginning.questions import Carrying, begun, carrying
from web.forms import AnswersForm, begun_today
from web.fragments import go, page
from web.frame import NEXT_IS_YOURS, tell
from web.permissions import Permission, needs
from web.pupils.begins import ASKED, COUNCIL, may_write_it_down
from web.pupils.files import File, opened
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

    journey_id = _open(pupil_id, workflow, form) if form.accepted() else None
    if journey_id is not None:
        step = _own_step(file, journey_id) if says.goes_on else None
        rest = NEXT_IS_YOURS if step else "The next step is below."
        tell(f"Begun: {begins.title}.", f"{says.told} {rest}")
        return go(addresses.step(step) if step else url_for("pupils.show", pupil_id=pupil_id))
    return page("beginning/begin.html", pupil=file.pupil, form=form, begins=begins, says=says)


def _open(pupil_id: UUID, workflow: str, form: AnswersForm) -> UUID | None:
    """The journey that is open now; None where what was typed does not fit, which the form then says."""
    try:
        return journeys.open_journey(current.desk(), current.scope(), pupil_id, workflow, form.values()).journey_id
    except AnswersRefused as refused:
        form.refuse(refused.faults)
        return None


def _own_step(file: File, journey_id: UUID) -> UUID | None:
    """The step that comes next in a journey just begun, where it is for whoever began it."""
    with current.reading() as session:
        sight = current.desk().sight(session, current.scope(), [file.pupil.id])
        step = sight.journeys[journey_id].projection.next
    return step.task_id if file.around.of_step(step).is_mine else None


@bp.route("/put-in/<workflow>", methods=["GET", "POST"])
@needs(Permission.DO_STEPS)
def put_in(pupil_id: UUID, workflow: str) -> Response:
    """Put in a journey that began elsewhere: where it stands, since when, and what is known of the way there.

    That a family has asked the council is written down by the office too, to whom no more of the child is shown.
    """
    at = request.values.get("at", "")
    is_the_familys = (workflow, at) == (COUNCIL, ASKED)
    with opened(pupil_id, "put in", lambda sight: is_the_familys and may_write_it_down(sight, pupil_id)) as file:
        asks: Carrying = carrying(file.sight.session, workflow, at)
        says = putting_in(workflow, asks.at)
        sources = sources_for(
            file.sight.session, file.sight.school_id, file.pupil, file.around.holders, file.sight.today
        )
        form = AnswersForm(asks.questions, sources=sources, child=file.pupil.called) if asks.at else None
        if form is not None:
            known = says.known(file) if file.is_theirs else {}
            form.here({**begun_today(asks.questions, file.sight.today), **known})
    if asks.at and asks.at not in asks.stages:
        abort(404)
    if form is not None and form.accepted() and form.takes(lambda: _carry_in(pupil_id, workflow, asks, form.values())):
        return _put_in(file, f"Put in: {asks.title}.", says.told)
    return page(
        "beginning/put_in.html", pupil=file.pupil, form=form, asks=asks, says=says, is_theirs=file.is_theirs
    )  # fmt: skip


def _put_in(file: File, what: str, told: str) -> Response:
    """What is said once it is put in: on the child's page, or to the office beside the contacts, where it came from."""
    if file.is_theirs:
        tell(what, told)
        return go(url_for("pupils.show", pupil_id=file.pupil.id))
    tell("It is written down.", f"Who works with {file.pupil.called} sees it, with the council’s dates.")
    return go(url_for("contacts.show", pupil_id=file.pupil.id))


def _carry_in(pupil_id: UUID, workflow: str, asks: Carrying, said: Mapping[str, Any]) -> None:
    desk, scope = current.desk(), current.scope()
    journeys.carry_in(desk, scope, pupil_id, workflow, at=asks.at, values=asks.row(said), known=asks.known(said))

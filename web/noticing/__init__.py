"""I’ve noticed something: find the child, say what you see, and hear who looks at it and by when. Under a minute."""

from uuid import UUID

from flask import Blueprint, Response, request, url_for

from engine import journeys
from engine.errors import AlreadyOpen, AnswersRefused, NotAllowed
from engine.reading import subjects_of
from engine.values import JourneyState
from web import current, searches
from web.forms import AnswersForm, was_posted
from web.fragments import go, page
from web.frame import tell
from web.noticing.child import WORKFLOW, Noticeable, noticeable, safeguarding_leads
from web.noticing.thanks import thank
from web.permissions import Permission, needs
from web.pupils.files import opened
from workflows.school.pupils import MOST_FOUND, pupils_found
from workflows.support import observations
from workflows.support.observations import Noticed

bp = Blueprint("noticing", __name__, url_prefix="/noticed")


@bp.get("")
@needs(Permission.NOTICE)
def find() -> Response:
    """Which child is it? Anybody on the staff may find any child on roll, and learns no more than name and class."""
    scope = current.scope()
    with current.reading() as session:
        sought = searches.sought(session)
        own = subjects_of(session, scope, current.today())
        found = pupils_found(session, scope.school_id, sought, None if sought else own) if sought or own else ()
        leads = safeguarding_leads(session)
    shown = page(
        "noticing/find.html", fragment="noticing/_found.html", sought=sought, found=found, leads=leads, most=MOST_FOUND
    )
    return searches.addressed(shown)


@bp.post("")
@needs(Permission.NOTICE)
def search() -> Response:
    """Search for any child on roll by a part of the name, or by the class."""
    return searches.led_on("noticing.find")


@bp.route("/<uuid:pupil_id>", methods=["GET", "POST"])
@needs(Permission.NOTICE)
def describe(pupil_id: UUID) -> Response:
    """Say what you have noticed; with a journey open already, it is added to that as a dated entry."""
    child = noticeable(pupil_id)
    form = AnswersForm(child.questions, child=child.pupil.called).here()
    clash = was_posted() and request.form.get("adds_to", "") != child.adds_to
    if not clash and form.accepted():
        written = _written(child, form) or _written_after_all(pupil_id, form)
        if written is not None:
            return written
        child, clash = noticeable(pupil_id), True
        form = AnswersForm(child.questions, child=child.pupil.called).here()
    return page("noticing/describe.html", form=form, child=child, clash=clash, status=409 if clash else None)


def _written(child: Noticeable, form: AnswersForm) -> Response | None:
    """Write it down and say what follows; None where it was refused, or somebody else began a moment ago."""
    try:
        if child.journey is None:
            journeys.open_journey(
                current.desk(), current.scope(), child.pupil.id, WORKFLOW, form.values(), continues=child.continues
            )
        else:
            _add(child.journey, form)
    except AnswersRefused as refused:
        form.refuse(refused.faults)
        return page("noticing/describe.html", form=form, child=child, clash=False)
    except AlreadyOpen:
        return None
    return go(thank(child))


def _written_after_all(pupil_id: UUID, form: AnswersForm) -> Response | None:
    """For somebody who may not know of a journey: what they wrote goes to the one that was begun a moment ago."""
    child = noticeable(pupil_id)
    return None if child.is_theirs else _written(child, form)


def _add(journey: JourneyState, form: AnswersForm) -> None:
    said = {name: value or "" for name, value in form.values().items()}
    with current.desk().writing(current.scope(), subjects=[journey.subject_id]) as work:
        observations.add(work, journey, Noticed(said["strengths"], said["seen"], said["tried"]))


@bp.route("/entries/<uuid:entry_id>", methods=["GET", "POST"])
@needs(Permission.DO_STEPS)
def entry(entry_id: UUID) -> Response:
    """What somebody else noticed about a child; a press says that it was read."""
    scope = current.scope()
    with current.reading() as session:
        found = observations.entry(session, scope.school_id, entry_id)
        waits = any(each.id == entry_id for each in observations.unread(session, scope, current.today()))
    with opened(found.subject_id, "entry") as file:
        by = file.names.get(found.by, "") if found.by else ""
    if was_posted():
        if not waits:
            raise NotAllowed()
        with current.desk().writing(scope, subjects=[found.subject_id]) as work:
            observations.mark_read(work, entry_id)
        tell("You have read what was noticed.", "It stays in the child’s history.")
        return go(url_for("worklist.show"))
    return page("noticing/entry.html", entry=found, pupil=file.pupil, by=by, waits=waits)

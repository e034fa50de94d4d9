"""Somebody asks for a child’s record: that they asked, by when it is due, what is read before it goes, the record made
for print, and to whom it was given.

Whoever looks after the request sees the day; what the record says is opened by the SENCO, the head and the designated
safeguarding lead alone, and each opening is in the log. There is no child-protection file in Waymark to be put in.
"""

from uuid import UUID

from flask import Blueprint, Response, request, url_for

from engine.errors import NotFound
from web.current import desk, reading, roles, scope, today
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from web.pupils.files import File, opened
from web.records.form import KEPT, AskedForm, GivenForm, WhyForm, decided
from web.records.listed import clock_of, listed
from web.records.made import Record, made
from web.steps.sources import contact_choices
from web.writing import written
from workflows.school import record_requests as requests
from workflows.school.pupils import PupilNamed, contacts_named, pupil_named
from workflows.school.reading_log import log_reading
from workflows.school.record_requests import CHILD, HARM, HOLDS_BACK, IN, WHOLE, Request

bp = Blueprint("records", __name__)
OF_CHILD = "/children/<uuid:pupil_id>/record"


@bp.get("/records")
@needs(Permission.ASK_FOR_RECORD)
def asked_for() -> Response:
    """Every request for a record that is not answered yet, by the day on which it is due."""
    with reading() as session:
        rows = listed(session, scope(), today())
    return page("records/asked_for.html", rows=rows)


@bp.route(f"{OF_CHILD}/asked", methods=["GET", "POST"])
@needs(Permission.ASK_FOR_RECORD)
def ask(pupil_id: UUID) -> Response:
    """Write down that somebody has asked; it tells nothing of the record itself."""
    log_reading(desk(), scope(), pupil_id, "record asked for")
    pupil, people = _pupil(pupil_id)
    form = AskedForm.here(asked_on=today()).offering(people)
    if form.accepted() and written(form, pupil_id, lambda work: requests.write_down(work, pupil_id, form.said())):
        tell("It is written down.", "The day by which the record is due stands in the list.")
        return go(url_for("records.asked_for"))
    return page("records/ask.html", form=form, pupil=pupil)


@bp.get(f"{OF_CHILD}/<uuid:request_id>")
@needs(Permission.EXPORT)
def show(pupil_id: UUID, request_id: UUID) -> Response:
    """One request: by when, what has to be read before the record goes, and what was done."""
    with opened(pupil_id, "record request") as file:
        found = _record(file, request_id)
        clock = clock_of(file.sight.session, scope(), found.request, today())
    return page("records/show.html", record=found, clock=clock, kept=KEPT, harm=HARM, may_hold=_may_hold())


@bp.post(f"{OF_CHILD}/<uuid:request_id>")
@needs(Permission.EXPORT)
def decide(pupil_id: UUID, request_id: UUID) -> Response:
    """Keep what was decided of each line that was read."""
    with opened(pupil_id, "record request") as file:
        names = [line.name for line in _record(file, request_id).to_read]
    with desk().writing(scope(), subjects=[pupil_id]) as work:
        requests.mark(work, request_id, decided(names, may_hold=_may_hold()))
    tell("What you decided is kept.", "Your name stands beside each decision.")
    return go(_href(pupil_id, request_id))


@bp.get(f"{OF_CHILD}/<uuid:request_id>/paper")
@needs(Permission.EXPORT)
def paper(pupil_id: UUID, request_id: UUID) -> Response:
    """The record, made for print; not before each line that may tell of somebody else was read."""
    with opened(pupil_id, "record") as file:
        found = _record(file, request_id)
        if not found.may_go:
            return go(_href(pupil_id, request_id))
        return page("records/paper.html", record=found)


@bp.route(f"{OF_CHILD}/<uuid:request_id>/given", methods=["GET", "POST"])
@needs(Permission.EXPORT)
def give(pupil_id: UUID, request_id: UUID) -> Response:
    """Write down to whom the record was given, and when."""
    with opened(pupil_id, "record request") as file:
        found = _record(file, request_id)
        if not found.may_go or found.request.given is not None:
            return go(_href(pupil_id, request_id))
        form = GivenForm.here(given_on=today(), given_to=_first(file, found.request))
        fits = form.fits(file, found.family.may_have_it)
    if fits and written(form, pupil_id, lambda work: requests.give(work, request_id, form.said())):
        tell("It is written down that the record was given.", "There are no more reminders of it.")
        return go(_href(pupil_id, request_id))
    return page("records/give.html", form=form, record=found)


@bp.post(f"{OF_CHILD}/<uuid:request_id>/hold")
@needs(Permission.EXPORT)
def hold(pupil_id: UUID, request_id: UUID) -> Response:
    """Hold the whole record back, or let it go again, as the button said: head or safeguarding lead, with no detail."""
    wish = HARM if request.form.get("hold") == "yes" else IN
    with opened(pupil_id, "record request") as file:
        _request(file, request_id)
    with desk().writing(scope(), subjects=[pupil_id]) as work:
        requests.mark(work, request_id, {WHOLE: wish})
    tell("The record is held back." if wish == HARM else "The record may go again.", "Your name and the day are kept.")
    return go(_href(pupil_id, request_id))


@bp.route(f"{OF_CHILD}/<uuid:request_id>/no-longer", methods=["GET", "POST"])
@needs(Permission.EXPORT)
def no_longer(pupil_id: UUID, request_id: UUID) -> Response:
    """Nobody asks any more, or it was written down by mistake."""
    form = WhyForm.here()
    with opened(pupil_id, "record request") as file:
        _request(file, request_id)
    if form.accepted():
        with desk().writing(scope(), subjects=[pupil_id]) as work:
            requests.take_back(work, request_id, form.why.data or "")
        tell("The record is no longer asked for.", "What was written down, and why it ended, is kept.")
        return go(url_for("pupils.show", pupil_id=pupil_id))
    return page("records/no_longer.html", form=form, pupil=file.pupil, request_id=request_id)


def _record(file: File, request_id: UUID) -> Record:
    return made(file, _request(file, request_id))


def _request(file: File, request_id: UUID) -> Request:
    found = requests.requests_of(file.sight.session, file.sight.school_id, file.pupil.id).get(request_id)
    if found is None:
        raise NotFound("request")
    return found


def _pupil(pupil_id: UUID) -> tuple[PupilNamed, dict[str, str]]:
    """The child, and everybody who may ask: the child, and each contact, with what a court order says of them."""
    with reading() as session:
        found = pupil_named(session, scope().school_id, pupil_id)
        contacts = contacts_named(session, scope().school_id, pupil_id, today())
    return found, {**dict(contact_choices(contacts)), CHILD: f"{found.full_name}, the child"}


def _first(file: File, asked: Request) -> str:
    """Whoever asked gets it; a young person gets it themselves, whoever asked."""
    return CHILD if file.pupil.decides_on(file.sight.today) else asked.asked.by


def _may_hold() -> bool:
    return bool(HOLDS_BACK & roles())


def _href(pupil_id: UUID, request_id: UUID) -> str:
    return url_for("records.show", pupil_id=pupil_id, request_id=request_id)

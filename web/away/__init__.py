"""Where else a child learns, a part-time timetable, and suspensions: written down by office, SENCO and head."""

from uuid import UUID

from flask import Blueprint, Response, url_for

from engine.errors import NotFound
from engine.work import Work
from web.away.form import PlaceForm, SuspensionForm, TimetableForm, form_of
from web.away.owed import listed, owed_of
from web.away.shown import away_shown, followed
from web.current import desk, reading, scope, today
from web.fields import offered
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from web.pupils.files import named
from web.steps.sources import contact_choices
from web.writing import written
from workflows.school.pupils import PupilNamed, contacts_named
from workflows.school.reading_log import log_reading
from workflows.support import elsewhere, suspensions
from workflows.support.away_records import PupilElsewhere
from workflows.support.circle import CHILD

bp = Blueprint("away", __name__, url_prefix="/away")
OF_CHILD = "/<uuid:pupil_id>"


@bp.get("")
@needs(Permission.KEEP_AWAY)
def owed() -> Response:
    """What falls due of children who are away, where no support runs in which it is asked."""
    with reading() as session:
        rows = listed(session)
    return page("away/owed.html", rows=rows)


@bp.get(OF_CHILD)
@needs(Permission.KEEP_AWAY)
def show(pupil_id: UUID) -> Response:
    """Every other place, part-time timetable and suspension of a child."""
    pupil = named(pupil_id)
    log_reading(desk(), scope(), pupil_id, "away")
    with reading() as session:
        sight = desk().sight(session, scope(), [pupil_id])
        away, due = away_shown(sight, pupil_id), owed_of(sight, pupil_id)
    return page("away/show.html", pupil=pupil, away=away, owed=due)


@bp.route(f"{OF_CHILD}/place", methods=["GET", "POST"])
@needs(Permission.KEEP_AWAY)
def add_place(pupil_id: UUID) -> Response:
    """Another school, alternative provision or hospital teaching, from a day."""
    return _asked(named(pupil_id), PlaceForm.here(known_on=today()), None)


@bp.route(f"{OF_CHILD}/timetable", methods=["GET", "POST"])
@needs(Permission.KEEP_AWAY)
def add_timetable(pupil_id: UUID) -> Response:
    """A part-time timetable here: short, agreed, and with a day to look at it again."""
    return _asked(named(pupil_id), TimetableForm.here(), None)


@bp.route(f"{OF_CHILD}/elsewhere/<uuid:elsewhere_id>", methods=["GET", "POST"])
@needs(Permission.KEEP_AWAY)
def change(pupil_id: UUID, elsewhere_id: UUID) -> Response:
    """Put one of these right, or say until when."""
    row = _row(pupil_id, elsewhere_id)
    return _asked(named(pupil_id), form_of(row), row)


@bp.post(f"{OF_CHILD}/elsewhere/<uuid:elsewhere_id>/take-back")
@needs(Permission.KEEP_AWAY)
def take_back(pupil_id: UUID, elsewhere_id: UUID) -> Response:
    """It was written down by mistake."""
    with desk().writing(scope(), subjects=[named(pupil_id).id]) as work:
        elsewhere.take_back_elsewhere(work, elsewhere_id)
    tell("It is taken back.", "Nothing is asked because of it any more.")
    return go(url_for("away.show", pupil_id=pupil_id))


@bp.route(f"{OF_CHILD}/suspension", methods=["GET", "POST"])
@needs(Permission.KEEP_AWAY)
def suspend(pupil_id: UUID) -> Response:
    """The head has suspended the child: the first day and how many school days, and nothing of why."""
    pupil, form = named(pupil_id), SuspensionForm.here()

    def write(work: Work) -> None:
        suspensions.suspend(work, pupil_id, form.first_on.day, form.school_days.answer())

    if form.accepted() and written(form, pupil_id, write):
        with reading() as session:
            said = followed(desk().sight(session, scope(), [pupil_id]), pupil, form.first_on.day)
        tell("The suspension is written down.", *said)
        return go(url_for("away.show", pupil_id=pupil_id))
    return page("away/suspend.html", form=form, pupil=pupil)


@bp.post(f"{OF_CHILD}/suspension/<uuid:suspension_id>/take-back")
@needs(Permission.KEEP_AWAY)
def take_back_suspension(pupil_id: UUID, suspension_id: UUID) -> Response:
    """The head has cancelled it, or it was written down by mistake."""
    with desk().writing(scope(), subjects=[named(pupil_id).id]) as work:
        suspensions.take_back_suspension(work, suspension_id)
    tell("The suspension is taken back.", "It no longer counts.")
    return go(url_for("away.show", pupil_id=pupil_id))


def _asked(pupil: PupilNamed, form: PlaceForm | TimetableForm, row: PupilElsewhere | None) -> Response:
    """Ask about a place or a timetable, and write it: a new one, or the row in another shape."""
    form.agreed_by.choices = offered(_family(pupil))

    def write(work: Work) -> None:
        if row is None:
            elsewhere.add_elsewhere(work, pupil.id, form.said())
        else:
            elsewhere.change_elsewhere(work, row.id, form.said())

    if form.accepted() and written(form, pupil.id, write):
        tell("It is written down.", "Where the family has not been asked what the other place may know, the SENCO is."
             if isinstance(form, PlaceForm) else "The SENCO is asked to look at it again in time.")  # fmt: skip
        return go(url_for("away.show", pupil_id=pupil.id))
    is_place = isinstance(form, PlaceForm)
    return page("away/place.html" if is_place else "away/timetable.html", form=form, pupil=pupil, row=row)


def _family(pupil: PupilNamed) -> list[tuple[str, str]]:
    with reading() as session:
        contacts = contacts_named(session, scope().school_id, pupil.id, today())
    return [*contact_choices(contacts), (CHILD, pupil.called)]


def _row(pupil_id: UUID, elsewhere_id: UUID) -> PupilElsewhere:
    with reading() as session:
        rows = elsewhere.elsewhere_of(session, scope().school_id, pupil_id)
    for row in rows:
        if row.id == elsewhere_id:
            return row
    raise NotFound("place")

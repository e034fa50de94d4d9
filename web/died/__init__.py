"""That a child has died: writing it down with care, and taking it back where it was a mistake.

Nobody is hurried here, and nothing is asked that is not needed: the day, and the name of the child, so that no press
meets the wrong child.
"""

from uuid import UUID

from flask import Blueprint, Response, url_for

from engine.work import Work
from notifications.withdrawing import withdraw
from web.current import desk, reading, scope
from web.fields import DayField, Lines, OneLine
from web.forms import PlainForm, question
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from web.pupils.files import with_business
from web.writing import written
from workflows.school import deaths
from workflows.school.pupils import PupilNamed

bp = Blueprint("died", __name__, url_prefix="/children/<uuid:pupil_id>/died")
OTHER_NAME = "This is not the name of the child whose page you came from"


class DiedForm(PlainForm):
    """The day, and the child’s name once more."""

    died_on = question(DayField, "On which day?", "Enter the day, as far as you know it")
    name = question(
        OneLine,
        "The child’s full name",
        "Enter the child’s full name",
        hint="So that this is written down for nobody else.",
    )

    def fits(self, pupil: PupilNamed) -> bool:
        """Whether the form is sent, and about this child; where not, it says what is wrong."""
        if not self.accepted():
            return False
        is_same = _plain(self.name.answer()) == _plain(pupil.full_name)
        if not is_same:
            self.refuse({"name": OTHER_NAME})
        return is_same


class MistakeForm(PlainForm):
    """How the mistake came about."""

    why = question(
        Lines,
        "How did the mistake come about?",
        "Say how the mistake came about",
        hint="One line is enough. It is kept.",
    )


@bp.route("", methods=["GET", "POST"])
@needs(Permission.SAY_DIED)
def write_down(pupil_id: UUID) -> Response:
    """Write down that a child has died: everything that runs for the child rests from this press."""
    pupil = _pupil(pupil_id)
    with reading() as session:
        if deaths.death_of(session, scope().school_id, pupil_id) is not None:
            return go(url_for("pupils.show", pupil_id=pupil_id))
    form = DiedForm.here()

    def write(work: Work) -> None:
        deaths.write_down(work, pupil_id, form.died_on.day)
        withdraw(work.connection, work.school_id, work.now)

    if form.fits(pupil) and written(form, pupil_id, write):
        return go(url_for("pupils.show", pupil_id=pupil_id))
    return page("died/write_down.html", form=form, pupil=pupil)


@bp.route("/mistake", methods=["GET", "POST"])
@needs(Permission.SAY_DIED)
def take_back(pupil_id: UUID) -> Response:
    """Take it back, where it was written down by mistake."""
    pupil, form = _pupil(pupil_id), MistakeForm.here()
    with reading() as session:
        if deaths.death_of(session, scope().school_id, pupil_id) is None:
            return go(url_for("pupils.show", pupil_id=pupil_id))
    if form.accepted():
        with desk().writing(scope(), subjects=[pupil_id]) as work:
            deaths.take_back(work, pupil_id, form.why.data or "")
        tell(
            "The mistake is put right.",
            "Everything goes on from where it stood. The mistake stays on record.",
        )
        return go(url_for("pupils.show", pupil_id=pupil_id))
    return page("died/take_back.html", form=form, pupil=pupil)


def _pupil(pupil_id: UUID) -> PupilNamed:
    with reading() as session:
        return with_business(session, pupil_id)


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()

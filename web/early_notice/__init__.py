"""Telling the family formally before a decision: the duty follows the help, not the stage.

Source: Children and Families Act 2014, section 68. Where help that is more than usual class teaching has begun, the
SENCO tells the family at once. Whoever of them has not been told yet then has the step, at whatever stage.
"""

from uuid import UUID

from flask import Blueprint, Response, url_for

from engine.errors import NotAllowed, NotFound
from engine.sight import Sight
from engine.terms import Role
from engine.values import JourneyState
from web import current
from web.fields import DayField, OneOf, SeveralOf, offered
from web.forms import PlainForm, question
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from web.pupils.begins import can_tell_early, main_journey
from web.pupils.files import opened
from workflows.support.notices import FORMS, WAYS, NoticeLine, NoticeWords, mark_sent, notice_lines

bp = Blueprint("early_notice", __name__, url_prefix="/children/<uuid:pupil_id>/early-notice")


class EarlyForm(PlainForm):
    """To whom the notice went, when, how and in which form."""

    who = question(SeveralOf, "Who has been told?", "Select who has been told")
    on = question(DayField, "When?", "Enter when they were told")
    how = question(OneOf, "How?", "Select how they were told", choices=WAYS)
    form = question(OneOf, "In which form?", "Select in which form", choices=FORMS)


@bp.route("", methods=["GET", "POST"])
@needs(Permission.DO_STEPS)
def begin(pupil_id: UUID) -> Response:
    """The first notice of help that began before a decision, to one or several contacts."""
    with opened(pupil_id, "early notice") as file:
        if Role.SENCO.value not in file.roles:
            raise NotFound("early notice")
        asked_for = _asked(file.sight, pupil_id)
        if asked_for is None:
            return page("early_notice/not_now.html", pupil=file.pupil)
        journey, lines = asked_for
        form = EarlyForm.here(on=current.today(), form="plain")
        form.who.choices = offered([(str(line.contact_id), _named(line)) for line in lines])
    if form.accepted() and _told(journey, form):
        tell("It is on record that the family was told.", "Whoever has not been told yet stands in the step.")
        return go(url_for("pupils.show", pupil_id=pupil_id))
    return page("early_notice/begin.html", form=form, pupil=file.pupil, lines=lines, journey=journey)


def _asked(sight: Sight, pupil_id: UUID) -> tuple[JourneyState, tuple[NoticeLine, ...]] | None:
    """The journey, and the contacts to tell; None where the step that tells the family is there, or nothing runs."""
    journey = main_journey(sight, pupil_id)
    if journey is None or not can_tell_early(sight, pupil_id):
        return None
    return journey, notice_lines(sight.session, journey, sight.today)


def _named(line: NoticeLine) -> str:
    needed = f" ({line.needs})" if line.needs else ""
    return f"{line.name}, {line.relationship}{needed}" if line.relationship else f"{line.name}{needed}"


def _told(journey: JourneyState, form: EarlyForm) -> bool:
    """Write the notices; False where the form now says what is wrong."""
    words = NoticeWords(form.on.day, form.how.answer(), form.form.answer())

    def write() -> None:
        with current.desk().writing(current.scope(), journey=journey.id) as work:
            if Role.SENCO.value not in work.roles(journey.subject_id):
                raise NotAllowed()
            for contact_id in form.who.answer():
                mark_sent(work, work.journey(journey.id).journey, UUID(contact_id), words)

    return form.takes(write)

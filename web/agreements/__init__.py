"""What a family agreed to when a specialist was asked, or about another place, and taking it back."""

from uuid import UUID

from flask import Blueprint, Response, url_for

from engine.errors import NotAllowed, NotFound
from engine.reading import look_at
from web import current
from web.forms import was_posted
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from web.pupils.agreements import AgreementShown, agreements_shown
from web.pupils.files import File, opened
from workflows.support.agreements import withdraw_agreement

bp = Blueprint("agreements", __name__, url_prefix="/children/<uuid:pupil_id>/agreements")

NOTED_BY = frozenset({"class_teacher", "subject_teacher", "ta", "senco", "head", "dsl"})
"""Who may write down that a family takes its agreement back: whoever of the staff around the child hears it."""


@bp.route("/<uuid:agreement_id>/withdraw", methods=["GET", "POST"])
@needs(Permission.DO_STEPS)
def withdraw(pupil_id: UUID, agreement_id: UUID) -> Response:
    """Write down that the family, or the young person, takes an agreement back: nothing more is shown from today."""
    with opened(pupil_id, "withdraw") as file:
        if not file.roles & NOTED_BY:
            raise NotAllowed()
        agreement = _found(file, agreement_id)
    if was_posted():
        with current.desk().writing(current.scope(), subjects=[pupil_id]) as work:
            withdraw_agreement(work, agreement_id)
        told = f" Tell {agreement.to} today." if agreement.service_knows else ""
        tell("The agreement is withdrawn.", f"From now on nothing more is shown to {agreement.to}.{told}")
        return go(url_for("pupils.show", pupil_id=pupil_id))
    return page("agreements/withdraw.html", pupil=file.pupil, agreement=agreement)


def _found(file: File, agreement_id: UUID) -> AgreementShown:
    """The agreement that can be withdrawn. Raises NotFound where there is none, or it is withdrawn already."""
    shown = agreements_shown(file, look_at(file.sight, file.pupil.id))
    for each in shown:
        if each.id == agreement_id and each.may_be_withdrawn:
            return each
    raise NotFound("agreement")

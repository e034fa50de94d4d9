"""Children who move on to another school next, and those with an EHC plan and no review: begun many at once."""

from collections.abc import Iterable
from uuid import UUID

from flask import Blueprint, Response, request, url_for

from engine import journeys
from engine.errors import AlreadyOpen, AnswersRefused
from web import current, words
from web.forms import was_posted
from web.fragments import go, page
from web.frame import tell
from web.moving_on.rows import TRANSFER, Ahead, ahead, without_review
from web.permissions import Permission, needs

bp = Blueprint("moving_on", __name__, url_prefix="/roll/moving-on")


@bp.route("", methods=["GET", "POST"])
@needs(Permission.BRING_IN_ROLL)
def show() -> Response:
    """The children whose move is to be got ready, ticked, and one press; and the plans that nobody reviews yet."""
    scope, today = current.scope(), current.today()
    with current.reading() as session:
        moving, reviewed = ahead(session, scope, today), without_review(session, scope)
    if was_posted():
        ticked = set(request.form.getlist("child"))
        begun = _begun(each for each in moving if str(each.pupil.id) in ticked)
        if begun:
            tell(
                f"{words.count(begun, 'move is', 'moves are')} being got ready",
                "Nobody outside the school has been told anything. First it is agreed with each family what goes.",
            )
        return go(url_for("moving_on.show"))
    return page("moving_on/show.html", moving=moving, reviewed=reviewed, review=_review)


def _begun(rows: Iterable[Ahead]) -> int:
    """Begin these moves; how many were begun. One that somebody has begun meanwhile is left as it is."""
    done = 0
    for row in rows:
        try:
            journeys.open_journey(current.desk(), current.scope(), row.pupil.id, TRANSFER, row.answers)
        except (AlreadyOpen, AnswersRefused):
            continue
        done += 1
    return done


def _review(pupil_id: UUID) -> str:
    return url_for("beginning.begin", pupil_id=pupil_id, workflow="ehc_annual_review")

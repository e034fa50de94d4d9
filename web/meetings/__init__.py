"""We are meeting now: the open steps of one child one after another on one screen, each saved and judged by itself."""

from uuid import UUID

from flask import Blueprint, Response, request, url_for

from engine import journeys
from engine.errors import InTheWay, NotFromHere, Stale
from web import current
from web.fragments import go, page
from web.frame import tell
from web.meetings.handed import papers_of
from web.meetings.parts import OnOffer, Part, Sheet, keep, sheet_of, submit
from web.permissions import Permission, needs
from web.pupils.files import File, opened, with_business
from web.steps.plan_rows import begin_with_last
from web.steps.several import Refused, was_filled_in
from web.steps.step import file_in_hand

bp = Blueprint("meetings", __name__, url_prefix="/meetings/<uuid:pupil_id>")
NO_CONTENT = 204


@bp.get("")
@needs(Permission.DO_STEPS)
def show(pupil_id: UUID) -> Response:
    """The sheet of the meeting."""
    with opened(pupil_id, "meeting") as file:
        return _page(file, sheet_of(file))


@bp.post("")
@needs(Permission.DO_STEPS)
def press(pupil_id: UUID) -> Response:
    """Save the one step that was pressed, or make the one move; whatever else was typed is kept."""
    with opened(pupil_id, "meeting") as file:
        sheet = sheet_of(file)
        pressed = _pressed(sheet)
        _keep_others(sheet, pressed)
        if pressed is not None and not submit(pressed):
            return _page(file, sheet, Refused((pressed.item.form,)))
        moving = next((each for each in sheet.moves if _is_pressed(each)), None)
        beginning = next((part for part in sheet.parts if _begins_with_last(part)), None)
    if moving is not None:
        _make(moving)
    elif beginning is not None:
        begin_with_last(beginning.step.id)
    elif pressed is not None:
        tell(f"Saved: {pressed.step.task.title.replace('{child}', 'the child')}.")
    else:
        tell("What was typed is kept.")
    return go(url_for("meetings.show", pupil_id=pupil_id))


@bp.post("/draft")
@needs(Permission.DO_STEPS)
def draft(pupil_id: UUID) -> Response:
    """Keep what is typed, as it is typed, for every step of the sheet."""
    with current.reading() as session:
        with_business(session, pupil_id)
        sheet = sheet_of(file_in_hand(session, pupil_id))
        _keep_others(sheet, None)
    return Response(status=NO_CONTENT)


def _pressed(sheet: Sheet) -> Part | None:
    asked = request.form.get("save", "")
    return next((part for part in sheet.parts if str(part.step.id) == asked), None)


def _is_pressed(offer: OnOffer) -> bool:
    return offer.by_press and request.form.get("move", "") == f"{offer.journey_id}:{offer.move.do}:{offer.seen}"


def _begins_with_last(part: Part) -> bool:
    return bool(part.carries) and request.form.get("carry", "") == str(part.step.id)


def _keep_others(sheet: Sheet, pressed: Part | None) -> None:
    """Read what was typed for every step, and keep it for those that were not pressed."""
    typed = [part for part in sheet.parts if was_filled_in(part.item)]
    for part in typed:
        if part is not pressed:
            keep(part)


def _make(offer: OnOffer) -> None:
    """Make a move for which everything is there; where that has changed meanwhile, say so."""
    try:
        journeys.move(current.desk(), current.scope(), offer.journey_id, offer.move.do, seen=offer.seen)
    except (InTheWay, NotFromHere, Stale):
        tell(
            "That was not possible any more.", "Somebody else may have gone on meanwhile: look at what is missing now."
        )
    else:
        tell("The journey has gone on.", "The steps that come now stand below.")


def _page(file: File, sheet: Sheet, refused: Refused | None = None) -> Response:
    papers = tuple(papers_of(file, sheet))
    return page("meetings/show.html", pupil=file.pupil, sheet=sheet, papers=papers, form=refused or Refused(()))

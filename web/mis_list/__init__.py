"""Changes to type into the school's own system: a tidy list for the office, ticked line by line, and to take away."""

from collections.abc import Iterable
from uuid import UUID

from flask import Blueprint, Response, make_response, request, url_for

from engine.errors import NotFound, Stale
from web import words
from web.current import desk, reading, scope, today
from web.forms import PlainForm
from web.fragments import go, page
from web.frame import tell
from web.lists import in_lists, on_screens
from web.permissions import Permission, needs
from web.sheets import CSV, Cell, as_csv
from workflows.school.pupils import PupilNamed, pupils_named, staff_named
from workflows.school.roll.sen import NEEDS, STATUSES
from workflows.support.mis_list import MisLine, MisList, mis_list, put_back, tick

bp = Blueprint("mis_list", __name__, url_prefix="/changes-to-type-in")
HEADINGS = ("Child", "Class", "SEN code", "Since", "Primary need", "Other needs", "Next review")
NOTHING_TICKED = "Tick the lines that you have typed in."


@bp.get("")
@needs(Permission.BRING_IN_ROLL)
def show() -> Response:
    """What is to be typed in, and what was lately."""
    found, pupils = _list()
    return page(
        "mis_list/show.html",
        waiting=found.waiting,
        typed=found.typed,
        pupils=pupils,
        names=on_screens(pupils.values()),
        staff=_staff(),
        needs=NEEDS,
        statuses=STATUSES,
    )


@bp.post("")
@needs(Permission.BRING_IN_ROLL)
def done() -> Response:
    """The ticked lines are typed in."""
    sent = (each.partition("|") for each in request.form.getlist("line"))
    keys = [(_of(pupil), key) for pupil, _, key in sent]
    if not (PlainForm.here().accepted() and keys):
        tell("Nothing was ticked", NOTHING_TICKED)
        return go(url_for("mis_list.show"))
    try:
        with desk().writing(scope(), subjects=sorted({pupil for pupil, _ in keys})) as work:
            tick(work, keys)
    except Stale as stale:
        tell("Nothing was ticked", str(stale))
    else:
        tell(
            f"{words.count(len(keys), 'line is', 'lines are')} typed in",
            "Anything new about these children comes back.",
        )
    return go(url_for("mis_list.show"))


@bp.post("/put-back")
@needs(Permission.BRING_IN_ROLL)
def again() -> Response:
    """A line was ticked by mistake."""
    pupil_id = _of(request.form.get("pupil", ""))
    with desk().writing(scope(), subjects=[pupil_id]) as work:
        put_back(work, pupil_id)
    tell("The line is back on the list")
    return go(url_for("mis_list.show"))


@bp.get("/list.csv")
@needs(Permission.BRING_IN_ROLL)
def csv() -> Response:
    """What is to be typed in, to take away."""
    found, pupils = _list()
    response = make_response(as_csv(HEADINGS, _rows(found.waiting, pupils)))
    response.headers["Content-Type"] = CSV
    response.headers["Content-Disposition"] = f"attachment; filename=changes-to-type-in-{today().isoformat()}.csv"
    return response


def _of(sent: str) -> UUID:
    """Whose line a press is about. Raises NotFound for what none of our pages sends."""
    try:
        return UUID(sent)
    except ValueError:
        raise NotFound("line") from None


def _list() -> tuple[MisList, dict[UUID, PupilNamed]]:
    with reading() as session:
        found = mis_list(session, scope().school_id, today())
        about = {each.pupil_id for each in found.waiting} | {each.pupil_id for each in found.typed}
        return found, pupils_named(session, scope().school_id, about)


def _staff() -> dict[UUID, str]:
    with reading() as session:
        return staff_named(session, scope().school_id)


def _rows(lines: Iterable[MisLine], pupils: dict[UUID, PupilNamed]) -> list[tuple[Cell, ...]]:
    names = in_lists(pupils.values())
    return [
        (
            names[each.pupil_id],
            pupils[each.pupil_id].class_name,
            each.code,
            each.since.isoformat() if each.since else "",
            each.needs[0] if each.needs else "",
            ", ".join(each.needs[1:]),
            each.review_on.isoformat() if each.review_on else "",
        )
        for each in lines
    ]

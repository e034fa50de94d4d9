"""Held up: which steps wait, since when, because of what, and whose move it is. The SENCO's first page."""

from typing import Any
from uuid import UUID

from flask import Blueprint, Response, make_response, request, url_for

from engine.reading import subject_of
from engine.terms import Role
from notifications.inbox import NobodyToRemind, remind
from web import current, words
from web.fragments import go, page
from web.frame import tell
from web.held_up.filters import Filters, choices
from web.held_up.lately import lately
from web.held_up.opened import Opened, opened_row
from web.held_up.rows import read_board
from web.held_up.stages import stage_counts
from web.held_up.taken import HEADINGS, taken
from web.held_up.waits import waits
from web.lists import in_lists, in_titles
from web.permissions import Permission, needs
from web.pupils.files import opened
from web.sheets import CSV, XLSX, as_csv, as_xlsx
from web.steps.handing_over import give
from workflows.school.classes import classes
from workflows.school.pupils import staff_named

bp = Blueprint("held_up", __name__, url_prefix="/held-up")


@bp.get("")
@needs(Permission.SEE_HELD_UP)
def show() -> Response:
    """The board."""
    filters = Filters.here()
    with current.reading() as session:
        board = read_board(session)
        rows = filters.kept(board)
        part = filters.part(rows)
        done = lately(session, part.rows)
    return page(
        "held_up/show.html",
        fragment="held_up/_rows.html",
        board=board,
        rows=rows,
        part=part,
        lately=done,
        has_older=any(row.is_older for row in rows),
        filters=part.filters,
        today=current.today(),
        choices=choices(board),
        stages=stage_counts(board),
    )


@bp.get("/list.<any(csv, xlsx):form>")
@needs(Permission.SEE_HELD_UP)
def take(form: str) -> Response:
    """The board as the filters show it, as CSV or as a workbook; with names hidden, it holds none."""
    with current.reading() as session:
        rows = Filters.here().kept(read_board(session))
        done = lately(session, rows)
    pupils = [row.pupil for row in rows]
    lines = taken(rows, done, in_lists(pupils), in_titles(pupils))
    data = as_csv(HEADINGS, lines) if form == "csv" else as_xlsx("Held up", HEADINGS, lines)
    response = make_response(data)
    response.headers["Content-Type"] = CSV if form == "csv" else XLSX
    response.headers["Content-Disposition"] = f'attachment; filename="held-up-{current.today()}.{form}"'
    return response


@bp.get("/who-waits")
@needs(Permission.SEE_HELD_UP)
def who_waits() -> Response:
    """Who waits for whom: one row for each person and role that anything waits for."""
    with current.reading() as session:
        board = read_board(session)
        rooms = classes(session, current.scope().school_id, current.today())
    teachers = {
        room.name: words.listed([each.name for each in room.held_by(Role.CLASS_TEACHER)], "or") for room in rooms
    }
    return page("held_up/who_waits.html", waits=waits(board, teachers))


@bp.get("/journeys/<uuid:journey_id>")
@needs(Permission.SEE_HELD_UP)
def journey(journey_id: UUID) -> Response:
    """One row, opened: its guards, its last events, who was reminded, and who could take the step."""
    with current.reading() as session:
        subject_id = subject_of(session, current.scope(), journey=journey_id)
    with opened(subject_id, "held up") as file:
        found = opened_row(file, journey_id)
        called = in_lists([file.pupil], short=True)[file.pupil.id]
        return page(
            "held_up/journey.html", fragment="held_up/_journey.html", row=found, pupil=file.pupil, called=called,
            filters=Filters.here(),
        )  # fmt: skip


@bp.post("/journeys/<uuid:journey_id>/give")
@needs(Permission.SEE_HELD_UP)
def reassign(journey_id: UUID) -> Response:
    """Give the next step to one person, among those who have to do with the child."""
    with current.reading() as session:
        subject_id = subject_of(session, current.scope(), journey=journey_id)
    with opened(subject_id, "held up") as file:
        row = opened_row(file, journey_id)
    chosen = request.form.get("person", "")
    if row.task is None or chosen not in dict(row.people):
        tell("Nobody was chosen, so the step stays where it is.")
    else:
        give(row.task.id, chosen)
        tell("The step is handed over.", f"{_receiver(row, chosen)} will find it among their next steps.")
    return go(url_for("held_up.show", **Filters.here().query))


def _receiver(row: Opened, chosen: str) -> str:
    return dict(row.people)[chosen].partition(",")[0].replace("Give it back to the", "The")


@bp.post("/reminders/<uuid:task_id>")
@needs(Permission.SEE_HELD_UP)
def send_reminder(task_id: UUID) -> Response:
    """Send a reminder about one step to whoever owes it, once a day."""
    try:
        people = remind(current.desk(), current.scope(), task_id)
    except NobodyToRemind as error:
        tell(str(error))
    else:
        with current.reading() as session:
            names: dict[UUID, Any] = dict(staff_named(session, current.scope().school_id))
        tell(f"A reminder is on its way to {words.listed([names[person] for person in people])}.")
    return go(url_for("held_up.show", **Filters.here().query))

"""Putting in many journeys that began before Waymark: one grid, each row saved by itself."""

from typing import Any

from flask import Blueprint, Response, request, url_for

from engine import boards, journeys
from engine.errors import AlreadyOpen, AnswersRefused
from web import current, words
from web.beginning.questions import carrying
from web.carrying.rows import DAYS, MAIN, Row, rows, typed_in
from web.documents import ATTACHES
from web.fields import Choice
from web.forms import was_posted
from web.fragments import REFUSED, go, page
from web.frame import tell
from web.permissions import Permission, needs
from workflows.school import classes, people
from workflows.school.pupils import pupils_named
from workflows.support.documents import with_papers

bp = Blueprint("carrying", __name__, url_prefix="/roll/put-in")


CELLS = {"at": "where it stands", "teacher": "class teacher", **{name: each.lower() for name, each in DAYS.items()}}


@bp.route("", methods=["GET", "POST"])
@needs(Permission.BRING_IN_ROLL)
def show() -> Response:
    """The grid. A row that fits is put in; a row that does not stays, and says why."""
    class_name = request.args.get("room", "")[:50]
    scope, today = current.scope(), current.today()
    with current.reading() as session:
        found = rows(session, scope, today, class_name)
        rooms = [room.name for room in classes.classes(session, scope.school_id, today)]
        staff = _staff(people.colleagues(session, scope.school_id, today))
        stages = carrying(session, MAIN, "").stages
    if was_posted():
        found = tuple(typed_in(row, request.form, stages, dict(staff), today) for row in found)
        done = [row for row in found if row.at and not row.faults and _put_in(row)]
        found = tuple(row for row in found if row not in done)
        if done and not any(row.at for row in found):
            return _all_put_in(done)
    shown: dict[str, Any] = {
        "rows": found,
        "stages": stages,
        "staff": staff,
        "days": DAYS,
        "rooms": rooms,
        "class_name": class_name,
    }
    done_words = words.count(len(done), "child is", "children are") if was_posted() and done else ""
    faulty = any(row.faults for row in found)
    return page("carrying/show.html", status=REFUSED if faulty else 200, done=done_words, wrong=_faults(found), **shown)


@bp.get("/last-plans")
@needs(Permission.BRING_IN_ROLL)
def last_plans() -> Response:
    """Every child who was put in, and whether last year’s plan is attached: those without one first."""
    scope = current.scope()
    with current.reading() as session:
        found = pupils_named(session, scope.school_id, boards.under_way(session, scope, MAIN, carried=True))
        has_one = with_papers(session, scope.school_id, found)
    in_order = sorted(
        found.values(), key=lambda each: (each.id in has_one, each.class_name, each.last_name, each.called)
    )
    may_attach = bool(current.roles() & ATTACHES)
    return page("carrying/last_plans.html", pupils=in_order, has_one=has_one, may_attach=may_attach)


def _put_in(row: Row) -> bool:
    """Put one child’s journey in; False where somebody has done so meanwhile, or the engine refuses the row."""
    values = row.values(current.today())
    try:
        journeys.carry_in(current.desk(), current.scope(), row.pupil.id, MAIN, at=row.at, values=values)
    except (AlreadyOpen, AnswersRefused):
        return False
    return True


def _all_put_in(done: list[Row]) -> Response:
    said = words.count(len(done), "child is", "children are")
    tell(f"{said} put in", "What is not known about the way there opened its step at once.", "Next: last year’s plans.")
    return go(url_for("carrying.last_plans"))


def _staff(everybody: tuple[people.Colleague, ...]) -> list[Choice]:
    return [(f"person:{each.id}", each.name) for each in everybody if not each.has_left]


def _faults(found: tuple[Row, ...]) -> list[dict[str, str]]:
    """What is wrong, for the summary at the top, each leading to its cell."""
    return [
        {"text": f"{row.pupil.full_name}, {CELLS[cell]}: {sentence}", "href": f"#{row.name(cell)}"}
        for row in found
        for cell, sentence in row.faults.items()
    ]

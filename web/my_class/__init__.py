"""My class: each child with a journey on one page, for whoever teaches or helps them; and every outcome on another."""

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Blueprint, Response, request, url_for

from web import current, words
from web.fragments import go, page
from web.frame import tell
from web.my_class.looking import send
from web.my_class.outcomes import OutcomeRow, outcome_rows, rooms
from web.my_class.rows import class_rows
from web.permissions import Permission, needs
from web.steps.several import Refused
from workflows.school.pupils import PupilNamed
from workflows.school.reading_log import log_readings

bp = Blueprint("my_class", __name__, url_prefix="/my-class")


@bp.get("")
@needs(Permission.SEE_CHILDREN)
def show() -> Response:
    """The children with a journey, class by class; for whoever sees every child, one class at a time."""
    chosen = request.args.get("class", "")
    with current.reading() as session:
        found = class_rows(session)
        sees_all = _sees_all()
    shown = {name: rows for name, rows in found.items() if name == chosen or not (chosen or sees_all)}
    return page("my_class/show.html", rooms=found, shown=shown, chosen=chosen, today=current.today())


def _sees_all() -> bool:
    return bool(current.roles() & {"senco", "head", "dsl"})


@dataclass(frozen=True, slots=True)
class Class:
    """The class whose outcomes are looked at, among those to choose from."""

    rooms: dict[str, list[PupilNamed]]
    chosen: str

    @property
    def pupils(self) -> list[PupilNamed]:
        return self.rooms.get(self.chosen, [])


def _class(asked: str) -> Class:
    """The class that is asked for; without one, one’s own, or nothing yet for whoever sees them all."""
    with current.reading() as session:
        found = rooms(session)
    first = "" if _sees_all() and len(found) > 1 else next(iter(found), "")
    return Class(found, asked or first)


def _rows(room: Class) -> tuple[OutcomeRow, ...]:
    """The rows of a class, each child’s file logged first."""
    if not room.pupils:
        return ()
    log_readings(current.desk(), current.scope(), [each.id for each in room.pupils], "outcomes of a class")
    with current.reading() as session:
        return outcome_rows(session, room.pupils)


@bp.get("/outcomes")
@needs(Permission.SEE_CHILDREN)
def outcomes() -> Response:
    """Every outcome of a class: child, outcome, where now, by when, last looked at, and how it goes."""
    room = _class(request.args.get("class", ""))
    return _outcomes(room, _rows(room), Refused(()))


@bp.post("/outcomes")
@needs(Permission.DO_STEPS)
def look() -> Response:
    """Save every row of a class that something was said about."""
    room = _class(request.form.get("class", ""))
    rows = _rows(room)
    saved, refused = send(rows)
    if saved:
        tell(f"{words.first_capital(words.count(len(saved), 'outcome'))} looked at.", "What was said before is kept.")
    if not refused:
        if not saved:
            tell("Nothing was saved.", "Nothing was chosen or written.")
        return go(f"{url_for('my_class.outcomes')}?{urlencode({'class': room.chosen})}")
    kept = {row.place: row for row in refused}
    shown = tuple(kept.get(row.place, row) for row in _rows(room)) if saved else rows
    return _outcomes(room, shown, Refused(tuple(row.form for row in refused if row.form)))


def _outcomes(room: Class, rows: tuple[OutcomeRow, ...], form: Refused) -> Response:
    return page("my_class/outcomes.html", room=room, rows=rows, form=form, today=current.today())

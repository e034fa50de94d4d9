"""My class: each child with a journey on one page, for whoever teaches or helps them."""

from flask import Blueprint, Response, request

from web import current
from web.fragments import page
from web.my_class.rows import class_rows
from web.permissions import Permission, needs

bp = Blueprint("my_class", __name__, url_prefix="/my-class")


@bp.get("")
@needs(Permission.SEE_CHILDREN)
def show() -> Response:
    """The children with a journey, class by class; for whoever sees every child, one class at a time."""
    chosen = request.args.get("class", "")
    with current.reading() as session:
        rooms = class_rows(session)
        sees_all = _sees_all()
    shown = {name: rows for name, rows in rooms.items() if name == chosen or not (chosen or sees_all)}
    return page("my_class/show.html", rooms=rooms, shown=shown, chosen=chosen, today=current.today())


def _sees_all() -> bool:
    return bool(current.roles() & {"senco", "head", "dsl"})

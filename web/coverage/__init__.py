"""What the founding documents ask for, statement by statement, and where Waymark makes each real, or does not yet."""

from flask import Blueprint, Response

from web import current
from web.coverage.rows import Filters, board, workflows_of
from web.fragments import page
from web.permissions import Permission, needs

bp = Blueprint("coverage", __name__, url_prefix="/what-it-covers")


@bp.get("")
@needs(Permission.SEE_FIGURES)
def show() -> Response:
    """Every statement that the filters leave, with the counts of all."""
    filters = Filters.here()
    shown = board(workflows_of(current.desk().catalogue, current.today()), filters)
    return page("coverage/show.html", fragment="coverage/_rows.html", board=shown, filters=filters)

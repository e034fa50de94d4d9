"""How a workflow goes: its definition drawn, as a table, and step by step, for anybody who asks why a step is there."""

from flask import Blueprint, Response, abort, request
from markupsafe import Markup

from web import current
from web.definitions.described import described
from web.definitions.layout import laid_out
from web.definitions.picture import svg
from web.fragments import page
from web.permissions import Permission, needs

bp = Blueprint("definitions", __name__, url_prefix="/how-it-goes")


@bp.get("/<workflow>")
@needs(Permission.SEE_OWN_WORK)
def show(workflow: str) -> Response:
    """One workflow as it is in force today: the picture, the table, and the steps of each stage."""
    catalogue, names = current.desk().catalogue, current.desk().catalogue.names(on=current.today())
    if workflow not in names:
        abort(404)
    found = catalogue.current(workflow, current.today()).workflow
    stages, here = described(found), request.args.get("at", "")
    picture = svg(laid_out(stages), f"{found.title}, drawn: the same stands in the table below", here=here)
    others = [catalogue.current(name, current.today()).workflow for name in names if name != workflow]
    return page(
        "definitions/show.html",
        workflow=found,
        stages=stages,
        here=here,
        picture=Markup(picture),  # noqa: S704 - each word in it is escaped where it is drawn
        others=others,
    )

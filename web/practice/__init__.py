"""Practising: every step on a child who does not exist, and who counts nowhere."""

from flask import Blueprint, Response, url_for

from web import current
from web.current import desk, person
from web.forms import PlainForm
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from web.practice import place
from web.practice.under import PREFIX, at_home

bp = Blueprint("practice", __name__, url_prefix="/help/practice")


@bp.route("", methods=["GET", "POST"])
@needs(Permission.NOTICE)
def show() -> Response:
    """What practising is; on a press, go on with it, or begin."""
    me = person()
    with current.reading() as session:
        is_there = place.is_there(session, me.person_id)
    if not PlainForm.here().accepted():
        return page("practice/show.html", is_there=is_there)
    if is_there:
        place.go_on(desk(), me.person_id, me.name)
    else:
        place.make(desk(), me.school_id, me.person_id, me.name)
    return go(PREFIX + at_home(url_for("worklist.show")))


@bp.post("/afresh")
@needs(Permission.NOTICE)
def begin_afresh() -> Response:
    """Forget all that was practised, and begin again."""
    me = person()
    place.make(desk(), me.school_id, me.person_id, me.name)
    tell("You can practise from the beginning", "What you tried before is gone. It counted nowhere.")
    return go(PREFIX + at_home(url_for("worklist.show")))

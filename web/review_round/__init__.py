"""A review round: inviting, asking and reviewing the children of a class one after another on one page.

The office finds its invitations here too, and nothing else of a child.
"""

from dataclasses import replace
from urllib.parse import urlencode

from flask import Blueprint, Response, abort, request, url_for

from web import words
from web.fragments import go, page
from web.frame import tell
from web.permissions import Permission, needs
from web.review_round.parts import PARTS, Sheet, sheet
from web.steps.several import Item, Refused, send, was_filled_in
from web.teachers_say import asking

bp = Blueprint("review_round", __name__, url_prefix="/review-round")


@bp.get("")
@needs(Permission.DO_STEPS)
def show() -> Response:
    """One part of the round, for one class or for all that the person works with."""
    part, room = _asked(request.args.get("part", ""), request.args.get("class", ""))
    with sheet(part, room) as found:
        return _page(found)


@bp.post("")
@needs(Permission.DO_STEPS)
def send_part() -> Response:
    """Save every step that something is said about, each by itself. One that is refused stops no other."""
    part, room = _asked(request.form.get("part", ""), request.form.get("class", ""))
    with sheet(part, room) as found:
        said = [each.item for each in found.waiting if was_filled_in(each.item)]
        refused = [item for item in said if not send(item)]
    saved = len(said) - len(refused)
    if saved or not refused:
        tell(f"{words.first_capital(words.count(saved, 'step'))} saved." if saved else "Nothing was saved.")
    if not refused:
        return go(_address(part, room))
    return _again(part, room, refused)


def _again(part: str, room: str, refused: list[Item]) -> Response:
    """The part as it now is, with what was refused as it was typed, and why."""
    kept = {item.step.id: item for item in refused}
    with sheet(part, room) as now:
        shown = tuple(replace(each, item=kept.get(each.item.step.id, each.item)) for each in now.waiting)
        return _page(replace(now, waiting=shown), Refused(tuple(item.form for item in refused)))


@bp.post("/teachers")
@needs(Permission.DO_STEPS)
def ask_teachers() -> Response:
    """Ask everyone who teaches the children of a class how it goes in their lessons."""
    room = request.form.get("class", "")
    with sheet("ask", room) as found:
        steps = [each.item.step for each in found.waiting if each.item.step.task.id in asking.ASKED_BESIDE]
    asked = sum(asking.ask(step.id) for step in steps)
    if asked:
        tell(f"{words.first_capital(words.count(asked, 'question'))} sent.", "Each closes after 5 school days.")
    else:
        tell("There is nobody else to ask just now.")
    return go(_address("ask", room))


def _address(part: str, room: str) -> str:
    """Where a part for a class stands."""
    return f"{url_for('review_round.show')}?{urlencode({'part': part, 'class': room})}"


def _asked(part: str, room: str) -> tuple[str, str]:
    if part and part not in PARTS:
        abort(404)
    return part or next(iter(PARTS)), room


def _page(found: Sheet, form: Refused | None = None) -> Response:
    return page("review_round/show.html", sheet=found, parts=PARTS, form=form or Refused(()))

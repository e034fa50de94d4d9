"""Today’s sessions of whoever gives them, in two taps; a group is ticked once, and those away are taken out."""

from flask import Response, request, url_for

from web import current
from web.fields import whole
from web.fragments import go, page
from web.permissions import Permission, needs
from web.todays_sessions.blueprint import bp
from web.todays_sessions.day import chosen, day_pressed, read_day, said
from workflows.school.terms import days_now
from workflows.support.sessions import WHYS, Held, Support, forget_session, log_group, supports_given


@bp.get("")
@needs(Permission.DO_STEPS)
def show() -> Response:
    """The sessions of today, or of one of the last school days."""
    with current.reading() as session:
        day = read_day(session, days_now(session, current.scope().school_id))
    return page("todays_sessions/show.html", day=day, whys=WHYS)


@bp.post("")
@needs(Permission.DO_STEPS)
def tick() -> Response:
    """Tick one session: it took place, for those who were there; or it did not, and why."""
    supports, held = _asked()
    with current.desk().writing(current.scope(), subjects=sorted({each.subject_id for each in supports})) as work:
        log_group(work, supports, held, request.form.getlist("there"))
    return _back(held)


@bp.post("/forget")
@needs(Permission.DO_STEPS)
def forget() -> Response:
    """Take back a tick: the session is not known again."""
    supports, held = _asked()
    with current.desk().writing(current.scope(), subjects=sorted({each.subject_id for each in supports})) as work:
        for support in supports:
            forget_session(work, support, held.on, held.nth)
    return _back(held)


def _asked() -> tuple[list[Support], Held]:
    """What a press is about. Raises NotOpen where the person gives none of it, or the plan has changed meanwhile."""
    today = current.today()
    with current.reading() as session:
        supports = chosen(supports_given(session, current.scope(), today))
        on = day_pressed(days_now(session, current.scope().school_id), today)
    return supports, said(on)


def _back(held: Held) -> Response:
    """Back to where the press was made, at the session."""
    place = f"session-{whole(request.form.get('number', ''))}"
    if request.form.get("from") == "list":
        return go(url_for("worklist.show", _anchor=place))
    on = None if held.on == current.today() else held.on.isoformat()
    return go(url_for("todays_sessions.show", on=on, _anchor=place))

"""Today’s sessions of one child, for the child’s own adults: each kind of support, and planned against given so far."""

from uuid import UUID

from flask import Response, request, url_for

from engine.errors import NotAllowed
from engine.reading import roles_of
from engine.terms import Role
from web import current
from web.fields import whole
from web.fragments import go, page
from web.permissions import Permission, needs
from web.pupils.files import File, opened
from web.pupils.given import so_far
from web.todays_sessions.blueprint import bp
from web.todays_sessions.day import Day, chosen, day_asked, day_pressed, earlier, said
from web.todays_sessions.units import units
from workflows.school.pupils import pupil_named
from workflows.school.terms import days_now
from workflows.support.sessions import WHYS, forget_session, log_session, logged, supports_of, week_of

TICKS = frozenset({Role.TA, Role.CLASS_TEACHER, Role.SUBJECT_TEACHER, Role.SENCO})
"""Who may tick a session of a child, whoever gives it: the child’s own adults, who cover for one another."""


@bp.get("/children/<uuid:pupil_id>")
@needs(Permission.DO_STEPS)
def of_child(pupil_id: UUID) -> Response:
    """The sessions of one child on a day, and what was given so far."""
    with opened(pupil_id, "sessions") as file:
        return page(
            "todays_sessions/child.html",
            pupil=file.pupil,
            day=_day(file),
            whys=WHYS,
            so_far=so_far(file),
            may_tick=bool(TICKS & file.roles),
        )


def _day(file: File) -> Day:
    sight, pupil = file.sight, file.pupil
    on = day_asked(sight.days, sight.today)
    every = supports_of(sight.session, sight.school_id, pupil.id)
    supports = [each for each in every if each.from_on <= on]
    found = logged(sight.session, sight.school_id, supports, week_of(on)) if supports else {}
    made = units(supports, found, {pupil.id: pupil.called}, on, groups=False)
    return Day(on, sight.today, sight.days.is_open(on), made, earlier(every, sight.days, sight.today))


@bp.post("/children/<uuid:pupil_id>")
@needs(Permission.DO_STEPS)
def tick_of_child(pupil_id: UUID) -> Response:
    """Tick one session of this child."""
    return _press(pupil_id, forgets=False)


@bp.post("/children/<uuid:pupil_id>/forget")
@needs(Permission.DO_STEPS)
def forget_of_child(pupil_id: UUID) -> Response:
    """Take back a tick: the session is not known again."""
    return _press(pupil_id, forgets=True)


def _press(pupil_id: UUID, *, forgets: bool) -> Response:
    scope, today = current.scope(), current.today()
    with current.reading() as session:
        pupil_named(session, scope.school_id, pupil_id)
        if not TICKS & roles_of(session, scope, pupil_id, today):
            raise NotAllowed()
        support = chosen(supports_of(session, scope.school_id, pupil_id))[0]
        held = said(day_pressed(days_now(session, scope.school_id), today))
    with current.desk().writing(scope, subjects=[pupil_id]) as work:
        if forgets:
            forget_session(work, support, held.on, held.nth)
        else:
            log_session(work, support, held)
    on = None if held.on == today else held.on.isoformat()
    place = f"session-{whole(request.form.get('number', ''))}"
    return go(url_for("todays_sessions.of_child", pupil_id=pupil_id, on=on, _anchor=place))

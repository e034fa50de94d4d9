"""What needs somebody today: one line for each child, the most urgent first."""

from datetime import timedelta

from flask import Blueprint, Response, url_for

from engine import boards
from engine.clock import day_of
from notifications import inbox
from web import addresses, current
from web.fragments import page
from web.held_up.rows import movers_now
from web.lists import initials
from web.permissions import Permission, allowed, needs
from web.todays_sessions.day import read_day
from web.worklist.list import NOBODY, Waiting, listed, resting
from web.worklist.of_school import school_lines
from web.your_word.items import words_wanted
from workflows.school.pupils import pupils_named
from workflows.school.terms import days_now
from workflows.support import observations, sharing
from workflows.support.sessions import WHYS
from workflows.support.teacher_views import asked_of_me

bp = Blueprint("worklist", __name__)
LOOK_BACK = timedelta(days=7)
"""How long it is said that a mail may not have arrived."""
ELSEWHERE = (
    (Permission.SEE_HELD_UP, "held_up.show", "See what is held up"),
    (Permission.BRING_IN_ROLL, "roll.show", "Look after the roll"),
    (Permission.SEE_CHILDREN, "pupils.find", "See the children you work with"),
)


@bp.get("/next-steps")
@needs(Permission.SEE_OWN_WORK)
def show() -> Response:
    """My next steps. The number of statements does not depend on the number of children."""
    desk, scope, today = current.desk(), current.scope(), current.today()
    with current.reading() as session:
        mine = boards.mine(session, scope, today)
        unread = observations.unread(session, scope, today)
        sent = sharing.to_read(session, scope, today)
        asked = asked_of_me(session, scope, today)
        busy = {each.subject_id for rows in (mine, unread, sent, asked) for each in rows}
        rest = resting(boards.around(session, scope, today), busy)
        days = days_now(session, scope.school_id)
        day = read_day(session, days, today)
        reminders = {each.about_id: day_of(each.written_at) for each in inbox.unread(session, scope)}
        pupils = pupils_named(session, scope.school_id, busy | {each.subject_id for each in rest})
        of_school = school_lines(session)
        lost = inbox.undelivered(session, scope, since=today - LOOK_BACK)
        waiting = Waiting(
            mine, rest, movers_now(session) if rest else NOBODY, unread, sent, asked, reminders, pupils,
            initials(pupils.values()), today, days, desk.catalogue, addresses.steps(),
        )  # fmt: skip
    nobodys = sum(each.is_nobodys for each in mine)
    return page(
        "worklist/show.html",
        work=listed(waiting),
        hour=desk.clock.now(),
        lost=lost,
        nobodys=nobodys,
        elsewhere=_elsewhere(),
        words_wanted=len(words_wanted(mine)),
        of_school=of_school,
        day=day,
        whys=WHYS,
    )


def _elsewhere() -> tuple[str, str]:
    """Where somebody can go on for whom nothing waits: the address and its words; blank where there is nothing."""
    open_to_them = ((url_for(endpoint), words) for permission, endpoint, words in ELSEWHERE if allowed(permission))
    return next(open_to_them, ("", ""))

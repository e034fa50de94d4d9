"""What signing in and looking at rolls leaves behind, cleared out at night: nothing is kept longer than it serves."""

from datetime import timedelta

from sqlmodel import col, delete, or_

from engine.desk import Desk
from engine.values import Scope
from workflows.school import parked
from workflows.school.account_records import ParkedPost, SignInSession
from workflows.school.records import RollPreview
from workflows.school.roll import kept

KEPT_AFTER_END = timedelta(days=30)
"""So long a session that ended still tells whose press it was that comes after it: over the longest half term."""


def clear_out(desk: Desk, scope: Scope) -> int:
    """Delete a school’s sessions that ended long ago, presses parked for over an hour, and previews over a day old.

    How many rows went.
    """
    now = desk.clock.now()
    ended = or_(col(SignInSession.ended_at) < now - KEPT_AFTER_END, col(SignInSession.seen_at) < now - KEPT_AFTER_END)
    over = {
        SignInSession: ended,
        ParkedPost: col(ParkedPost.parked_at) < now - parked.KEPT_FOR,
        RollPreview: col(RollPreview.made_at) < now - kept.KEPT_FOR,
    }
    gone = 0
    with desk.short(scope) as session:
        for model, is_over in over.items():
            here = col(model.school_id) == scope.school_id  # type: ignore[attr-defined]
            gone += session.exec(delete(model).where(here, is_over)).rowcount
    return gone

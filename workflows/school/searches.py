"""What somebody last searched for: kept with their session and gone with it, so that no name stands in an address."""

from uuid import UUID

from sqlmodel import Session, col, update

from engine.desk import Desk
from engine.values import Scope
from workflows.school.account_records import SignInSession
from workflows.school.accounts import IDLE


def keep(desk: Desk, scope: Scope, session_id: UUID, words: str) -> None:
    """Keep the words for the actor's session, and forget those of every session that has run out."""
    with desk.short(scope) as session:
        ran_out = col(SignInSession.seen_at) < desk.clock.now() - IDLE
        session.exec(update(SignInSession).where(ran_out, col(SignInSession.sought) != "").values(sought=""))
        row = session.get(SignInSession, (scope.school_id, session_id))
        if row is not None and row.person_id == scope.actor.person_id:
            row.sought = words


def last(session: Session, scope: Scope, session_id: UUID) -> str:
    """The words that the actor's session searched for last; empty where it has not."""
    mine = session.get(SignInSession, (scope.school_id, session_id))
    return mine.sought if mine is not None and mine.person_id == scope.actor.person_id else ""

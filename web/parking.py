"""What somebody sends after their session has ended is kept for an hour, and offered back when they sign in again."""

import json
from dataclasses import dataclass
from uuid import UUID

from flask import g, request
from itsdangerous import BadData, URLSafeTimedSerializer

from engine.values import Actor, Scope
from web.current import desk, settings
from workflows.school import parked
from workflows.school.accounts import Account

LARGEST = 256 * 1024
SENT_AGAIN = "sent_again"
NEVER_KEPT = frozenset({"csrf_token", SENT_AGAIN, "password", "again", "now", "code", "q"})


@dataclass(frozen=True, slots=True)
class Kept:
    """A press that can be sent again: where to, and every field with what was typed."""

    path: str
    fields: tuple[tuple[str, str], ...]

    @property
    def is_draft(self) -> bool:
        """Whether a script was saving it on the way; sent by a press, it is to be answered with a page."""
        return self.path.endswith("/draft")


def park() -> bool:
    """Keep the body of this request for the account whose session has just ended; False where there is none to keep."""
    account: Account | None = g.ended
    if account is None or request.files:
        return False
    fields = [(name, text) for name, text in request.form.items(multi=True) if name not in NEVER_KEPT]
    body = json.dumps(fields)
    if not fields or len(body) > LARGEST:
        return False
    scope = Scope(account.school_id, Actor(account.name, account.person_id))
    parked.keep(
        desk(), scope, account.person_id, request.script_root + request.path, _seal(account.person_id).dumps(body)
    )
    return True


def kept_for(scope: Scope) -> Kept | None:
    """The newest press kept for the actor within the hour; one whose seal is broken is as good as none."""
    found = parked.newest(desk(), scope)
    if found is None or scope.actor.person_id is None:
        return None
    path, sealed = found
    try:
        fields = json.loads(_seal(scope.actor.person_id).loads(sealed, max_age=parked.KEPT_FOR.seconds))
    except BadData:
        return None
    return Kept(path, tuple((name, text) for name, text in fields))


def let_go(scope: Scope) -> None:
    """Drop everything kept for the actor."""
    parked.drop(desk(), scope)


def _seal(person_id: UUID) -> URLSafeTimedSerializer:
    """Signs with the secret key and the account, so that nothing kept for one person opens for another."""
    return URLSafeTimedSerializer(settings().secret_key, salt=f"parked-post:{person_id}")

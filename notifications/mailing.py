"""Making up the day's mails: nudges become one message a person in the outbox, and are settled by it."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, update
from sqlmodel import Session

from notifications.digest import Answers, Digest, digests, no_answers
from notifications.finding import MESSAGE, NUDGE, Setting, mailed_on, unsettled
from notifications.once import insert_once
from notifications.records import Status
from notifications.round import Round

_SETTLE = (
    update(NUDGE)
    .where(NUDGE.c.school_id == bindparam("b_school"), NUDGE.c.id == bindparam("b_id"))
    .values(settled_at=bindparam("at"), message_id=bindparam("message"))
)


def make_up(turn: Round, setting: Setting) -> tuple[Digest, ...]:
    """Write today's mails to the outbox, one a person at most; gives those that were written."""
    with turn.desk.reading(turn.scope) as session:
        if not _digests(session, turn, setting, lock=False):
            return ()
    with turn.desk.short(turn.scope) as session:
        turn.keep(session)
        connection = session.connection()
        made = {mail.recipient_id: mail for mail in _digests(session, turn, setting, lock=True)}
        posted = _post(connection, turn, [mail for mail in made.values() if mail.body])
        _settle(connection, turn, made.values(), posted)
    return tuple(made[person] for person in posted)


def _digests(session: Session, turn: Round, setting: Setting, *, lock: bool) -> tuple[Digest, ...]:
    """The mails to make up; nobody who has had one today gets another."""
    lines = unsettled(session, setting, lock=lock)
    had = mailed_on(session.connection(), turn.school_id, setting.day) if lines else frozenset()
    fresh = [line for line in lines if line.recipient_id not in had]
    answers = _answers(turn, setting)
    return digests(fresh, setting.staff, setting.day, is_open=setting.is_open, base_url=turn.base_url, answers=answers)


def _answers(turn: Round, setting: Setting) -> Answers:
    """The addresses by which one reminder can be answered from its mail; none where nothing signs them."""
    signer = turn.signer
    if signer is None:
        return no_answers
    return lambda nudge_id: signer.addresses(turn.school_id, nudge_id, setting.day)


def _post(connection: Connection, turn: Round, mails: list[Digest]) -> dict[UUID, UUID]:
    """The message of each person for whom another sweep has not written one meanwhile."""
    if not mails:
        return {}
    insert = insert_once(turn.desk.database, MESSAGE).returning(MESSAGE.c.recipient_id, MESSAGE.c.id)
    rows = connection.execute(insert, [_row(turn, mail) for mail in mails])
    return {row.recipient_id: row.id for row in rows}


def _row(turn: Round, mail: Digest) -> dict[str, Any]:
    return {
        "school_id": turn.school_id,
        "id": turn.new_id(),
        "recipient_id": mail.recipient_id,
        "for_on": turn.day,
        "channel": "mail",
        "status": Status.WAITING.value,
        "attempts": 0,
        "next_try_at": turn.now,
        "subject": mail.subject,
        "body": mail.body,
        "reason": "",
        "written_at": turn.now,
    }


def _settle(connection: Connection, turn: Round, mails: Iterable[Digest], posted: Mapping[UUID, UUID]) -> None:
    done = [
        {"b_school": turn.school_id, "b_id": nudge_id, "at": turn.now, "message": posted.get(mail.recipient_id)}
        for mail in mails
        if not mail.body or mail.recipient_id in posted
        for nudge_id in mail.settles
    ]
    if done:
        connection.execute(_SETTLE, done)

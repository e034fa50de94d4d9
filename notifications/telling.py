"""Writing nudges: batch after batch, each in a transaction that also moves its tasks and dates on to their next day."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, bindparam, update

from engine.store import DATE, TASK
from notifications.finding import NUDGE, SCHOOL_DUTY, Place, Setting, due_abouts, roster
from notifications.once import insert_once
from notifications.recipients import About
from notifications.records import AboutKind
from notifications.round import Round
from notifications.rungs import Told, next_on, told
from notifications.snoozing import held, wake, waking

_MOVE_ON = {
    kind: update(table)
    .where(table.c.school_id == bindparam("b_school"), table.c.id == bindparam("b_id"))
    .values(nudge_on=bindparam("next_on"))
    for kind, table in ((AboutKind.TASK, TASK), (AboutKind.DATE, DATE), (AboutKind.SCHOOL, SCHOOL_DUTY))
}


def is_any_due(connection: Connection, setting: Setting, kind: AboutKind) -> bool:
    """Whether there is anything to write: a look at one row, so that most sweeps lock nothing."""
    return bool(due_abouts(connection, setting, kind, after=None, lock=False, most=1))


def found(connection: Connection, turn: Round, setting: Setting, kind: AboutKind) -> Iterator[Told]:
    """Every nudge that is due, without writing it."""
    after: Place | None = None
    while batch := due_abouts(connection, setting, kind, after=after, lock=False):
        yield from _told(connection, turn, setting, batch)
        after = _place_of(batch[-1])


def written(turn: Round, setting: Setting, kind: AboutKind) -> Iterator[Told]:
    """Write every nudge that is due, once: a batch is read under lock, written and moved on, or not at all."""
    after: Place | None = None
    while True:
        with turn.desk.writing_school(turn.scope) as work:
            turn.keep(work.session)
            batch = due_abouts(work.connection, setting, kind, after=after, lock=True)
            if not batch:
                return
            tells = _told(work.connection, turn, setting, batch)
            write(work.connection, turn, tells)
            work.connection.execute(_MOVE_ON[kind], [_moved_on(turn, setting, about) for about in batch])
        after = _place_of(batch[-1])
        yield from tells


def woken(turn: Round, setting: Setting) -> tuple[Told, ...]:
    """Write the reminders that people had put off until today, once."""
    with turn.desk.short(turn.scope) as session:
        turn.keep(session)
        connection = session.connection()
        found = dict(waking(connection, turn, setting, lock=True))
        tells = [each for each in found.values() if each]
        write(connection, turn, tells)
        if found:
            wake(connection, turn, list(found))
    return tuple(tells)


def write(connection: Connection, turn: Round, tells: list[Told]) -> None:
    """Insert nudges; one that is there already stays as it is."""
    if tells:
        connection.execute(insert_once(turn.desk.database, NUDGE), [_row(turn, each) for each in tells])


def _told(connection: Connection, turn: Round, setting: Setting, batch: list[About]) -> list[Told]:
    """The nudges of a batch, without those that their recipients have put off."""
    roles, asleep = roster(connection, setting, batch), held(connection, turn.school_id, setting.day)
    return [
        each
        for about in batch
        for each in told(turn.workflow_of(about), about, roles, setting.day, setting.days)
        if (each.recipient_id, about.id) not in asleep
    ]


def _moved_on(turn: Round, setting: Setting, about: About) -> dict[str, Any]:
    next_day = next_on(turn.workflow_of(about), about, setting.day, setting.days)
    return {"b_school": turn.school_id, "b_id": about.id, "next_on": next_day}


def _row(turn: Round, each: Told) -> dict[str, Any]:
    about = each.about
    return {
        "school_id": turn.school_id,
        "id": turn.new_id(),
        "about_kind": about.kind.value,
        "about_id": about.id,
        "journey_id": about.journey_id,
        "subject_id": about.subject_id if about.journey_id else None,
        "nudge": each.nudge,
        "template": each.template,
        "occurs_on": each.occurs_on,
        "recipient_id": each.recipient_id,
        "role": each.role,
        "is_owner": each.is_owner,
        "owner": about.owner,
        "title": each.title,
        "due_on": about.due_on,
        "reason": each.reason,
        "is_law": each.is_law,
        "written_at": turn.now,
        "written_by": turn.scope.actor.person_id,
    }


def _place_of(about: About) -> Place:
    return about.nudge_on or date.min, about.id

"""`waymark verify`: whether the history, what the lists say, and the database itself are whole."""

from collections.abc import Iterator
from uuid import UUID

import click
from sqlalchemy import text
from sqlmodel import Session

from engine import verify
from engine.desk import Desk
from engine.values import Actor, Scope
from notifications.scheduler import SEALS
from web.commands.opening import REFUSED, opened, settings_or_end
from workflows.school.setting_up import schools
from workflows.settings import Settings


@click.command("verify")
def command() -> None:
    """Recompute every chain of moves and every next step, and compare; check the seals and the database.

    Says each thing that does not hold, without a name. Ends with 1 where there is any.
    """
    settings = settings_or_end()
    with opened(settings) as desk:
        found = [fault for school_id in schools(desk) for fault in _faults(desk, settings, school_id)]
        found += _damage(desk)
    for fault in found:
        click.echo(fault)
    if found:
        raise SystemExit(REFUSED)
    click.echo("Every chain, every next step, every seal and the database hold.")


def _faults(desk: Desk, settings: Settings, school_id: UUID) -> Iterator[str]:
    scope = Scope(school_id, Actor.system("verify"))
    with desk.reading(scope) as session:
        yield from map(str, verify.broken_chains(session, school_id))
        yield from map(str, verify.wrong_projections(desk, session, scope))
        yield from verify.broken_seals(session, school_id, _filed(settings))


def _filed(settings: Settings) -> list[str]:
    """The lines of the file of seals; none where no day was sealed yet."""
    file = settings.data_dir / SEALS
    return file.read_text("utf-8").splitlines() if file.exists() else []


def _damage(desk: Desk) -> Iterator[str]:
    """What the database says of itself; PostgreSQL checks its pages as it reads them."""
    if not desk.database.is_sqlite:
        return
    with desk.database.reading() as session:
        yield from _said(session, "PRAGMA integrity_check", "ok")
        yield from _said(session, "PRAGMA foreign_key_check", "")


def _said(session: Session, pragma: str, fine: str) -> Iterator[str]:
    for row in session.connection().execute(text(pragma)):
        if str(row[0]) != fine:
            yield f"the database: {' '.join(str(part) for part in row)}"

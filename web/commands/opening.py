"""What most commands begin with: the settings, the definitions, and the database brought to its shape."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn
from uuid import UUID

import click
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from engine.clock import Clock, SystemClock
from engine.database import Database
from engine.desk import Desk
from engine.faults import InvalidDefinition
from engine.ids import Ids
from web.migrations import NewerDatabase, upgrade
from workflows.catalogue import catalogue
from workflows.school.setting_up import schools_named
from workflows.settings import Settings, SettingsFault, from_environment

REFUSED = 1
NOT_FOR_THIS = 2
CANNOT_START = 3


def settings_or_end() -> Settings:
    """The settings of the environment; a fault in it ends the command with a sentence."""
    try:
        return from_environment()
    except SettingsFault as fault:
        end(str(fault), CANNOT_START)


@contextmanager
def opened(settings: Settings, *, clock: Clock | None = None, ids: Ids | None = None) -> Iterator[Desk]:
    """A desk over the database of the settings, its tables as this version needs them; closed at the end."""
    try:
        database = Database(settings.database_url)
        upgrade(database)
    except NewerDatabase as newer:
        end(str(newer), NOT_FOR_THIS)
    except (ArgumentError, ValueError, OSError, SQLAlchemyError) as fault:
        end(f"The database cannot be opened: {type(fault).__name__}. Look at DATABASE_URL and DATA_DIR.", CANNOT_START)
    try:
        definitions = catalogue().with_pinned(database)
    except InvalidDefinition as invalid:
        end("\n".join(str(fault) for fault in invalid.faults), CANNOT_START)
    try:
        yield Desk(definitions, clock or SystemClock(), database, ids or Ids())
    finally:
        database.dispose()


def school_or_end(desk: Desk, wanted: UUID | None) -> UUID:
    """The school that is meant: the one with this id, or the only one there is; else the command ends."""
    found = list(schools_named(desk))
    if not found or (wanted is not None and wanted not in found):
        end("The database holds no such school." if found else "There is no school yet.")
    if len(found) > 1 and wanted is None:
        end("The database holds several schools. Say which with --school: " + ", ".join(map(str, found)))
    return wanted or found[0]


def end(sentence: str, code: int = REFUSED) -> NoReturn:
    """End the command with a sentence for a person and a code for a script."""
    click.echo(sentence, err=True)
    sys.exit(code)

"""The shape of the database, step by step (Alembic), on SQLite and PostgreSQL alike."""

from importlib.resources import files

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from engine.database import Database
from web import tables

_ONE_AT_A_TIME = 0x5741_594D
"""The number of the lock under which processes change the shape of one database; any number that is ours alone."""
_LONGEST_WAIT = "10min"


class NewerDatabase(Exception):
    """The database was brought to a shape that this program does not know: a newer Waymark has been at it."""

    def __init__(self) -> None:
        super().__init__(
            "This database belongs to a newer version of Waymark, and nothing was changed. Start the newer version, "
            "or point DATABASE_URL at another database."
        )


def upgrade(database: Database, to: str = "head", steps: Config | None = None) -> None:
    """Bring the database to a revision, all in one transaction; nothing happens where it is there already.

    A step may change what fact tables hold, and rebuild tables that others refer to. `steps` are ours, unless given.
    Processes that start together wait for the first, and then find everything done. Raises NewerDatabase.
    """
    steps = steps or config()
    if _is_at(database, to, steps):
        return
    with database.reshaping() as connection:
        _wait_for_others(connection)
        steps.attributes["connection"] = connection
        command.upgrade(steps, to)


def _wait_for_others(connection: Connection) -> None:
    """One process at a time: SQLite has one writer anyway, PostgreSQL is asked for a lock until the end."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SET LOCAL lock_timeout = '{_LONGEST_WAIT}'"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:ours)"), {"ours": _ONE_AT_A_TIME})


def _is_at(database: Database, to: str, steps: Config) -> bool:
    script = ScriptDirectory.from_config(steps)
    goal = script.get_revision(to)
    with database.reading() as session:
        here = MigrationContext.configure(session.connection()).get_current_revision()
    if here is not None and here not in {each.revision for each in script.walk_revisions()}:
        raise NewerDatabase
    return goal is not None and goal.revision == here


def config() -> Config:
    """Alembic's settings, without a file of its own."""
    configuration = Config()
    configuration.set_main_option("script_location", str(files("web.migrations")))
    configuration.attributes["metadata"] = tables.metadata
    return configuration

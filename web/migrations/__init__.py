"""The shape of the database, step by step (Alembic), on SQLite and PostgreSQL alike."""

from importlib.resources import files

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from engine.database import Database
from web import tables


def upgrade(database: Database, to: str = "head", steps: Config | None = None) -> None:
    """Bring the database to a revision, all in one transaction; nothing happens where it is there already.

    A step may change what fact tables hold, and rebuild tables that others refer to. `steps` are ours, unless given.
    """
    steps = steps or config()
    if _is_at(database, to, steps):
        return
    with database.reshaping() as connection:
        steps.attributes["connection"] = connection
        command.upgrade(steps, to)


def _is_at(database: Database, to: str, steps: Config) -> bool:
    goal = ScriptDirectory.from_config(steps).get_revision(to)
    with database.reading() as session:
        here = MigrationContext.configure(session.connection()).get_current_revision()
    return goal is not None and goal.revision == here


def config() -> Config:
    """Alembic's settings, without a file of its own."""
    configuration = Config()
    configuration.set_main_option("script_location", str(files("web.migrations")))
    configuration.attributes["metadata"] = tables.metadata
    return configuration

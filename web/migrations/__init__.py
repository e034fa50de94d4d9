"""The shape of the database, step by step (Alembic), on SQLite and PostgreSQL alike."""

from importlib.resources import files

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

from web import tables


def upgrade(engine: Engine, to: str = "head") -> None:
    """Bring the database to a revision, all in one transaction; nothing happens where it is there already."""
    with engine.begin() as connection:
        configuration = config()
        configuration.attributes["connection"] = connection
        command.upgrade(configuration, to)


def config() -> Config:
    """Alembic's settings, without a file of its own."""
    configuration = Config()
    configuration.set_main_option("script_location", str(files("web.migrations")))
    configuration.attributes["metadata"] = tables.metadata
    return configuration

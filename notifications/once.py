"""Writing a row once: an insert that a unique key turns into nothing, in the words of the database in use."""

from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from engine.database import Database


def insert_once(database: Database, table: Table) -> Any:
    """An insert into `table` that passes by rows which are there already."""
    insert = sqlite.insert if database.is_sqlite else postgresql.insert
    return insert(table).on_conflict_do_nothing()

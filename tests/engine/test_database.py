"""What a database that fails says about what it was given."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from engine.database import Database


def test_a_statement_that_fails_keeps_what_it_was_to_store_to_itself(database: Database) -> None:
    """It is logged with its trace, and what it was to store is about a child."""
    with pytest.raises(DBAPIError) as failed, database.writing(facts=True) as session:
        session.connection().execute(text("INSERT INTO nowhere VALUES (:words)"), {"words": "Amira Khan"})
    assert "Amira" not in str(failed.value)

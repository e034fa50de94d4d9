"""What a database gives back, and what one that fails says about what it was given."""

from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import Uuid, null, select, text, type_coerce
from sqlalchemy.exc import DBAPIError

from engine.database import Database


def test_an_id_comes_back_as_it_was_given_and_emptiness_as_none(database: Database) -> None:
    given = UUID(int=7)
    query = select(type_coerce(given, Uuid), type_coerce(null(), Uuid))
    with database.reading() as session:
        found = [tuple(session.connection().execute(query).one()) for _ in range(2)]
    assert found == [(given, None)] * 2


def test_a_statement_that_fails_keeps_what_it_was_to_store_to_itself(database: Database) -> None:
    """It is logged with its trace, and what it was to store is about a child."""
    with pytest.raises(DBAPIError) as failed, database.writing(facts=True) as session:
        session.connection().execute(text("INSERT INTO nowhere VALUES (:words)"), {"words": "Amira Khan"})
    assert "Amira" not in str(failed.value)


def test_nobody_else_on_the_machine_may_read_the_file_at_any_moment(tmp_path: Path) -> None:
    file = tmp_path / "made" / "waymark.db"
    made = Database(f"sqlite:///{file}")
    with made.writing(facts=False) as session:
        session.connection().exec_driver_sql("CREATE TABLE something (id INTEGER)")
        beside = sorted(file.parent.iterdir())
        assert file in beside
        assert len(beside) > 1
        assert {each.stat().st_mode & 0o777 for each in beside} == {0o600}
    made.dispose()

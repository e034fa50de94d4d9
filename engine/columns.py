"""What the tables of every package are made with: moments in UTC, keys that stay within a school, tables of facts."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, ForeignKeyConstraint, Index, TypeDecorator, text
from sqlmodel import SQLModel


class Moment(TypeDecorator[datetime]):
    """A moment in UTC: SQLite forgets the zone, so it is put back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("A moment needs its time zone.")
        return value if value is None or value.tzinfo is UTC else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def belongs_to(table: str, column: str) -> ForeignKeyConstraint:
    """A foreign key to another table's (school_id, id), so that no row can point into another school."""
    return ForeignKeyConstraint(["school_id", column], [f"{table}.school_id", f"{table}.id"])


def where_set(name: str, column: str, *more: str) -> Index:
    """An index of the rows of a school in which a column is not empty."""
    given = text(f"{column} IS NOT NULL")
    return Index(name, "school_id", column, *more, sqlite_where=given, postgresql_where=given)


def mark_as_facts(*models: type[SQLModel]) -> None:
    """Say that these tables are written only inside `Desk.writing()`, where the subject is locked."""
    for model in models:
        SQLModel.metadata.tables[str(model.__tablename__)].info["fact"] = True

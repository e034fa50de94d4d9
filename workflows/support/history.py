"""Writing typed rows so that looking back stays honest: nothing is overwritten without a trace.

Rows are values here, written by Core statements that are built once for each table: a session would cost as much as
all the rest of a step. To change what a row holds, say so to `change`, `replace_row` or `fill`.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import groupby
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Table, bindparam, select
from sqlmodel import SQLModel

from engine import rows as written
from engine.errors import NotFound
from engine.prepared import Prepared
from engine.work import Work

Row = TypeVar("Row", bound=SQLModel)


def standing(work: Work, model: type[Row], **equal: Any) -> list[Row]:
    """The rows of this school that nothing has superseded and whose columns are `equal`, oldest first."""
    table = _table(model)
    found = _standing(table, tuple(equal)).rows(work.connection, {"school": work.school_id, **equal})
    return [model(**dict(zip(table.c.keys(), row, strict=True))) for row in found]


def is_written(work: Work, model: type[Row], said: Mapping[str, Any], **of: Any) -> bool:
    """Whether a row that stands says just this already: what a second press of the same form would write again."""
    return any(all(getattr(row, name) == said[name] for name in said) for row in standing(work, model, **of))


def add(work: Work, *rows: SQLModel) -> None:
    """Write new rows: one statement for all of a table."""
    for table, of_table in groupby(rows, _table_of):
        written.inserting(table).run(work.connection, map(_columns, of_table))
    work.facts_changed()


def supersede(work: Work, rows: Iterable[Any]) -> None:
    """End these rows: what is read as of an earlier moment still finds them."""
    for row in rows:
        fill(work, row, superseded_at=work.now)


def fill(work: Work, row: Any, **values: Any) -> None:
    """Write what a row did not have yet: nothing is lost by it."""
    statement = written.updating(_table_of(row), tuple(values))
    statement.run(work.connection, [written.keyed(work.school_id, row.id, values)])
    work.facts_changed()


def change(work: Work, row: Any, **values: Any) -> None:
    """Change a row that others refer to by its id: it keeps its id, and a superseded copy keeps how it was."""
    before = {**_columns(row), "id": work.new_id(), "history_of": row.id, "superseded_at": work.now}
    written.inserting(_table_of(row)).run(work.connection, [before])
    fill(work, row, **values, recorded_at=work.now)


def replace_row(work: Work, row: Any, **values: Any) -> None:
    """Put a row with other values in the place of one that nothing refers to."""
    supersede(work, [row])
    fresh = {"id": work.new_id(), "recorded_by": work.scope.actor.person_id, "recorded_at": work.now}
    add(work, type(row)(**{**_columns(row), "superseded_at": None, **fresh, **values}))


def one_of(work: Work, model: type[Row], row_id: UUID, what: str, of: str = "subject_id") -> Row:
    """The standing row with this id, about a pupil whom this write has locked. Raises NotFound, naming `what`."""
    found = standing(work, model, id=row_id)
    if not found or getattr(found[0], of) not in work.versions:
        raise NotFound(what)
    return found[0]


def stamped(work: Work, **values: Any) -> dict[str, Any]:
    """The columns that every typed row has: the school, a new id, by whom and when it was recorded."""
    by: UUID | None = work.scope.actor.person_id
    return {"school_id": work.school_id, "id": work.new_id(), "recorded_by": by, "recorded_at": work.now, **values}


def _columns(row: SQLModel) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _table_of(row).c.keys()}  # noqa: SIM118 - it is no dictionary


def _table_of(row: SQLModel) -> Table:
    return _table(type(row))


def _table(model: type[SQLModel]) -> Table:
    return SQLModel.metadata.tables[str(model.__tablename__)]


@cache
def _standing(table: Table, names: tuple[str, ...]) -> Prepared:
    equal = (table.c[name] == bindparam(name) for name in names)
    here = table.c.school_id == bindparam("school")
    return Prepared(select(table).where(here, table.c.superseded_at.is_(None), *equal).order_by(table.c.id))

"""Writing typed rows so that looking back stays honest: nothing is overwritten without a trace."""

from collections.abc import Iterable
from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import SQLModel, select

from engine.errors import NotFound
from engine.work import Work

Row = TypeVar("Row", bound=SQLModel)


def standing(work: Work, model: type[Row], **equal: Any) -> list[Row]:
    """The rows of this school that nothing has superseded and whose columns are `equal`, oldest first."""
    of: Any = model
    query = select(model).where(of.school_id == work.school_id, of.superseded_at.is_(None)).order_by(of.id)
    for name, value in equal.items():
        query = query.where(getattr(of, name) == value)
    return list(work.session.exec(query))


def add(work: Work, *rows: SQLModel) -> None:
    """Write new rows."""
    work.session.add_all(rows)
    work.facts_changed()


def supersede(work: Work, rows: Iterable[Any]) -> None:
    """End these rows: what is read as of an earlier moment still finds them."""
    for row in rows:
        row.superseded_at = work.now
        work.session.add(row)
    work.facts_changed()


def change(work: Work, row: Any, **values: Any) -> None:
    """Change a row that others refer to by its id: it keeps its id, and a superseded copy keeps how it was."""
    before = {**row.model_dump(), "id": work.new_id(), "history_of": row.id, "superseded_at": work.now}
    work.session.add(type(row)(**before))
    for name, value in values.items():
        setattr(row, name, value)
    row.recorded_at = work.now
    add(work, row)


def replace_row(work: Work, row: Any, **values: Any) -> None:
    """Put a row with other values in the place of one that nothing refers to."""
    supersede(work, [row])
    fresh = {"id": work.new_id(), "recorded_by": work.scope.actor.person_id, "recorded_at": work.now}
    add(work, type(row)(**{**row.model_dump(), "superseded_at": None, **fresh, **values}))


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

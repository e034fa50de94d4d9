"""The pieces that the one statement of `gathering` is put together from: whose rows, as of which moment."""

from typing import Any

from sqlalchemy import ColumnElement, Table, and_, bindparam, func, or_, select
from sqlmodel import SQLModel

from engine.columns import Moment
from engine.together import About, Part

SCHOOL: Any = bindparam("school")
MOMENT: Any = bindparam("moment", type_=Moment())
DAY: Any = bindparam("day")


def table(model: type[SQLModel]) -> Table:
    return SQLModel.metadata.tables[str(model.__tablename__)]


def stands(of: Any) -> ColumnElement[bool]:
    """Recorded by the moment, and not superseded by then."""
    return and_(of.recorded_at <= MOMENT, or_(of.superseded_at.is_(None), of.superseded_at > MOMENT))


def lasting_key(of: Any) -> Any:
    """The id by which others refer to a row that keeps its id, whether this is the row or its superseded copy."""
    return func.coalesce(of.history_of, of.id, type_=of.id.type)


def rows_of(about: About, model: type[SQLModel], names: str, order: str = "on") -> Part:
    """The standing rows of one table about the subjects, the subject first, in order of `order`.

    Where rows keep their id, `lasting` among the names is the id by which others refer to one.
    """
    of: Any = table(model).c
    columns = (lasting_key(of) if name == "lasting" else of[name] for name in names.split())
    found = select(of.subject_id, *columns).where(of.school_id == SCHOOL, about(of.subject_id), stands(of))
    return Part(found, by=(of[order], of.recorded_at, of.id))

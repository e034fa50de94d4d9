"""The table of what the office has typed into the school's management information system."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from engine.columns import Moment, belongs_to, mark_as_facts


class MisEntry(SQLModel, table=True):
    """One line of a pupil that was typed in: `line` is what it said then. Ticked by mistake, it is superseded."""

    __tablename__ = "mis_entry"
    __table_args__ = (belongs_to("pupil", "pupil_id"), Index("mis_entry_of", "school_id", "pupil_id"))
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    pupil_id: UUID
    line: str
    typed_on: date
    recorded_by: UUID | None = None
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)


mark_as_facts(MisEntry)

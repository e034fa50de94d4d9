"""Tables of a child's whole file: that the child has died."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, Text
from sqlmodel import Field, SQLModel

from engine.columns import Moment, belongs_to, mark_as_facts


class ChildDied(SQLModel, table=True):
    """That a child has died, by whom it was written down, and, where that was a mistake, by whom it was taken back.

    `left_before` is what the roll had as their leaving date until then.
    """

    __tablename__ = "child_died"
    __table_args__ = (belongs_to("pupil", "pupil_id"), Index("child_died_of", "school_id", "pupil_id"))
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    pupil_id: UUID
    died_on: date
    left_before: date | None = None
    recorded_by: UUID
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)
    superseded_by: UUID | None = None
    superseded_why: str = Field(default="", sa_type=Text)


mark_as_facts(ChildDied)

"""Tables of a child's whole file: that the child has died, that it is held, what was disposed of."""

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


class LegalHold(SQLModel, table=True):
    """That a record is not to be disposed of, and why: a claim, an inquiry. Lifted, it is superseded, with a reason."""

    __tablename__ = "legal_hold"
    __table_args__ = (belongs_to("pupil", "pupil_id"), Index("legal_hold_of", "school_id", "pupil_id"))
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    pupil_id: UUID
    why: str = Field(sa_type=Text)
    recorded_by: UUID
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)
    superseded_by: UUID | None = None
    superseded_why: str = Field(default="", sa_type=Text)


class Disposal(SQLModel, table=True):
    """That a record is to be disposed of, by whom it was asked and why; and, once a second person agreed, that it was.

    What stays is this: the school's own number of the child, the day on which the child left, and to whom the record
    was sent, if it was. Nobody's name is in it.
    """

    __table_args__ = (belongs_to("pupil", "pupil_id"), Index("disposal_of", "school_id", "pupil_id"))
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    pupil_id: UUID
    number: str = ""
    left_on: date | None = None
    sent_to: str = ""
    why: str = Field(sa_type=Text)
    asked_by: UUID
    asked_at: datetime = Field(sa_type=Moment)
    agreed_by: UUID | None = None
    done_at: datetime | None = Field(default=None, sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)


mark_as_facts(ChildDied, LegalHold, Disposal)

"""Tables of requests for a child's record: who asked, what is left out of it, and to whom it was given."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, Text
from sqlmodel import Field, SQLModel

from engine.columns import Moment, belongs_to, mark_as_facts


def _of_request(name: str) -> tuple[object, ...]:
    return (
        belongs_to("pupil", "pupil_id"),
        belongs_to("record_request", "request_id"),
        Index(f"{name}_of", "school_id", "request_id"),
    )


class RecordRequest(SQLModel, table=True):
    """That somebody asked for a child's record: who (`child` or `contact:<id>`), on which day, and in which way.

    `right` is the right that it rests on, `educational_record` or `subject_access`; the duty of the school that has its
    day is called so too, with this id as its turn. One that is no longer asked for is superseded, with the reason.
    """

    __tablename__ = "record_request"
    __table_args__ = (belongs_to("pupil", "pupil_id"), Index("record_request_of", "school_id", "pupil_id"))
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    pupil_id: UUID
    asked_by: str
    asked_on: date
    how: str
    right: str
    recorded_by: UUID
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)
    superseded_by: UUID | None = None
    superseded_why: str = Field(default="", sa_type=Text)


class RecordMark(SQLModel, table=True):
    """What somebody decided about one piece of a record before it goes: that it stays in, or why it is left out.

    `piece` is the piece's own name, or `whole` for the record as a whole. `why` is `in` or a reason's name; where it is
    serious harm, who decided and when is all that is kept. A newer mark on a piece supersedes.
    """

    __tablename__ = "record_mark"
    __table_args__ = _of_request("record_mark")
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    pupil_id: UUID
    request_id: UUID
    piece: str
    why: str
    recorded_by: UUID
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)


class RecordGiven(SQLModel, table=True):
    """That a record was given: on which day, to whom, and in which way."""

    __tablename__ = "record_given"
    __table_args__ = _of_request("record_given")
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    pupil_id: UUID
    request_id: UUID
    given_on: date
    given_to: str
    how: str
    recorded_by: UUID
    recorded_at: datetime = Field(sa_type=Moment)


mark_as_facts(RecordRequest, RecordMark, RecordGiven)

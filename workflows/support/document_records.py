"""The table of papers that were attached to a child: last year’s plan, a report."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, LargeBinary
from sqlmodel import Field, SQLModel

from engine.columns import Moment, belongs_to, mark_as_facts


class Document(SQLModel, table=True):
    """One paper, with its whole body. Taken out, the body goes and the line stays: who attached what, and until when.

    `media_type` is what the bytes themselves say, not what was claimed; `digest` tells the same file sent twice.
    """

    __table_args__ = (belongs_to("pupil", "pupil_id"), Index("document_of", "school_id", "pupil_id"))
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    pupil_id: UUID
    title: str
    dated_on: date | None = None
    file_name: str
    media_type: str
    size: int
    digest: str
    body: bytes = Field(sa_type=LargeBinary)
    added_by: UUID | None = None
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)
    taken_out_by: UUID | None = None


mark_as_facts(Document)

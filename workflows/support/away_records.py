"""The tables of a child who is away from this school: learns elsewhere, learns here for less time, is suspended.

Rows append and supersede, as in `records`.
"""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from engine.columns import Moment, belongs_to, mark_as_facts


class PupilElsewhere(SQLModel, table=True):
    """Where else a child learns, from a day and until one, or that the timetable here is a shorter one.

    `kind` is one of `away_seen.PLACES`, or `part_time`. `place` is the name of the other place, blank for a timetable;
    `days` says when the child is there, or is here; `whom` is who is to be told there. `agreed_by` is who of the family
    agreed, as answers name people, joined by a space. `known_on` is when this school learned of it, `look_again_on`
    when a timetable is looked at again, `record_sent_on` when a second school was sent a copy of the record. A row
    keeps its id, since agreements refer to it: a change leaves a superseded copy behind, with an id of its own and the
    lasting one in `history_of`.
    """

    __tablename__ = "pupil_elsewhere"
    __table_args__ = (belongs_to("pupil", "subject_id"), Index("pupil_elsewhere_of", "school_id", "subject_id"))
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    subject_id: UUID
    kind: str
    place: str = ""
    days: str = ""
    whom: str = ""
    agreed_by: str = ""
    known_on: date
    from_on: date
    to_on: date | None = None
    look_again_on: date | None = None
    record_sent_on: date | None = None
    history_of: UUID | None = None
    recorded_by: UUID | None = None
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)


class Suspension(SQLModel, table=True):
    """One suspension of a child: its first day, and how many school days. No reason and no story is kept here."""

    __table_args__ = (belongs_to("pupil", "subject_id"), Index("suspension_of", "school_id", "subject_id"))
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    subject_id: UUID
    first_on: date
    school_days: int
    recorded_by: UUID | None = None
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)


mark_as_facts(PupilElsewhere, Suspension)

"""The tables of the school’s own yearly duties: dated duties as issued, when they were done, and what they rest on."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, Text, text
from sqlmodel import Field, SQLModel

from engine.columns import Moment, belongs_to, mark_as_facts

STILL_HOLDS = text("superseded_at IS NULL")


class SchoolDuty(SQLModel, table=True):
    """A dated duty of the whole school, as it was issued: a rule that changes later moves no date that people know.

    `name` is the duty, `period` which of its turns: a school year, or for a qualification whose it is. `rule`, `kind`
    and `standing` are those that `due_on` was issued under, `since` the day of the event that it was counted from, if
    any. A date that moves with its event is a new row, which supersedes.
    """

    __tablename__ = "school_duty"
    __table_args__ = (
        Index(
            "school_duty_once",
            "school_id",
            "name",
            "period",
            unique=True,
            sqlite_where=STILL_HOLDS,
            postgresql_where=STILL_HOLDS,
        ),
        Index(
            "school_duty_nudge_on",
            "school_id",
            "nudge_on",
            sqlite_where=text("nudge_on IS NOT NULL"),
            postgresql_where=text("nudge_on IS NOT NULL"),
        ),
    )
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    name: str
    period: str
    due_on: date
    rule: str
    kind: str
    standing: str
    since: date | None = None
    provisional: bool = False
    whose: str
    recorded_at: datetime = Field(sa_type=Moment)
    met_on: date | None = None
    nudge_on: date | None = None
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)


class SchoolDutyDone(SQLModel, table=True):
    """That a duty was done: on which day, with a note, and where it can be read. A newer row supersedes."""

    __tablename__ = "school_duty_done"
    __table_args__ = (
        belongs_to("school_duty", "duty_id"),
        belongs_to("person", "recorded_by"),
        Index("school_duty_done_of", "school_id", "duty_id"),
    )
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    duty_id: UUID
    done_on: date
    note: str = Field(default="", sa_type=Text)
    address: str = ""
    recorded_by: UUID | None = None
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)


class ReportChecked(SQLModel, table=True):
    """Which things the SEN information report of one turn says, by their names in one word each, apart by blanks."""

    __tablename__ = "report_checked"
    __table_args__ = (
        belongs_to("person", "recorded_by"),
        Index("report_checked_of", "school_id", "period"),
    )
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    period: str
    items: str = Field(default="", sa_type=Text)
    address: str = ""
    recorded_by: UUID | None = None
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)


class SencoTraining(SQLModel, table=True):
    """What decides whether a SENCO needs the qualification, and by when (SEND Regulations 2014, regulation 49).

    `course` is `none`, `nasenco` or `npq`; `began_on` and `ended_on` are those of the course.
    """

    __tablename__ = "senco_training"
    __table_args__ = (
        belongs_to("person", "person_id"),
        belongs_to("person", "recorded_by"),
        Index("senco_training_of", "school_id", "person_id"),
    )
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    person_id: UUID
    became_on: date
    was_senco_before: bool = False
    course: str = "none"
    began_on: date | None = None
    ended_on: date | None = None
    recorded_by: UUID | None = None
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)


mark_as_facts(SchoolDuty, SchoolDutyDone, ReportChecked, SencoTraining)

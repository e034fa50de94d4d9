"""The tables of what the council decides about a pupil: which council is responsible, and its EHC plans.

Rows append and supersede, as in `records`.
"""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from engine.columns import Moment, belongs_to, mark_as_facts


class PupilCouncil(SQLModel, table=True):
    """The council that is responsible for a pupil from a day, until the next one is (CFA 2014, section 24)."""

    __tablename__ = "pupil_council"
    __table_args__ = (belongs_to("pupil", "subject_id"), Index("pupil_council_of", "school_id", "subject_id"))
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    subject_id: UUID
    council: str
    from_on: date
    recorded_by: UUID | None = None
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)


class EhcPlan(SQLModel, table=True):
    """One EHC plan of a pupil: when the council issued it, last decided on its review, and ended it.

    `reviewed_on` is the day of the council's last notified review decision: a review ends with it, not with the
    meeting. `journey_id` is the request that it came of, where that ran here.
    """

    __tablename__ = "ehc_plan"
    __table_args__ = (
        belongs_to("pupil", "subject_id"),
        belongs_to("journey", "journey_id"),
        Index("ehc_plan_of", "school_id", "subject_id"),
    )
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    subject_id: UUID
    journey_id: UUID | None = None
    council: str
    issued_on: date
    reviewed_on: date | None = None
    ceased_on: date | None = None
    recorded_by: UUID | None = None
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)


mark_as_facts(PupilCouncil, EhcPlan)

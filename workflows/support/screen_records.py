"""The typed tables behind the pages that repeat rows: copies shared, sessions, outcomes looked at, recommendations.

Rows append and supersede, as in `records`.
"""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, Text
from sqlmodel import Field, SQLModel

from engine.columns import Moment, belongs_to, mark_as_facts


def _of_journey(name: str) -> tuple[object, ...]:
    return (
        belongs_to("pupil", "subject_id"),
        belongs_to("journey", "journey_id"),
        Index(f"{name}_of", "school_id", "subject_id"),
    )


class SharedCopy(SQLModel, table=True):
    """One person on the list of those to whom a plan, a review's record or advice is given, and what came of it.

    `what` is `plan`, `record` or `advice`; `who` is `person:<id>`, `contact:<id>`, or `added:<id>` for somebody without
    an account, who is called `name` and has a `part` (lunchtime, cover, club, other). `status` is `listed`, `sent`,
    `told` or `left_out`; `how` and `on` say how and when they were told.
    """

    __tablename__ = "shared_copy"
    __table_args__ = (*_of_journey("shared_copy"), Index("shared_copy_with", "school_id", "who", "status"))
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    subject_id: UUID
    journey_id: UUID
    what: str
    cycle: int
    visit: int
    who: str
    name: str = ""
    part: str = ""
    status: str
    how: str = ""
    on: date | None = None
    recorded_by: UUID | None = None
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)


class SupportSession(SQLModel, table=True):
    """One session of a kind of support on a day: it took place, or it did not and why.

    `provision` is the place of the support in its plan; `nth` tells several sessions of one day apart. A day without a
    row is not known, and never missed.
    """

    __tablename__ = "support_session"
    __table_args__ = (
        *_of_journey("support_session"),
        belongs_to("plan", "plan_id"),
        Index("support_session_in", "school_id", "plan_id", "on"),
    )
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    subject_id: UUID
    journey_id: UUID
    plan_id: UUID
    provision: int
    on: date
    nth: int = 1
    took_place: bool
    why: str = ""
    recorded_by: UUID | None = None
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)


class OutcomeReview(SQLModel, table=True):
    """One outcome looked at in a review: where the child is now, how far it was reached, and what shows it.

    `outcome` is its place in the plan; `visit` is the journey's visit to its review.
    """

    __tablename__ = "outcome_review"
    __table_args__ = (*_of_journey("outcome_review"), belongs_to("plan", "plan_id"))
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    subject_id: UUID
    journey_id: UUID
    plan_id: UUID
    outcome: int
    visit: int
    on: date
    now: str = Field(default="", sa_type=Text)
    reached: str = ""
    shows: str = Field(default="", sa_type=Text)
    recorded_by: UUID | None = None
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)


class OutcomeLook(SQLModel, table=True):
    """How one outcome of the plan in force goes between two reviews, as somebody saw it at a glance.

    `outcome` is its place in the plan; `goes` is `on_track`, `stuck` or `met`; `now` is where the child is, and may be
    blank. A look of the same day takes the place of the one before; else each stays, and the newest is what is shown.
    """

    __tablename__ = "outcome_look"
    __table_args__ = (*_of_journey("outcome_look"), belongs_to("plan", "plan_id"))
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    subject_id: UUID
    journey_id: UUID
    plan_id: UUID
    outcome: int
    on: date
    goes: str
    now: str = Field(default="", sa_type=Text)
    recorded_by: UUID | None = None
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)


class TeacherView(SQLModel, table=True):
    """One teacher of a child who was asked how it goes in their lessons, and what they said.

    `said` is `better`, `same`, `harder`, or blank until they answer; `closes_on` is the last day on which they can.
    `task_id` is the step for which it was asked.
    """

    __tablename__ = "teacher_view"
    __table_args__ = (
        *_of_journey("teacher_view"),
        belongs_to("task", "task_id"),
        belongs_to("person", "person_id"),
        Index("teacher_view_asks", "school_id", "person_id", "said"),
    )
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    subject_id: UUID
    journey_id: UUID
    task_id: UUID
    person_id: UUID
    asked_on: date
    closes_on: date
    said: str = ""
    line: str = Field(default="", sa_type=Text)
    said_on: date | None = None
    recorded_by: UUID | None = None
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)


class Recommendation(SQLModel, table=True):
    """One thing that a specialist recommends, and what is done with it.

    `answer` is `use`, `change`, `not_now` or blank; `goes_into` is `outcome:<place>` or `support:<place>` of `plan_id`.
    """

    __table_args__ = (*_of_journey("recommendation"), belongs_to("plan", "plan_id"))
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    subject_id: UUID
    journey_id: UUID
    visit: int
    position: int
    what: str = Field(sa_type=Text)
    answer: str = ""
    why: str = Field(default="", sa_type=Text)
    plan_id: UUID | None = None
    goes_into: str = ""
    recorded_by: UUID | None = None
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)


mark_as_facts(SharedCopy, SupportSession, OutcomeReview, OutcomeLook, TeacherView, Recommendation)

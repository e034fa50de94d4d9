"""The typed tables that steps write. Rows append and supersede: `recorded_at`, `superseded_at` make `as_of` honest."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, Text
from sqlmodel import Field, SQLModel

from engine.columns import Moment, belongs_to, mark_as_facts

OFFERED = "offered"
"""How a review's meeting went that was offered and not taken up: it is counted beside the meetings held."""


def _of_pupil(name: str) -> tuple[object, ...]:
    return (
        belongs_to("pupil", "subject_id"),
        belongs_to("journey", "journey_id"),
        Index(f"{name}_of", "school_id", "subject_id"),
    )


class FamilyContact(SQLModel, table=True):
    """A talk, a message or an attempt to reach the family, or the meeting of a review.

    `kind` is `talk`, `message`, `attempt` or `meeting`; `who` is people as answers name them, joined by a space; `note`
    is `paper`, `sent`, `not_yet` or empty; `usable` says that it was in a language and form that this contact can use.
    `task_id` is the task whose answer it is: a newer answer supersedes it.
    """

    __tablename__ = "family_contact"
    __table_args__ = (*_of_pupil("family_contact"), belongs_to("task", "task_id"))
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    subject_id: UUID
    journey_id: UUID | None = None
    task_id: UUID | None = None
    kind: str
    on: date
    how: str
    who: str
    said: str = Field(default="", sa_type=Text)
    note: str = ""
    usable: bool = True
    recorded_by: UUID | None = None
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)


class PupilView(SQLModel, table=True):
    """What the child says, and how it was found out; `how` is choice names joined by a space.

    `task_id` is the task whose answer it is: a newer answer supersedes it.
    """

    __tablename__ = "pupil_view"
    __table_args__ = (*_of_pupil("pupil_view"), belongs_to("task", "task_id"))
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    subject_id: UUID
    journey_id: UUID | None = None
    task_id: UUID | None = None
    on: date
    good: str = Field(default="", sa_type=Text)
    hard: str = Field(default="", sa_type=Text)
    helps: str = Field(default="", sa_type=Text)
    how: str = ""
    recorded_by: UUID | None = None
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)


class Notice(SQLModel, table=True):
    """The formal notice to one contact that special educational provision is being made (CFA 2014, section 68).

    `status` is `draft` or `sent`; `how` is `handed`, `post` or `email`; `form` is `plain`, `large` or `translated`.
    """

    __table_args__ = _of_pupil("notice")
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    subject_id: UUID
    journey_id: UUID
    contact_id: UUID
    status: str = "sent"
    on: date | None = None
    how: str = ""
    form: str = "plain"
    recorded_by: UUID | None = None
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)


class Plan(SQLModel, table=True):
    """A plan of one cycle: `status` is `draft`, `in_force`, `replaced` or `ended`.

    A plan keeps its id, since outcomes and provision refer to it: a change leaves a superseded copy behind, with an id
    of its own and the plan's in `history_of`.
    """

    __table_args__ = _of_pupil("plan")
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    subject_id: UUID
    journey_id: UUID
    cycle: int
    status: str = "draft"
    class_changes: str = Field(default="", sa_type=Text)
    joins_in: str = Field(default="", sa_type=Text)
    at_home: str = Field(default="", sa_type=Text)
    from_on: date | None = None
    to_on: date | None = None
    history_of: UUID | None = None
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)


class OutcomeRow(SQLModel, table=True):
    """What the child will be able to do. `kind` is one of the listed kinds; `by_on` is when."""

    __tablename__ = "outcome"
    __table_args__ = (*_of_pupil("outcome"), belongs_to("plan", "plan_id"))
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    subject_id: UUID
    journey_id: UUID
    plan_id: UUID
    position: int
    able_to: str = Field(sa_type=Text)
    now: str = Field(default="", sa_type=Text)
    measure: str = Field(default="", sa_type=Text)
    by_on: date | None = None
    kind: str = ""
    step_towards: str = ""
    recorded_by: UUID | None = None
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)


class Provision(SQLModel, table=True):
    """What we do: for which outcome (its position in the plan), who gives it, which teacher stays responsible.

    Children whose support has the same `group_name` and is given by the same person are one group.
    """

    __table_args__ = (
        *_of_pupil("provision"),
        belongs_to("plan", "plan_id"),
        Index("provision_given_by", "school_id", "given_by"),
    )
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    subject_id: UUID
    journey_id: UUID
    plan_id: UUID
    position: int
    what: str = Field(sa_type=Text)
    outcome: int | None = None
    given_by: str = ""
    teacher_id: UUID | None = None
    grouping: str = ""
    group_name: str = ""
    minutes: int | None = None
    times_a_week: int | None = None
    weeks: int | None = None
    where: str = ""
    recorded_by: UUID | None = None
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)


class Agreement(SQLModel, table=True):
    """What the family (or the young person) said to a plan, to asking a service, or to what another place may know.

    `about` is `plan`, `service` or `place` (`service` is then the id of the place); `answer` names the choice; `who`
    and `share` are names joined by a space; `withdrawn_on` ends an agreement without erasing it.
    """

    __table_args__ = _of_pupil("agreement")
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    subject_id: UUID
    journey_id: UUID
    about: str
    cycle: int = 0
    who: str
    on: date
    how: str = ""
    answer: str
    words: str = Field(default="", sa_type=Text)
    share: str = ""
    service: str = ""
    review_on: date | None = None
    ends_on: date | None = None
    withdrawn_on: date | None = None
    recorded_by: UUID | None = None
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)


class Observation(SQLModel, table=True):
    """What somebody noticed about a child whose journey is open already: a dated entry, strengths first.

    `read_by` is whoever owes the journey's next step and has read it.
    """

    __table_args__ = _of_pupil("observation")
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    subject_id: UUID
    journey_id: UUID
    on: date
    strengths: str = Field(sa_type=Text)
    seen: str = Field(sa_type=Text)
    helps: str = Field(default="", sa_type=Text)
    recorded_by: UUID | None = None
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)
    read_by: UUID | None = None
    read_at: datetime | None = Field(default=None, sa_type=Moment)


class LookAgain(SQLModel, table=True):
    """The day that somebody set for looking again when a journey ended: it outlives the end."""

    __tablename__ = "look_again"
    __table_args__ = _of_pupil("look_again")
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    subject_id: UUID
    journey_id: UUID
    on: date
    recorded_by: UUID | None = None
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)


mark_as_facts(FamilyContact, PupilView, Notice, Plan, OutcomeRow, Provision, Agreement, Observation, LookAgain)

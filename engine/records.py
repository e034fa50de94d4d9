"""The engine's tables. Every key is led by the opaque `school_id`, so that rows of two schools never meet.

`journey` keeps what comes next, who owes it and what is in the way; `move_record` is insert-only and chained;
names, reasons and becauses lie in `move_detail`, of which the chain holds only a salted digest.
"""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKeyConstraint, Index, LargeBinary, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from engine.columns import Moment, belongs_to, mark_as_facts, where_set


class Subject(SQLModel, table=True):
    """Whom journeys are about. Each write about a subject locks its row and raises `version`.

    `written_at` is the moment of the last write; no later one is dated before it, though its machine's clock be behind.
    From `rests_from` on nothing is asked of anybody about them: each of their journeys stands still where it stood.
    """

    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    version: int = 0
    written_at: datetime | None = Field(default=None, sa_type=Moment)
    rests_from: date | None = None


class DefinitionUsed(SQLModel, table=True):
    """Each merged definition that a journey has run under, once, by its hash, with its whole text."""

    __tablename__ = "definition"
    school_id: UUID = Field(primary_key=True)
    hash: str = Field(primary_key=True)
    workflow: str
    version: int
    text: str = Field(sa_type=Text)
    first_used_at: datetime = Field(sa_type=Moment)


class Journey(SQLModel, table=True):
    """One subject going through one workflow; the columns from `next_kind` on are kept by every write about it.

    `head` is the hash of the newest record of its chain; `relied` the checks that this cycle's moves relied on.
    """

    __table_args__ = (
        belongs_to("subject", "subject_id"),
        ForeignKeyConstraint(["school_id", "definition"], ["definition.school_id", "definition.hash"]),
        UniqueConstraint("school_id", "open_slot"),
        Index("journey_of_subject", "school_id", "subject_id"),
        where_set("journey_held_up", "held_up_from", "id"),
    )
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    subject_id: UUID
    workflow: str
    version: int
    definition: str
    open_slot: str | None = None
    stage: str
    is_open: bool = True
    opened_on: date
    opened_by: UUID | None = None
    carried: bool = False
    continues: UUID | None = None
    entered_on: date
    cycle: int = 0
    visit: int = 0
    sequence: int = 0
    head: str = ""
    relied: str = ""
    closed_on: date | None = None
    next_kind: str = "wait"
    next_name: str | None = None
    next_task_id: UUID | None = None
    next_owner: str | None = None
    next_person_id: UUID | None = None
    next_due_on: date | None = None
    waiting_until: date | None = None
    waiting_for: str | None = None
    permitted: bool = False
    blocking: str = Field(default="[]", sa_type=Text)
    usual_until: date | None = None
    held_up_from: date | None = None
    assessed_on: date


class MoveRecord(SQLModel, table=True):
    """One move, or the opening (sequence 0): insert-only.

    `text` is exactly what `hash` was made from, in the format `format`; it holds the hash before it and the digest of
    its detail.
    """

    __tablename__ = "move_record"
    __table_args__ = (belongs_to("journey", "journey_id"), UniqueConstraint("school_id", "journey_id", "sequence"))
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    journey_id: UUID
    sequence: int
    kind: str
    do: str
    from_stage: str | None = None
    to_stage: str
    cycle: int
    made_at: datetime = Field(sa_type=Moment)
    made_by: UUID | None = None
    definition: str
    subject_version: int
    format: int = 1
    text: str = Field(sa_type=Text)
    hash: str


class MoveDetail(SQLModel, table=True):
    """What of a move can be erased: names, reasons, becauses. `body` is JSON; erased, it is empty under a tombstone."""

    __tablename__ = "move_detail"
    __table_args__ = (belongs_to("move_record", "record_id"),)
    school_id: UUID = Field(primary_key=True)
    record_id: UUID = Field(primary_key=True)
    salt: bytes = Field(sa_type=LargeBinary)
    body: str = Field(sa_type=Text)
    erased_at: datetime | None = Field(default=None, sa_type=Moment)
    erased_by: UUID | None = None
    erased_why: str | None = None


class TaskRow(SQLModel, table=True):
    """A task of a journey: one row per task and scope. `answer_id` is the answer that now holds.

    `due_words` and `due_standing` are the rule that `due_on` was issued under, `due_since` the day of its event.
    """

    __tablename__ = "task"
    __table_args__ = (
        belongs_to("journey", "journey_id"),
        UniqueConstraint("school_id", "journey_id", "task", "cycle", "visit"),
        where_set("task_nudge_on", "nudge_on"),
    )
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    journey_id: UUID
    task: str
    status: str
    cycle: int
    visit: int
    opened_on: date
    due_on: date | None = None
    due_words: str = ""
    due_standing: str = ""
    due_since: date | None = None
    provisional: bool = False
    owner: str
    chased_by: str | None = None
    person_id: UUID | None = None
    nudge_on: date | None = None
    done_on: date | None = None
    answer_id: UUID | None = None


class AnswerRow(SQLModel, table=True):
    """One version of the answers to a task; a newer version supersedes, nothing is overwritten."""

    __tablename__ = "answer"
    __table_args__ = (belongs_to("task", "task_id"), UniqueConstraint("school_id", "task_id", "version"))
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    task_id: UUID
    version: int
    body: str = Field(sa_type=Text)
    answered_by: UUID | None = None
    role: str
    answered_at: datetime = Field(sa_type=Moment)
    cycle: int
    visit: int
    subject_version: int


class Draft(SQLModel, table=True):
    """What one person has typed for one task and not yet submitted; `based_on` is the answer version it began from."""

    __table_args__ = (belongs_to("task", "task_id"),)
    school_id: UUID = Field(primary_key=True)
    task_id: UUID = Field(primary_key=True)
    person_id: UUID = Field(primary_key=True)
    body: str = Field(sa_type=Text)
    based_on: int = 0
    saved_at: datetime = Field(sa_type=Moment)


class AllowanceRow(SQLModel, table=True):
    """An exemption or an exception recorded for one journey, by whom, in which role and in which cycle."""

    __tablename__ = "allowance"
    __table_args__ = (belongs_to("journey", "journey_id"), Index("allowance_of_journey", "school_id", "journey_id"))
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    journey_id: UUID
    kind: str
    name: str
    guard: str | None = None
    recorded_by: UUID | None = None
    role: str
    reason: str = Field(default="", sa_type=Text)
    recorded_at: datetime = Field(sa_type=Moment)
    look_again_on: date | None = None
    cycle: int = 0
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)


class DateRow(SQLModel, table=True):
    """A dated duty of a journey. A new value supersedes the old, with a reason; statutory values never move.

    `rule`, `kind` and `standing` are those it was issued under, `since` the day of the event it was counted from.
    """

    __tablename__ = "journey_date"
    __table_args__ = (
        belongs_to("journey", "journey_id"),
        Index("date_of_journey", "school_id", "journey_id"),
        where_set("date_nudge_on", "nudge_on"),
    )
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    journey_id: UUID
    name: str
    due_on: date
    rule: str
    kind: str
    standing: str
    since: date | None = None
    provisional: bool = False
    whose: str
    cycle: int
    visit: int
    recorded_at: datetime = Field(sa_type=Moment)
    reason: str = ""
    met_on: date | None = None
    nudge_on: date | None = None
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)


class Duty(SQLModel, table=True):
    """Who holds a role to a subject, or to the whole school (`subject_id` empty), from a day and until a day.

    `from_on` is the first day, `to_on` the last; an empty `to_on` has no end.
    """

    __table_args__ = (
        belongs_to("subject", "subject_id"),
        Index("duty_of_subject", "school_id", "subject_id", "role"),
        Index("duty_of_person", "school_id", "person_id"),
    )
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    subject_id: UUID | None = None
    role: str
    person_id: UUID
    from_on: date
    to_on: date | None = None


class Seal(SQLModel, table=True):
    """A day's digest of all chain heads of a school, also written to a file."""

    school_id: UUID = Field(primary_key=True)
    sealed_on: date = Field(primary_key=True)
    sealed_at: datetime = Field(sa_type=Moment)
    journeys: int
    digest: str


mark_as_facts(Subject, DefinitionUsed, Journey, MoveRecord, MoveDetail, TaskRow, AnswerRow, AllowanceRow, DateRow, Duty)

"""The tables of notifications: nudges, mails, what was put off or answered, calendars, and the scheduler’s lease."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from engine.columns import Moment, belongs_to


class AboutKind(StrEnum):
    """What a nudge is about: a task, a dated duty that is nobody's task here, or a duty of the whole school."""

    TASK = "task"
    DATE = "date"
    SCHOOL = "school"


class Status(StrEnum):
    """How far a mail has come. `unknown`: it may not have arrived; `failed`: it did not go."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNKNOWN = "unknown"


class Message(SQLModel, table=True):
    """One mail to one person for one day, written before it is sent: the outbox.

    `reason` says in words why it failed or may not have arrived. `sending_at` is when the newest attempt began.
    """

    __table_args__ = (
        belongs_to("person", "recipient_id"),
        UniqueConstraint("school_id", "recipient_id", "for_on", "channel"),
        Index(
            "message_to_send",
            "school_id",
            "next_try_at",
            sqlite_where=text("status IN ('waiting', 'sending')"),
            postgresql_where=text("status IN ('waiting', 'sending')"),
        ),
    )
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    recipient_id: UUID
    for_on: date
    channel: str = "mail"
    status: str = Status.WAITING
    attempts: int = 0
    next_try_at: datetime = Field(sa_type=Moment)
    subject: str
    body: str = Field(sa_type=Text)
    reason: str = ""
    written_at: datetime = Field(sa_type=Moment)
    sending_at: datetime | None = Field(default=None, sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)


class Nudge(SQLModel, table=True):
    """One reminder to one person about one task or date, written once: the unique key says so.

    What is about a duty of the whole school has neither journey nor subject.

    `nudge` is the template and the rung; `occurs_on` the day that the rung's rule gives; `title` and `due_on` are as
    they stood then, the title with its `{child}` unfilled. `is_owner` says that it is the recipient's move; `is_law`
    that it may go on a closed day. `settled_at` is when it was taken into a mail, or passed over since it was read, or
    no longer true, by then.
    """

    __table_args__ = (
        belongs_to("journey", "journey_id"),
        belongs_to("subject", "subject_id"),
        belongs_to("person", "recipient_id"),
        belongs_to("message", "message_id"),
        UniqueConstraint("school_id", "about_kind", "about_id", "nudge", "occurs_on", "recipient_id"),
        Index(
            "nudge_unread",
            "school_id",
            "recipient_id",
            sqlite_where=text("read_at IS NULL"),
            postgresql_where=text("read_at IS NULL"),
        ),
        Index(
            "nudge_unsettled",
            "school_id",
            "recipient_id",
            sqlite_where=text("settled_at IS NULL"),
            postgresql_where=text("settled_at IS NULL"),
        ),
        Index("nudge_in_message", "school_id", "message_id"),
    )
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    about_kind: str
    about_id: UUID
    journey_id: UUID | None = None
    subject_id: UUID | None = None
    nudge: str
    template: str
    occurs_on: date
    recipient_id: UUID
    role: str
    is_owner: bool
    owner: str
    title: str
    due_on: date | None = None
    reason: str
    is_law: bool = False
    written_at: datetime = Field(sa_type=Moment)
    written_by: UUID | None = None
    read_at: datetime | None = Field(default=None, sa_type=Moment)
    settled_at: datetime | None = Field(default=None, sa_type=Moment)
    message_id: UUID | None = None


class Snooze(SQLModel, table=True):
    """Somebody’s own reminders of one step, put off until a day, and why. Nobody else’s reminders wait for it.

    `woken_at` is when the reminder of that day was written.
    """

    __table_args__ = (
        belongs_to("task", "task_id"),
        belongs_to("person", "person_id"),
        Index("snooze_of", "school_id", "task_id", "person_id"),
        Index(
            "snooze_asleep",
            "school_id",
            "until",
            sqlite_where=text("woken_at IS NULL"),
            postgresql_where=text("woken_at IS NULL"),
        ),
    )
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    task_id: UUID
    person_id: UUID
    until: date
    reason: str = Field(sa_type=Text)
    made_at: datetime = Field(sa_type=Moment)
    woken_at: datetime | None = Field(default=None, sa_type=Moment)


class ReminderAnswer(SQLModel, table=True):
    """What somebody answered to a reminder, from its mail: `on_track`, `need_help` or `done`. Each once."""

    __tablename__ = "reminder_answer"
    __table_args__ = (
        belongs_to("nudge", "nudge_id"),
        belongs_to("task", "task_id"),
        belongs_to("person", "person_id"),
        UniqueConstraint("school_id", "nudge_id", "answer"),
        Index("reminder_answer_about", "school_id", "task_id"),
    )
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    nudge_id: UUID
    task_id: UUID
    person_id: UUID
    answer: str
    answered_at: datetime = Field(sa_type=Moment)


class CalendarFeed(SQLModel, table=True):
    """Somebody’s calendar address. Only the digest of its secret is kept: whoever reads the table opens no calendar."""

    __tablename__ = "calendar_feed"
    __table_args__ = (belongs_to("person", "person_id"), UniqueConstraint("secret_digest"))
    school_id: UUID = Field(primary_key=True)
    person_id: UUID = Field(primary_key=True)
    secret_digest: str
    made_at: datetime = Field(sa_type=Moment)


class Lease(SQLModel, table=True):
    """Which process runs the scheduler, and until when it may think so. It belongs to no school."""

    name: str = Field(primary_key=True)
    holder: str = ""
    expires_at: datetime = Field(sa_type=Moment)

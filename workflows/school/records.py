"""The school's own tables: school, people, classes, pupils and their families, terms."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from engine.columns import Moment, belongs_to, mark_as_facts


class School(SQLModel, table=True):
    """One school. `calendar_version` rises with each change to its terms, so that calendars in memory are renewed;
    `layers_version` rises with each change to the layers that it uses.

    `attempts`, `attempt_ways` and `attempt_days` are how often it tries before a family counts as out of reach.
    `keep_years` is for how many years from a child's birth it keeps the record.
    `practice_of` names the school for one of whose people this one is: a place to practise in, which counts nowhere.
    """

    id: UUID = Field(primary_key=True)
    name: str
    phase: str = "primary"
    is_maintained: bool = True
    la_code: str = ""
    is_demo: bool = False
    made_on: date
    calendar_version: int = 0
    layers_version: int = 0
    attempts: int = 3
    attempt_ways: int = 2
    attempt_days: int = 10
    keep_years: int = 31
    practice_of: UUID | None = None


class Person(SQLModel, table=True):
    """A member of staff and their account. `works_on` is a set of weekday numbers, Monday 0, written `01234`."""

    __table_args__ = (UniqueConstraint("school_id", "email"),)
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    name: str
    email: str
    job: str = ""
    password_hash: str | None = None
    works_on: str = "01234"
    wants_mail: bool = True
    left_on: date | None = None
    must_change_password: bool = False


class TeachingClass(SQLModel, table=True):
    """A class or registration group."""

    __tablename__ = "teaching_class"
    __table_args__ = (UniqueConstraint("school_id", "name"),)
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    name: str
    year_group: str = ""


class ClassDuty(SQLModel, table=True):
    """Who teaches or helps a class, from a day and until a day; each of its children is owed the same by them.

    `weekdays` are the days on which it is theirs, Monday 0, where two people share one job.
    """

    __tablename__ = "class_duty"
    __table_args__ = (
        belongs_to("teaching_class", "class_id"),
        belongs_to("person", "person_id"),
        Index("class_duty_of_class", "school_id", "class_id"),
    )
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    class_id: UUID
    person_id: UUID
    role: str
    from_on: date
    to_on: date | None = None
    weekdays: str = "01234"


class Pupil(SQLModel, table=True):
    """A child on roll; `id` is the engine's subject. `year_group` is `N2`, `R`, `1` to `13`, or empty.

    `mis_id` is the school's own number as text, leading zeros kept.
    """

    __table_args__ = (belongs_to("subject", "id"), UniqueConstraint("school_id", "upn"))
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    upn: str | None = None
    former_upn: str | None = None
    mis_id: str | None = None
    first_name: str
    last_name: str
    known_as: str = ""
    sex: str = ""
    date_of_birth: date | None = None
    year_group: str = ""
    class_id: UUID | None = None
    english_additional: bool = False
    looked_after: bool = False
    joined_on: date | None = None
    left_on: date | None = None
    likes: str = Field(default="", sa_type=Text)

    @property
    def called(self) -> str:
        """The first name that the child goes by."""
        return self.known_as or self.first_name

    @property
    def full_name(self) -> str:
        return f"{self.called} {self.last_name}"

    @property
    def initials(self) -> str:
        return f"{self.called[:1]}.{self.last_name[:1]}."


class SenStatus(SQLModel, table=True):
    """A pupil's SEN provision from a day: N, K or E, as the census has it. A newer row ends an older one."""

    __tablename__ = "sen_status"
    __table_args__ = (belongs_to("pupil", "pupil_id"), Index("sen_status_of", "school_id", "pupil_id"))
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    pupil_id: UUID
    code: str
    from_on: date
    to_on: date | None = None
    source: str
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)


class SenNeed(SQLModel, table=True):
    """A need type on the roll, with its rank; the census's codes."""

    __tablename__ = "sen_need"
    __table_args__ = (belongs_to("pupil", "pupil_id"), Index("sen_need_of", "school_id", "pupil_id"))
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    pupil_id: UUID
    code: str
    rank: int
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)


class Contact(SQLModel, table=True):
    """One of a pupil's family contacts, or another adult with responsibility (carer, social worker).

    `is_entitled` says whether copies and notices go to them. `needs` is words shown above forms: an interpreter, large
    print. `responsibility` is `yes`, `no`, or empty where nobody knows; `court_order` is empty, `unread`, `allows` or
    `forbids`; a `sealed` contact's address, telephone and e-mail address are opened by few, and each time is logged.
    A contact keeps its id, since notices and talks refer to it: a change leaves a superseded copy behind, with an id of
    its own and the contact's in `history_of`. Of who is sealed, the copies are emptied of how they were reached, which
    `emptied_at` and `emptied_by` say.
    """

    __table_args__ = (belongs_to("pupil", "pupil_id"), Index("contact_of", "school_id", "pupil_id"))
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    pupil_id: UUID
    name: str
    relationship: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    mis_id: str = ""
    language: str = ""
    needs: str = ""
    responsibility: str = ""
    priority: int | None = None
    lives_with: bool | None = None
    court_order: str = ""
    sealed: bool = False
    is_entitled: bool = True
    from_on: date
    to_on: date | None = None
    history_of: UUID | None = None
    emptied_at: datetime | None = Field(default=None, sa_type=Moment)
    emptied_by: UUID | None = None
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)


class Term(SQLModel, table=True):
    """A term of the school: first and last day, both included."""

    __table_args__ = (UniqueConstraint("school_id", "starts_on"),)
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    name: str
    starts_on: date
    ends_on: date


class Closure(SQLModel, table=True):
    """Days inside a term on which pupils do not come: half term, INSET, another closure."""

    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    name: str
    kind: str
    starts_on: date
    ends_on: date


class ReviewWindow(SQLModel, table=True):
    """Days of a term in which the school holds its reviews: first and last day, both included."""

    __tablename__ = "review_window"
    __table_args__ = (UniqueConstraint("school_id", "starts_on"),)
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    name: str
    starts_on: date
    ends_on: date


class RollImport(SQLModel, table=True):
    """One file that was brought in: its kind, what it changed, and whether it was undone."""

    __tablename__ = "roll_import"
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    source: str
    file_name: str
    made_at: datetime = Field(sa_type=Moment)
    made_by: UUID | None = None
    counts: str = Field(default="{}", sa_type=Text)
    undone_at: datetime | None = Field(default=None, sa_type=Moment)


class RollPreview(SQLModel, table=True):
    """A roll that was read and shown, and waits for the press that brings it in: gone with it, or after a day.

    The file itself is kept nowhere. `body` is what was understood of it.
    """

    __tablename__ = "roll_preview"
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    made_at: datetime = Field(sa_type=Moment)
    made_by: UUID | None = None
    body: str = Field(sa_type=Text)


class RollChange(SQLModel, table=True):
    """What one import did to one pupil, and how the pupil was before: what undo works from.

    `kind` is `new`, `changed` or `left`; `subject_version` is the pupil's after the import.
    """

    __tablename__ = "roll_change"
    __table_args__ = (belongs_to("roll_import", "import_id"), belongs_to("pupil", "pupil_id"))
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    import_id: UUID
    pupil_id: UUID
    kind: str
    before: str = Field(default="{}", sa_type=Text)
    after: str = Field(default="{}", sa_type=Text)
    subject_version: int


class FileRead(SQLModel, table=True):
    """Who opened which pupil's file, and when. Features never read this table."""

    __tablename__ = "file_read"
    __table_args__ = (Index("file_read_of", "school_id", "pupil_id"),)
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    pupil_id: UUID
    person_id: UUID
    page: str
    read_at: datetime = Field(sa_type=Moment)


mark_as_facts(
    Pupil,
    SenStatus,
    SenNeed,
    Contact,
    School,
    Person,
    TeachingClass,
    ClassDuty,
    Term,
    Closure,
    ReviewWindow,
    RollImport,
    RollChange,
)

"""Tables of what a school says of itself once: strategies, services, where families get advice, its letterhead."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Text
from sqlmodel import Field, SQLModel

from engine.columns import Moment, mark_as_facts


class SchoolStrategy(SQLModel, table=True):
    """Something that teachers of this school do in class, offered to pick from."""

    __tablename__ = "school_strategy"
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    words: str = Field(sa_type=Text)


class SchoolService(SQLModel, table=True):
    """The service that a school asks for one kind of help, and how many weeks a child usually waits to be seen.

    `kind` is a choice's name in the definition. A newer row supersedes the one before it.
    """

    __tablename__ = "school_service"
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    kind: str
    name: str
    weeks: int | None = None
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)


class FamilyAdvice(SQLModel, table=True):
    """Where families get advice that is not the school's: the local SENDIASS, and the council's Local Offer."""

    __tablename__ = "family_advice"
    school_id: UUID = Field(primary_key=True)
    sendiass: str = ""
    phone: str = ""
    web: str = ""
    local_offer: str = ""


class Letterhead(SQLModel, table=True):
    """What stands below the school's name on each letter: its address, its telephone, and a line of its own."""

    __tablename__ = "letterhead"
    school_id: UUID = Field(primary_key=True)
    address: str = Field(default="", sa_type=Text)
    phone: str = ""
    line: str = ""


mark_as_facts(SchoolStrategy, SchoolService, FamilyAdvice, Letterhead)

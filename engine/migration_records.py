"""What is kept of journeys that were moved to another definition: enough to put each back as it was."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, LargeBinary, Text
from sqlmodel import Field, SQLModel

from engine.columns import Moment, belongs_to, mark_as_facts


class Migration(SQLModel, table=True):
    """One decision to move journeys to a definition: who, when and why. It is finished once all that could have moved.

    A command that was stopped leaves it unfinished, and the next one goes on with it.
    """

    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    workflow: str
    version: int
    definition: str
    why: str = Field(default="", sa_type=Text)
    begun_by: UUID | None = None
    begun_at: datetime = Field(sa_type=Moment)
    finished_at: datetime | None = Field(default=None, sa_type=Moment)
    undone_at: datetime | None = Field(default=None, sa_type=Moment)


class MigrationJourney(SQLModel, table=True):
    """One journey that was moved. `version` is its subject's after the move: a higher one says that something newer
    was written.

    `before` is every row of the subject's journeys as they stood, packed (`engine.kept`); of several journeys of one
    subject that moved together, the first one's row holds it.
    """

    __tablename__ = "migration_journey"
    __table_args__ = (
        belongs_to("migration", "migration_id"),
        belongs_to("journey", "journey_id"),
        belongs_to("subject", "subject_id"),
        Index("migration_of_subject", "school_id", "migration_id", "subject_id"),
    )
    school_id: UUID = Field(primary_key=True)
    migration_id: UUID = Field(primary_key=True)
    journey_id: UUID = Field(primary_key=True)
    subject_id: UUID
    from_definition: str
    from_stage: str
    to_stage: str
    version: int
    before: bytes = Field(sa_type=LargeBinary)
    moved_at: datetime = Field(sa_type=Moment)
    undone_at: datetime | None = Field(default=None, sa_type=Moment)


mark_as_facts(Migration, MigrationJourney)

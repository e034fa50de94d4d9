"""Tables of the layers that a school lays upon the nation's definitions: whose it uses, and its own."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Text, UniqueConstraint
from sqlmodel import Field, SQLModel

from engine.columns import Moment, mark_as_facts


class LayerChoice(SQLModel, table=True):
    """Which layer of one kind a school uses from a day; an empty `name` says that it uses none.

    The newest choice that has begun holds; one that begins no later than an older one takes its place.
    """

    __tablename__ = "layer_choice"
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    kind: str
    name: str = ""
    from_on: date
    recorded_by: UUID | None = None
    recorded_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)


class OwnLayer(SQLModel, table=True):
    """One version of a school's own layer for one workflow; an empty `text` lays nothing, from then on."""

    __tablename__ = "own_layer"
    __table_args__ = (UniqueConstraint("school_id", "workflow", "version"),)
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    workflow: str
    version: int
    text: str = Field(sa_type=Text)
    in_force_from: date
    published_by: UUID | None = None
    published_at: datetime = Field(sa_type=Moment)
    superseded_at: datetime | None = Field(default=None, sa_type=Moment)


class LayerDraft(SQLModel, table=True):
    """A school's own layer for one workflow while it is being written; it lays nothing until it is published."""

    __tablename__ = "layer_draft"
    school_id: UUID = Field(primary_key=True)
    workflow: str = Field(primary_key=True)
    body: str = Field(sa_type=Text)
    saved_by: UUID | None = None
    saved_at: datetime = Field(sa_type=Moment)


mark_as_facts(LayerChoice, OwnLayer)

"""The tables of signing in. None holds a fact about a child: they are written in short transactions of their own."""

import hashlib
from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger, Text
from sqlmodel import Field, SQLModel

from engine.columns import Moment, belongs_to


def digest(text: str) -> str:
    """What is kept in place of a text that is only ever compared."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


class SignInSession(SQLModel, table=True):
    """One person signed in on one browser. Only a digest of the browser's token is kept.

    `sought` is what they last searched for: an address must not hold it, since it is a child's name.
    """

    __tablename__ = "sign_in_session"
    __table_args__ = (belongs_to("person", "person_id"),)
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    person_id: UUID
    token_hash: str = Field(unique=True)
    made_at: datetime = Field(sa_type=Moment)
    seen_at: datetime = Field(sa_type=Moment)
    ended_at: datetime | None = Field(default=None, sa_type=Moment)
    sought: str = Field(default="", sa_type=Text)


class SecondFactor(SQLModel, table=True):
    """The key of somebody's app. It counts once a code of it was given; `last_number` is the newest code taken."""

    __tablename__ = "second_factor"
    __table_args__ = (belongs_to("person", "person_id"),)
    school_id: UUID = Field(primary_key=True)
    person_id: UUID = Field(primary_key=True)
    secret: str = Field(sa_type=Text)
    made_at: datetime = Field(sa_type=Moment)
    confirmed_at: datetime | None = Field(default=None, sa_type=Moment)
    last_number: int = Field(default=0, sa_type=BigInteger)


class SignInCounter(SQLModel, table=True):
    """How often signing in has failed in a row for one e-mail address or from one place, kept as a digest of it."""

    __tablename__ = "sign_in_counter"
    of: str = Field(primary_key=True)
    failures: int = 0
    failed_at: datetime = Field(sa_type=Moment)


class ParkedPost(SQLModel, table=True):
    """What somebody sent after their session had ended, sealed to their account, kept for an hour."""

    __tablename__ = "parked_post"
    __table_args__ = (belongs_to("person", "person_id"),)
    school_id: UUID = Field(primary_key=True)
    id: UUID = Field(primary_key=True)
    person_id: UUID
    path: str
    sealed: str = Field(sa_type=Text)
    parked_at: datetime = Field(sa_type=Moment)

"""The school's pupils as they stand now, read in a constant number of statements."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Table, select, true
from sqlmodel import Session, SQLModel

from engine.records import Subject
from workflows.school.records import Contact, Pupil, SenNeed, SenStatus, TeachingClass
from workflows.school.roll.known import CONTACT_DETAILS, HIDDEN_WHERE_SEALED, HeldContact, HeldStatus, Known
from workflows.school.roll.people import PastStatus

PUPIL_COLUMNS = (
    "upn", "former_upn", "mis_id", "first_name", "last_name", "known_as", "sex", "date_of_birth", "year_group",
    "english_additional", "looked_after", "joined_on", "left_on",
)  # fmt: skip


def table_of(model: type[SQLModel]) -> Table:
    """The table behind a model, for statements that need no objects."""
    return SQLModel.metadata.tables[str(model.__tablename__)]


PUPIL, STATUS, NEED = table_of(Pupil), table_of(SenStatus), table_of(SenNeed)
CONTACT, CLASS, SUBJECT = table_of(Contact), table_of(TeachingClass), table_of(Subject)


def known_pupils(
    session: Session, school_id: UUID, today: date, only: Collection[UUID] | None = None
) -> tuple[Known, ...]:
    """Every pupil of the school, those who have left among them; or `only` some. A record disposed of is nobody's."""
    past, statuses = _statuses(session, school_id, today, only)
    needs, contacts = _needs(session, school_id, only), _contacts(session, school_id, today, only)
    columns = [PUPIL.c[name] for name in PUPIL_COLUMNS]
    rows = session.connection().execute(
        select(PUPIL.c.id, CLASS.c.name.label("class_name"), SUBJECT.c.rests_from, *columns)
        .join(SUBJECT, (SUBJECT.c.school_id == PUPIL.c.school_id) & (SUBJECT.c.id == PUPIL.c.id))
        .outerjoin(CLASS, (CLASS.c.school_id == PUPIL.c.school_id) & (CLASS.c.id == PUPIL.c.class_id))
        .where(PUPIL.c.school_id == school_id, PUPIL.c.last_name != "", _only(PUPIL.c.id, only))
        .order_by(PUPIL.c.last_name, PUPIL.c.first_name, PUPIL.c.id)
    )
    return tuple(
        Known(
            pupil_id=row.id,
            class_name=row.class_name or "",
            rests=row.rests_from is not None,
            status=statuses.get(row.id),
            past=tuple(past[row.id]),
            needs=tuple(needs[row.id]),
            contacts=tuple(contacts[row.id]),
            **{name: getattr(row, name) for name in PUPIL_COLUMNS},
        )
        for row in rows
    )


def class_names(session: Session, school_id: UUID) -> dict[str, UUID]:
    """The school's classes by name."""
    rows = session.connection().execute(select(CLASS.c.name, CLASS.c.id).where(CLASS.c.school_id == school_id))
    return {row.name: row.id for row in rows}


def sealed_people(session: Session, school_id: UUID) -> frozenset[str]:
    """What those are known by who are a sealed contact of any child."""
    rows = session.connection().execute(
        select(CONTACT.c.name, CONTACT.c.mis_id).where(
            CONTACT.c.school_id == school_id, CONTACT.c.superseded_at.is_(None), CONTACT.c.sealed
        )
    )
    return frozenset(name for row in rows for name in HeldContact(row.name, mis_id=row.mis_id).names)


def need_ids(session: Session, school_id: UUID, only: Collection[UUID]) -> dict[UUID, list[UUID]]:
    """The rows of the needs that these pupils have now."""
    found: dict[UUID, list[UUID]] = defaultdict(list)
    query = select(NEED.c.pupil_id, NEED.c.id).where(
        NEED.c.school_id == school_id, NEED.c.superseded_at.is_(None), NEED.c.pupil_id.in_(list(only))
    )
    for row in session.connection().execute(query):
        found[row.pupil_id].append(row.id)
    return found


def _only(column: Any, only: Collection[UUID] | None) -> ColumnElement[bool]:
    return true() if only is None else column.in_(list(only))


def _statuses(
    session: Session, school_id: UUID, today: date, only: Collection[UUID] | None
) -> tuple[dict[UUID, list[PastStatus]], dict[UUID, HeldStatus]]:
    """What has ended, and what holds: of several, the one that began last, as everywhere."""
    past: dict[UUID, list[PastStatus]] = defaultdict(list)
    holds: dict[UUID, HeldStatus] = {}
    rows = session.connection().execute(
        select(STATUS)
        .where(STATUS.c.school_id == school_id, STATUS.c.superseded_at.is_(None), _only(STATUS.c.pupil_id, only))
        .order_by(STATUS.c.from_on, STATUS.c.recorded_at, STATUS.c.id)
    )
    for row in rows:
        if row.to_on is not None and row.to_on < today:
            past[row.pupil_id].append(PastStatus(row.code, row.from_on, row.to_on))
        elif row.from_on <= today:
            holds[row.pupil_id] = HeldStatus(row.code, row.from_on, row.source, row.id)
    return past, holds


def _needs(session: Session, school_id: UUID, only: Collection[UUID] | None) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    rows = session.connection().execute(
        select(NEED.c.pupil_id, NEED.c.code)
        .where(NEED.c.school_id == school_id, NEED.c.superseded_at.is_(None), _only(NEED.c.pupil_id, only))
        .order_by(NEED.c.pupil_id, NEED.c.rank, NEED.c.id)
    )
    for row in rows:
        found[row.pupil_id].append(row.code)
    return found


def _contacts(
    session: Session, school_id: UUID, today: date, only: Collection[UUID] | None
) -> dict[UUID, list[HeldContact]]:
    found: dict[UUID, list[HeldContact]] = defaultdict(list)
    rows = session.connection().execute(
        select(CONTACT)
        .where(CONTACT.c.school_id == school_id, CONTACT.c.superseded_at.is_(None), _only(CONTACT.c.pupil_id, only))
        .order_by(CONTACT.c.pupil_id, CONTACT.c.from_on, CONTACT.c.id)
    )
    for row in rows:
        ended = row.to_on is not None and row.to_on < today
        details = {name: getattr(row, name) for name in CONTACT_DETAILS}
        if row.sealed:
            details |= dict.fromkeys(HIDDEN_WHERE_SEALED, "")
        found[row.pupil_id].append(HeldContact(**details, ended=ended, sealed=row.sealed, id=row.id))
    return found

"""The contacts of a child as pages show them; where one is sealed, without address, telephone and e-mail address.

A contact is sealed where somebody must not find them (a refuge, a risk of serious harm). Those who may open what is
sealed are few, and each opening is written down before anything is shown.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlmodel import Session, SQLModel, col

from engine.desk import Desk
from engine.errors import NotAllowed, NotFound
from engine.terms import Role
from engine.values import Scope
from workflows.school.court_orders import WARNINGS
from workflows.school.pupils import needs_in_words
from workflows.school.reading_log import log_reading
from workflows.school.records import Contact

CONTACT = SQLModel.metadata.tables[str(Contact.__tablename__)]
OPENS_SEALED = frozenset({Role.SENCO, Role.HEAD, Role.DSL})
SEALED_PAGE = "sealed contact"


@dataclass(frozen=True, slots=True)
class Reached:
    """How somebody is reached."""

    email: str = ""
    phone: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class ContactHeld:
    """A contact as their page shows them; `reached` is empty where they are sealed."""

    id: UUID
    pupil_id: UUID
    name: str
    relationship: str
    language: str
    needs: str
    responsibility: str
    priority: int | None
    lives_with: bool | None
    court_order: str
    is_entitled: bool
    is_sealed: bool
    mis_id: str
    reached: Reached

    @property
    def warning(self) -> str:
        """What those who send letters must know of a court order."""
        return WARNINGS[self.court_order]

    @property
    def needs_in_words(self) -> str:
        return needs_in_words(self.needs, self.language)


def contacts_held(session: Session, school_id: UUID, pupil_id: UUID, on: date) -> tuple[ContactHeld, ...]:
    """The contacts of a child on a day, by priority."""
    holds = (CONTACT.c.from_on <= on, or_(CONTACT.c.to_on.is_(None), CONTACT.c.to_on >= on))
    found = _found(session, school_id, CONTACT.c.pupil_id == pupil_id, *holds)
    return tuple(sorted(found, key=lambda each: (each.priority or 100, each.name)))


def contact_held(session: Session, school_id: UUID, pupil_id: UUID, contact_id: UUID) -> ContactHeld:
    """One contact of a child. Raises NotFound."""
    found = _found(session, school_id, CONTACT.c.id == contact_id, CONTACT.c.pupil_id == pupil_id)
    if not found:
        raise NotFound("contact")
    return found[0]


def open_sealed(desk: Desk, scope: Scope, contact: ContactHeld, roles: Collection[Role]) -> Reached:
    """How a sealed contact is reached, for those who may know, each time written down first.

    Raises NotAllowed; and where it cannot be written down, nothing is shown.
    """
    if not OPENS_SEALED & set(roles):
        raise NotAllowed("This contact is sealed. The head, the SENCO or the designated safeguarding lead can open it.")
    log_reading(desk, scope, contact.pupil_id, SEALED_PAGE)
    with desk.reading(scope) as session:
        row = session.get_one(Contact, (scope.school_id, contact.id))
        return Reached(row.email, row.phone, row.address)


def same_person(session: Session, school_id: UUID, contact_id: UUID) -> dict[UUID, UUID]:
    """Every contact who is the same person, of whichever child, this one too: contact to child.

    By the number in the other system; else by the name together with any way in which they are reached.
    """
    row = session.get(Contact, (school_id, contact_id))
    if row is None or row.superseded_at is not None:
        raise NotFound("contact")
    ways = [CONTACT.c[name] == said for name in ("email", "phone", "address") if (said := getattr(row, name))]
    named: list[ColumnElement[bool]] = [(CONTACT.c.name == row.name) & or_(*ways)] if ways else []
    numbered = [CONTACT.c.mis_id == row.mis_id] if row.mis_id else []
    query = select(CONTACT.c.id, CONTACT.c.pupil_id).where(
        CONTACT.c.school_id == school_id,
        CONTACT.c.superseded_at.is_(None),
        or_(CONTACT.c.id == contact_id, *named, *numbered),
    )
    return {each.id: each.pupil_id for each in session.connection().execute(query)}


def _found(session: Session, school_id: UUID, *wanted: ColumnElement[bool]) -> tuple[ContactHeld, ...]:
    query = select(CONTACT).where(CONTACT.c.school_id == school_id, col(Contact.superseded_at).is_(None), *wanted)
    return tuple(_held(row) for row in session.connection().execute(query.order_by(CONTACT.c.id)))


def _held(row: Any) -> ContactHeld:
    return ContactHeld(
        id=row.id,
        pupil_id=row.pupil_id,
        name=row.name,
        relationship=row.relationship,
        language=row.language,
        needs=row.needs,
        responsibility=row.responsibility,
        priority=row.priority,
        lives_with=row.lives_with,
        court_order=row.court_order,
        is_entitled=row.is_entitled,
        is_sealed=row.sealed,
        mis_id=row.mis_id,
        reached=Reached() if row.sealed else Reached(row.email, row.phone, row.address),
    )

"""Finding pupils and saying who they are, for lists and pages."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, and_, bindparam, func, or_, select
from sqlmodel import Session, SQLModel, col

from engine.boards import SUBJECTS_ON_BOARD
from engine.errors import NotFound
from engine.prepared import Prepared
from workflows.school.court_orders import HELD_BACK, WARNINGS
from workflows.school.records import Contact, Person, SenStatus, TeachingClass
from workflows.school.roll.cells import fold
from workflows.school.school_age import decides_alone

PUPIL = SQLModel.metadata.tables["pupil"]
_CLASS, _STATUS = (SQLModel.metadata.tables[str(each.__tablename__)] for each in (TeachingClass, SenStatus))
_IN_CLASS = and_(_CLASS.c.school_id == PUPIL.c.school_id, _CLASS.c.id == PUPIL.c.class_id)
_HAS_STATUS = and_(
    _STATUS.c.school_id == PUPIL.c.school_id,
    _STATUS.c.pupil_id == PUPIL.c.id,
    _STATUS.c.to_on.is_(None),
    _STATUS.c.superseded_at.is_(None),
)
MOST_FOUND = 60
"""A search for a class finds all of it."""
NOT_SEN = "N"
YEARS = {"R": "Reception", "N1": "Nursery 1", "N2": "Nursery 2", "": ""}
_AS_NAMED = (
    PUPIL.c.id,
    func.coalesce(func.nullif(PUPIL.c.known_as, ""), PUPIL.c.first_name),
    PUPIL.c.last_name,
    PUPIL.c.year_group,
    func.coalesce(_CLASS.c.name, ""),
    PUPIL.c.date_of_birth,
    PUPIL.c.likes,
    PUPIL.c.left_on,
    func.coalesce(_STATUS.c.code, NOT_SEN),
    _STATUS.c.from_on,
)
"""A pupil in the order of the fields of `PupilNamed`."""
NAMED = (
    select(*_AS_NAMED)
    .outerjoin(_CLASS, _IN_CLASS)
    .outerjoin(_STATUS, _HAS_STATUS)
    .where(PUPIL.c.school_id == bindparam("school"), PUPIL.c.last_name != "")
)
"""The pupils of a school bound as `school`, but nobody whose record was disposed of."""
ON_BOARD = Prepared(NAMED.where(PUPIL.c.id.in_(SUBJECTS_ON_BOARD)))
_BY_NAME = (PUPIL.c.left_on.is_not(None), PUPIL.c.last_name, PUPIL.c.first_name, PUPIL.c.id)
BY_NAME = NAMED.order_by(*_BY_NAME)
"""Those who are here before those who have left."""
THESE = BY_NAME.where(PUPIL.c.id.in_(bindparam("ids", expanding=True)))
WITH_SEN = BY_NAME.where(PUPIL.c.left_on.is_(None), _STATUS.c.code != NOT_SEN)
SEARCHED = BY_NAME.add_columns(PUPIL.c.first_name)
"""A search finds the first name too, where somebody goes by another."""


class PupilNamed(NamedTuple):
    """One pupil as lists and pages name them; `sen_code` is N, K or E.

    Lists make hundreds; a frozen dataclass takes several times as long to make.
    """

    id: UUID
    called: str
    last_name: str
    year_group: str
    class_name: str
    date_of_birth: date | None
    likes: str
    left_on: date | None
    sen_code: str
    sen_since: date | None

    @property
    def full_name(self) -> str:
        return f"{self.called} {self.last_name}"

    def has_left_by(self, day: date) -> bool:
        """Whether the roll has them as a leaver on a day."""
        return self.left_on is not None and self.left_on <= day

    def decides_on(self, day: date) -> bool:
        """Whether decisions are their own on a day, and no longer the parents'."""
        return decides_alone(self.date_of_birth, day)

    @property
    def short_name(self) -> str:
        """The first name and one letter, for a page that a meeting may see: `Amira K.`"""
        return f"{self.called} {self.last_name[:1]}."

    @property
    def initials(self) -> str:
        return f"{self.called[:1]}.{self.last_name[:1]}."

    @property
    def year(self) -> str:
        """`Year 4`, `Reception`, or nothing where the roll has no year."""
        return YEARS.get(self.year_group, f"Year {self.year_group}")


@dataclass(frozen=True, slots=True)
class ContactNamed:
    """A family contact by name. `needs` is what stands above forms: an interpreter, large print.

    `warning` is what those who send letters must know of a court order, by which everything may be held back;
    `is_sealed`: nobody may learn where they are.
    """

    id: UUID
    name: str
    relationship: str
    needs: str
    is_entitled: bool
    warning: str = ""
    is_sealed: bool = False
    is_held_back: bool = False


def needs_in_words(needs: str, language: str) -> str:
    """What a contact needs, and which language they speak where it is not English."""
    is_english = language.strip().lower() in {"", "english", "eng", "en"}
    spoken = "" if is_english or language.lower() in needs.lower() else f"Speaks {language}"
    return "; ".join(part for part in (needs, spoken) if part)


def pupils_named(session: Session, school_id: UUID, ids: Collection[UUID]) -> dict[UUID, PupilNamed]:
    """These pupils by id; those who have left too, but nobody whose record was disposed of. One statement."""
    return {each.id: each for each in _read(session, school_id, THESE, ids=list(ids))} if ids else {}


def pupil_named(session: Session, school_id: UUID, pupil_id: UUID) -> PupilNamed:
    """One child of the school, gone or here. Raises NotFound. One statement."""
    found = pupils_named(session, school_id, [pupil_id])
    if pupil_id not in found:
        raise NotFound("child")
    return found[pupil_id]


def pupils_on_board(session: Session, school_id: UUID) -> dict[UUID, PupilNamed]:
    """Every pupil with a journey on the board, by id. One statement."""
    rows = ON_BOARD.rows(session.connection(), {"school": school_id})
    return {each.id: each for each in map(PupilNamed._make, rows)}


def names_of_all(session: Session, school_id: UUID) -> dict[UUID, tuple[str, str, str]]:
    """First name, name they go by and last name of each pupil, whoever has left too, by pupil. One statement."""
    columns = (PUPIL.c.id, PUPIL.c.first_name, PUPIL.c.known_as, PUPIL.c.last_name)
    query = select(*columns).where(PUPIL.c.school_id == school_id, PUPIL.c.last_name != "")
    return {row.id: (row.first_name, row.known_as, row.last_name) for row in session.connection().execute(query)}


def pupils_found(
    session: Session,
    school_id: UUID,
    words: str,
    among: Collection[UUID] | None = None,
    *,
    leavers: bool = False,
) -> tuple[PupilNamed, ...]:
    """The pupils on roll whose name or class holds each of `words`, by name; no more than `MOST_FOUND`.

    Names are told apart as on the roll, not by a database: without accents, apostrophes, hyphens or commas.
    `among` leaves out whoever is not in it. Without words, everyone in `among` is found. With `leavers` those who have
    left are found too, after those who are here.
    """
    wanted = [] if leavers else [PUPIL.c.left_on.is_(None)]
    if among is not None:
        wanted.append(PUPIL.c.id.in_(list(among)))
    rows = session.connection().execute(SEARCHED.where(*wanted), {"school": school_id})
    found = ((PupilNamed._make(row[:-1]), row[-1]) for row in rows)
    if not words:
        return tuple(pupil for pupil, _ in found)
    sought = [folded for word in words.replace(",", " ").split() if (folded := fold(word))]
    return tuple(islice((pupil for pupil, first in found if _has_each(pupil, first, sought)), MOST_FOUND))


def pupils_with_sen(session: Session, school_id: UUID) -> tuple[PupilNamed, ...]:
    """The pupils on roll with SEN support or an EHC plan, by name. One statement."""
    return tuple(_read(session, school_id, WITH_SEN))


OLDEST = (
    select(PUPIL.c.year_group, func.min(PUPIL.c.date_of_birth))
    .where(PUPIL.c.school_id == bindparam("school"), PUPIL.c.left_on.is_(None))
    .group_by(PUPIL.c.year_group)
)


def oldest_of_groups(session: Session, school_id: UUID) -> tuple[tuple[str, date | None], ...]:
    """Each year group on roll with the first date of birth in it; blank where no group is written. One statement."""
    rows = session.connection().execute(OLDEST, {"school": school_id})
    return tuple((group, oldest) for group, oldest in rows)


def _has_each(pupil: PupilNamed, first: str, sought: list[str]) -> bool:
    """Whether each of the words, folded, is in a name or the class of a pupil; without any it is nobody."""
    names = [fold(name) for name in (first, pupil.called, pupil.last_name, pupil.class_name) if name]
    return bool(sought) and all(any(word in name for name in names) for word in sought)


def _read(session: Session, school_id: UUID, query: Select[Any], **asked: Any) -> list[PupilNamed]:
    rows = session.connection().execute(query, {"school": school_id, **asked}).all()
    return [PupilNamed._make(row) for row in rows]


STAFF = Prepared(select(col(Person.id), col(Person.name)).where(col(Person.school_id) == bindparam("school")))


def staff_named(session: Session, school_id: UUID) -> dict[UUID, str]:
    """The name of everyone who works or has worked at the school. One statement."""
    return dict(STAFF.rows(session.connection(), {"school": school_id}))


def names_of_contacts(session: Session, school_id: UUID, pupil_id: UUID) -> frozenset[str]:
    """What every contact whom a pupil ever had is or was called. One statement."""
    query = select(col(Contact.name)).where(col(Contact.school_id) == school_id, col(Contact.pupil_id) == pupil_id)
    return frozenset(session.connection().execute(query).scalars())


def contacts_named(session: Session, school_id: UUID, pupil_id: UUID, on: date) -> tuple[ContactNamed, ...]:
    """A pupil's contacts on a day, those first to whom copies go. One statement."""
    return contacts_of(session, school_id, [pupil_id], on).get(pupil_id, ())


CONTACTS = (
    select(Contact)
    .where(
        col(Contact.school_id) == bindparam("school"),
        col(Contact.pupil_id).in_(bindparam("pupils", expanding=True)),
        col(Contact.superseded_at).is_(None),
        col(Contact.from_on) <= bindparam("on"),
        or_(col(Contact.to_on).is_(None), col(Contact.to_on) >= bindparam("on")),
    )
    .order_by(col(Contact.is_entitled).desc(), col(Contact.name))
)


def contacts_of(
    session: Session, school_id: UUID, pupil_ids: Collection[UUID], on: date
) -> dict[UUID, tuple[ContactNamed, ...]]:
    """The contacts of several pupils on a day, by pupil, those first to whom copies go. One statement."""
    asked = {"school": school_id, "pupils": list(pupil_ids), "on": on}
    found: dict[UUID, tuple[ContactNamed, ...]] = {}
    for row in session.connection().execute(CONTACTS, asked):
        order = (WARNINGS[row.court_order], row.sealed, row.court_order in HELD_BACK)
        needs = needs_in_words(row.needs, row.language)
        seen = ContactNamed(row.id, row.name, row.relationship, needs, row.is_entitled, *order)
        found[row.pupil_id] = (*found.get(row.pupil_id, ()), seen)
    return found

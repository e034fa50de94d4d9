"""What a sweep reads: tasks and dates with a nudge due, the staff, who holds which role, the nudges not yet settled.

Core statements, a constant number for any batch. Rows to be changed are locked; a row that a person's write holds just
now is passed by, and found a minute later.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, exists, literal, null, or_, select, tuple_
from sqlmodel import Session, SQLModel

from engine import store
from engine.days import Days
from engine.definition import OPENER, Standing
from engine.store import DATE, JOURNEY, TASK
from engine.values import TaskStatus
from notifications.digest import NOBODY, Child, Line, Reader, still_holds
from notifications.recipients import About, Roster
from notifications.records import AboutKind, Message, Nudge
from workflows.school.pupils import pupils_named
from workflows.school.records import Person, Pupil
from workflows.school.term_dates import Stretch, school_year_of, suggested_terms
from workflows.school.terms import days_now
from workflows.school.year_records import SchoolDuty

_T = SQLModel.metadata.tables
NUDGE, MESSAGE, PERSON, SCHOOL_DUTY = (_T[str(m.__tablename__)] for m in (Nudge, Message, Person, SchoolDuty))
PUPIL = _T[str(Pupil.__tablename__)]
BATCH = 500
OWED_AFTER_LEAVING = "phase_transfer"
"""The workflow of what is owed after a child has left."""
TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr"})
Place = tuple[date, UUID]


@dataclass(frozen=True, slots=True)
class Setting:
    """One school on one day: its days, whether nudges may go, and its staff."""

    school_id: UUID
    day: date
    days: Days
    is_open: bool
    staff: dict[UUID, Reader]


def setting(session: Session, school_id: UUID, day: date) -> Setting:
    """The school as a sweep of `day` finds it."""
    days = days_now(session, school_id)
    return Setting(school_id, day, days, is_open(days, day), staff_of(session.connection(), school_id, day))


def is_open(days: Days, day: date) -> bool:
    """Whether nudges may go on `day`. Beyond the terms that the school has entered, England's usual ones stand in.

    Due dates count such days as working days; but a nudge that waits is better than one in the summer holidays.
    """
    if not days.is_open(day):
        return False
    if not days.is_provisional(day):
        return True
    usual = suggested_terms(school_year_of(day))
    return _is_in(usual.terms, day) and not _is_in(usual.closures, day)


def _is_in(stretches: Iterable[Stretch], day: date) -> bool:
    return any(each.starts_on <= day <= each.ends_on for each in stretches)


def staff_of(connection: Connection, school_id: UUID, day: date) -> dict[UUID, Reader]:
    """Everybody who has not left by `day`."""
    columns = (PERSON.c.id, PERSON.c.name, PERSON.c.job, PERSON.c.works_on, PERSON.c.wants_mail, PERSON.c.email)
    here = or_(PERSON.c.left_on.is_(None), PERSON.c.left_on > day)
    rows = connection.execute(select(*columns).where(PERSON.c.school_id == school_id, here))
    return {
        row.id: Reader(row.id, row.job, staff_initials(row.name), row.works_on, row.wants_mail and bool(row.email))
        for row in rows
    }


def staff_initials(name: str) -> str:
    """`Mrs Anna Patel` is `A.P.`."""
    return "".join(f"{word[0]}." for word in name.split() if word.lower().strip(".") not in TITLES)


def roster(connection: Connection, setting: Setting, abouts: list[About]) -> Roster:
    """Who holds which role to the subjects of `abouts`."""
    subjects = list({about.subject_id for about in abouts})
    return Roster(frozenset(setting.staff), store.holders(connection, setting.school_id, subjects, setting.day))


_JOURNEY = (JOURNEY.c.id.label("journey_id"), JOURNEY.c.subject_id, JOURNEY.c.definition, JOURNEY.c.opened_by)
_TASKS = select(
    TASK.c.id, TASK.c.task.label("name"), TASK.c.owner, TASK.c.chased_by, TASK.c.person_id, TASK.c.due_on,
    TASK.c.due_standing.label("standing"), TASK.c.nudge_on, (TASK.c.status == TaskStatus.OPEN).label("is_live"),
    *_JOURNEY,
).join(JOURNEY, and_(JOURNEY.c.school_id == TASK.c.school_id, JOURNEY.c.id == TASK.c.journey_id))  # fmt: skip
_DATES = select(
    DATE.c.id, DATE.c.name, DATE.c.whose.label("owner"), DATE.c.due_on, DATE.c.standing, DATE.c.nudge_on,
    and_(DATE.c.met_on.is_(None), DATE.c.superseded_at.is_(None)).label("is_live"), *_JOURNEY,
).join(JOURNEY, and_(JOURNEY.c.school_id == DATE.c.school_id, JOURNEY.c.id == DATE.c.journey_id))  # fmt: skip

_DUTIES = select(
    SCHOOL_DUTY.c.id, SCHOOL_DUTY.c.name, SCHOOL_DUTY.c.whose.label("owner"), SCHOOL_DUTY.c.due_on,
    SCHOOL_DUTY.c.standing, SCHOOL_DUTY.c.nudge_on,
    and_(SCHOOL_DUTY.c.met_on.is_(None), SCHOOL_DUTY.c.superseded_at.is_(None)).label("is_live"),
    null().label("journey_id"), SCHOOL_DUTY.c.school_id.label("subject_id"), literal("").label("definition"),
    null().label("opened_by"),
)  # fmt: skip
_OF_KIND = {
    AboutKind.TASK: (TASK, _TASKS, TASK.c.due_standing),
    AboutKind.DATE: (DATE, _DATES, DATE.c.standing),
    AboutKind.SCHOOL: (SCHOOL_DUTY, _DUTIES, SCHOOL_DUTY.c.standing),
}


def due_abouts(
    connection: Connection, setting: Setting, kind: AboutKind, *, after: Place | None, lock: bool, most: int = BATCH
) -> list[About]:
    """The next batch of tasks, dates or duties on which a nudge is due by the day of `setting`, beyond `after`.

    On a closed day only those of a child that the law dates; of a child who has left, only those and what is owed
    after leaving.
    """
    if kind is AboutKind.SCHOOL and not setting.is_open:
        return []
    table, statement, standing = _OF_KIND[kind]
    found = statement.where(table.c.school_id == setting.school_id, table.c.nudge_on <= setting.day)
    if kind is not AboutKind.SCHOOL:
        is_owed_still = or_(JOURNEY.c.workflow == OWED_AFTER_LEAVING, ~_has_left(setting.day))
        found = found.where(or_(standing == Standing.LAW, is_owed_still))
    if not setting.is_open:
        found = found.where(standing == Standing.LAW)
    if after is not None:
        found = found.where(tuple_(table.c.nudge_on, table.c.id) > after)
    found = found.order_by(table.c.nudge_on, table.c.id).limit(most)
    if lock:
        found = found.with_for_update(of=table, skip_locked=True)
    return [_about(kind, row._mapping) for row in connection.execute(found)]


def _has_left(day: date) -> ColumnElement[bool]:
    """Whether the child whose journey it is has left the roll by a day."""
    return exists().where(
        PUPIL.c.school_id == JOURNEY.c.school_id, PUPIL.c.id == JOURNEY.c.subject_id, PUPIL.c.left_on <= day
    )


def _about(kind: AboutKind, row: Any) -> About:
    return About(
        kind, row["id"], row["name"], row["journey_id"], row["subject_id"], row["definition"], row["opened_by"],
        row["owner"], row.get("chased_by"), row.get("person_id"), row["due_on"], row["standing"], row["nudge_on"],
        bool(row["is_live"]),
    )  # fmt: skip


def one_task(connection: Connection, school_id: UUID, task_id: UUID) -> About | None:
    """The task with this id, for a reminder that a person sends."""
    row = connection.execute(_TASKS.where(TASK.c.school_id == school_id, TASK.c.id == task_id)).first()
    return _about(AboutKind.TASK, row._mapping) if row else None


_NUDGES: Select[Any] = (
    select(
        NUDGE, TASK.c.status, TASK.c.person_id, TASK.c.due_on.label("task_due_on"),
        DATE.c.due_on.label("date_due_on"), DATE.c.met_on, DATE.c.superseded_at,
        SCHOOL_DUTY.c.due_on.label("duty_due_on"), SCHOOL_DUTY.c.met_on.label("duty_met_on"),
        SCHOOL_DUTY.c.superseded_at.label("duty_superseded_at"),
    )
    .outerjoin(TASK, and_(TASK.c.school_id == NUDGE.c.school_id, TASK.c.id == NUDGE.c.about_id))
    .outerjoin(DATE, and_(DATE.c.school_id == NUDGE.c.school_id, DATE.c.id == NUDGE.c.about_id))
    .outerjoin(SCHOOL_DUTY, and_(SCHOOL_DUTY.c.school_id == NUDGE.c.school_id, SCHOOL_DUTY.c.id == NUDGE.c.about_id))
    .order_by(NUDGE.c.recipient_id, NUDGE.c.id)
)  # fmt: skip


def unsettled(session: Session, setting: Setting, *, lock: bool) -> list[Line]:
    """Every nudge that no mail has taken in or passed over."""
    school_id, connection = setting.school_id, session.connection()
    found = _NUDGES.where(NUDGE.c.school_id == school_id, NUDGE.c.settled_at.is_(None))
    if lock:
        found = found.with_for_update(of=NUDGE, skip_locked=True)
    rows = list(connection.execute(found))
    children = children_of(session, school_id, {row.subject_id for row in rows if row.subject_id})
    held = store.holders(connection, school_id, list({_subject_of(row) for row in rows}), setting.day) if rows else {}
    return [_line(row, children, holds_now(row) and _has_business(row, held)) for row in rows]


def _has_business(row: Any, held: Mapping[UUID, Mapping[str, tuple[UUID, ...]]]) -> bool:
    """Whether the recipient still has to do with the child: a mail may be made up days after its nudge was written."""
    around = {person for people in held.get(_subject_of(row), {}).values() for person in people}
    return row.recipient_id in around or row.recipient_id == row.person_id or row.owner == OPENER


def _subject_of(row: Any) -> UUID:
    """Whom a nudge is about: a child, or the school itself."""
    subject: UUID = row.subject_id or row.school_id
    return subject


UNREAD: Select[Any] = _NUDGES.where(
    NUDGE.c.school_id == bindparam("school"),
    NUDGE.c.recipient_id == bindparam("person"),
    NUDGE.c.read_at.is_(None),
    NUDGE.c.about_kind != AboutKind.SCHOOL,
)


def unread_rows(connection: Connection, school_id: UUID, person_id: UUID) -> list[Any]:
    """The rows of one person's unread nudges about children, with what they are about as it now stands."""
    return list(connection.execute(UNREAD, {"school": school_id, "person": person_id}))


def mailed_on(connection: Connection, school_id: UUID, day: date) -> frozenset[UUID]:
    """Who has a mail for `day` already."""
    had = select(MESSAGE.c.recipient_id).where(MESSAGE.c.school_id == school_id, MESSAGE.c.for_on == day)
    return frozenset(connection.execute(had).scalars())


def children_of(session: Session, school_id: UUID, subject_ids: Collection[UUID]) -> dict[UUID, Child]:
    """The initials and the class of these pupils: all that a mail may say of them."""
    pupils = pupils_named(session, school_id, subject_ids)
    return {each.id: Child(each.initials, each.class_name) for each in pupils.values()}


def holds_now(row: Any) -> bool:
    """Whether a nudge's row, as `_NUDGES` has it, is still true for its recipient."""
    if row.about_kind == AboutKind.DATE:
        is_live = row.met_on is None and row.superseded_at is None
        return still_holds(row.template, is_live=is_live, due_on=row.due_on, due_now=row.date_due_on)
    if row.about_kind == AboutKind.SCHOOL:
        is_live = row.duty_met_on is None and row.duty_superseded_at is None
        return still_holds(row.template, is_live=is_live, due_on=row.due_on, due_now=row.duty_due_on)
    handed_on = row.is_owner and row.person_id is not None and row.person_id != row.recipient_id
    is_live = row.status == TaskStatus.OPEN and not handed_on
    return still_holds(row.template, is_live=is_live, due_on=row.due_on, due_now=row.task_due_on)


def _line(row: Any, children: Mapping[UUID, Child], still_holds: bool) -> Line:
    return Line(
        row.id, row.recipient_id, AboutKind(row.about_kind), row.about_id, row.subject_id, row.template, row.title,
        children.get(row.subject_id, NOBODY), row.due_on, row.owner, row.is_owner, row.is_law, row.occurs_on,
        still_holds,
    )  # fmt: skip

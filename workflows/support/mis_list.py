"""What was decided here and the school's management information system does not have yet: a list for the office.

No system takes SEN changes in from outside, so somebody types them in: SEN code, since when, need types, review date
(the school census asks for the first three).
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select
from sqlmodel import Session, SQLModel, col

from engine.errors import Stale
from engine.store import ANSWER, DATE, JOURNEY, TASK
from engine.work import Work
from workflows.school.pupils import NOT_SEN
from workflows.school.records import Pupil, SenNeed, SenStatus
from workflows.support.history import add, stamped, standing, supersede
from workflows.support.mis_records import MisEntry

FROM_ROLL = "roll"
NOT_KNOWN = "nsa"
SHOWN_FOR = timedelta(days=30)
CHANGED = "Something was changed since this list was opened. Look at it again before you tick."


@dataclass(frozen=True, slots=True)
class MisLine:
    """What the other system is to say of one pupil: `needs` are codes of the census, the primary one first."""

    pupil_id: UUID
    code: str
    since: date | None
    needs: tuple[str, ...]
    review_on: date | None

    @property
    def key(self) -> str:
        """The line as text, for telling whether it was typed in as it is."""
        days = (each.isoformat() if each else "" for each in (self.since, self.review_on))
        return "|".join([self.code, *days, *self.needs])


@dataclass(frozen=True, slots=True)
class Typed:
    """A line that was typed in lately, and by whom; it can be put back."""

    pupil_id: UUID
    on: date
    by: UUID | None


@dataclass(frozen=True, slots=True)
class MisList:
    """What is to be typed in, and what was lately."""

    waiting: tuple[MisLine, ...]
    typed: tuple[Typed, ...]


def mis_list(session: Session, school_id: UUID, on: date) -> MisList:
    """The list of a school, in a constant number of statements."""
    entries = _entries(session, school_id)
    done = {row.pupil_id: row.line for row in entries}
    waiting = [line for line in _lines(session, school_id, on) if done.get(line.pupil_id) != line.key]
    lately = [row for row in entries if row.typed_on >= on - SHOWN_FOR]
    return MisList(
        tuple(waiting), tuple(Typed(row.pupil_id, row.typed_on, row.recorded_by) for row in reversed(lately))
    )


def tick(work: Work, keys: Collection[tuple[UUID, str]]) -> None:
    """Record that these lines are typed in. `work` holds the pupils. Raises Stale where one says something else now."""
    now = {line.pupil_id: line.key for line in _lines(work.session, work.school_id, work.today)}
    if any(now.get(pupil_id) != key for pupil_id, key in keys):
        raise Stale(CHANGED)
    for pupil_id, key in keys:
        supersede(work, standing(work, MisEntry, pupil_id=pupil_id))
        add(work, MisEntry(**stamped(work, pupil_id=pupil_id, line=key, typed_on=work.today)))


def put_back(work: Work, pupil_id: UUID) -> None:
    """Take back a tick: the line is to be typed in again."""
    supersede(work, standing(work, MisEntry, pupil_id=pupil_id))


def _lines(session: Session, school_id: UUID, on: date) -> Iterable[MisLine]:
    """A line for each pupil on roll of whom something was decided here that the roll did not bring."""
    needs, decided, reviews = _needs(session, school_id), _decided(session, school_id), _reviews(session, school_id)
    for row in session.connection().execute(_statuses(school_id, on)):
        is_sen = row.code != NOT_SEN
        known = needs[row.id]
        first = decided.get(row.id, "") if is_sen else ""
        all_needs = tuple(dict.fromkeys([*([first] if first else []), *known])) if is_sen else ()
        review_on = reviews.get(row.id) if is_sen else None
        is_ours = not str(row.source or FROM_ROLL).startswith(FROM_ROLL)
        if is_ours or review_on or (first and known[:1] != [first]):
            yield MisLine(row.id, row.code or NOT_SEN, row.from_on, all_needs, review_on)


def _statuses(school_id: UUID, on: date) -> Any:
    status, pupil = _c(SenStatus), _c(Pupil)
    holds = and_(status.from_on <= on, or_(status.to_on.is_(None), status.to_on >= on), status.superseded_at.is_(None))
    of_pupil = and_(status.school_id == pupil.school_id, status.pupil_id == pupil.id, holds)
    here: tuple[ColumnElement[bool], ...] = (pupil.school_id == school_id, pupil.left_on.is_(None))
    found = select(pupil.id, status.code, status.from_on, status.source).join_from(_t(Pupil), _t(SenStatus), of_pupil)
    return found.where(*here).order_by(pupil.last_name, pupil.first_name, pupil.id)


def _needs(session: Session, school_id: UUID) -> dict[UUID, list[str]]:
    """The need types that the roll brought, by rank."""
    need = _c(SenNeed)
    query = select(need.pupil_id, need.code).where(need.school_id == school_id, need.superseded_at.is_(None))
    found = defaultdict[UUID, list[str]](list)
    for row in session.connection().execute(query.order_by(need.pupil_id, need.rank)):
        found[row.pupil_id].append(row.code)
    return found


def _decided(session: Session, school_id: UUID) -> dict[UUID, str]:
    """The need type that the last decision of each pupil put first; not yet known is none."""
    query = (
        select(JOURNEY.c.subject_id, ANSWER.c.body)
        .join_from(JOURNEY, TASK, and_(TASK.c.school_id == JOURNEY.c.school_id, TASK.c.journey_id == JOURNEY.c.id))
        .join(ANSWER, and_(ANSWER.c.school_id == TASK.c.school_id, ANSWER.c.id == TASK.c.answer_id))
        .where(JOURNEY.c.school_id == school_id, TASK.c.task == "decide")
        .order_by(ANSWER.c.answered_at)
    )
    said = {row.subject_id: json.loads(row.body) for row in session.connection().execute(query)}
    firsts = {pupil_id: str(each.get("first_need") or "") for pupil_id, each in said.items()}
    return {pupil_id: first.upper() for pupil_id, first in firsts.items() if first not in ("", NOT_KNOWN)}


def _reviews(session: Session, school_id: UUID) -> dict[UUID, date]:
    """The day that is agreed for the next review of each pupil's plan."""
    query = (
        select(JOURNEY.c.subject_id, DATE.c.due_on)
        .join_from(JOURNEY, DATE, and_(DATE.c.school_id == JOURNEY.c.school_id, DATE.c.journey_id == JOURNEY.c.id))
        .where(JOURNEY.c.school_id == school_id, JOURNEY.c.is_open, DATE.c.name == "review_due")
        .where(DATE.c.met_on.is_(None), DATE.c.superseded_at.is_(None))
        .order_by(DATE.c.due_on)
    )
    return {row.subject_id: row.due_on for row in session.connection().execute(query)}


def _entries(session: Session, school_id: UUID) -> list[Any]:
    entry = _c(MisEntry)
    query = select(_t(MisEntry)).where(entry.school_id == school_id, col(MisEntry.superseded_at).is_(None))
    return list(session.connection().execute(query.order_by(entry.id)))


def _t(model: type[SQLModel]) -> Any:
    return SQLModel.metadata.tables[str(model.__tablename__)]


def _c(model: type[SQLModel]) -> Any:
    return _t(model).c

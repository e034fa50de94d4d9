"""Sessions of support: it took place, or it did not and why. A day left blank is not known, never missed.

A group is ticked once; the children who were away are taken out of it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import and_, bindparam, exists
from sqlmodel import Session, col, or_, select
from sqlmodel.sql.expression import Select

from engine.errors import AnswersRefused, NotOpen
from engine.holding import ME, SCHOOL, TODAY
from engine.records import Duty
from engine.terms import Role
from engine.values import Scope
from engine.work import Work
from workflows.school import duties
from workflows.school.records import Pupil
from workflows.support.history import add, stamped, standing, supersede
from workflows.support.records import Plan, Provision
from workflows.support.screen_records import SupportSession

AWAY = "child_away"
WHYS = {
    AWAY: "The child was away",
    "adult_away": "The adult was away",
    "room": "Room or timetable",
    "trip": "Trip or test",
    "other": "Something else",
}
SCHOOL_WEEK = 5


@dataclass(frozen=True, slots=True)
class Support:
    """One child’s support as sessions are logged for it, since the day on which its plan was put in place.

    `a_day` is how many sessions a day has, nearly always one.
    """

    subject_id: UUID
    journey_id: UUID
    plan_id: UUID
    place: int
    what: str
    group_name: str
    given_by: str
    minutes: int | None
    times_a_week: int | None
    from_on: date

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.plan_id}:{self.place}"

    @property
    def a_day(self) -> int:
        return max(1, -(-(self.times_a_week or 1) // SCHOOL_WEEK))


@dataclass(frozen=True, slots=True)
class Logged:
    """One session that is on record."""

    on: date
    nth: int
    took_place: bool
    why: str


@dataclass(frozen=True, slots=True)
class Held:
    """What is said of a session: on which day, which of that day’s, and whether it took place, else why not."""

    on: date
    took_place: bool
    why: str = ""
    nth: int = 1


def log_session(work: Work, support: Support, held: Held) -> None:
    """Write what came of one session, in the place of what was said of it before.

    Raises AnswersRefused, and NotOpen where the plan is not in force any more.
    """
    faults = {}
    if held.on > work.today:
        faults["on"] = "This day is still to come."
    if held.on < support.from_on:
        faults["on"] = "The plan was not in place yet on this day."
    if not held.took_place and held.why not in WHYS:
        faults["why"] = "Say why it did not take place."
    if not 1 <= held.nth <= support.a_day:
        faults["nth"] = "A day does not hold so many sessions of this support."
    if faults:
        raise AnswersRefused(faults)
    if not standing(work, Plan, id=support.plan_id, subject_id=support.subject_id, status="in_force"):
        raise NotOpen()
    _clear(work, support, held.on, held.nth)
    of = {
        "subject_id": support.subject_id,
        "journey_id": support.journey_id,
        "plan_id": support.plan_id,
        "provision": support.place,
    }
    why = "" if held.took_place else held.why
    add(work, SupportSession(**stamped(work, **of, on=held.on, nth=held.nth, took_place=held.took_place, why=why)))


def log_group(work: Work, supports: Iterable[Support], held: Held, there: Iterable[str]) -> None:
    """Write one session of a group: for the children who were `there` (by `Support.key`), and for those away."""
    present = frozenset(there)
    away = Held(held.on, False, AWAY, held.nth)
    for support in supports:
        log_session(work, support, held if not held.took_place or support.key in present else away)


def forget_session(work: Work, support: Support, on: date, nth: int = 1) -> None:
    """Take back what was said of a session: it is not known again."""
    _clear(work, support, on, nth)


def _clear(work: Work, support: Support, on: date, nth: int) -> None:
    at = {"plan_id": support.plan_id, "provision": support.place, "on": on, "nth": nth}
    supersede(work, standing(work, SupportSession, **at))


def supports_of(session: Session, school_id: UUID, subject_id: UUID) -> tuple[Support, ...]:
    """All the support that a child has by the plan in force. One statement."""
    return _supports(session, school_id, _RUNNING.where(col(Provision.subject_id) == subject_id), {})


def supports_for(session: Session, school_id: UUID, subject_ids: Collection[UUID]) -> tuple[Support, ...]:
    """All the support that these children have by their plans in force. One statement."""
    return _supports(session, school_id, _RUNNING.where(col(Provision.subject_id).in_(subject_ids)), {})


def supports_given(session: Session, scope: Scope, on: date) -> tuple[Support, ...]:
    """The support that the actor gives: what names them, and what names nobody for a child whose TA they are.

    Over all the plans in force of children on roll. One statement.
    """
    me = scope.actor.person_id
    asked = {"me": me, "today": on, "named": f"person:{me}"}
    return _supports(session, scope.school_id, _GIVEN, asked)


_HELPS = exists().where(
    *duties.held_on(SCHOOL, TODAY),
    col(Duty.subject_id) == col(Provision.subject_id),
    col(Duty.role) == Role.TA,
    col(Duty.person_id) == ME,
)
_NAMES_ME = col(Provision.given_by) == bindparam("named")


_RUNNING = (
    select(Provision, col(Plan.from_on))
    .join(Plan, and_(col(Plan.school_id) == col(Provision.school_id), col(Plan.id) == col(Provision.plan_id)))
    .join(Pupil, and_(col(Pupil.school_id) == col(Plan.school_id), col(Pupil.id) == col(Plan.subject_id)))
    .where(
        col(Provision.school_id) == SCHOOL,
        col(Provision.superseded_at).is_(None),
        col(Plan.superseded_at).is_(None),
        col(Plan.status) == "in_force",
        col(Pupil.left_on).is_(None),
    )
    .order_by(col(Provision.subject_id), col(Provision.plan_id), col(Provision.position))
)
_GIVEN = _RUNNING.where(or_(_NAMES_ME, and_(col(Provision.given_by) == "", _HELPS)))


def _supports(
    session: Session, school_id: UUID, query: Select[Provision, date | None], asked: Mapping[str, Any]
) -> tuple[Support, ...]:
    rows = session.exec(query, params={"school": school_id, **asked})
    return tuple(_support(row, from_on) for row, from_on in rows if from_on)


def _support(row: Provision, from_on: date) -> Support:
    return Support(
        row.subject_id, row.journey_id, row.plan_id, row.position, row.what, row.group_name, row.given_by, row.minutes,
        row.times_a_week, from_on,
    )  # fmt: skip


def logged(session: Session, school_id: UUID, supports: Iterable[Support], since: date) -> dict[str, list[Logged]]:
    """What is on record of these kinds of support since a day, by `Support.key`, oldest first. One statement."""
    plans = sorted({each.plan_id for each in supports})
    query = select(SupportSession).where(
        col(SupportSession.school_id) == school_id,
        col(SupportSession.plan_id).in_(plans),
        col(SupportSession.on) >= since,
        col(SupportSession.superseded_at).is_(None),
    )
    found = defaultdict[str, list[Logged]](list)
    for row in session.exec(query.order_by(col(SupportSession.on), col(SupportSession.nth))):
        found[f"{row.plan_id}:{row.provision}"].append(Logged(row.on, row.nth, row.took_place, row.why))
    return found


def week_of(day: date) -> date:
    """The Monday of a day’s week."""
    return day - timedelta(days=day.weekday())


def group_names(session: Session, school_id: UUID) -> tuple[str, ...]:
    """The groups that a child can join: those of the plans in force. One statement."""
    query = (
        select(Provision.group_name)
        .join(Plan, and_(col(Plan.school_id) == col(Provision.school_id), col(Plan.id) == col(Provision.plan_id)))
        .where(
            col(Provision.school_id) == school_id,
            col(Provision.superseded_at).is_(None),
            col(Plan.superseded_at).is_(None),
            col(Plan.status).in_(("in_force", "draft")),
            col(Provision.group_name) != "",
        )
        .distinct()
        .order_by(col(Provision.group_name))
    )
    return tuple(session.exec(query))

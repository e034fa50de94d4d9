"""A class at a glance: each child with a journey, where it stands in plain words, and what comes next."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlmodel import Session

from engine.days import Days
from engine.reading import subjects_of
from web import current, words
from web.held_up.rows import BoardRow, read_board
from workflows.school.pupils import PupilNamed
from workflows.school.terms import days_now
from workflows.support.sessions import Logged, Support, logged, supports_for, week_of

NO_CLASS = "No class"


@dataclass(frozen=True, slots=True)
class SupportRow:
    """One kind of support: how often it is given, and what of this week is still to come."""

    what: str
    often: str
    to_come: str


@dataclass(frozen=True, slots=True)
class ChildRow:
    """One child: the open journeys, the support that runs, and the day of the review."""

    pupil: PupilNamed
    journeys: tuple[BoardRow, ...]
    support: tuple[SupportRow, ...]
    review_on: date | None


def class_rows(session: Session) -> dict[str, tuple[ChildRow, ...]]:
    """The children with a journey whom the person may see, by class, in a constant number of statements.

    Who has left is in no class: what is still owed for them is in the list of whoever owes it.
    """
    scope, today = current.scope(), current.today()
    mine = subjects_of(session, scope, today)
    rows = [
        row
        for row in read_board(session).rows
        if (mine is None or row.pupil.id in mine) and not row.pupil.has_left_by(today)
    ]
    running = _support(session, [row.pupil.id for row in rows])
    found: dict[UUID, list[BoardRow]] = defaultdict(list)
    for row in sorted(rows, key=lambda each: each.place):
        found[row.pupil.id].append(row)
    children = (_child(journeys, running) for journeys in found.values())
    rooms: dict[str, list[ChildRow]] = defaultdict(list)
    for child in sorted(children, key=lambda each: (each.pupil.last_name, each.pupil.called)):
        rooms[child.pupil.class_name or NO_CLASS].append(child)
    return {name: tuple(rooms[name]) for name in sorted(rooms)}


def _child(journeys: list[BoardRow], running: Mapping[UUID, tuple[SupportRow, ...]]) -> ChildRow:
    pupil = journeys[0].pupil
    on = min((row.review_on for row in journeys if row.review_on), default=None)
    return ChildRow(pupil, tuple(journeys), running.get(pupil.id, ()), on)


def _support(session: Session, subject_ids: Iterable[UUID]) -> dict[UUID, tuple[SupportRow, ...]]:
    """The support that runs for these children, with what of this week is still to come."""
    school_id = current.scope().school_id
    supports = supports_for(session, school_id, list(subject_ids))
    done = logged(session, school_id, supports, week_of(current.today()))
    left = _days_left(days_now(session, school_id), current.today())
    found: dict[UUID, tuple[SupportRow, ...]] = {}
    for each in supports:
        found[each.subject_id] = (*found.get(each.subject_id, ()), _row(each, done.get(each.key, []), left))
    return found


def _days_left(days: Days, today: date) -> int:
    """How many school days this week still has, today among them."""
    week = (week_of(today) + timedelta(days=n) for n in range(7))
    return sum(days.is_open(day) for day in week if day >= today)


def _row(support: Support, done: list[Logged], days_left: int) -> SupportRow:
    """`3 times a week, 20 minutes`; of which `2 still to come this week`. A session missed is not made up for."""
    often = words.count(support.times_a_week, "time") + " a week" if support.times_a_week else ""
    length = words.count(support.minutes, "minute") if support.minutes else ""
    wanted = (support.times_a_week or 0) - len(done)
    left = min(max(wanted, 0), days_left * support.a_day)
    to_come = (
        f"{left} still to come this week" if left else "this week’s are all on record" if done and not wanted else ""
    )
    return SupportRow(support.what, ", ".join(filter(None, (often, length))), to_come)

"""What falls due of a child who is away while no journey runs that asks for it (domain, part 4, cases 31 and 37).

The days are those of the steps that ask it where support runs, or an EHC plan is reviewed. What ends them is written
with the child's being away: that the record went, and the next day to look at a timetable again. After a suspension
nothing is written without support: it stands for so long, or until support begins.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, union
from sqlmodel import Session, col, or_, select

from engine.clock import day_of
from engine.days import DayKind, Days
from engine.definition import Standing
from workflows.school.records import Pupil
from workflows.support.away_records import PupilElsewhere, Suspension
from workflows.support.away_seen import SuspensionSeen
from workflows.support.circle import Circle
from workflows.support.elsewhere import record_goes_by
from workflows.support.elsewhere_asked import LOOK_BEFORE, second_schools

WEIGH_WITHIN = 5
"""School days in which it is asked what follows from a further suspension: our default, as in the workflows."""
TELL_WITHIN = 1
"""School days in which a looked-after child's social worker hears of one: without delay, which is our default."""
STANDS_FOR = 20
"""For so many school days a suspension stands among what falls due: our default."""


@dataclass(frozen=True, slots=True)
class AwayOwed:
    """One thing that falls due: what, on which day, by which rule, and where that rule stands."""

    what: str
    on: date
    rule: str
    standing: Standing
    reference: str


def owed(circle: Circle, today: date, days: Days) -> tuple[AwayOwed, ...]:
    """All that falls due of one child, by its day. Pure."""
    found = (*_records(circle, today, days), *_timetable(circle, today, days), *_suspended(circle, today, days))
    return tuple(sorted(found, key=lambda each: each.on))


def _records(circle: Circle, today: date, days: Days) -> Iterator[AwayOwed]:
    """A copy of the record for each second school: law between maintained schools (the 2005 Regulations, 9(3B))."""
    standing = Standing.LAW if circle.pupil.school_is_maintained else Standing.OUR_DEFAULT
    for each in second_schools(circle, today):
        if each.record_sent_on is None:
            what = f"Send a copy of the record to {each.place}"
            on, rule = record_goes_by(days, each.known_on), "15 school days after this school learned of it"
            yield AwayOwed(what, on, rule, standing, "ed-info-2005-9-3b")


def _timetable(circle: Circle, today: date, days: Days) -> Iterator[AwayOwed]:
    """A shorter timetable is looked at again on the day agreed; it stands here so many school days before."""
    found = circle.away.timetable(today)
    if found is None or found.look_again_on is None:
        return
    if today >= days.before(found.look_again_on, LOOK_BEFORE, DayKind.SCHOOL):
        rule = "the day agreed with the family"
        what = "Look again at the part-time timetable"
        yield AwayOwed(what, found.look_again_on, rule, Standing.AGREED, "attendance-guidance")


def _suspended(circle: Circle, today: date, days: Days) -> Iterator[AwayOwed]:
    """What a further suspension of a school year says, and any one of a looked-after child (DfE guidance)."""
    again = _newest(tuple(circle.away.again(days)), today, days)
    if again is not None:
        what = "Ask what is behind the suspensions: the last was not the first of its school year"
        yield _after(again, WEIGH_WITHIN, what, "suspension-guidance", days)
    last = _newest(circle.away.suspensions, today, days)
    if last is not None and circle.pupil.looked_after:
        what = "Tell the social worker and the virtual school of the suspension"
        yield _after(last, TELL_WITHIN, what, "suspension-told", days)


def _newest(suspensions: tuple[SuspensionSeen, ...], today: date, days: Days) -> SuspensionSeen | None:
    """The one written down last, while it still stands here."""
    last = max(suspensions, key=lambda each: each.recorded_at, default=None)
    if last is None or today > days.after(day_of(last.recorded_at), STANDS_FOR, DayKind.SCHOOL):
        return None
    return last


def _after(suspension: SuspensionSeen, within: int, what: str, reference: str, days: Days) -> AwayOwed:
    on = days.after(day_of(suspension.recorded_at), within, DayKind.SCHOOL)
    counted = f"{within} school day{'' if within == 1 else 's'} after the suspension was written down"
    return AwayOwed(what, on, counted, Standing.OUR_DEFAULT, reference)


_SCHOOL: Any = bindparam("school")
_TODAY: Any = bindparam("today")
_AWAY = union(
    select(col(PupilElsewhere.subject_id)).where(
        col(PupilElsewhere.school_id) == _SCHOOL, col(PupilElsewhere.superseded_at).is_(None),
        or_(col(PupilElsewhere.to_on).is_(None), col(PupilElsewhere.to_on) >= _TODAY),
    ),
    select(col(Suspension.subject_id)).where(
        col(Suspension.school_id) == _SCHOOL, col(Suspension.superseded_at).is_(None),
        col(Suspension.first_on) >= bindparam("since"),
    ),
)  # fmt: skip
MAY_OWE = select(col(Pupil.id)).where(
    col(Pupil.school_id) == _SCHOOL,
    or_(col(Pupil.left_on).is_(None), col(Pupil.left_on) > _TODAY),
    col(Pupil.id).in_(_AWAY),
)
A_WHILE = timedelta(days=120)


def may_owe(session: Session, school_id: UUID, today: date) -> frozenset[UUID]:
    """The children on roll of whom anything is written that may fall due, whichever journeys run. One statement."""
    asked = {"school": school_id, "today": today, "since": today - A_WHILE}
    return frozenset(session.connection().execute(MAY_OWE, asked).scalars())

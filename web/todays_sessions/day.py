"""One day of sessions for the person signed in: which it is, what there is to tick, and the days around it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask import request
from sqlmodel import Session

from engine.days import DayKind, Days
from engine.errors import NotOpen
from web import current
from web.fields import whole
from web.lists import initials
from web.todays_sessions.units import Unit, units
from workflows.school.pupils import pupils_named
from workflows.support.sessions import Held, Support, logged, supports_given, week_of

TOOK_PLACE = "took_place"
LOOK_BACK = 5
"""How many school days back a session can still be ticked here: our default."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day’s sessions: `earlier` are the school days before today that can be ticked as well, newest first."""

    on: date
    today: date
    is_school_day: bool
    units: tuple[Unit, ...]
    earlier: tuple[date, ...]

    @property
    def left(self) -> int:
        return sum(not unit.is_logged for unit in self.units)


def days_open(days: Days, today: date) -> tuple[date, ...]:
    """The days whose sessions can be ticked: today, and the school days before it."""
    found = [today]
    while len(found) <= LOOK_BACK:
        found.append(days.before(found[-1], 1, DayKind.SCHOOL))
    return tuple(found)


def earlier(supports: Iterable[Support], days: Days, today: date) -> tuple[date, ...]:
    """The school days before today on which any of this support was in place, newest first."""
    begun = min((each.from_on for each in supports), default=today)
    return tuple(day for day in days_open(days, today)[1:] if day >= begun)


def day_asked(days: Days, today: date) -> date:
    """The day in the address; today where there is none, or it cannot be ticked any more."""
    return _day(request.args.get("on", ""), days, today) or today


def day_pressed(days: Days, today: date) -> date:
    """The day that a press is about. Raises NotOpen where it cannot be ticked any more: a page left open since."""
    found = _day(request.form.get("on", ""), days, today)
    if found is None:
        raise NotOpen()
    return found


def _day(said: str, days: Days, today: date) -> date | None:
    try:
        asked = date.fromisoformat(said)
    except ValueError:
        return None
    return asked if asked in days_open(days, today) else None


def read_day(session: Session, days: Days, on: date | None = None) -> Day:
    """The sessions that the person gives, on a day or the one asked for. Three statements, however many children."""
    scope, today = current.scope(), current.today()
    wanted = on or day_asked(days, today)
    every = supports_given(session, scope, today)
    supports = [each for each in every if each.from_on <= wanted]
    found = logged(session, scope.school_id, supports, week_of(wanted)) if supports else {}
    pupils = pupils_named(session, scope.school_id, {each.subject_id for each in supports})
    made = units(supports, found, initials(pupils.values()), wanted)
    return Day(wanted, today, days.is_open(wanted), made, earlier(every, days, today))


def chosen(supports: tuple[Support, ...]) -> list[Support]:
    """The support that a press is about, among what the person may tick.

    Raises NotOpen where some of it is not among it: the plan has changed meanwhile, or somebody else gives it.
    """
    keys = set(request.form.getlist("support"))
    found = [each for each in supports if each.key in keys]
    if not found or len(found) != len(keys):
        raise NotOpen()
    return found


def said(on: date) -> Held:
    """What the pressed button says of a session of a day."""
    pressed, nth = request.form.get("held", ""), whole(request.form.get("nth", ""))
    took_place = pressed == TOOK_PLACE
    return Held(on, took_place, "" if took_place else pressed, max(1, nth))

"""By when a record is due that was asked for, in words; and the list of all that are still to be given."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session

from engine.days import DayKind, Days
from engine.values import Scope
from web import words
from web.cited import Cited, cite
from workflows.school.pupils import pupils_named
from workflows.school.record_requests import Request, open_requests
from workflows.school.terms import days_now
from workflows.school.year_keeping import Turn, turns


@dataclass(frozen=True, slots=True)
class Clock:
    """The day by which a record is due, how far off that is in words, by which rule, and where it stands in law."""

    due_on: date
    due: str
    rule: str
    cited: Cited
    is_late: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One request in the list."""

    request: Request
    child: UUID
    name: str
    class_name: str
    clock: Clock | None


def clock_of(session: Session, scope: Scope, request: Request, today: date) -> Clock | None:
    """The day by which one record is due."""
    return _clocks(session, scope, today).get(str(request.id))


def listed(session: Session, scope: Scope, today: date) -> tuple[Row, ...]:
    """Every request that is not answered yet, by the day on which it is due."""
    found, clocks = open_requests(session, scope.school_id), _clocks(session, scope, today)
    children = pupils_named(session, scope.school_id, {each.pupil_id for each in found})
    rows = (
        Row(each, each.pupil_id, child.full_name, child.class_name, clocks.get(str(each.id)))
        for each in found
        for child in [children[each.pupil_id]]
    )
    return tuple(sorted(rows, key=lambda row: (row.clock.due_on if row.clock else date.max, row.request.asked.on)))


def _when(turn: Turn, today: date, days: Days) -> str:
    said = words.when(turn.due_on, today, days, DayKind(turn.kind))
    day = f"{words.weekday_words(turn.due_on)}, {said}" if turn.is_late(today) else said
    return f"{day} (may still move)" if turn.provisional else day


def _clocks(session: Session, scope: Scope, today: date) -> dict[str, Clock]:
    days = days_now(session, scope.school_id)
    return {
        turn.turn: Clock(
            turn.due_on,
            _when(turn, today, days),
            turn.rule,
            cite(turn.duty.reference),
            turn.is_late(today),
        )
        for turn in turns(session, scope, today)
        if turn.duty.is_asked
    }

"""What falls due of children who are away and for whom no journey runs that asks for it: one list, and of one child."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session

from engine import boards
from engine.sight import Sight
from web import current, words
from web.cited import Cited, cite
from workflows.school.pupils import PupilNamed, pupils_named
from workflows.support import away_owed
from workflows.support.asked_once import ASKS_FIRST
from workflows.support.away_owed import AwayOwed


@dataclass(frozen=True, slots=True)
class OwedShown:
    """One thing in words: what, when, by which rule, and where that stands."""

    what: str
    when: str
    rule: str
    cited: Cited
    is_late: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One child of the list, with what falls due."""

    pupil: PupilNamed
    owed: tuple[OwedShown, ...]


def owed_of(sight: Sight, pupil_id: UUID) -> tuple[OwedShown, ...]:
    """What falls due of one child; nothing where a journey asks for it, or the child is gone."""
    circle = sight.gathered.circles[pupil_id]
    is_asked = any(each.journey.is_open and each.journey.workflow in ASKS_FIRST for each in sight.journeys.values())
    has_left = circle.pupil.left_on is not None and circle.pupil.left_on <= sight.today
    if is_asked or has_left:
        return ()
    return tuple(_shown(each, sight) for each in away_owed.owed(circle, sight.today, sight.days))


def listed(session: Session) -> tuple[Row, ...]:
    """Every child of whom something falls due that no journey asks for, by name. Few statements, however many."""
    scope, today = current.scope(), current.today()
    may = away_owed.may_owe(session, scope.school_id, today)
    if may:
        may -= frozenset().union(*(boards.under_way(session, scope, each) for each in ASKS_FIRST))
    if not may:
        return ()
    sight = current.desk().sight(session, scope, list(may))
    pupils = pupils_named(session, scope.school_id, may)
    circles = sight.gathered.circles
    rows = (
        Row(pupil, tuple(_shown(each, sight) for each in away_owed.owed(circles[id], today, sight.days)))
        for id, pupil in pupils.items()
    )
    return tuple(row for row in rows if row.owed)


def _shown(owed: AwayOwed, sight: Sight) -> OwedShown:
    return OwedShown(
        owed.what, words.when(owed.on, sight.today, sight.days), f"{owed.rule} ({owed.standing.value})",
        cite(owed.reference), owed.on < sight.today,
    )  # fmt: skip

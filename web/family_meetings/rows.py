"""The rows of the table of meetings: each child on SEN support, with the meetings of this school year and the sum."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session

from engine.boards import board
from engine.reading import JourneyLook
from web import current
from web.sheets import Cell
from workflows.graduated_approach.meetings import Counted, counted, support_since
from workflows.school.pupils import PupilNamed, pupils_named

WORKFLOW = "graduated_approach"
HEADINGS = (
    "Child",
    "Class",
    "On support since",
    "Held",
    "Offered",
    "Not taken up",
    "Owed so far (guidance)",
    "Owed this year (guidance)",
    "How that is counted",
)


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One child on support, since when, and the meetings of this school year."""

    pupil: PupilNamed
    since: date | None
    counted: Counted


def meeting_rows(session: Session) -> tuple[MeetingRow, ...]:
    """Every child of the school with a meeting owed or held this year, in a constant number of statements."""
    desk, scope = current.desk(), current.scope()
    open_ones = [each for each in board(session, scope) if each.workflow == WORKFLOW]
    sight = desk.sight(session, scope, [each.subject_id for each in open_ones])
    pupils = pupils_named(session, scope.school_id, [each.subject_id for each in open_ones])
    rows = []
    for each in open_ones:
        loaded = sight.journey(each.journey_id)
        facts = sight.playbook(loaded).facts(sight.journey_facts(loaded), sight.circle(loaded))
        rows.append(MeetingRow(pupils[each.subject_id], support_since(facts), counted(facts)))
    return tuple(sorted((row for row in rows if row.since is not None), key=_order))


def meetings_of(looks: Iterable[JourneyLook]) -> Counted:
    """The meetings of one child’s open journey this year; none counted where no support runs."""
    main = next((each for each in looks if each.journey.workflow == WORKFLOW and each.journey.is_open), None)
    return counted(main.facts) if main else Counted()


def _order(row: MeetingRow) -> tuple[object, ...]:
    return (-row.counted.short_by, row.pupil.class_name, row.pupil.last_name, row.pupil.called)


def taken(rows: Iterable[MeetingRow], names: Mapping[UUID, str]) -> list[tuple[Cell, ...]]:
    """The rows under HEADINGS; `names` says how each child stands in lists now."""
    return [
        (
            names[row.pupil.id],
            row.pupil.class_name,
            row.since.isoformat() if row.since else "",
            row.counted.held,
            row.counted.offered,
            row.counted.declined,
            row.counted.owed_so_far,
            row.counted.owed,
            row.counted.in_words,
        )
        for row in rows
    ]

"""Where else a child learns, and a shorter timetable here: written down by office, SENCO or head, never decided here.

Dual registration, alternative provision, hospital teaching; and the part-time timetable, which is short and agreed
(domain, part 4, case 31, and 3.8).
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from engine.days import DayKind, Days
from engine.errors import AnswersRefused
from engine.work import Work
from workflows.support.away_records import PupilElsewhere
from workflows.support.away_seen import PART_TIME
from workflows.support.history import add, change, is_written, one_of, stamped, supersede

RECORD_WITHIN = 15
"""School days in which a second school gets a copy of the record."""


@dataclass(frozen=True, slots=True)
class ElsewhereWords:
    """What is written of another place, or of a shorter timetable."""

    kind: str
    from_on: date
    to_on: date | None = None
    place: str = ""
    days: str = ""
    whom: str = ""
    agreed_by: tuple[str, ...] = ()
    known_on: date | None = None
    look_again_on: date | None = None
    record_sent_on: date | None = None


def add_elsewhere(work: Work, pupil_id: UUID, words: ElsewhereWords) -> UUID:
    """Write down another place, or a shorter timetable. Raises AnswersRefused, also for what is there already."""
    said = _columns(work, words)
    if is_written(work, PupilElsewhere, said, subject_id=pupil_id):
        raise AnswersRefused({"from_on": "This is written down already."})
    row = PupilElsewhere(**stamped(work, subject_id=pupil_id, **said))
    add(work, row)
    return row.id


def change_elsewhere(work: Work, row_id: UUID, words: ElsewhereWords) -> None:
    """Put it right, or say until when: what was agreed about it stays. Raises NotFound and AnswersRefused."""
    change(work, one_of(work, PupilElsewhere, row_id, "place"), **_columns(work, words))


def take_back_elsewhere(work: Work, row_id: UUID) -> None:
    """Take back what was written down by mistake. Raises NotFound."""
    supersede(work, [one_of(work, PupilElsewhere, row_id, "place")])


def elsewhere_of(session: Session, school_id: UUID, pupil_id: UUID) -> tuple[PupilElsewhere, ...]:
    """All that is written of a child, the newest first. One statement."""
    query = (
        select(PupilElsewhere)
        .where(
            col(PupilElsewhere.school_id) == school_id,
            col(PupilElsewhere.subject_id) == pupil_id,
            col(PupilElsewhere.superseded_at).is_(None),
        )
        .order_by(col(PupilElsewhere.from_on).desc(), col(PupilElsewhere.id))
    )
    return tuple(session.exec(query))


def _columns(work: Work, words: ElsewhereWords) -> dict[str, Any]:
    known_on = words.known_on or work.today
    happened = {"known_on": known_on, "record_sent_on": words.record_sent_on}
    ahead = {name: "This day is still to come." for name, day in happened.items() if day and day > work.today}
    faults = {**_faults(words), **ahead}
    if faults:
        raise AnswersRefused(faults)
    return {
        "kind": words.kind,
        "place": " ".join(words.place.split()),
        "days": words.days,
        "whom": words.whom,
        "agreed_by": " ".join(words.agreed_by),
        "known_on": known_on,
        "from_on": words.from_on,
        "to_on": words.to_on,
        "look_again_on": words.look_again_on,
        "record_sent_on": words.record_sent_on,
    }


def _faults(words: ElsewhereWords) -> dict[str, str]:
    """What does not fit, by the question. A shorter timetable has an end, and a day before it to look at it again."""
    found = {}
    if words.to_on and words.to_on < words.from_on:
        found["to_on"] = "The last day comes before the first."
    if words.kind == PART_TIME:
        return {**_timetable_faults(words), **found}
    if not words.place.strip():
        found["place"] = "Say what the place is called."
    return found


def _timetable_faults(words: ElsewhereWords) -> dict[str, str]:
    found, until, again = {}, words.to_on, words.look_again_on
    if until is None:
        found["to_on"] = "A part-time timetable is short: say until when."
    if not words.agreed_by:
        found["agreed_by"] = "A part-time timetable is agreed with the family: say who agreed."
    if again is None:
        found["look_again_on"] = "Say when you look at it again."
    elif again < words.from_on or (until and again > until):
        found["look_again_on"] = "This day is not within the time of the timetable."
    return found


def record_goes_by(days: Days, known_on: date) -> date:
    """The last of the 15 school days for a copy of the record to a second school (reg 9(3B) of SI 2005/1437)."""
    return days.after(known_on, RECORD_WITHIN, DayKind.SCHOOL)

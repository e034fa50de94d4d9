"""Which council is responsible for a pupil, and its EHC plans: written where it decided, never decided here."""

from datetime import date
from uuid import UUID

from engine.work import Work
from workflows.support.ehc_records import EhcPlan, PupilCouncil
from workflows.support.ehc_seen import EhcKnown
from workflows.support.history import add, replace_row, stamped, standing, supersede
from workflows.support.sen_status import ehc_plan_issued


def set_council(work: Work, pupil_id: UUID, council: str, from_on: date) -> None:
    """Say that a council is responsible for the pupil from a day; what was said for that day is corrected.

    The same council again, without another in between, is nothing new: it is responsible since the first of these days.
    """
    named = " ".join(council.split())
    rows = sorted(standing(work, PupilCouncil, subject_id=pupil_id), key=lambda row: row.from_on)
    before, after = _split(rows, from_on)
    if not named or (before and _is_same(before[-1], named)):
        return
    supersede(work, (row for row in before if row.from_on == from_on))
    supersede(work, (row for row in after[:1] if _is_same(row, named)))
    add(work, PupilCouncil(**stamped(work, subject_id=pupil_id, council=named, from_on=from_on)))


def moved_to_council(work: Work, pupil_id: UUID, council: str, from_on: date) -> None:
    """Say that the pupil moved to another council's area on a day; said again of the same one, the day is put right."""
    named = " ".join(council.split())
    rows = sorted(standing(work, PupilCouncil, subject_id=pupil_id), key=lambda row: row.from_on)
    supersede(work, (row for row in rows[1:][-1:] if _is_same(row, named)))
    set_council(work, pupil_id, named, from_on)


def _split(rows: list[PupilCouncil], day: date) -> tuple[list[PupilCouncil], list[PupilCouncil]]:
    """The rows until and with a day, and those after it."""
    return [row for row in rows if row.from_on <= day], [row for row in rows if row.from_on > day]


def _is_same(row: PupilCouncil, council: str) -> bool:
    return row.council.casefold() == council.casefold()


def issue_plan(work: Work, pupil_id: UUID, journey_id: UUID | None, issued_on: date) -> None:
    """Write down the council's final EHC plan, and the pupil's SEN status E from its day.

    A plan of the same request is corrected; one that was in force before is replaced by it, and ends with its
    day (SEND Regulations 2014, regulation 27: a re-assessment amends or replaces a plan).
    """
    known: EhcKnown = work.gathered.circles[pupil_id]
    council = known.council_on(issued_on)
    plans = standing(work, EhcPlan, subject_id=pupil_id) if known.ehc_plan_in_force else []
    rows = [row for row in plans if row.ceased_on is None]
    supersede(work, (row for row in rows if row.journey_id is not None and row.journey_id == journey_id))
    for row in rows:
        if row.superseded_at is None and row.issued_on < issued_on and row.journey_id != journey_id:
            replace_row(work, row, ceased_on=issued_on)
    of = {"subject_id": pupil_id, "journey_id": journey_id, "council": council, "issued_on": issued_on}
    add(work, EhcPlan(**stamped(work, **of)))
    ehc_plan_issued(work, pupil_id, issued_on, "plan")

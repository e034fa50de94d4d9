"""What reviews of an EHC plan write: the plan that is on record, the council's decision on it, and its end.

The council decides; here stands what it decided, in rows that append and supersede.
"""

from datetime import date
from uuid import UUID

from engine.work import Work
from workflows.school.pupils import NOT_SEN
from workflows.support.council import set_council
from workflows.support.ehc_records import EhcPlan
from workflows.support.history import add, replace_row, stamped, standing
from workflows.support.sen_status import SEN_SUPPORT, ehc_plan_ended, ehc_plan_issued


def plan_known(work: Work, pupil_id: UUID, council: str, issued_on: date, reviewed_on: date | None) -> None:
    """Write down, or correct, the plan that is in force: which council keeps it, since when, and when it last decided.

    A plan that was not on record makes the pupil's SEN status E from its day.
    """
    plan, named = _in_force(work, pupil_id), " ".join(council.split())
    if plan is None:
        set_council(work, pupil_id, named, issued_on)
        of = {"subject_id": pupil_id, "council": named, "issued_on": issued_on, "reviewed_on": reviewed_on}
        add(work, EhcPlan(**stamped(work, **of)))
        ehc_plan_issued(work, pupil_id, issued_on, "plan")
    elif (plan.council, plan.issued_on, plan.reviewed_on) != (named, issued_on, reviewed_on):
        replace_row(work, plan, council=named, issued_on=issued_on, reviewed_on=reviewed_on)


def plan_reviewed(work: Work, pupil_id: UUID, decided_on: date) -> None:
    """A review ended with the council's decision of a day: the next year is counted from it (CFA 2014, section 44)."""
    plan = _in_force(work, pupil_id)
    if plan is not None and plan.reviewed_on != decided_on:
        replace_row(work, plan, reviewed_on=decided_on)


def plan_ended(work: Work, pupil_id: UUID, ceased_on: date | None) -> None:
    """The council ended the plan on a day; with no day, what was noted of an end is taken back."""
    plan = _in_force(work, pupil_id)
    if ceased_on is None:
        ended = sorted(standing(work, EhcPlan, subject_id=pupil_id), key=lambda row: row.issued_on)
        if plan is None and ended:
            replace_row(work, ended[-1], ceased_on=None)
    elif plan is not None:
        replace_row(work, plan, ceased_on=ceased_on)


def status_after_plan(work: Work, pupil_id: UUID, status: str) -> None:
    """The SEN status that the school decides on where the council has ended a plan: SEN support, or none."""
    ended = (row.ceased_on for row in standing(work, EhcPlan, subject_id=pupil_id) if row.ceased_on)
    on = max(ended, default=work.today)
    ehc_plan_ended(work, pupil_id, SEN_SUPPORT if status == "sen_support" else NOT_SEN, max(on, work.today), "plan")


def _in_force(work: Work, pupil_id: UUID) -> EhcPlan | None:
    """The newest plan that the council has not brought to an end."""
    rows = [row for row in standing(work, EhcPlan, subject_id=pupil_id) if row.ceased_on is None]
    return max(rows, key=lambda row: row.issued_on, default=None)

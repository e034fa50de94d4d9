"""A pupil's SEN status, as the census has it: N, K or E. A stage never makes a status; these acts do."""

from datetime import date, timedelta
from uuid import UUID

from engine.work import Work
from workflows.school.pupils import NOT_SEN
from workflows.school.records import SenStatus
from workflows.support.history import add, standing, supersede

SEN_SUPPORT, EHC_PLAN = "K", "E"


def set_sen_status(work: Work, pupil_id: UUID, code: str, on: date, source: str) -> None:
    """Give the pupil N or K from a day. An EHC plan stays: only the council ends it (CFA 2014, section 45)."""
    if EHC_PLAN not in {row.code for row in _holding(work, pupil_id, on)}:
        _set(work, pupil_id, code, on, source)


def ehc_plan_issued(work: Work, pupil_id: UUID, on: date, source: str) -> None:
    """Give the pupil E from the day on which the council issued an EHC plan, in the place of N or K."""
    _set(work, pupil_id, EHC_PLAN, on, source)


def ehc_plan_ended(work: Work, pupil_id: UUID, code: str, on: date, source: str) -> None:
    """Give the pupil K or N in the place of E, where the council has ended the plan: the school decides which."""
    _set(work, pupil_id, code, on, source)


def _holding(work: Work, pupil_id: UUID, on: date) -> list[SenStatus]:
    """The statuses that hold on a day or later."""
    return [row for row in standing(work, SenStatus, pupil_id=pupil_id) if row.to_on is None or row.to_on >= on]


def _set(work: Work, pupil_id: UUID, code: str, on: date, source: str) -> None:
    holding = _holding(work, pupil_id, on)
    if ({row.code for row in holding} or {NOT_SEN}) == {code}:
        return
    supersede(work, holding)
    ended = (row for row in holding if row.from_on < on)
    before = (_row(work, pupil_id, row.code, row.from_on, on - timedelta(days=1), row.source) for row in ended)
    add(work, *before, _row(work, pupil_id, code, on, None, source))


def _row(work: Work, pupil_id: UUID, code: str, from_on: date, to_on: date | None, source: str) -> SenStatus:
    return SenStatus(
        school_id=work.school_id,
        id=work.new_id(),
        pupil_id=pupil_id,
        code=code,
        from_on=from_on,
        to_on=to_on,
        source=source,
        recorded_at=work.now,
    )

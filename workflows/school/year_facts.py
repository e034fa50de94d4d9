"""Reading what the dates of the school’s own duties hang on: its terms, its phase, its SENCO, what was done last."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, func, select

from engine.records import Duty
from engine.terms import Role
from engine.values import Scope
from workflows.school.duties import held_on
from workflows.school.records import Pupil, School
from workflows.school.senco import Course, Training
from workflows.school.setting_up import Phase
from workflows.school.terms import days_now
from workflows.school.year_records import SchoolDuty, SencoTraining
from workflows.school.yearly import YearFacts

SECONDARY_YEARS = tuple(str(year) for year in range(7, 14))
WITH_SECONDARY = frozenset({Phase.SECONDARY, Phase.ALL_THROUGH})


def gathered(session: Session, scope: Scope, today: date) -> YearFacts:
    """The facts of the school’s own year, in a handful of statements."""
    phase = Phase(session.exec(select(School.phase).where(School.id == scope.school_id)).one())
    return YearFacts(
        today,
        days_now(session, scope.school_id),
        phase,
        phase in WITH_SECONDARY or _has_secondary(session, scope, today),
        _last_done(session, scope),
        trainings(session, scope, today),
    )


def _has_secondary(session: Session, scope: Scope, today: date) -> bool:
    """Whether a pupil of Years 7 to 13 is on roll: special schools have some, or have none."""
    here = (col(Pupil.school_id) == scope.school_id, col(Pupil.year_group).in_(SECONDARY_YEARS))
    still = col(Pupil.left_on).is_(None) | (col(Pupil.left_on) > today)
    return session.exec(select(Pupil.id).where(*here, still).limit(1)).first() is not None


def _last_done(session: Session, scope: Scope) -> dict[str, date]:
    holds = (col(SchoolDuty.school_id) == scope.school_id, col(SchoolDuty.superseded_at).is_(None))
    query = select(SchoolDuty.name, func.max(SchoolDuty.met_on)).where(*holds, col(SchoolDuty.met_on).is_not(None))
    return {name: day for name, day in session.exec(query.group_by(SchoolDuty.name)) if day is not None}


def trainings(session: Session, scope: Scope, today: date) -> tuple[Training, ...]:
    """What is known of each person who is the SENCO now; while nobody has said anything, since when they are."""
    query = select(Duty.person_id, func.min(Duty.from_on)).where(
        *held_on(scope.school_id, today), col(Duty.subject_id).is_(None), col(Duty.role) == Role.SENCO
    )
    since = session.exec(query.group_by(col(Duty.person_id)).order_by(col(Duty.person_id)))
    return tuple(_training(session, scope, person_id, from_on) for person_id, from_on in since)


def _training(session: Session, scope: Scope, person_id: UUID, from_on: date) -> Training:
    row = next(trainings_of(session, scope, person_id), None)
    if row is None:
        return Training(person_id, from_on, is_known=False)
    return Training(person_id, row.became_on, row.was_senco_before, Course(row.course), row.began_on, row.ended_on)


def trainings_of(session: Session, scope: Scope, person_id: UUID) -> Iterator[SencoTraining]:
    """What is written of one person’s qualification and still holds."""
    here = (col(SencoTraining.school_id) == scope.school_id, col(SencoTraining.person_id) == person_id)
    return iter(session.exec(select(SencoTraining).where(*here, col(SencoTraining.superseded_at).is_(None))))

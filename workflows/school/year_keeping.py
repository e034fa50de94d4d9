"""Keeping the school’s own duties: issuing their dates, saying that they are done, and what they rest on.

A date is issued once, with its rule. It stays, whatever the rule says later: until its event moves (it was last done on
another day), or its duty falls away. `Desk.writing_school()` writes; nothing is overwritten, and the newest holds.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from engine.days import in_words
from engine.values import Scope
from engine.work import Work
from workflows.school.records import School
from workflows.school.senco import COURSES, Training, holds_qualification
from workflows.school.terms import days_now
from workflows.school.year_facts import gathered, trainings_of
from workflows.school.year_records import ReportChecked, SchoolDuty, SchoolDutyDone, SencoTraining
from workflows.school.year_rows import row_of, settle, unsettle
from workflows.school.yearly import BY_NAME, DUTIES, Owed, YearFacts, YearlyDuty

QUALIFIED = "senco_qualified"
REPORT = "information_report"


@dataclass(frozen=True, slots=True)
class Done:
    """That a turn of a duty was done: when, with what note, and where it can be read; who said so, and when."""

    on: date
    note: str
    address: str
    by: UUID | None
    recorded_on: date
    holds: bool


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a duty as it stands, with everything that was said of its being done, the newest first."""

    duty: YearlyDuty
    turn: str
    due_on: date
    rule: str
    kind: str
    standing: str
    whose: str
    provisional: bool
    said: tuple[Done, ...] = ()

    @property
    def done(self) -> Done | None:
        """What holds of its being done."""
        return next((each for each in self.said if each.holds), None)

    def is_late(self, today: date) -> bool:
        return self.done is None and self.due_on < today


@dataclass(frozen=True, slots=True)
class Report:
    """What the SEN information report of one turn is known to say, and where it is published."""

    items: frozenset[str]
    address: str


def open_duties(session: Session, scope: Scope) -> list[SchoolDuty]:
    """Every duty that was issued and is not done yet."""
    return [row for row in _standing(session, scope) if row.met_on is None]


def _standing(session: Session, scope: Scope) -> list[SchoolDuty]:
    """Every duty whose date holds, done or not."""
    here = (col(SchoolDuty.school_id) == scope.school_id, col(SchoolDuty.superseded_at).is_(None))
    return list(session.exec(select(SchoolDuty).where(*here).order_by(col(SchoolDuty.due_on), col(SchoolDuty.id))))


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be issued now, and which rows no longer hold."""

    issue: tuple[tuple[YearlyDuty, Owed], ...]
    end: tuple[SchoolDuty, ...]


def _planned(facts: YearFacts, rows: list[SchoolDuty]) -> _Plan:
    issue, end = [], []
    for duty in DUTIES:
        own = [row for row in rows if row.name == duty.name]
        owed = {each.turn: each for each in duty.rule(facts)}
        ended = [row for row in own if _has_ended(duty, row, owed.get(row.period))]
        kept = {row.period for row in own if row not in ended}
        issue += [(duty, each) for each in owed.values() if each.turn not in kept and _is_new(duty, each, facts.today)]
        end += ended
    return _Plan(tuple(issue), tuple(end))


def _has_ended(duty: YearlyDuty, row: SchoolDuty, owed: Owed | None) -> bool:
    """Whether a date that was issued gives way: its turn is no longer owed, or terms now say what it was to be."""
    if row.met_on is not None:
        return False
    if owed is None:
        return duty.is_chain
    return owed.since != row.since or (row.provisional and owed.on != row.due_on)


def _is_new(duty: YearlyDuty, owed: Owed, today: date) -> bool:
    """What came with the year and had passed before the school came to Waymark is not held against it."""
    return duty.is_chain or owed.on >= today


def issue(work: Work) -> int:
    """Issue every date that is owed by now and not issued yet; gives how many. `work` is `Desk.writing_school()`.

    Whoever issues holds the school's row: a sweep and a press at one moment issue nothing twice.
    """
    _hold(work)
    facts = gathered(work.session, work.scope, work.today)
    plan = _planned(facts, _standing(work.session, work.scope))
    for row in plan.end:
        row.superseded_at, row.nudge_on = work.now, None
    work.session.flush()
    work.session.add_all(row_of(work, facts.days, duty, owed) for duty, owed in plan.issue)
    work.session.flush()
    return len(plan.issue)


def _hold(work: Work) -> None:
    work.session.exec(select(School.id).where(School.id == work.school_id).with_for_update()).one()


def is_anything_to_issue(session: Session, scope: Scope, today: date) -> bool:
    """Whether `issue` would write: a look, so that most sweeps lock nothing."""
    plan = _planned(gathered(session, scope, today), _standing(session, scope))
    return bool(plan.issue or plan.end)


def turns(session: Session, scope: Scope, today: date) -> tuple[Turn, ...]:
    """Every turn of every duty, done or open, by its day; those that a sweep is about to issue are among them."""
    facts, rows = gathered(session, scope, today), _standing(session, scope)
    plan, said = _planned(facts, rows), _said(session, scope)
    found = [_turn(row, said.get(row.id, ())) for row in rows if row not in plan.end]
    found += [_unissued(facts, duty, owed) for duty, owed in plan.issue]
    return tuple(sorted(found, key=lambda each: (each.due_on, each.duty.name)))


def _turn(row: SchoolDuty, said: tuple[Done, ...]) -> Turn:
    return Turn(
        BY_NAME[row.name], row.period, row.due_on, row.rule, row.kind, row.standing, row.whose, row.provisional, said
    )


def _unissued(facts: YearFacts, duty: YearlyDuty, owed: Owed) -> Turn:
    provisional = facts.days.is_provisional(owed.on, owed.kind)
    return Turn(duty, owed.turn, owed.on, owed.rule, owed.kind, owed.standing, duty.whose, provisional)


def _said(session: Session, scope: Scope) -> dict[UUID, tuple[Done, ...]]:
    """What was said of each duty’s being done: what holds, then what was said before it, the newest first."""
    query = select(SchoolDutyDone).where(col(SchoolDutyDone.school_id) == scope.school_id)
    newest = (col(SchoolDutyDone.superseded_at).is_not(None), col(SchoolDutyDone.recorded_at).desc())
    found: dict[UUID, tuple[Done, ...]] = {}
    for row in session.exec(query.order_by(*newest, col(SchoolDutyDone.id).desc())):
        holds = row.superseded_at is None
        done = Done(row.done_on, row.note, row.address, row.recorded_by, row.recorded_at.date(), holds)
        found[row.duty_id] = (*found.get(row.duty_id, ()), done)
    return found


def say_done(work: Work, name: str, turn: str, on: date, note: str = "", address: str = "") -> bool:
    """Say that a turn of a duty was done, or say it better; what was said before is kept. False where there is none."""
    issue(work)
    if not settle(work, name, turn, on, note, address):
        return False
    issue(work)
    return True


def take_back(work: Work, name: str, turn: str) -> bool:
    """Say that a turn of a duty was not done after all. False where nothing was said."""
    _hold(work)
    if not unsettle(work, name, turn, days_now(work.session, work.school_id)):
        return False
    issue(work)
    return True


def report_of(session: Session, scope: Scope, turn: str) -> Report:
    """What is known of the information report of one turn; nothing at first."""
    row = next(_reports(session, scope, turn), None)
    return Report(frozenset(row.items.split()) if row else frozenset(), row.address if row else "")


def _reports(session: Session, scope: Scope, turn: str) -> Iterator[ReportChecked]:
    here = (col(ReportChecked.school_id) == scope.school_id, col(ReportChecked.period) == turn)
    return iter(session.exec(select(ReportChecked).where(*here, col(ReportChecked.superseded_at).is_(None))))


def keep_report(work: Work, turn: str, report: Report) -> None:
    """Keep which things the report says, and where it is published."""
    for row in _reports(work.session, work.scope, turn):
        row.superseded_at = work.now
    work.session.add(
        ReportChecked(
            school_id=work.school_id,
            id=work.new_id(),
            period=turn,
            items=" ".join(sorted(report.items)),
            address=report.address,
            recorded_by=work.scope.actor.person_id,
            recorded_at=work.now,
        )
    )


def keep_training(work: Work, training: Training) -> None:
    """Keep what decides about a SENCO’s qualification; once it is held, the duty is done."""
    for before in trainings_of(work.session, work.scope, training.person_id):
        before.superseded_at = work.now
    work.session.add(
        SencoTraining(
            school_id=work.school_id,
            id=work.new_id(),
            person_id=training.person_id,
            became_on=training.became_on,
            was_senco_before=training.was_senco_before,
            course=training.course.value,
            began_on=training.began_on,
            ended_on=training.ended_on,
            recorded_by=work.scope.actor.person_id,
            recorded_at=work.now,
        )
    )
    work.session.flush()
    turn = str(training.person_id)
    take_back(work, QUALIFIED, turn)
    issue(work)
    if holds_qualification(training) and training.ended_on is not None:
        held = f"{COURSES[training.course]}, ended on {in_words(training.ended_on)}"
        say_done(work, QUALIFIED, turn, training.ended_on, held)

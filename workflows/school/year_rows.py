"""The row of one turn of a duty of the school, as it is issued and done; and duties that come of somebody's asking."""

from datetime import date

from sqlmodel import col, select

from engine.days import Days
from engine.ladders import next_rung_on
from engine.work import Work
from workflows.school.clocks import ONE_DAY
from workflows.school.year_records import SchoolDuty, SchoolDutyDone
from workflows.school.yearly import BY_NAME, LADDER, Owed, YearlyDuty


def row_of(work: Work, days: Days, duty: YearlyDuty, owed: Owed) -> SchoolDuty:
    """A turn of a duty with its day, its rule and its first reminder, to be added."""
    return SchoolDuty(
        school_id=work.school_id,
        id=work.new_id(),
        name=duty.name,
        period=owed.turn,
        due_on=owed.on,
        rule=owed.rule,
        kind=owed.kind.value,
        standing=owed.standing.value,
        since=owed.since,
        provisional=days.is_provisional(owed.on, owed.kind),
        whose=duty.whose.value,
        recorded_at=work.now,
        nudge_on=next_rung_on(LADDER, owed.on, work.today - ONE_DAY, days),
    )


def issue_one(work: Work, name: str, owed: Owed, days: Days, *, quiet: bool = False) -> None:
    """Issue the day of a duty that somebody’s asking brought; `quiet` ones are dated, and nobody is reminded."""
    row = row_of(work, days, BY_NAME[name], owed)
    if quiet:
        row.nudge_on = None
    work.session.add(row)
    work.session.flush()


def stop(work: Work, name: str, turn: str) -> None:
    """The duty falls away: nobody asks any more. Its day is kept, and holds no longer."""
    for row in _standing(work, name, turn):
        row.superseded_at, row.nudge_on = work.now, None


def quieten(work: Work, name: str, turn: str) -> None:
    """Remind nobody of a duty any more; it stays as it is."""
    for row in _standing(work, name, turn):
        row.nudge_on = None


def wake(work: Work, name: str, turn: str, days: Days) -> None:
    """Remind again of a duty that is not done, from its next reminder on."""
    for row in _standing(work, name, turn):
        if row.met_on is None:
            row.nudge_on = next_rung_on(LADDER, row.due_on, work.today - ONE_DAY, days)


def settle(work: Work, name: str, turn: str, on: date, note: str = "", address: str = "") -> bool:
    """The duty was done on a day, or what is known of that is said better. False where there is none."""
    row = next(iter(_standing(work, name, turn)), None)
    if row is None:
        return False
    _supersede_done(work, row)
    work.session.add(
        SchoolDutyDone(
            school_id=work.school_id,
            id=work.new_id(),
            duty_id=row.id,
            done_on=on,
            note=note,
            address=address,
            recorded_by=work.scope.actor.person_id,
            recorded_at=work.now,
        )
    )
    row.met_on, row.nudge_on = on, None
    work.session.flush()
    return True


def unsettle(work: Work, name: str, turn: str, days: Days) -> bool:
    """The duty was not done after all, and reminds again. False where nothing was said of its being done."""
    row = next((each for each in _standing(work, name, turn) if each.met_on is not None), None)
    if row is None:
        return False
    _supersede_done(work, row)
    row.met_on = None
    wake(work, name, turn, days)
    work.session.flush()
    return True


def _supersede_done(work: Work, row: SchoolDuty) -> None:
    holds = (SchoolDutyDone.duty_id == row.id, col(SchoolDutyDone.superseded_at).is_(None))
    for each in work.session.exec(select(SchoolDutyDone).where(SchoolDutyDone.school_id == work.school_id, *holds)):
        each.superseded_at = work.now


def _standing(work: Work, name: str, turn: str) -> list[SchoolDuty]:
    here = (SchoolDuty.school_id == work.school_id, SchoolDuty.name == name, SchoolDuty.period == turn)
    return list(work.session.exec(select(SchoolDuty).where(*here, col(SchoolDuty.superseded_at).is_(None))))

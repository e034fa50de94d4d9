"""The row of one turn of a duty of the school, as it is issued; and duties that come of somebody's asking."""

from sqlmodel import col, select

from engine.days import Days
from engine.ladders import next_rung_on
from engine.work import Work
from workflows.school.clocks import ONE_DAY
from workflows.school.year_records import SchoolDuty
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


def _standing(work: Work, name: str, turn: str) -> list[SchoolDuty]:
    here = (SchoolDuty.school_id == work.school_id, SchoolDuty.name == name, SchoolDuty.period == turn)
    return list(work.session.exec(select(SchoolDuty).where(*here, col(SchoolDuty.superseded_at).is_(None))))

"""What the invented school has done of what it owes itself: one plan late, a report nearly ready, the rest in time."""

from datetime import date

from engine.clocks import anniversary
from web.demonstration.walk import Walk
from workflows.school.report_items import ITEMS
from workflows.school.senco import Course, Training
from workflows.school.term_dates import school_year_of
from workflows.school.year_keeping import REPORT, Report, Turn, keep_report, keep_training, say_done, turns

SITE = "https://www.hollybank.example"
NOT_YET = frozenset({"code_8", "code_10", "schedule_6", "schedule_13", "act_3"})
PLAN_IS_LATE, REPORT_IS_AHEAD = 6, 18
"""How many days ago the accessibility plan was due, and in how many the information report is."""
NOTES = {
    "annual_reports": ("head", "Sent home with each child, and by mail to parents who live elsewhere."),
    "census_autumn": ("office", "Checked with the SENCO against the roll the day before."),
    "census_spring": ("office", "Types of need checked with the SENCO."),
    "census_summer": ("office", "Return sent in."),
}


def begin_year(walk: Walk) -> None:
    """What was so before the school came to Waymark: the SENCO’s course, the last report and the last plan."""
    with walk.desk.writing_school(walk.scope("head")) as work:
        year = school_year_of(walk.today)
        senco, _ = walk.adults["senco"]
        training = Training(senco, date(year - 2, 9, 1), course=Course.NPQ, began_on=date(year - 1, 10, 6))
        keep_training(work, training)
    _before(walk, REPORT, _days_from(walk.today, REPORT_IS_AHEAD), 1, "Agreed by the governors.", f"{SITE}/sen-report")
    plan = f"{SITE}/accessibility-plan"
    _before(walk, "accessibility_plan", _days_from(walk.today, -PLAN_IS_LATE), 3, "The plan of three years.", plan)


def _days_from(day: date, days: int) -> date:
    return date.fromordinal(day.toordinal() + days)


def _before(walk: Walk, name: str, due_on: date, years: int, note: str, address: str) -> None:
    """A turn that was done so long before the day on which the next is due."""
    with walk.desk.writing_school(walk.scope("senco")) as work:
        say_done(work, name, "first", anniversary(due_on, -years), note, address)


def go_on_with_year(walk: Walk) -> None:
    """On its day, what is done in time is done; the checklist is begun when the report is near."""
    today = walk.desk.today()
    with walk.desk.reading(walk.scope("head")) as session:
        found = turns(session, walk.scope("head"), today)
    for each in found:
        if each.duty.name in NOTES and not each.done and each.due_on <= today < walk.today:
            _done(walk, each)
        if each.duty.name == REPORT and not each.done and today == walk.school_day(-8):
            with walk.desk.writing_school(walk.scope("senco")) as work:
                keep_report(work, each.turn, Report(frozenset(ITEMS) - NOT_YET, f"{SITE}/sen-report"))


def _done(walk: Walk, turn: Turn) -> None:
    by, note = NOTES[turn.duty.name]
    with walk.desk.writing_school(walk.scope(by)) as work:
        say_done(work, turn.duty.name, turn.turn, turn.due_on, note)

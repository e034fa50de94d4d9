"""The days of a review: backwards from the anniversary to the meeting, forwards from the meeting to the final plan.

All of them count calendar days, through holidays and summer (SEND Regulations 2014, regulations 20 and 22). What the
law sets stands with its regulation; what it does not set is our default, and says so.
"""

from datetime import date

from engine.checks import Register
from engine.clocks import earlier_of, months_after, weeks_after, weeks_before
from engine.days import DayKind, in_words
from engine.definition import Standing
from engine.playbook import DueOn
from workflows.ehc_annual_review.facts import Facts
from workflows.school.clocks import answer_to_plan_by, notice_of_meeting_by

rules = Register("rule")

COUNCIL_DECIDES = 4
"""Weeks that the council has from the meeting for its decision: so long before the year ends the meeting is."""
ADVICE = 6
"""Weeks before the meeting at which advice is asked for: local practice, and our default."""
REPORT = 2
"""Weeks from the meeting within which the head's report is with everybody who was invited."""
FINAL_PLAN = 8
"""Weeks from the notice within which the plan is final."""
LONG_STOP = 12
"""Weeks from the meeting for all of it: the notice belongs to the same four weeks as the decision (Devon 2022)."""
SOON = 5
"""School days in which somebody is asked to do what there is hardly time for: our default."""
SET_EARLY = 10
"""School days within which an early review gets its date: our default."""
YOUNG_AGAIN = 6
"""A young child's plan is looked at every three to six months (Code 9.178): so many months at most."""
APPEAL_TIME = 2
"""Months in which an end can be appealed against; the council waits for them (CFA 2014, section 45)."""
APPEAL_AGAIN = 3
"""Months after which somebody asks again how an appeal stands: our default."""


# Backwards from the end of the year


@rules.add
def year_ends(facts: Facts) -> date | None:
    """The last day for the council's decision: that before the anniversary (CFA 2014, section 44)."""
    return facts.year_ends


@rules.add
def latest_meeting(facts: Facts) -> date | None:
    """The last day for the meeting that leaves the council its four weeks before the year ends."""
    return weeks_before(facts.year_ends, COUNCIL_DECIDES) if facts.year_ends else None


@rules.add
def set_meeting_by(facts: Facts) -> date | None:
    """When the date is to be set: six weeks before the last day for the meeting, so that advice can be asked for.

    An early review gets its date within ten school days of the word that it is wanted.
    """
    latest = latest_meeting(facts)
    yearly = weeks_before(latest, ADVICE) if latest else None
    if facts.known.journey.stage != "preparing":
        return yearly
    soon = facts.known.days.after(facts.known.journey.entered_on, SET_EARLY, DayKind.SCHOOL)
    return earlier_of(yearly, soon)


@rules.add
def preparing_begins(facts: Facts) -> date | None:
    """Until when nothing is to be got ready."""
    day: date | None = set_meeting_by(facts)
    return day


@rules.add
def latest_day_in_words(facts: Facts) -> str | None:
    """Beside the question for the day: the last one that leaves the council its time, and what follows for papers."""
    latest = latest_meeting(facts)
    if latest is None or facts.year_ends is None:
        return None
    return (
        f"No later than {in_words(latest)}: the council’s decision must be out by {in_words(facts.year_ends)}, "
        "and it has four weeks for it. Invitation and papers go out two weeks before the day that you choose."
    )


@rules.add
def meeting_day(facts: Facts) -> date | None:
    """The day of the meeting, as it was held or is set."""
    return facts.held_on or facts.meeting_on


@rules.add
def notice_due(facts: Facts) -> date | None:
    """Two weeks before the meeting: by then its date is known, and the advice is with everybody (reg 20(3), (4))."""
    return notice_of_meeting_by(facts.meeting_on) if facts.meeting_on else None


@rules.add
def invite_by(facts: Facts) -> DueOn | None:
    """Six weeks before the meeting; where that is near, some school days after it was set, never past the notice."""
    last, set_up = notice_due(facts), facts.here("set_meeting")
    if last is None or facts.meeting_on is None:
        return None
    usual = weeks_before(facts.meeting_on, ADVICE)
    asked_on = set_up.on if set_up else facts.known.journey.opened_on
    soon = facts.known.days.after(asked_on, SOON, DayKind.SCHOOL)
    if max(usual, soon) < last:
        return DueOn(max(usual, soon), Standing.OUR_DEFAULT)
    return DueOn(last, Standing.LAW)


@rules.add
def meeting_from_year_9(facts: Facts) -> date | None:
    """The day of the meeting, for a child from Year 9 on; none for a younger one."""
    return meeting_day(facts) if facts.prepares_for_adulthood else None


# Forwards from the meeting


@rules.add
def meeting_held(facts: Facts) -> date | None:
    """The day on which the meeting was held; none before."""
    return facts.held_on


@rules.add
def report_due(facts: Facts) -> date | None:
    """Two weeks after the meeting, whether or not the summer falls in them (regulation 20(9))."""
    return weeks_after(facts.held_on, REPORT) if facts.held_on else None


@rules.add
def decision_due(facts: Facts) -> date | None:
    """Four weeks after the meeting (regulation 20(10))."""
    return weeks_after(facts.held_on, COUNCIL_DECIDES) if facts.held_on else None


@rules.add
def answer_by(facts: Facts) -> date | None:
    """The last of the 15 days to answer the notice: they begin with the day on which it is served (regulation 22)."""
    return answer_to_plan_by(facts.served_on) if facts.served_on else None


@rules.add
def long_stop(facts: Facts) -> date | None:
    """Twelve weeks after the meeting, where the council changes the plan; none where it does not."""
    return weeks_after(facts.held_on, LONG_STOP) if facts.held_on and facts.decision == "amend" else None


@rules.add
def final_due(facts: Facts) -> date | None:
    """Eight weeks after the notice, and never more than twelve weeks after the meeting."""
    served = facts.served_on
    return earlier_of(weeks_after(served, FINAL_PLAN) if served else None, long_stop(facts))


@rules.add
def end_expected(facts: Facts) -> date:
    """When to ask whether the plan has ended: after the time for an appeal, and where one runs, some months later."""
    noted = facts.here("note_end")
    if noted and noted.text("end") == "appeal":
        return months_after(noted.day("on") or noted.on, APPEAL_AGAIN)
    return months_after(facts.decided_on or facts.known.journey.entered_on, APPEAL_TIME)


# Young children, and what is known to begin with


@rules.add
def look_while_young(facts: Facts) -> date | None:
    """The last day of the three to six months in which a plan of a child under five is looked at (Code 9.178)."""
    since = facts.looked_at_on
    return months_after(since, YOUNG_AGAIN) if since and facts.is_under_five else None


@rules.add
def plan_council(facts: Facts) -> str | None:
    """The council that keeps the plan, as far as it is known."""
    return (facts.plan.council if facts.plan else "") or facts.circle.council_on(facts.today) or None


@rules.add
def plan_issued(facts: Facts) -> date | None:
    return facts.plan.issued_on if facts.plan else None


@rules.add
def plan_reviewed(facts: Facts) -> date | None:
    return facts.plan.reviewed_on if facts.plan else None

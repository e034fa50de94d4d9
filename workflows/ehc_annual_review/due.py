"""The days of a review: backwards from the anniversary to the meeting, forwards from the meeting to the final plan.

All of them count calendar days, through holidays and summer (SEND Regulations 2014, regulations 20 and 22). What the
law sets stands with its regulation; what it does not set is our default, and says so.
"""

from datetime import date

from engine.checks import Register
from engine.clocks import months_after, weeks_after, weeks_before
from engine.days import DayKind, in_words
from engine.definition import Standing
from engine.playbook import DueOn
from workflows.ehc_annual_review.facts import Facts
from workflows.school.clocks import answer_to_plan_by, new_council_says_by
from workflows.support.elsewhere_asked import elsewhere_rules
from workflows.support.rights import rights_pass_on
from workflows.support.safeguarding import safeguarding_rules
from workflows.support.suspensions_asked import suspension_rules

rules = Register("rule", elsewhere_rules, safeguarding_rules, suspension_rules)
rules.add(rights_pass_on)

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


def _law(on: date | None, since: date | None) -> DueOn | None:
    """A day that the law gives, with the event that it is counted from: while that stays, so does the date."""
    return DueOn(on, Standing.LAW, since) if on else None


def _earliest(*limits: DueOn | None) -> DueOn | None:
    """The limit that comes first; None where there is none."""
    return min((each for each in limits if each), key=lambda each: each.on, default=None)


# Backwards from the end of the year


@rules.add
def year_ends(facts: Facts) -> DueOn | None:
    """The last day for the council's decision: that before the anniversary (CFA 2014, section 44)."""
    return _law(facts.year_ends, facts.year_hangs_on)


def _last_meeting(facts: Facts) -> date | None:
    return weeks_before(facts.year_ends, COUNCIL_DECIDES) if facts.year_ends else None


@rules.add
def latest_meeting(facts: Facts) -> DueOn | None:
    """The last day for the meeting that leaves the council its four weeks before the year ends."""
    return _law(_last_meeting(facts), facts.year_hangs_on)


@rules.add
def set_meeting_by(facts: Facts) -> DueOn | None:
    """When the date is to be set: six weeks before the last day for the meeting, so that advice can be asked for.

    An early review gets its date within ten school days of the word that it is wanted.
    """
    latest, entered = _last_meeting(facts), facts.known.journey.entered_on
    ours = Standing.OUR_DEFAULT
    yearly = DueOn(weeks_before(latest, ADVICE), ours, facts.year_hangs_on, "yearly") if latest else None
    if facts.known.journey.stage != "preparing":
        return yearly
    return _earliest(yearly, DueOn(facts.known.days.after(entered, SET_EARLY, DayKind.SCHOOL), ours, entered, "early"))


@rules.add
def preparing_begins(facts: Facts) -> DueOn | None:
    """Until when nothing is to be got ready."""
    day: DueOn | None = set_meeting_by(facts)
    return day


@rules.add
def latest_day_in_words(facts: Facts) -> str | None:
    """Beside the question for the day: the last one that leaves the council its time, and what follows for papers."""
    latest = _last_meeting(facts)
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
def notice_due(facts: Facts) -> DueOn | None:
    """Two weeks before the meeting: by then its date is known, and the advice is with everybody (reg 20(3), (4))."""
    return _law(facts.notice_by, facts.meeting_on)


@rules.add
def invite_by(facts: Facts) -> DueOn | None:
    """Six weeks before the meeting; where that is near, some school days after it was set, never past the notice."""
    meeting, last, set_up = facts.meeting_on, facts.notice_by, facts.here("set_meeting")
    if last is None or meeting is None:
        return None
    asked_on = set_up.on if set_up else facts.known.journey.opened_on
    usual = DueOn(weeks_before(meeting, ADVICE), Standing.OUR_DEFAULT, meeting, "for advice")
    soon = DueOn(facts.known.days.after(asked_on, SOON, DayKind.SCHOOL), Standing.OUR_DEFAULT, asked_on, "soon")
    ours = max(usual, soon, key=lambda each: each.on)
    return ours if ours.on < last else DueOn(last, Standing.LAW, meeting, "notice")


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
def decision_due(facts: Facts) -> DueOn | None:
    """Four weeks after the meeting (regulation 20(10)), or the end of the year, where a late meeting leaves no four.

    A meeting that was held after the year's end has its four weeks.
    """
    held, ends = facts.held_on, facts.year_ends
    if held is None:
        return None
    in_year = _law(ends, facts.year_hangs_on) if ends and ends >= held else None
    return _earliest(_law(weeks_after(held, COUNCIL_DECIDES), held), in_year)


@rules.add
def answer_by(facts: Facts) -> DueOn | None:
    """The last of the 15 days to answer the notice: they begin with the day on which it is served (regulation 22)."""
    served = facts.served_on
    return _law(answer_to_plan_by(served), served) if served else None


@rules.add
def long_stop(facts: Facts) -> DueOn | None:
    """Twelve weeks after the meeting, where the council changes the plan; none where it does not."""
    held = facts.held_on
    return _law(weeks_after(held, LONG_STOP), held) if held and facts.decision == "amend" else None


@rules.add
def final_due(facts: Facts) -> DueOn | None:
    """Eight weeks after the notice, and never more than twelve weeks after the meeting."""
    served = facts.served_on
    return _earliest(_law(weeks_after(served, FINAL_PLAN), served) if served else None, long_stop(facts))


@rules.add
def end_expected(facts: Facts) -> DueOn:
    """When to ask whether the plan has ended: after the time for an appeal, and where one runs, some months later."""
    noted = facts.here("note_end")
    if noted and noted.text("end") == "appeal":
        since = noted.day("on") or noted.on
        return DueOn(months_after(since, APPEAL_AGAIN), Standing.OUR_DEFAULT, since, "appeal runs")
    since = facts.decided_on or facts.known.journey.entered_on
    return DueOn(months_after(since, APPEAL_TIME), Standing.OUR_DEFAULT, since, "time to appeal")


# A move to another council


@rules.add
def transfer_by(facts: Facts) -> DueOn | None:
    """The old council's last day to pass the plan on: the day of the move, or 15 working days (regulation 15(2))."""
    moved, knew = facts.moved, facts.old_council_knew_on
    if moved is None:
        return None
    return DueOn(facts.transfer_by or moved.from_on, Standing.LAW, moved.from_on, f"known on {knew}" if knew else "")


@rules.add
def new_council_by(facts: Facts) -> DueOn | None:
    """Six weeks from the transfer; until that is known, from the last day for it (regulation 15(4))."""
    came, last, knew = facts.transferred_on, facts.transfer_by, facts.old_council_knew_on
    if facts.moved is None or last is None:
        return None
    limit = "" if came else f"not transferred yet, known on {knew}"
    return DueOn(new_council_says_by(came or last), Standing.LAW, came or facts.moved.from_on, limit)


# Young children, and what is known to begin with


@rules.add
def look_while_young(facts: Facts) -> DueOn | None:
    """The last day of the three to six months in which a plan of a child under five is looked at (Code 9.178)."""
    since = facts.looked_at_on
    if since is None or not facts.is_under_five:
        return None
    return DueOn(months_after(since, YOUNG_AGAIN), Standing.GUIDANCE, since)


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

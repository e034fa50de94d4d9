"""The dates of the law and of the school year that more than one workflow counts: pure, with their source.

Weeks, months and years are counted by `engine.clocks`, the three kinds of day by `engine.days`. A duty that the law
words as "before" a day has that day as its limit here; the last day in time is the one before.
"""

from datetime import date, timedelta
from itertools import pairwise

from engine.clocks import (
    Weekday,
    anniversary,
    last_day_beginning_with,
    last_day_of_months_starting_with,
    later_of,
    months_after,
    months_before,
    nth_weekday,
    weeks_after,
    weeks_before,
)
from engine.days import DayKind, Days
from workflows.school.term_dates import school_year_of
from workflows.school.terms import TERMS_A_YEAR, Span, days_between, open_days_known, term_of, terms_of_year

ONE_DAY = timedelta(days=1)
FOUR_WEEKS = timedelta(weeks=4)
TRANSFER_DAYS = 15
USUAL_END = 7, 21
YEAR_OF_CENSUS = {"autumn": (10, 1, 0), "spring": (1, 3, 1), "summer": (5, 3, 1)}
"""Month, which Thursday, and whether it lies in the school year's second calendar year."""


def decision_to_assess_by(received_on: date) -> date:
    """Six weeks from the day on which the council received the request (SEND Regulations 2014, regulation 5(1))."""
    return weeks_after(received_on, 6)


def advice_by(asked_on: date) -> date:
    """Six weeks from the council's request for advice (regulation 8(1))."""
    return weeks_after(asked_on, 6)


def no_plan_by(received_on: date) -> date:
    """Sixteen weeks from the request (regulation 10(1))."""
    return weeks_after(received_on, 16)


def final_plan_by(received_on: date) -> date:
    """Twenty weeks from the request (regulation 13(2))."""
    return weeks_after(received_on, 20)


def answer_to_plan_by(served_on: date) -> date:
    """The last of fifteen days that begin with the day of service (regulations 13(1)(a) and 22(2)(c))."""
    return last_day_beginning_with(served_on, 15)


def appeal_by(decision_sent_on: date, certificate_on: date | None = None) -> date:
    """Two months after the decision was sent, or one after the mediation certificate, whichever is later.

    Source: Tribunal Procedure (First-tier Tribunal) (HESC) Rules 2008, rule 20(1)(c).
    """
    certificate = months_after(certificate_on, 1) if certificate_on else None
    return later_of(months_after(decision_sent_on, 2), certificate) or decision_sent_on


def appeal_taken_until(limit: date, days: Days) -> date:
    """Until when the Tribunal still takes an appeal whose time ends on `limit`.

    A time that ends in August runs on to the first working day of September, one between 25 December and 1 January to
    the first after it, any other to the next working day (rule 12 of the same Rules, as IPSEA gives it). What a family
    is shown first is `limit` itself.
    """
    if limit.month == 8:
        return days.on_or_after(date(limit.year, 9, 1), DayKind.WORKING)
    if (limit.month, limit.day) >= (12, 25) or (limit.month, limit.day) == (1, 1):
        return days.on_or_after(date(school_year_of(limit) + 1, 1, 2), DayKind.WORKING)
    return days.on_or_after(limit, DayKind.WORKING)


def review_ends_by(last_on: date) -> date:
    """The last day of the twelve months that start with the day of the plan, or of its last review.

    Children and Families Act 2014, section 44(1): "in the period of 12 months starting with the date". The whole review
    falls in it, the council's decision included, so this is the day before the anniversary.
    """
    return last_day_of_months_starting_with(last_on, 12)


def review_meeting_by(last_on: date) -> date:
    """Four weeks before a review ends, so that the council's decision is still in time (regulation 20(10))."""
    return weeks_before(review_ends_by(last_on), 4)


def notice_of_meeting_by(meeting_on: date) -> date:
    """Two weeks before: the last day for the invitations and for the papers (regulation 20(3) and (4))."""
    return weeks_before(meeting_on, 2)


def plan_transferred_by(moves_on: date, knew_on: date | None, days: Days) -> date:
    """The old council's last day to pass a plan on: the day of the move, or later where it knew late.

    Who did not know at least 15 working days before has 15 working days that begin with the day of knowing (regulation
    15(2)). While nobody says when it knew, the day of the move stands.
    """
    if knew_on is None or knew_on <= days.before(moves_on, TRANSFER_DAYS, DayKind.WORKING):
        return moves_on
    return max(moves_on, days.after(knew_on - ONE_DAY, TRANSFER_DAYS, DayKind.WORKING))


def new_council_says_by(transferred_on: date) -> date:
    """Six weeks from the transfer: whether the new council assesses, and when it reviews (regulation 15(4))."""
    return weeks_after(transferred_on, 6)


def reviewed_after_transfer_by(transferred_on: date) -> date:
    """The last day of the three months that begin with the transfer of a plan (regulation 15(5)(b))."""
    return last_day_of_months_starting_with(transferred_on, 3)


def phase_transfer_limit(year: int, *, to_post_16: bool = False) -> date:
    """The day before which the council has reviewed and amended a plan for a move in `year` (regulation 18(1))."""
    return date(year, 3, 31) if to_post_16 else date(year, 2, 15)


def move_after_16_by(moves_on: date) -> date:
    """Five months before a move from one post-16 institution to another (regulation 18(2))."""
    return months_before(moves_on, 5)


def senco_qualified_by(became_on: date) -> date:
    """The third anniversary of becoming SENCO (regulation 49(4))."""
    return anniversary(became_on, 3)


def census_day(school_year: int, which: str) -> date:
    """The school census of `autumn`, `spring` or `summer`: first Thursday of October, third of January, third of May.

    The rule that the department's published days follow; the days of a year are the department's to set.
    """
    month, nth, later = YEAR_OF_CENSUS[which]
    return nth_weekday(school_year + later, month, Weekday.THURSDAY, nth)


def last_school_day(days: Days, day: date) -> date:
    """The last school day of the school year of a day; where its terms are not all entered, that before 21 July."""
    terms = terms_of_year(days, day)
    usual = date(school_year_of(day) + 1, *USUAL_END)
    ends = terms[-1][1] if len(terms) == TERMS_A_YEAR else usual
    return days.on_or_before(ends)


def last_school_day_of_term(days: Days, day: date) -> date | None:
    """The last school day of the term of a day, or in the holidays of the next; None beyond the terms entered."""
    term = term_of(days, day)
    return days.on_or_before(term[1]) if term else None


def long_closures(days: Days) -> tuple[Span, ...]:
    """Each stretch in which the school is closed for four weeks or more without a break, first and last day.

    Weekends at either end belong to it. Only what the entered terms show is known; a summer is, once the terms on both
    its sides are.
    """
    return tuple(
        (last + ONE_DAY, first - ONE_DAY)
        for last, first in pairwise(open_days_known(days))
        if first - last > FOUR_WEEKS and not any(days.is_provisional(day) for day in days_between(last, first))
    )


def asked_around_closure(days: Days, asked_on: date) -> bool:
    """Whether advice was asked for in the time in which a long closure lets the council's limits fall away.

    From one week before the first day closed until one week before the day on which the school re-opens (regulations
    5(4)(a) and 10(4)(a)).
    """
    return any(
        weeks_before(first, 1) <= asked_on <= weeks_before(last + ONE_DAY, 1) for first, last in long_closures(days)
    )


def meetings_owed(days: Days, since: date, on: date) -> tuple[Span, ...]:
    """The terms of the school year of `on` in which a family is owed a meeting, for support that began on `since`.

    Three a year, one a term (SEND Code of Practice 6.65, a should); pro rata: a term counts where support ran for at
    least half of its school days.
    """
    return tuple(term for term in terms_of_year(days, on) if counts_for_meeting(days, term, since))


def counts_for_meeting(days: Days, term: Span, since: date) -> bool:
    """Whether support that began on `since` ran for at least half of the school days of a term."""
    all_of_it = days.between(term[0] - ONE_DAY, term[1], DayKind.SCHOOL)
    here = days.between(max(term[0], since) - ONE_DAY, term[1], DayKind.SCHOOL)
    return here * 2 >= all_of_it

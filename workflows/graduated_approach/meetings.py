"""Meetings with the family: three a year, one a term, pro rata for a child whose support began in its course. Pure.

Source: SEND Code of Practice 6.65 (a should). A meeting that was offered and not taken up is counted beside them, never
as one (domain, 2.4); it is never a guard.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from workflows.graduated_approach.cycle_facts import support_began_on
from workflows.graduated_approach.facts import Facts
from workflows.school.clocks import counts_for_meeting, meetings_owed
from workflows.school.terms import Span, term_of, terms_of_year

ONE_DAY = timedelta(days=1)
MEETINGS = frozenset({"in_person", "video", "phone"})
"""How a meeting is held; one offered, or words in writing, is none."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The meetings of one school year: how many are owed for its terms, and how many were held."""

    owed: int
    held: int


def support_since(facts: Facts) -> date | None:
    """From when meetings are owed: support runs, and the child is here."""
    began, joined = support_began_on(facts), facts.circle.pupil.joined_on
    return max(began, joined) if began and joined else began


def term_owed(facts: Facts) -> Span | None:
    """The term in which a meeting is owed: this one, or the next where more than half of it was over at the start."""
    since = support_since(facts)
    term = term_of(facts.days, facts.today) if since else None
    if since is None or term is None:
        return None
    return term if counts_for_meeting(facts.days, term, since) else term_of(facts.days, term[1] + ONE_DAY)


def owed_by(facts: Facts) -> date | None:
    """The last school day of the term in which a meeting is owed."""
    term = term_owed(facts)
    return facts.days.on_or_before(term[1]) if term else None


def held_in(facts: Facts, term: Span) -> tuple[date, ...]:
    """The days of the meetings held in a term."""
    held = (each.on for each in facts.circle.meetings if each.how in MEETINGS)
    return tuple(on for on in held if term[0] <= on <= term[1])


def counted(facts: Facts) -> Counted:
    """The meetings owed and held in the school year of today."""
    since, terms = support_since(facts), terms_of_year(facts.days, facts.today)
    if since is None:
        return Counted(0, 0)
    owed = meetings_owed(facts.days, since, facts.today)
    return Counted(len(owed), sum(len(held_in(facts, term)) for term in terms))

"""The days of a move: before it those of the law and our defaults, after it the fifteen school days for the records.

Where the law words a duty as "before" a day, it is due on the day before.
"""

from datetime import date, timedelta

from engine.checks import Register
from engine.clocks import weeks_before
from engine.days import DayKind
from engine.definition import Standing
from engine.playbook import DueOn
from workflows.phase_transfer.facts import AHEAD, NO_SCHOOL, Facts
from workflows.school.clocks import move_after_16_by, phase_transfer_limit
from workflows.support.rights import rights_pass_on

rules = Register("rule")
rules.add(rights_pass_on)

ONE_DAY = timedelta(days=1)
BETWEEN = "between"
AGREE_BEFORE = 16
"""Weeks before the move by which the family has seen what goes: our default, before visits and meetings begin."""
SHOW_SOON = 5
"""School days within which the family of a child who has left sees what goes: our default."""
PLAN_SOON = 30
"""School days for it where nobody has said when the child moves: our default."""
LOOK_AGAIN = 60
"""School days after which somebody sees again whether a school has asked for records: our default."""


# Before the move


@rules.add
def move_day(facts: Facts) -> date | None:
    """The first day at the next school, while the child is still here."""
    return facts.moves_on if facts.gone_on is None else None


@rules.add
def plan_named_by(facts: Facts) -> date | None:
    """The last day for the council to review and change an EHC plan, so that it names the next school.

    Before 15 February of the year of the move, before 31 March where it is from school to post-16, and otherwise after
    16 at least five months before (SEND Regulations 2014, regulation 18). None without a plan, and none between schools
    of the same stage: that is no phase transfer (regulation 2).
    """
    moves_on = facts.moves_on
    if moves_on is None or not facts.has_ehc_plan or facts.gone_on is not None or facts.kind == BETWEEN:
        return None
    if facts.kind == "other":
        return move_after_16_by(moves_on)
    return phase_transfer_limit(moves_on.year, to_post_16=facts.kind == "post_16") - ONE_DAY


@rules.add
def agree_by(facts: Facts) -> date | None:
    """When what goes is agreed with the family, before anybody there hears of it; None once the child has gone."""
    if facts.gone_on is not None:
        return None
    if facts.moves_on is None:
        return facts.known.days.after(facts.known.journey.opened_on, PLAN_SOON, DayKind.SCHOOL)
    return weeks_before(facts.moves_on, AGREE_BEFORE)


@rules.add
def show_by(facts: Facts) -> date | None:
    """When the family sees what goes: well before a move, and within a few school days of leaving.

    Where the child left before it was agreed, that is written down first.
    """
    if facts.stage in AHEAD:
        day: date | None = agree_by(facts)
        if day is not None or facts.known.last("note_leaving") is None:
            return day
    return facts.known.days.after(facts.known.journey.entered_on, SHOW_SOON, DayKind.SCHOOL)


@rules.add
def last_day(facts: Facts) -> date | None:
    """The day on which the child left, or the last school day before the move."""
    if facts.gone_on is not None or facts.moves_on is None:
        return facts.gone_on
    return facts.known.days.on_or_before(facts.moves_on - ONE_DAY)


# After leaving


@rules.add
def left_on(facts: Facts) -> DueOn | None:
    """The day on which the child left, or on which a school asked; none while no next school is known.

    The 15 school days are law for a maintained school (Education (Pupil Information) (England) Regulations 2005,
    regulation 9), and our default for an academy.
    """
    if facts.nobody_to_send_to:
        return None
    return DueOn(facts.left_on, Standing.LAW if facts.is_maintained else Standing.OUR_DEFAULT)


@rules.add
def where_to_unknown(facts: Facts) -> date | None:
    """The day of leaving, where nobody has said to which school."""
    return None if facts.next_school else facts.known.journey.entered_on


@rules.add
def no_school_known(facts: Facts) -> date | None:
    """The day on which it was said that the child is at no school that we know: then the council is told."""
    said = facts.known.last("note_destination")
    return said.on if said and facts.destination in NO_SCHOOL else None


@rules.add
def look_for_school_on(facts: Facts) -> date:
    """When somebody sees again whether a school has asked for the records that are held."""
    looked = facts.here("ask_whether_asked")
    since = (looked.day("on") or looked.on) if looked else facts.known.journey.entered_on
    return facts.known.days.after(since, LOOK_AGAIN, DayKind.SCHOOL)


@rules.add
def came_there(facts: Facts) -> date | None:
    """The first day at the next school, for a move that was got ready; none for a child who left in the year."""
    return facts.moves_on

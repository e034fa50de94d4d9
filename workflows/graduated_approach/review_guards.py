"""The checks of the graduated approach while support is given, at its review, and when it ends."""

from engine.checks import Answer, Register, met, not_met, not_needed
from engine.days import DayKind, in_words
from engine.definition import Standing
from workflows.graduated_approach import cycle_facts, meetings
from workflows.graduated_approach.facts import REVIEW_MAY_BEGIN, Facts
from workflows.graduated_approach.plan_guards import ONE_PERSON
from workflows.support.circle import CHILD
from workflows.support.reviewing import under_review
from workflows.support.safeguarding import EXCUSED
from workflows.support.said import so_many
from workflows.support.seen import RECORD

review_checks = Register("check")

SENCO_NOT_AGREED = "The SENCO has not yet agreed what is next."


# While support is given


@review_checks.add
def support_has_started(facts: Facts) -> Answer:
    """Somebody has said whether the support has started, or every kind of it has had a session."""
    said = facts.in_cycle("check_started")
    if said:
        return met(f"Whether the support has started was said on {in_words(said.on)}.")
    if cycle_facts.put_in_now(facts) and facts.came_with_support:
        return not_needed("The support was running when the journey was put in.")
    if cycle_facts.every_support_has_started(facts):
        return met("Every kind of support has had a session.")
    return not_met("Whether the support has started is not written.")


@review_checks.add
def family_told_midway(facts: Facts) -> Answer:
    """The family has heard how it is going since half of the time to the review (Code 6.65)."""
    half, told = cycle_facts.half_way_on(facts), facts.in_cycle("tell_family_midway")
    if told:
        return met(f"The family was told on {in_words(told.on)} how it is going.")
    if half is None:
        return not_needed("No review date is set.")
    talks = [talk for talk in facts.circle.talks if talk.on >= half]
    if talks:
        return met(f"The family was talked with on {in_words(talks[0].on)}.")
    if facts.is_excused:
        return not_needed(EXCUSED)
    unreachable = facts.unreachable_since(half)
    return met(unreachable) if unreachable else not_met("The family has not been told how it is going.")


@review_checks.add
def family_invited(facts: Facts) -> Answer:
    """The family has been invited to the review of this cycle."""
    invited = facts.in_cycle("invite_to_review")
    if invited:
        return met(f"The family was invited on {in_words(invited.on)}.")
    return not_needed(EXCUSED) if facts.is_excused else not_met("The family has not been invited to the review.")


@review_checks.add
def delivery_written(facts: Facts) -> Answer:
    """How the support went is written in this cycle (Code 6.52)."""
    written = facts.in_cycle("write_how_it_went")
    if written:
        return met(f"How the support went was written on {in_words(written.on)}.")
    return not_met("How the support went is not written.")


@review_checks.add
def review_on_time(facts: Facts) -> Answer:
    """The review begins at most so many school days before its date, or later (Code 6.53)."""
    due = cycle_facts.review_due(facts)
    if due is None:
        return not_needed("No review date is set.")
    if facts.today < facts.days.before(due.on, REVIEW_MAY_BEGIN, DayKind.SCHOOL):
        which = "agreed review date" if due.standing is Standing.AGREED else "review date"
        return not_met(f"The {which} is {in_words(due.on)}: an earlier review needs a reason.")
    return met(f"The review date is {in_words(due.on)}.")


# The dates


@review_checks.add
def review_held(facts: Facts) -> Answer:
    """The review of this cycle is held: the family was met and the support weighed, or the journey has moved on."""
    due = cycle_facts.review_due(facts)
    if due is None or not facts.known.journey.is_open:
        return met("No review is outstanding.")
    if facts.in_cycle("meet_family") and facts.in_cycle("weigh_support"):
        return met(f"The review of {in_words(due.on)} has been held.")
    return not_met(f"The review of {in_words(due.on)} has not been held.")


@review_checks.add
def met_this_term(facts: Facts) -> Answer:
    """A meeting with the family was held in the term in which one is owed (Code 6.65)."""
    term = meetings.term_owed(facts)
    if term is None:
        return not_needed("No meeting is owed for now.")
    held = meetings.held_in(facts, term)
    if held:
        at = " at the annual review of the EHC plan" if meetings.is_annual_review(facts, held[-1]) else ""
        return met(f"The family was met{at} on {in_words(held[-1].on)}.")
    span, of_year = f"from {in_words(term[0])} to {in_words(term[1])}", meetings.counted(facts)
    return not_met(f"No meeting is on record {span}: {of_year.held} of {of_year.owed} of its school year were held.")


# The review


@review_checks.add
def outcomes_reviewed(facts: Facts) -> Answer:
    """Every open outcome has been looked at in this review (Code 6.54)."""
    outcomes = under_review(facts.circle, facts.known)
    left = [each for each in outcomes if not each.is_reviewed]
    if left:
        which = so_many(len(left), len(outcomes), "outcomes have", "The outcome has")
        return not_met(f"{which} not been looked at.")
    return met("Every outcome has been looked at.") if outcomes else not_needed("No outcome is in force here.")


@review_checks.add
def support_weighed(facts: Facts) -> Answer:
    """How good the support was, and what was learned, is written (Code 6.54)."""
    weighed = facts.in_visit("weigh_support")
    if weighed:
        return met(f"How good the help was, and what was learned, was written on {in_words(weighed.on)}.")
    return not_met("How good the help was, and what was learned, is not written.")


@review_checks.add
def family_part_in_review(facts: Facts) -> Answer:
    """The family's words, or a meeting that was offered and not taken up (Code 6.54)."""
    meeting = facts.in_visit("meet_family")
    on = in_words(meeting.day("on") or meeting.on) if meeting else ""
    if meeting and meeting.text("how") == "offered":
        return met(f"A meeting was offered for {on}, and not taken up.")
    decides = CHILD if facts.young_person_decides else "contact:"
    if meeting and (meeting.text("how") == "writing" or _took_part(meeting.several("took_part"), decides)):
        return met(f"The family had its part in the review on {on}.")
    if facts.is_excused:
        return not_needed(EXCUSED)
    since = cycle_facts.review_began_on(facts)
    unreachable = facts.unreachable_since(since)
    made = facts.circle.attempts_since(since).number
    return (
        met(unreachable)
        if unreachable
        else not_met(f"The family has had no part in the review ({made} of {facts.circle.wanted.number} attempts).")
    )


def _took_part(who: tuple[str, ...], kind: str) -> bool:
    return any(each.startswith(kind) for each in who)


@review_checks.add
def pupil_views_at_review(facts: Facts) -> Answer:
    """The child's own words on how it went, or an honest try to get them, in this review (Code 6.70)."""
    since = cycle_facts.review_began_on(facts)
    views = [view for view in facts.circle.views if view.counts and view.on >= since]
    if not views:
        return not_met("What the child thinks of it is not written, nor that it was asked.")
    said = [view for view in views if not view.tried]
    if said:
        return met(f"What the child thinks of it was written on {in_words(said[-1].on)}.")
    return met(f"What the child thinks of it was asked on {in_words(views[-1].on)}, and could not be obtained.")


@review_checks.add
def next_step_agreed(facts: Facts) -> Answer:
    """Teacher and SENCO have agreed what is next; where the SENCO sees it differently, with the reason (Code 6.54)."""
    weighed, agreed = facts.in_visit("weigh_support"), facts.in_visit("agree_next")
    if agreed is None or weighed is None:
        return not_met(SENCO_NOT_AGREED if agreed is None else "The class teacher has not yet said what is next.")
    if agreed.text("next") != weighed.text("next") and not agreed.text("why"):
        return not_met("The SENCO sees what is next differently, and why is not written.")
    return met(f"What is next was agreed on {in_words(agreed.on)}.")


@review_checks.add
def record_shared(facts: Facts) -> Answer:
    """The record of the review is given to each contact entitled, and shared with all relevant staff (Code 6.71)."""
    shared = facts.shared(RECORD)
    if shared.family_not_told and not facts.is_excused:
        return not_met("The record of the review has not been given to the family.")
    if shared.staff_not_told:
        which = so_many(len(shared.staff_not_told), len(shared.staff), "staff have", ONE_PERSON)
        return not_met(f"{which} not been given the record.")
    return met("The record of the review is with the family and the staff.")


@review_checks.add
def specialist_considered(facts: Facts) -> Answer:
    """Where there was little or no progress with help, a specialist is involved (Code 6.59)."""
    weighed = facts.in_visit("weigh_support")
    if weighed is None or weighed.text("progress") != "little":
        return not_needed("Progress was not little or none with this help.")
    if cycle_facts.specialist_is_involved(facts):
        return met("A specialist is involved.")
    return not_met("Progress was little or none with this help, and no specialist is involved.")


# When support ends


@review_checks.add
def family_consulted_on_ending(facts: Facts) -> Answer:
    """The family has said what it thinks of ending support (Code 6.54)."""
    written = facts.in_visit("say_what_stays")
    if written and written.text("family_says"):
        return met(f"What the family says on ending support was written on {in_words(written.on)}.")
    if facts.is_excused:
        return not_needed(EXCUSED)
    unreachable = facts.unreachable_since(cycle_facts.review_began_on(facts))
    return met(unreachable) if unreachable else not_met("The family has had no say on ending support.")


@review_checks.add
def what_stays_written(facts: Facts) -> Answer:
    """What stays in class is written; adjustments for a disability stay (Code 6.9)."""
    written = facts.in_visit("say_what_stays")
    if written:
        return met(f"What stays in place was written on {in_words(written.on)}.")
    return not_met("What stays in place is not written.")


@review_checks.add
def family_told_of_ending(facts: Facts) -> Answer:
    """The family has been told why support ends, and what stays (Code 6.55)."""
    written = facts.in_visit("say_what_stays")
    told_on = written.day("told_on") if written else None
    if told_on and told_on <= facts.today:
        return met(f"The family was told on {in_words(told_on)} why support ends, and what stays.")
    if facts.is_excused:
        return not_needed(EXCUSED)
    return not_met("The family has not been told why support ends, and what stays.")

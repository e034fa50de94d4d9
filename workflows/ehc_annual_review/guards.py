"""The checks of a review up to its report, and all its checks together: each answers with a because that names nobody.

The council's part is in `council_guards`.
"""

from datetime import date

from engine.checks import Answer, Register, met, not_met, not_needed
from engine.clocks import months_after
from engine.days import in_words
from workflows.ehc_annual_review.council_guards import council_checks
from workflows.ehc_annual_review.facts import Facts
from workflows.support.elsewhere_asked import elsewhere_checks
from workflows.support.rights import rights_have_passed
from workflows.support.safeguarding import safeguarding_checks
from workflows.support.suspensions_asked import suspension_checks

checks = Register("check", council_checks, elsewhere_checks, safeguarding_checks, suspension_checks)
checks.add(rights_have_passed)

OFFICIALS = {
    "head": "the head teacher",
    "sen_officer": "the council’s SEN officer",
    "health": "health",
    "social_care": "social care",
}
"""Whom the law names beside the family (SEND Regulations 2014, regulation 20(2))."""
NO_MEETING = "No date is set for the meeting."
YOUNG_SINCE = 3
"""A young child's plan is looked at every three to six months (Code 9.178): not before so many months."""


@checks.add
def plan_is_known(facts: Facts) -> Answer:
    """The plan that is reviewed is on record, with the day that a year is counted from."""
    if facts.plan is None:
        return not_met("It is not written when the plan was issued.")
    return met(f"The plan is of {in_words(facts.plan.issued_on)}.")


@checks.add
def meeting_date_set(facts: Facts) -> Answer:
    """The meeting has a date (Code 9.172: whose reviews fall in a term is known before it begins)."""
    if facts.meeting_on is None:
        return not_met(NO_MEETING)
    return met(f"The meeting is set for {in_words(facts.meeting_on)}.")


@checks.add
def everyone_invited(facts: Facts) -> Answer:
    """Parents or young person, head, SEN officer, health and social care are invited to this day (reg 20(2))."""
    asked = facts.invited
    if facts.meeting_on is None:
        return not_met(NO_MEETING)
    if asked is None:
        earlier = facts.here("invite")
        other_day = "The meeting is on another day now, and nobody has been invited to that day."
        return not_met(other_day if earlier else "Nobody has been invited to the meeting.")
    lacking = _lacking(facts, asked.several("who"), asked.several("others"), asked.day("on") or asked.on)
    if lacking:
        return not_met(f"Not everybody has been invited: {lacking}.")
    return met(f"Everybody had been invited by {in_words(asked.day('on') or asked.on)}.")


@checks.add
def notice_given(facts: Facts) -> Answer:
    """The date was known at least two weeks before the meeting (reg 20(3))."""
    asked, last = facts.invited, facts.notice_by
    if asked is None or last is None:
        lacking: Answer = everyone_invited(facts)
        return lacking
    return _in_time(asked.day("on") or asked.on, last, "The invitation went out")


@checks.add
def papers_went_round(facts: Facts) -> Answer:
    """The advice that has come is with everybody who is invited, whenever that was."""
    sent = facts.here("circulate")
    if sent is None or not sent.values.get("to_everyone"):
        return not_met("The advice has not been sent to everybody who is invited.")
    return met(f"The advice was with everybody on {in_words(sent.day('on') or sent.on)}.")


@checks.add
def papers_circulated(facts: Facts) -> Answer:
    """The advice was with everybody who is invited at least two weeks before the meeting (reg 20(4))."""
    sent, last = facts.here("circulate"), facts.notice_by
    went: Answer = papers_went_round(facts)
    if sent is None or not went.met:
        return went
    if last is None:
        return not_met(NO_MEETING)
    return _in_time(sent.day("on") or sent.on, last, "The advice was with everybody")


@checks.add
def meeting_was_held(facts: Facts) -> Answer:
    """The review's meeting was held (reg 20(1))."""
    if facts.held_on is None:
        return not_met("It is not written that the meeting was held.")
    return met(f"The meeting was held on {in_words(facts.held_on)}.")


@checks.add
def progress_considered(facts: Facts) -> Answer:
    """The meeting looked at the progress towards the plan's outcomes (reg 20(5))."""
    noted = facts.here("note_meeting")
    if noted and noted.text("progress"):
        return met("How far the child has come towards the plan’s outcomes is written.")
    return not_met("How far the child has come towards the plan’s outcomes is not written.")


@checks.add
def adulthood_considered(facts: Facts) -> Answer:
    """From Year 9 the meeting looks at what prepares for adult life and living independently (reg 20(6))."""
    planned = facts.here("plan_adulthood")
    if planned:
        return met(f"What prepares for adult life was written on {in_words(planned.on)}.")
    if not facts.prepares_for_adulthood:
        return not_needed("This begins with Year 9.")
    return not_met("What prepares for adult life and living independently is not written.")


@checks.add
def careers_guidance_noted(facts: Facts) -> Answer:
    """Independent careers guidance is on record, in Years 7 to 13 (Education Act 1997, section 42A)."""
    noted = facts.here("note_careers")
    if noted:
        return met(f"Careers guidance was given on {in_words(noted.day('on') or noted.on)}.")
    if not facts.is_owed_careers_guidance:
        return not_needed("Careers guidance is owed in Years 7 to 13.")
    return not_met("No careers guidance is on record for this review.")


@checks.add
def held_beside_pep(facts: Facts) -> Answer:
    """For a looked-after child the review goes with the personal education plan (Code 9.169)."""
    beside = facts.here("beside_pep")
    if beside:
        return met(f"The personal education plan is looked at on {in_words(beside.day('pep_on') or beside.on)}.")
    if not facts.circle.pupil.looked_after:
        return not_needed("The child is not looked after by a council.")
    return not_met("It is not written how this goes with the personal education plan.")


@checks.add
def looked_at_while_young(facts: Facts) -> Answer:
    """The plan of a child under five is looked at every three to six months, beside the yearly review (Code 9.178)."""
    since = facts.looked_at_on
    if not facts.is_under_five or since is None:
        return not_needed("This is asked for children under five.")
    if facts.today < months_after(since, YOUNG_SINCE):
        return met(f"The plan was last looked at on {in_words(since)}.")
    return not_met(f"The plan was last looked at on {in_words(since)}, and the child is under five.")


# Views, and the report


@checks.add
def child_views_known(facts: Facts) -> Answer:
    """The child's own words, or an honest try to get them, for this review (Children and Families Act 2014, s.19)."""
    if facts.child_spoke_on:
        return met(f"What the child thinks was asked on {in_words(facts.child_spoke_on)}.")
    return not_met("What the child thinks of the plan is not written, nor that it was asked.")


@checks.add
def family_views_known(facts: Facts) -> Answer:
    """The family's words for this review, those of the young person who decides, or enough attempts (s.19)."""
    if facts.family_spoke_on:
        return met(f"What the family thinks was written on {in_words(facts.family_spoke_on)}.")
    if facts.young_person_decides and facts.child_spoke_on:
        return met(f"The young person, who decides, was asked on {in_words(facts.child_spoke_on)}.")
    if facts.attempts_were_made:
        return met(facts.attempts.because)
    return not_met("What the family thinks of the plan is not written.")


@checks.add
def report_written(facts: Facts) -> Answer:
    """The head's report with what is recommended is written (reg 20(7))."""
    written = facts.here("write_report")
    if written and written.text("why"):
        return met(f"The report was written on {in_words(written.on)}.")
    return not_met("The report with its recommendations is not written.")


@checks.add
def difference_written(facts: Facts) -> Answer:
    """The report says where opinions differ (reg 20(8)): that all agree, or who sees what differently."""
    written = facts.here("write_report")
    if written is None:
        return not_met("It is not written whether anybody sees it differently.")
    if written.text("differs") == "no":
        return met("All who were there agree.")
    if written.text("differences"):
        return met("Where opinions differ is written.")
    return not_met("Somebody sees it differently, and it is not written what.")


@checks.add
def report_sent(facts: Facts) -> Answer:
    """The report is with everybody who was invited (reg 20(9)); late or in time, with its day."""
    sent = facts.here("send_report_round")
    if sent is None:
        return not_met("The report has not been sent.")
    day = sent.day("on") or sent.on
    lacking = _lacking(facts, sent.several("who"), sent.several("others"), day)
    if lacking:
        return not_met(f"Not everybody who was invited has the report: {lacking}.")
    return met(f"Everybody who was invited had the report by {in_words(day)}.")


def _lacking(facts: Facts, family: tuple[str, ...], others: tuple[str, ...], day: date) -> str:
    """Who of those that the law names is left out, without a name; blank where nobody is."""
    missing = ["a parent" for who in sorted(facts.circle.deciders(day) - set(family)) if who != "child"]
    missing += ["the young person"] if facts.circle.young_person_decides(day) and "child" not in family else []
    missing += [words for name, words in OFFICIALS.items() if name not in others]
    return ", ".join(dict.fromkeys(missing))


def _in_time(day: date, last: date, what: str) -> Answer:
    """Whether something was done at least two weeks before the meeting."""
    if day <= last:
        return met(f"{what} on {in_words(day)}, at least two weeks before the meeting.")
    return not_met(f"{what} on {in_words(day)}, and {in_words(last)} was the last day for it before this meeting.")

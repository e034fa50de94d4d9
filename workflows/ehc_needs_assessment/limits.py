"""By when the council, the school and the family have time: each limit with its regulation, and what it falls away by.

Calendar days throughout: Christmas, Easter and half terms stop none of them. Where a listed reason holds, the time
limit falls away, never the duty.
"""

from datetime import date, timedelta

from engine.clocks import later_of, months_after, weeks_after
from workflows.ehc_needs_assessment.facts import Facts
from workflows.school import clocks

ANSWER_AGAIN = timedelta(days=15)
"""For the council's word on a re-assessment, from the request (regulation 25)."""
FINAL_AGAIN = 14
"""Weeks for the final plan of a re-assessment, from the council's word on it (regulation 27(2))."""
NEW_LETTER, NO_PLAN_ORDERED, FINAL_ORDERED = 2, 10, 14
"""Weeks after an appeal or a mediation about the assessment (regulations 44(2)(b), 45(3) and (3A), 42(2))."""
DRAFT_OF_PLAN, FINAL_OF_PLAN = 5, 11
"""Weeks after an appeal or a mediation about whether there is a plan (regulations 44(2)(c), 45, 42(2))."""
AMENDED = 5
"""Weeks after an appeal or a mediation about what stands in the plan (regulations 44(2)(e), 45(4), 42(2))."""
APPEAL_MONTHS, CERTIFICATE_MONTHS = 2, 1


def decision_by(facts: Facts) -> date | None:
    """By when the council says whether it assesses; None where nobody has asked, or the time limit falls away.

    Nothing is listed that puts the fifteen days of a re-assessment off.
    """
    asked = facts.asked_on
    if asked is None:
        return None
    if facts.is_asked_again:
        return asked + ANSWER_AGAIN
    return None if council_may_take_longer(facts) else clocks.decision_to_assess_by(asked)


def new_letter_by(facts: Facts) -> date | None:
    """By when the council writes that it assesses after all, once an appeal about that is won."""
    ordered = facts.ordered_on
    if ordered is None or facts.plan_was_refused:
        return None
    return None if council_may_take_longer(facts) else weeks_after(ordered, NEW_LETTER)


def no_plan_by(facts: Facts) -> date | None:
    """By when the council says so, if it makes no plan."""
    asked, ordered = facts.asked_on, facts.ordered_on
    if council_may_take_longer(facts) or facts.is_asked_again:
        return None
    if ordered is not None:
        return None if facts.plan_was_refused else weeks_after(ordered, NO_PLAN_ORDERED)
    return clocks.no_plan_by(asked) if asked and facts.must_act is None else None


def draft_by(facts: Facts) -> date | None:
    """By when a draft is out, which the law says only where the tribunal ordered a plan."""
    ordered = facts.ordered_on
    if ordered is None or not facts.plan_was_refused or council_may_take_longer(facts):
        return None
    return weeks_after(ordered, DRAFT_OF_PLAN)


def final_by(facts: Facts) -> date | None:
    """By when the final plan is out, if there is to be one."""
    asked, ordered, decided = facts.asked_on, facts.ordered_on, facts.decided
    if asked is None or council_may_take_longer(facts):
        return None
    if ordered is not None:
        return weeks_after(ordered, FINAL_OF_PLAN if facts.plan_was_refused else FINAL_ORDERED)
    if facts.must_act is not None:
        return None
    if facts.is_asked_again:
        return weeks_after(decided.day("on") or decided.on, FINAL_AGAIN) if decided else None
    return clocks.final_plan_by(asked)


def final_since(facts: Facts) -> date | None:
    """The day that the final plan's limit is counted from: the order, the word on a re-assessment, the request."""
    if facts.ordered_on is not None or not facts.is_asked_again:
        return facts.ordered_on or facts.asked_on
    return (facts.decided.day("on") or facts.decided.on) if facts.decided else None


def amended_by(facts: Facts) -> date | None:
    """By when the council amends its plan, where it was told to."""
    since = facts.amended_from
    return None if since is None or council_may_take_longer(facts) else weeks_after(since, AMENDED)


def advice_by(facts: Facts) -> date | None:
    """By when the school's advice is with the council; None where it is not asked for, or a listed reason holds."""
    asked, said = facts.advice_asked_on, facts.advice
    if asked is None or (said and said.text("reason")):
        return None
    return clocks.advice_by(asked)


def draft_answer_by(facts: Facts) -> date | None:
    """The family's last day to answer the draft: fifteen days, the day of service among them."""
    served = facts.draft_served_on
    return clocks.answer_to_plan_by(served) if served else None


def appeal_from_decision(facts: Facts) -> date | None:
    """Two months from the date on the council's letter."""
    since = facts.appealable_since
    return months_after(since, APPEAL_MONTHS) if since else None


def appeal_from_certificate(facts: Facts) -> date | None:
    """One month from the date on the mediation certificate, where there is one."""
    certificate = facts.certificate_on
    return months_after(certificate, CERTIFICATE_MONTHS) if certificate and facts.appealable_since else None


def appeal_by(facts: Facts) -> date | None:
    """The family's last day to appeal: the later of the two."""
    return later_of(appeal_from_decision(facts), appeal_from_certificate(facts))


def council_may_take_longer(facts: Facts) -> bool:
    """Whether a listed reason holds by which the council's time limits fall away."""
    asked = facts.advice_asked_on
    return bool(facts.reasons_for_longer) or (
        asked is not None and clocks.asked_around_closure(facts.known.days, asked)
    )

"""Days and words that hang on an answer: what due dates are counted from, and what stands in or beside a field.

Each rule answers None while there is no such day; a task that hangs on it is then not open, and a date is not there.
"""

from datetime import date

from engine.checks import Register
from engine.clocks import months_after
from engine.days import DayKind, in_words
from engine.definition import Standing
from engine.playbook import DueOn
from engine.values import Answered
from workflows.ehc_needs_assessment import limits
from workflows.ehc_needs_assessment.facts import Facts
from workflows.school.clocks import appeal_taken_until
from workflows.support.outcome_reviews import REACHED
from workflows.support.rights import rights_pass_on

rules = Register("rule")
rules.add(rights_pass_on)
ASK_AGAIN = 20
"""After how many school days the council is asked how it stands, where no time limit runs: our default."""
SETTLE = 20
"""How many school days after the family's time somebody writes down how it ended: our default."""
SIX_MONTHS = 6
OWN = "ehc_needs_assessment"


# The limits of the law, each with the event that it is counted from


def _law(on: date | None, since: date | None, limit: str = "") -> DueOn | None:
    return DueOn(on, Standing.LAW, since, limit) if on else None


@rules.add
def decision_by(facts: Facts) -> DueOn | None:
    return _law(limits.decision_by(facts), facts.asked_on, "re-assessment" if facts.is_asked_again else "assessment")


@rules.add
def new_letter_by(facts: Facts) -> DueOn | None:
    return _law(limits.new_letter_by(facts), facts.ordered_on)


@rules.add
def no_plan_by(facts: Facts) -> DueOn | None:
    return _law(limits.no_plan_by(facts), facts.ordered_on or facts.asked_on, "no plan")


@rules.add
def draft_by(facts: Facts) -> DueOn | None:
    return _law(limits.draft_by(facts), facts.ordered_on, "draft")


@rules.add
def final_by(facts: Facts) -> DueOn | None:
    return _law(
        limits.final_by(facts), limits.final_since(facts), "plan refused" if facts.plan_was_refused else "final"
    )


@rules.add
def advice_by(facts: Facts) -> DueOn | None:
    return _law(limits.advice_by(facts), facts.advice_asked_on)


@rules.add
def amended_by(facts: Facts) -> DueOn | None:
    return _law(limits.amended_by(facts), facts.amended_from)


@rules.add
def draft_answer_by(facts: Facts) -> DueOn | None:
    return _law(limits.draft_answer_by(facts), facts.draft_served_on)


@rules.add
def appeal_from_decision(facts: Facts) -> DueOn | None:
    return _law(limits.appeal_from_decision(facts), facts.appealable_since)


@rules.add
def appeal_from_certificate(facts: Facts) -> DueOn | None:
    return _law(limits.appeal_from_certificate(facts), facts.certificate_on)


@rules.add
def appeal_by(facts: Facts) -> DueOn | None:
    both: list[DueOn] = [each for each in (appeal_from_decision(facts), appeal_from_certificate(facts)) if each]
    return max(both, key=lambda each: each.on, default=None)


# When somebody asks, if nothing has come


@rules.add
def decision_expected(facts: Facts) -> DueOn | None:
    """When the council is to have decided: its day in law, or where that falls away the day of asking again."""
    return _expected(facts, decision_by(facts), facts.known.last("note_decision"))


@rules.add
def plan_decision_expected(facts: Facts) -> DueOn | None:
    """When the council is to have sent a draft, or its letter that it makes no plan."""
    by = draft_by(facts) or no_plan_by(facts) or final_by(facts)
    return _expected(facts, by, facts.here("note_plan_decision"))


@rules.add
def final_expected(facts: Facts) -> DueOn | None:
    """When the council is to have sent the final plan."""
    return _expected(facts, final_by(facts), facts.here("note_final"))


@rules.add
def advice_expected(facts: Facts) -> DueOn | None:
    """When the school's advice is due; where a listed reason puts the six weeks off, as soon as it can be given."""
    if facts.advice_asked_on is None or facts.advice_is_excused:
        return None
    return _expected(facts, advice_by(facts), facts.advice)


@rules.add
def amended_expected(facts: Facts) -> DueOn | None:
    """When the council is to have amended its plan; None where it was not told to."""
    if facts.amended_from is None:
        return None
    return _expected(facts, amended_by(facts), facts.outcome)


def _expected(facts: Facts, by: DueOn | None, said: Answered | None) -> DueOn:
    """The day in law; without one, `ASK_AGAIN` school days from what was last said, or from coming to this stage."""
    if by is not None:
        return by
    since = (said.day("on") if said else None) or facts.known.journey.entered_on
    return DueOn(facts.known.days.after(since, ASK_AGAIN, DayKind.SCHOOL), Standing.OUR_DEFAULT, since, "asked again")


@rules.add
def settled_by(facts: Facts) -> date | None:
    """Until when a letter usually waits: some time after the family's last day; None while an appeal runs."""
    last = limits.appeal_by(facts)
    if last is None or (facts.is_disputed and facts.outcome is None):
        return None
    return facts.known.days.after(last, SETTLE, DayKind.SCHOOL)


# Words to begin with, and beside a question


@rules.add
def received_so_far(facts: Facts) -> date | None:
    """The day on which the council got the request, so far as is known."""
    return facts.asked_on


@rules.add
def council_now(facts: Facts) -> str | None:
    """The council that is responsible for the child."""
    return facts.circle.council_on(facts.today) or None


@rules.add
def draft_so_far(facts: Facts) -> date | None:
    """The date on the letter with the draft, to begin with."""
    sent = facts.known.last("note_plan_decision")
    return sent.day("on") if sent and sent.text("decision") == "draft" else None


@rules.add
def what_works(facts: Facts) -> str | None:
    """What is known of strengths and of what helps: the plan in force, and the child's own words."""
    plan = facts.circle.plan_in_force
    words = next((view.good for view in reversed(facts.circle.views) if view.good), "")
    known = [plan.class_changes if plan else "", f"In the child’s own words: {words}" if words else ""]
    return "\n".join(filter(None, known)) or None


@rules.add
def what_was_done(facts: Facts) -> str | None:
    """Each plan that was put in place: since when, what was done in class and beside it, and how far it led."""
    lines = []
    for plan in (each for each in facts.circle.plans if each.from_on):
        lines.append(f"From {in_words(plan.from_on or facts.today)}: {plan.class_changes}".rstrip(": "))
        lines += [f"Support: {each.what}" for each in plan.provision]
        seen = (each for each in facts.circle.reviewed if each.plan_id == plan.id and each.is_complete)
        lines += [f"{REACHED.get(each.reached, '')}: {each.now}" for each in seen]
    return "\n".join(lines) or None


@rules.add
def whose_decision(facts: Facts) -> str | None:
    """Whose answer counts, where it is the young person's own (CFA 2014, section 36(1), and the Code, chapter 8)."""
    if facts.decider == "family":
        return None
    return (
        "Compulsory school age has ended: this is the young person’s own decision, and they are taken to be able to "
        "make it. Parents can still help. Where they cannot decide this even with help, a representative speaks for "
        "them in this one decision."
    )


@rules.add
def six_months(facts: Facts) -> str | None:
    """That the council need not assess twice within six months, where it assessed lately (CFA 2014, section 36(6))."""
    ended = [each.closed_on for each in facts.known.others if each.workflow == OWN and each.closed_on]
    last = max(ended, default=None)
    if last is None or months_after(last, SIX_MONTHS) < facts.today:
        return None
    return (
        f"The last request ended on {in_words(last)}. The council need not assess again within six months of its last "
        "assessment; it may. Nothing here waits for that."
    )


@rules.add
def family_dates(facts: Facts) -> str | None:
    """The family's two dates, in words for the family: which of them counts, and how a holiday at its end is taken."""
    first, second = limits.appeal_from_decision(facts), limits.appeal_from_certificate(facts)
    if first is None:
        return None
    lines = [f"Two months from the decision: {in_words(first)}."]
    if second:
        lines.append(f"One month from the mediation certificate: {in_words(second)}.")
        lines.append(f"The later day counts: {in_words(max(first, second))}.")
    else:
        lines.append("With a mediation certificate: one month from its date, if that is later.")
    lines.append(f"A mediation adviser is to be asked by {in_words(first)}, unless only the school named is disputed.")
    last = max(first, second or first)
    taken = appeal_taken_until(last, facts.known.days)
    if taken != last:
        lines.append(
            f"That is no working day of the tribunal, which takes it until {in_words(taken)} (not yet checked)."
        )
    return "\n".join(lines)

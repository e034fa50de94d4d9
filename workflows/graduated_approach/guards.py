"""The checks of the graduated approach up to the decision, and all its checks together.

Each gets the facts and answers with a because: a full sentence that names no contact, no diagnosis and nothing about
safety, since becauses reach lists, exports and families.
"""

from engine.checks import Answer, Register, met, not_met, not_needed
from engine.days import in_words
from workflows.graduated_approach.cycle_facts import agreed_at_last_review
from workflows.graduated_approach.facts import Facts
from workflows.graduated_approach.plan_guards import plan_checks
from workflows.graduated_approach.review_guards import review_checks
from workflows.support.elsewhere_asked import elsewhere_checks
from workflows.support.rights import rights_have_passed
from workflows.support.safeguarding import EXCUSED, safeguarding_checks
from workflows.support.suspensions_asked import suspension_checks

checks = Register("check", plan_checks, review_checks, elsewhere_checks, safeguarding_checks, suspension_checks)
checks.add(rights_have_passed)

DECIDED_BY_PLAN = "The EHC plan has decided this."
NOBODY_DECIDED = "Nobody has decided yet whether this is SEN."
TEACHER_NOT_AGREED = "The class teacher has not yet agreed the decision."
SENCO_NOT_AGREED = "The SENCO has not yet agreed the decision."
DECIDES = {"senco": "SENCO", "head": "head"}
"""Whose decision counts as the SENCO’s, and what becauses call them: the step is the head’s where nobody is SENCO."""


# Concern and teaching response


@checks.add
def teaching_tried_or_plain(facts: Facts) -> Answer:
    """A change in class teaching has a starting point and a dated result, here or at the last school, or the need is
    plain (Code 6.16, 6.19)."""
    if facts.circle.has_ehc_plan:
        return not_needed(DECIDED_BY_PLAN)
    if facts.result_on:
        return met(f"A change in class teaching was tried, with a result on {in_words(facts.result_on)}.")
    if earlier := facts.earlier_result_on:
        return met(f"A change in class teaching was tried at the last school, with a result on {in_words(earlier)}.")
    weighed = facts.in_cycle("weigh_concern")
    if weighed and weighed.text("next") == "plain" and weighed.text("why"):
        return met(f"Why the need is plain was written on {in_words(weighed.on)}.")
    return not_met("No change in class teaching has a result yet, and nobody has written why the need is plain.")


@checks.add
def family_told_what_comes_next(facts: Facts) -> Answer:
    """A family that raised the concern, or knows of it, is told what comes next (Code 6.45)."""
    told = facts.in_visit("answer_family")
    if told:
        return met(f"The family was told what comes next on {in_words(told.day('on') or told.on)}.")
    if facts.is_excused:
        return not_needed(EXCUSED)
    if not facts.family_knows:
        return not_needed("The family did not raise this and does not know of it.")
    return not_met("The family raised this and has not been told what comes next.")


@checks.add
def result_written(facts: Facts) -> Answer:
    """How the change in class teaching went is written (Code 6.19)."""
    result = facts.in_visit("say_how_it_went")
    if result:
        return met(f"How the change in class teaching went was written on {in_words(result.on)}.")
    return not_met("How the change in class teaching went is not written.")


@checks.add
def family_told_how_it_went(facts: Facts) -> Answer:
    """A family that knows of the concern has heard how the response goes (Code 6.39)."""
    return _heard(facts, "The family has not been told how it went.", facts.family_knows)


@checks.add
def family_talked_with(facts: Facts) -> Answer:
    """Somebody has talked with the family since the response began, or tried as often as the school asks."""
    talked = facts.known.last("talk_with_family")
    if talked and talked.on >= facts.response_began_on:
        return met(f"The talk with the family was written down on {in_words(talked.on)}.")
    return _heard(facts, "No talk with the family is on record since the response began.", is_asked=True)


def _heard(facts: Facts, otherwise: str, is_asked: bool) -> Answer:
    """Whether the family was talked with, written to, or could not be reached, since the response began."""
    began = facts.response_began_on
    contacts, unreachable = facts.contacts_since(began), facts.unreachable_since(began)
    if contacts:
        return met(f"The family was talked with or written to on {in_words(contacts[-1].on)}.")
    if facts.is_excused:
        return not_needed(EXCUSED)
    if not is_asked:
        return not_needed("The family never knew of this.")
    return met(unreachable) if unreachable else not_met(otherwise)


# Views, and the picture


@checks.add
def early_talk_and_note(facts: Facts) -> Answer:
    """An early talk with the family is on record, and they have its note (Code 6.39); asked in the first cycle."""
    if facts.cycle > 1:
        return not_needed("This is asked in the first cycle only.")
    talks = facts.talks_since(facts.opened_on)
    noted = [talk for talk in talks if talk.note_given]
    if noted:
        return met(f"The family was talked with on {in_words(noted[-1].on)}, and has the note.")
    if facts.young_person_said_on:
        return met(f"The young person, who decides, was talked with on {in_words(facts.young_person_said_on)}.")
    if facts.is_excused:
        return not_needed(EXCUSED)
    if talks:
        return not_met(f"The note of the talk on {in_words(talks[-1].on)} has not been given to the family.")
    unreachable = facts.unreachable_since(facts.opened_on)
    if unreachable:
        return met(unreachable)
    made = facts.circle.attempts_since(facts.opened_on).number
    return not_met(f"No early talk with the family is on record ({made} of {facts.circle.wanted.number} attempts).")


@checks.add
def family_views_known(facts: Facts) -> Answer:
    """The family's words are written in this cycle, or at the review that opened it (Code 6.45)."""
    said = [talk for talk in facts.talks_since(facts.views_count_from) if talk.said]
    confirmed = facts.in_cycle("talk_about_needs")
    if said:
        return met(f"What the family thinks was written on {in_words(said[-1].on)}.")
    if confirmed and confirmed.text("said"):
        return met(f"What the family thinks was found still right on {in_words(confirmed.on)}.")
    if facts.young_person_said_on:
        return met(f"The young person, who decides, said what they think on {in_words(facts.young_person_said_on)}.")
    if facts.is_excused:
        return not_needed(EXCUSED)
    unreachable = facts.unreachable_since(facts.views_count_from)
    return met(unreachable) if unreachable else not_met("What the family thinks is not written.")


@checks.add
def pupil_views_known(facts: Facts) -> Answer:
    """The child's own words, or an honest try to get them, in this cycle or at that review (Code 6.45)."""
    said = [view for view in facts.views if not view.tried]
    if said:
        return met(f"What the child thinks was written on {in_words(said[-1].on)}.")
    if facts.views:
        return met(f"What the child thinks was asked on {in_words(facts.views[-1].on)}, and could not be obtained.")
    return not_met("What the child thinks is not written, nor that it was asked.")


@checks.add
def needs_analysed(facts: Facts) -> Answer:
    """Strengths, what is hard, what shows it and at least one barrier are written in this cycle (Code 6.45)."""
    picture = facts.in_cycle("pull_together")
    wanted = {
        "strengths": "what the child does well",
        "hard": "what is hard",
        "shows": "what shows it",
        "barriers": "what gets in the way",
    }
    missing = [words for name, words in wanted.items() if picture is None or not picture.values.get(name)]
    if picture and not missing:
        return met(f"The picture was put together on {in_words(picture.on)}.")
    return not_met(f"The picture is not complete: {', '.join(missing)} is not written.")


# The decision


@checks.add
def teacher_and_senco_decided(facts: Facts) -> Answer:
    """A "yes" that teacher and SENCO have both agreed, here or at the review that opened this cycle (Code 6.45)."""
    if facts.circle.has_ehc_plan:
        return not_needed(DECIDED_BY_PLAN)
    return _agreed_at_review(facts) or _decided(facts, "yes")


@checks.add
def decided_not_sen(facts: Facts) -> Answer:
    """A "no" that teacher and SENCO have both agreed: a "yes" must not pass to Not SEN (Code 6.45)."""
    return _decided(facts, "no")


def _agreed_at_review(facts: Facts) -> Answer | None:
    """What teacher and SENCO agreed at the review stands for a decision that is not taken anew in this cycle."""
    agreed = agreed_at_last_review(facts) if facts.decision is None else None
    if agreed is None:
        return None
    return met(f"At the review, on {in_words(agreed.on)}, teacher and SENCO agreed that support goes on.")


def _decided(facts: Facts, wanted: str) -> Answer:
    decision, teacher = facts.decision, facts.teacher_answered
    if decision is None:
        return not_met(NOBODY_DECIDED)
    if decision.text("decision") != wanted:
        return not_met(f"The decision of {in_words(decision.on)} was not {wanted}.")
    if teacher is None or teacher.text("view") != "agreed":
        return not_met(TEACHER_NOT_AGREED)
    if decision.role not in DECIDES:
        return not_met(SENCO_NOT_AGREED)
    both = f"The class teacher and the {DECIDES[decision.role]}"
    return met(f"{both} have both agreed the decision of {in_words(decision.on)}.")


@checks.add
def decision_made(facts: Facts) -> Answer:
    """What is asked of the SENCO is done: a decision stands that the teacher has agreed, or has still to answer.

    A teacher who would like to talk turns it back.
    """
    decision, teacher = facts.decision, facts.teacher_answered
    if facts.circle.has_ehc_plan:
        return not_needed(DECIDED_BY_PLAN)
    if decision is None:
        return _agreed_at_review(facts) or not_met(NOBODY_DECIDED)
    if decision.role not in DECIDES:
        return not_met(SENCO_NOT_AGREED)
    if teacher and teacher.text("view") != "agreed":
        return not_met(f"The class teacher would like to talk about the decision of {in_words(decision.on)}.")
    if decision.text("decision") == "not_clear":
        return met(f"On {in_words(decision.on)} it was not yet clear.")
    return met(f"The {DECIDES[decision.role]} decided on {in_words(decision.on)}.")


@checks.add
def decision_answered(facts: Facts) -> Answer:
    """The class teacher has said what they think of the decision as it now stands."""
    teacher = facts.teacher_answered
    if teacher:
        return met(f"The class teacher answered on {in_words(teacher.on)}.")
    return not_met(TEACHER_NOT_AGREED)


@checks.add
def decision_has_reasons(facts: Facts) -> Answer:
    """The decision is recorded with its reasons (Code 6.43)."""
    decision = facts.decision
    if facts.circle.has_ehc_plan:
        return not_needed(DECIDED_BY_PLAN)
    if decision is None:
        return _agreed_at_review(facts) or not_met(NOBODY_DECIDED)
    if decision.text("reasons"):
        return met(f"The decision of {in_words(decision.on)} has its reasons.")
    return not_met(f"The decision of {in_words(decision.on)} has no reasons.")


@checks.add
def family_told_not_sen(facts: Facts) -> Answer:
    """The family has been told what was decided, and why (Code 6.23)."""
    told, decision = facts.in_cycle("tell_family_not_sen"), facts.decision
    if told and decision and told.at >= decision.at:
        return met(f"The family was told on {in_words(told.day('on') or told.on)} what was decided, and why.")
    if facts.is_excused:
        return not_needed(EXCUSED)
    unreachable = facts.unreachable_since(decision.on) if decision else None
    return met(unreachable) if unreachable else not_met("The family has not been told what was decided, and why.")


@checks.add
def no_ehc_plan(facts: Facts) -> Answer:
    """No EHC plan is in force: only the council can end one (Children and Families Act 2014, section 45)."""
    if facts.circle.has_ehc_plan:
        return not_met("An EHC plan is in force: only the council can end it.")
    return met("No EHC plan is in force.")

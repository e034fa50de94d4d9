"""The checks of a request for an EHC needs assessment: each answers with a because that names nobody.

Force and reference stand in the definition; here is the judgement. Nothing is asked of a family that asks the council
itself, and no check counts cycles or money: the test is the council's (Children and Families Act 2014, section 36(8)).
"""

from datetime import date

from engine.checks import Answer, Register, met, not_met, not_needed
from engine.days import in_words
from workflows.ehc_needs_assessment import limits
from workflows.ehc_needs_assessment.facts import APPEALABLE, ISSUED, REFUSED, Facts
from workflows.support.rights import rights_have_passed

checks = Register("check")
checks.add(rights_have_passed)

VIEWS = {
    "yes": "The {decider} wants the school to ask the council.",
    "ask_themselves": "The {decider} would rather ask the council directly.",
    "no": "The {decider} does not want the council to be asked.",
}
LONGER = "A listed reason holds, so this time limit falls away; the duty stays."


# The school's own request


@checks.add
def action_shown(facts: Facts) -> Answer:
    """What the school has done, and how it went, is written (Code 6.63): no number of cycles is asked for."""
    shown = facts.known.last("show_what_was_done")
    if shown:
        return met(f"What has been done was written on {in_words(shown.on)}.")
    return not_met("What has been done for the child is not written.")


@checks.add
def family_view_known(facts: Facts) -> Answer:
    """The school asks with the knowledge of the parents or the young person, and ideally their agreement (Code 9.8)."""
    view = facts.view
    if view is None:
        return not_met(f"The {facts.decider} has not been asked what to do.")
    if not facts.view_is_deciders:
        return not_met(f"Nobody who decides for the {facts.decider} has been asked yet.")
    said = view.text("view")
    if said == "no":
        return not_met(VIEWS["no"].format(decider=facts.decider))
    if said not in VIEWS:
        return not_met(f"The {facts.decider} wants time.")
    spoken = " A representative spoke for the young person in this." if facts.young_person_is_represented else ""
    return met(VIEWS[said].format(decider=facts.decider) + spoken)


@checks.add
def request_shared(facts: Facts) -> Answer:
    """The family knows what was sent, and when (Code 6.39)."""
    sent = facts.known.last("send_request")
    if sent is None:
        return not_met("It is not written when the council was asked.")
    day = in_words(sent.day("on") or sent.on)
    if sent.values.get("copy") is not True:
        return not_met(f"The council was asked on {day}, and the family has no copy of it.")
    return met(f"The council was asked on {day}, and the family has a copy.")


@checks.add
def receipt_known(facts: Facts) -> Answer:
    """Whether the council's own word is known of when it got the request, and which council it is.

    Every date hangs on that day. Whoever wrote down that a family had asked may only have heard of it.
    """
    noted = facts.known.last("note_received")
    if noted is None:
        return not_met("It is not written from the council’s letter when it got the request.")
    got = noted.day("on") or noted.on
    if not facts.circle.council_on(facts.today):
        return not_met("It is not written which council was asked.")
    return met(f"The council got the request on {in_words(got)}.")


# The council's answers


@checks.add
def council_has_decided(facts: Facts) -> Answer:
    """Whether the council has said if it assesses (SEND Regulations 2014, regulation 5)."""
    said = facts.decided
    if said is None:
        return not_met("The council has not said whether it assesses.")
    will = "that it assesses" if said.text("decision") == "assess" else "that it does not assess"
    return met(f"The council said on {in_words(said.day('on') or said.on)} {will}.")


@checks.add
def decision_settled(facts: Facts) -> Answer:
    """Whether the date of the council's decision is over: it is there, or a listed reason holds (regulation 5(4))."""
    if facts.stage != "requested":
        return not_needed("The council is past this decision, or has not been asked.")
    decided: Answer = council_has_decided(facts)
    return decided if decided.met or limits.decision_by(facts) else not_needed(LONGER)


@checks.add
def new_letter_known(facts: Facts) -> Answer:
    """Whether the council has written that it assesses after all (regulations 44(2)(b), 45(3))."""
    if facts.ordered_on is None or facts.plan_was_refused:
        return not_needed("The council was not told to assess after all.")
    letter = facts.here("note_new_letter")
    if letter:
        return met(f"The council wrote on {in_words(letter.day('on') or letter.on)} that it assesses after all.")
    if facts.stage != "assessing" or limits.new_letter_by(facts) is None:
        return not_needed("The council assesses already, or a listed reason holds.")
    return not_met("The council has not written that it assesses after all.")


@checks.add
def plan_decision_known(facts: Facts) -> Answer:
    """Whether the council has sent a draft, or a letter that it makes no plan (regulation 10)."""
    said = facts.plan_decided
    if said is None:
        return not_met("The council has sent neither a draft plan nor a letter that it makes none.")
    what = "a draft plan" if said.text("decision") == "draft" else "a letter that it makes no plan"
    return met(f"The council sent {what} on {in_words(said.day('on') or said.on)}.")


@checks.add
def plan_decision_settled(facts: Facts) -> Answer:
    """Whether the dates for a letter without a plan, and for a draft, are over (regulation 10(4) has the reasons)."""
    if facts.stage not in {"requested", "assessing", "advised"}:
        return not_needed("The council is past this, or has not been asked.")
    if limits.council_may_take_longer(facts):
        return not_needed(LONGER)
    known: Answer = plan_decision_known(facts)
    return known


@checks.add
def final_known(facts: Facts) -> Answer:
    """Whether the council has sent what follows its draft (regulation 13(2))."""
    said = facts.final
    if said is None:
        return not_met("The council has not sent what follows the draft.")
    what = "the final plan" if said.text("decision") == "final" else "a letter that it makes no plan"
    return met(f"The council sent {what} on {in_words(said.day('on') or said.on)}.")


@checks.add
def final_settled(facts: Facts) -> Answer:
    """Whether the date of the final plan is over, as it is while the council says no (reasons: regulation 13(3))."""
    if facts.stage == ISSUED:
        return met("The final plan is here.")
    if facts.stage in REFUSED:
        return not_needed("The council has said no.")
    if limits.final_by(facts) is None:
        return not_needed("No day runs for the final plan.")
    known: Answer = final_known(facts)
    return known


# The school's advice


@checks.add
def advice_request_known(facts: Facts) -> Answer:
    """Whether it is known when the council asked for the school's advice (regulation 6(1))."""
    if facts.advice_asked_on:
        return met(f"The council’s request for our advice came on {in_words(facts.advice_asked_on)}.")
    if facts.advice_is_excused or facts.advice_sent_on:
        return not_needed("The council needs no advice from us any more.")
    return not_met("The council has not asked for our advice yet.")


@checks.add
def advice_sent(facts: Facts) -> Answer:
    """The school gives the advice that the council asks for, within six weeks (regulation 8(1)).

    A listed reason puts the six weeks off, and never the advice (regulation 8(2)).
    """
    if facts.advice_sent_on:
        return met(f"Our advice went to the council on {in_words(facts.advice_sent_on)}.")
    asked, by = facts.advice_asked_on, limits.advice_by(facts)
    if asked is None:
        return not_met("The council has not asked for our advice yet.")
    if by is None:
        return not_met("Our advice is not with the council. A listed reason puts the six weeks off, not the advice.")
    return not_met(f"Our advice is not with the council: it is due by {in_words(by)}.")


@checks.add
def council_has_not_asked(facts: Facts) -> Answer:
    """What the exemption rests on that no advice is owed: the council has not asked for any."""
    if facts.advice_asked_on:
        return not_met(f"The council’s request for our advice came on {in_words(facts.advice_asked_on)}.")
    return met("The council has not asked for our advice.")


# The family's own time


@checks.add
def draft_time_is_over(facts: Facts) -> Answer:
    """Whether the family's fifteen days to answer the draft are over, the day of service among them (regulation 13)."""
    last = limits.draft_answer_by(facts)
    if facts.stage != "draft" or last is None:
        return not_needed("No draft is with the family, or nobody has said since when.")
    if facts.today > last:
        return met(f"The family could answer the draft until {in_words(last)}.")
    return not_met(f"The family can answer the draft until {in_words(last)}.")


@checks.add
def decision_time_is_over(facts: Facts) -> Answer:
    """Whether two months from the council's letter are over (Tribunal Procedure Rules 2008, rule 20)."""
    return _over(facts, limits.appeal_from_decision(facts), "from the decision")


@checks.add
def certificate_time_is_over(facts: Facts) -> Answer:
    """Whether one month from the mediation certificate is over (Tribunal Procedure Rules 2008, rule 20)."""
    return _over(facts, limits.appeal_from_certificate(facts), "from the mediation certificate")


@checks.add
def family_time_is_over(facts: Facts) -> Answer:
    """Whether nothing more can come of it: the later of both times is over, or it has ended before."""
    outcome = facts.outcome
    if outcome:
        return met(f"What came of it was written on {in_words(outcome.on)}.")
    if facts.appealed_on:
        return not_met(f"The {facts.decider} has appealed, and it is not written what came of it.")
    if facts.goes_no_further:
        return met(f"The {facts.decider} goes no further.")
    return _over(facts, limits.appeal_by(facts), _since(facts))


def _since(facts: Facts) -> str:
    """From what the later of the family's two times is counted."""
    first, second = limits.appeal_from_decision(facts), limits.appeal_from_certificate(facts)
    return "from the mediation certificate" if first and second and second > first else "from the decision"


@checks.add
def family_time_over_or_appeal(facts: Facts) -> Answer:
    """Whether the family's time to appeal has been used, or is over."""
    if facts.appealed_on:
        return met(f"The {facts.decider} appealed on {in_words(facts.appealed_on)}.")
    known: Answer = family_time_is_over(facts)
    return known


def _over(facts: Facts, last: date | None, since: str) -> Answer:
    """Whether one of the family's times to appeal is over; its last day still belongs to it."""
    if last is None:
        return not_needed(f"No time to appeal is running {since}.")
    if facts.today > last:
        return met(f"The time to appeal, counted {since}, ended with {in_words(last)}.")
    return not_met(f"The {facts.decider} may appeal until {in_words(last)}, counted {since}.")


@checks.add
def outcome_known(facts: Facts) -> Answer:
    """Whether it is written what came of an appeal or a mediation, where there is one."""
    if facts.stage not in APPEALABLE or not facts.is_disputed:
        return not_needed("No appeal and no mediation is on record.")
    outcome = facts.outcome
    if outcome is None:
        return not_met("It is not written what came of the appeal or the mediation.")
    return met(f"What came of it was written on {in_words(outcome.on)}.")


@checks.add
def amended_plan_known(facts: Facts) -> Answer:
    """Whether the council has amended its plan, where it was told to (regulations 44(2)(e), 45(4))."""
    amended = facts.here("note_amended_plan")
    if facts.amended_from is None:
        return not_needed("The council was not told to amend the plan.")
    if amended is None:
        return not_met("The council has not sent the amended plan.")
    return met(f"The amended plan is of {in_words(amended.day('on') or amended.on)}.")


@checks.add
def amended_plan_settled(facts: Facts) -> Answer:
    """Whether the date of an amended plan is over; the reasons of regulation 13(3) count here too."""
    if limits.amended_by(facts) is None:
        return not_needed("No day runs for an amended plan.")
    known: Answer = amended_plan_known(facts)
    return known

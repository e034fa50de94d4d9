"""Cases of the checks of what the school does for a review: check, facts, outcome, because."""

from datetime import date

from engine.checks import Outcome
from tests.workflows.ehc_annual_review.sample import (
    BORN_16,
    FATHER,
    HELD,
    INVITED,
    MOTHER,
    NOTED,
    OTHERS,
    REPORT,
    ROUND,
    SENT,
    SET,
    attempts,
    child,
    talk,
    view,
)
from workflows.ehc_annual_review.facts import Facts

MET, NOT_MET, NOT_NEEDED = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_NEEDED
NOBODY = "Nobody has been invited to the meeting."
YEAR_9 = {"year_group": "9"}
VIEWS = {"how": ["talked"], "good": "Music"}
LAST_YEAR, NOW = date(2026, 10, 5), date(2026, 11, 20)


def invited(**more: object) -> Facts:
    return child({**SET, "invite": {**INVITED, **more}})


def went_round(**more: object) -> Facts:
    return child({**SET, "circulate": {**ROUND, **more}})


CASES = [
    ("plan_is_known", child(ehc=None), NOT_MET, "It is not written when the plan was issued."),
    ("plan_is_known", child(), MET, "The plan is of 9 March 2026."),
    ("meeting_date_set", child(), NOT_MET, "No date is set for the meeting."),
    ("meeting_date_set", child(SET), MET, "The meeting is set for 2 February 2027."),
    ("meeting_date_set", child(earlier=SET), NOT_MET, "No date is set for the meeting."),
    (
        "meeting_date_set",
        child({"carried_in": {"stage": "preparing", "meeting_on": "2027-01-20"}}),
        MET,
        "The meeting is set for 20 January 2027.",
    ),
    # who is invited
    ("everyone_invited", child(), NOT_MET, "No date is set for the meeting."),
    ("everyone_invited", child(SET), NOT_MET, NOBODY),
    ("everyone_invited", invited(), MET, "Everybody had been invited by 15 December 2026."),
    ("everyone_invited", invited(who=[MOTHER]), NOT_MET, "Not everybody has been invited: a parent."),
    (
        "everyone_invited",
        invited(who=[], others=["head"]),
        NOT_MET,
        "Not everybody has been invited: a parent, the council’s SEN officer, health, social care.",
    ),
    (
        "everyone_invited",
        child({**SET, "invite": INVITED}, born=BORN_16),
        NOT_MET,
        "Not everybody has been invited: the young person.",
    ),
    (
        "everyone_invited",
        child({**SET, "invite": {**INVITED, "who": ["child"]}}, born=BORN_16),
        MET,
        "Everybody had been invited by 15 December 2026.",
    ),
    (
        "everyone_invited",
        invited(for_on="2027-01-28"),
        NOT_MET,
        "The meeting is on another day now, and nobody has been invited to that day.",
    ),
    # two weeks before: 19 January is the last day for 2 February
    ("notice_given", child(SET), NOT_MET, NOBODY),
    (
        "notice_given",
        invited(on="2027-01-19"),
        MET,
        "The invitation went out on 19 January 2027, at least two weeks before the meeting.",
    ),
    (
        "notice_given",
        invited(on="2027-01-20"),
        NOT_MET,
        "The invitation went out on 20 January 2027, and 19 January 2027 was the last day for it before this meeting.",
    ),
    ("papers_went_round", child(), NOT_MET, "The advice has not been sent to everybody who is invited."),
    (
        "papers_went_round",
        went_round(to_everyone=False),
        NOT_MET,
        "The advice has not been sent to everybody who is invited.",
    ),
    ("papers_went_round", went_round(), MET, "The advice was with everybody on 19 January 2027."),
    ("papers_circulated", child(SET), NOT_MET, "The advice has not been sent to everybody who is invited."),
    ("papers_circulated", child({"circulate": ROUND}), NOT_MET, "No date is set for the meeting."),
    (
        "papers_circulated",
        went_round(),
        MET,
        "The advice was with everybody on 19 January 2027, at least two weeks before the meeting.",
    ),
    (
        "papers_circulated",
        went_round(on="2027-01-26"),
        NOT_MET,
        "The advice was with everybody on 26 January 2027, and 19 January 2027 was the last day for it before this "
        "meeting.",
    ),
    # the meeting
    ("meeting_was_held", child(SET), NOT_MET, "It is not written that the meeting was held."),
    ("meeting_was_held", child(HELD), MET, "The meeting was held on 2 February 2027."),
    (
        "meeting_was_held",
        child({"carried_in": {"stage": "held", "meeting_on": "2026-11-12"}}),
        MET,
        "The meeting was held on 12 November 2026.",
    ),
    ("meeting_was_held", child(earlier=HELD), NOT_MET, "It is not written that the meeting was held."),
    ("progress_considered", child(HELD), MET, "How far the child has come towards the plan’s outcomes is written."),
    (
        "progress_considered",
        child({"carried_in": {"stage": "held", "meeting_on": "2026-11-12"}}),
        NOT_MET,
        "How far the child has come towards the plan’s outcomes is not written.",
    ),
    ("adulthood_considered", child(pupil={"year_group": "8"}), NOT_NEEDED, "This begins with Year 9."),
    (
        "adulthood_considered",
        child(pupil=YEAR_9),
        NOT_MET,
        "What prepares for adult life and living independently is not written.",
    ),
    (
        "adulthood_considered",
        child({"plan_adulthood": {"work": "A supported internship"}}, pupil=YEAR_9),
        MET,
        "What prepares for adult life was written on 23 November 2026.",
    ),
    (
        "careers_guidance_noted",
        child(pupil={"year_group": "6"}),
        NOT_NEEDED,
        "Careers guidance is owed in Years 7 to 13.",
    ),
    (
        "careers_guidance_noted",
        child(pupil={"year_group": "14"}),
        NOT_NEEDED,
        "Careers guidance is owed in Years 7 to 13.",
    ),
    (
        "careers_guidance_noted",
        child(pupil={"year_group": "7"}),
        NOT_MET,
        "No careers guidance is on record for this review.",
    ),
    (
        "careers_guidance_noted",
        child({"note_careers": {"on": "2026-10-07"}}, pupil={"year_group": "13"}),
        MET,
        "Careers guidance was given on 7 October 2026.",
    ),
    ("held_beside_pep", child(), NOT_NEEDED, "The child is not looked after by a council."),
    (
        "held_beside_pep",
        child(pupil={"looked_after": True}),
        NOT_MET,
        "It is not written how this goes with the personal education plan.",
    ),
    (
        "held_beside_pep",
        child({"beside_pep": {"pep_on": "2027-02-02"}}, pupil={"looked_after": True}),
        MET,
        "The personal education plan is looked at on 2 February 2027.",
    ),
    ("looked_at_while_young", child(), NOT_NEEDED, "This is asked for children under five."),
    (
        "looked_at_while_young",
        child(born=date(2022, 3, 4)),
        NOT_MET,
        "The plan was last looked at on 9 March 2026, and the child is under five.",
    ),
    (
        "looked_at_while_young",
        child({"consider_sooner": {"on": "2026-10-05"}}, born=date(2022, 3, 4)),
        MET,
        "The plan was last looked at on 5 October 2026.",
    ),
    # what child and family say
    (
        "child_views_known",
        child(SET),
        NOT_MET,
        "What the child thinks of the plan is not written, nor that it was asked.",
    ),
    (
        "child_views_known",
        child({**SET, "ask_child": {"how": ["talked"]}}),
        NOT_MET,
        "What the child thinks of the plan is not written, nor that it was asked.",
    ),
    ("child_views_known", child({"ask_child": VIEWS}), MET, "What the child thinks was asked on 23 November 2026."),
    (
        "child_views_known",
        child({"ask_child": {"how": ["tried_not_obtained"]}}),
        MET,
        "What the child thinks was asked on 23 November 2026.",
    ),
    (
        "child_views_known",
        child(SET, views=(view(NOW, good="Music"),)),
        MET,
        "What the child thinks was asked on 20 November 2026.",
    ),
    (
        "child_views_known",
        child(SET, views=(view(LAST_YEAR, good="Music"),)),
        NOT_MET,
        "What the child thinks of the plan is not written, nor that it was asked.",
    ),
    ("family_views_known", child(SET), NOT_MET, "What the family thinks of the plan is not written."),
    ("family_views_known", child(HELD), MET, "What the family thinks was written on 2 February 2027."),
    (
        "family_views_known",
        child({"note_meeting": {**NOTED, "words": ""}}),
        NOT_MET,
        "What the family thinks of the plan is not written.",
    ),
    (
        "family_views_known",
        child(SET, talks=(talk(NOW),)),
        MET,
        "What the family thinks was written on 20 November 2026.",
    ),
    (
        "family_views_known",
        child(SET, talks=(talk(LAST_YEAR),)),
        NOT_MET,
        "What the family thinks of the plan is not written.",
    ),
    (
        "family_views_known",
        child({**SET, "ask_child": VIEWS}, born=BORN_16),
        MET,
        "The young person, who decides, was asked on 23 November 2026.",
    ),
    (
        "family_views_known",
        child(SET, attempts=attempts(date(2026, 11, 10), date(2026, 11, 16), date(2026, 11, 23))),
        MET,
        "The family could not be reached: 3 attempts in 2 ways.",
    ),
    # the report
    ("report_written", child(HELD), NOT_MET, "The report with its recommendations is not written."),
    ("report_written", child({"write_report": REPORT}), MET, "The report was written on 23 November 2026."),
    ("difference_written", child(), NOT_MET, "It is not written whether anybody sees it differently."),
    ("difference_written", child({"write_report": REPORT}), MET, "All who were there agree."),
    (
        "difference_written",
        child({"write_report": {**REPORT, "differs": "yes"}}),
        NOT_MET,
        "Somebody sees it differently, and it is not written what.",
    ),
    (
        "difference_written",
        child({"write_report": {**REPORT, "differs": "yes", "differences": "Her father wishes more help"}}),
        MET,
        "Where opinions differ is written.",
    ),
    ("report_sent", child(HELD), NOT_MET, "The report has not been sent."),
    (
        "report_sent",
        child({"send_report_round": SENT}),
        MET,
        "Everybody who was invited had the report by 12 February 2027.",
    ),
    (
        "report_sent",
        child({"send_report_round": {**SENT, "who": [FATHER], "others": OTHERS[:3]}}),
        NOT_MET,
        "Not everybody who was invited has the report: a parent, social care.",
    ),
]

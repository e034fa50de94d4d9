"""Cases of the checks of what the council does: which check, over which facts, its outcome and its because."""

from datetime import date

from engine.checks import Outcome
from tests.workflows.ehc_annual_review.sample import HELD, TODAY, child, decided, moved, plan, state

MET, NOT_MET, NOT_NEEDED = Outcome.MET, Outcome.NOT_MET, Outcome.NOT_NEEDED
NOT_YET = "The council has not told its decision yet."
KEEPS = "The council decided on 26 February 2027: it keeps the plan as it is."
CHANGES = "The council decided on 26 February 2027: it changes the plan."
ENDS = "The council decided on 26 February 2027: it means to end the plan."
NOTICE = {"note_notice": {"on": "2027-02-27", "evidence": True, "changes": "Section F"}}
LEFT = state(stage="left")._replace(workflow="phase_transfer")

SAME = "The child has moved to no other council since the last review."
CAME = moved(date(2026, 11, 2))

CASES = [
    ("plan_transferred", child(), NOT_NEEDED, SAME),
    (
        "plan_transferred",
        child(councils=CAME),
        NOT_MET,
        "It is not written when the old council passed the plan on to the new one.",
    ),
    (
        "plan_transferred",
        child({"note_transfer": {"on": "2026-11-16"}}, councils=CAME),
        MET,
        "The plan was passed on to the new council on 16 November 2026.",
    ),
    ("new_council_answered", child(), NOT_NEEDED, SAME),
    (
        "new_council_answered",
        child(councils=CAME),
        NOT_MET,
        "The new council has not said whether it assesses, and when it reviews the plan.",
    ),
    (
        "new_council_answered",
        child({"note_new_council": {"on": "2026-12-01"}}, councils=CAME),
        MET,
        "The new council wrote on 1 December 2026 what it does.",
    ),
    ("council_has_decided", child(HELD), NOT_MET, NOT_YET),
    ("council_has_decided", child(decided("keep")), MET, KEEPS),
    ("council_has_decided", child(earlier=decided("keep")), NOT_MET, NOT_YET),
    ("council_keeps_plan", child(HELD), NOT_MET, NOT_YET),
    ("council_keeps_plan", child(decided("keep")), MET, KEEPS),
    ("council_keeps_plan", child(decided("amend")), NOT_MET, CHANGES),
    ("council_changes_plan", child(decided("amend")), MET, CHANGES),
    ("council_changes_plan", child(decided("cease")), NOT_MET, ENDS),
    ("council_ends_plan", child(decided("cease")), MET, ENDS),
    ("council_ends_plan", child(decided("keep")), NOT_MET, KEEPS),
    (
        "notice_is_noted",
        child(decided("amend")),
        NOT_MET,
        "It is not written when the council sent the changes that it proposes.",
    ),
    (
        "notice_is_noted",
        child(decided("amend", **NOTICE)),
        MET,
        "The notice of the changes was served on 27 February 2027.",
    ),
    ("family_has_answered", child(decided("amend")), NOT_MET, "The family has not answered the council yet."),
    (
        "family_has_answered",
        child(decided("amend", help_to_answer={"on": "2027-03-05", "answer": "agrees"})),
        MET,
        "The family’s answer was noted on 23 November 2026.",
    ),
    (
        "family_has_answered",
        child(decided("amend", note_final={"outcome": "amended", "on": "2027-04-09"})),
        NOT_NEEDED,
        "The plan is final.",
    ),
    ("changes_are_final", child(decided("keep")), NOT_NEEDED, "The council does not change the plan."),
    ("changes_are_final", child(decided("amend")), NOT_MET, "The council’s final plan is not here yet."),
    (
        "changes_are_final",
        child(decided("amend", note_final={"outcome": "amended", "on": "2027-04-09"})),
        MET,
        "The council’s changed plan is of 9 April 2027.",
    ),
    (
        "changes_are_final",
        child(decided("amend", note_final={"outcome": "not_amended", "on": "2027-04-09"})),
        MET,
        "The council’s word that nothing changes is of 9 April 2027.",
    ),
    ("end_is_settled", child(decided("cease")), NOT_MET, "It is not settled whether the plan ends."),
    (
        "end_is_settled",
        child(decided("cease", note_end={"end": "appeal", "on": "2027-04-09"})),
        NOT_MET,
        "It is not settled whether the plan ends.",
    ),
    (
        "end_is_settled",
        child(decided("cease", note_end={"end": "ended", "on": "2027-05-04"})),
        MET,
        "It was settled on 4 May 2027 whether the plan ends.",
    ),
    ("end_was_dropped", child(decided("cease")), NOT_MET, "The council has not said that the plan goes on."),
    (
        "end_was_dropped",
        child(decided("cease", note_end={"end": "ended", "on": "2027-05-04"})),
        NOT_MET,
        "The council has not said that the plan goes on.",
    ),
    (
        "end_was_dropped",
        child(decided("cease", note_end={"end": "dropped", "on": "2027-05-04"})),
        MET,
        "Since 4 May 2027 it is settled that the plan goes on.",
    ),
    ("no_plan_in_force", child(), NOT_MET, "An EHC plan is in force: only the council can end it."),
    ("no_plan_in_force", child(ehc=None), NOT_MET, "An EHC plan is in force: only the council can end it."),
    (
        "no_plan_in_force",
        child(ehc=plan(ceased=date(2026, 11, 20))),
        MET,
        "The council ended the plan on 20 November 2026.",
    ),
    ("child_has_left", child(), NOT_MET, "The child is on the roll, and the plan is in force."),
    (
        "child_has_left",
        child(pupil={"left_on": date(2026, 12, 18)}),
        NOT_MET,
        "The child is on the roll, and the plan is in force.",
    ),
    (
        "child_has_left",
        child(pupil={"left_on": TODAY}),
        MET,
        "The child has left the school, and the plan goes on elsewhere.",
    ),
    ("child_has_left", child(others=(LEFT,)), MET, "The child has left the school, and the plan goes on elsewhere."),
    (
        "child_has_left",
        child(others=(LEFT._replace(is_open=False),)),
        NOT_MET,
        "The child is on the roll, and the plan is in force.",
    ),
]
